"""Running one operation for one caller: its account opened before anything is read, and settled when all is done."""

from contextlib import suppress

from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from api.guarding.gate import Overloaded
from api.guarding.guards import DeadlineExceeded, Guards
from api.operating_settings import OperatingSettings
from api.principal import Principal
from api.protocol.answering import Outcome
from api.protocol.documents import Found
from api.protocol.reading import Asked
from api.protocol.refusing import Malformed, Refusal
from api.throttling.accounts import DEPOSIT, Accounts, Tab
from indexing.searching.port import SearchIndex
from indexing.storing.port import DocumentStore
from resolvers.context import Context
from resolvers.errors import RateLimited
from resolvers.feed.feed import Feed
from resolvers.memory import Memory
from resolvers.schema import PeymanSchema

#: What may be asked by each method; a GET must not change anything.
ALLOWED = {"GET": (OperationType.QUERY,), "POST": (OperationType.QUERY, OperationType.MUTATION)}


class Runner:
    """Runs operations on one schema, store and index."""

    def __init__(
        self,
        schema: PeymanSchema,
        store: DocumentStore,
        index: SearchIndex,
        accounts: Accounts | None,
        guards: Guards | None = None,
        feed: Feed | None = None,
    ) -> None:
        """Without `accounts`, nobody is charged; without `guards`, the usual ones are made.

        `feed` is what subscriptions listen to.
        """
        self.guards = guards or Guards.of(OperatingSettings())
        self.schema = schema
        self._feed = feed
        self._store = store
        self._index = index
        self._accounts = accounts
        self._memory = Memory()

    async def run(
        self,
        found: Found,
        asked: Asked,
        method: str,
        principal: Principal,
        request_id: str,
        transport: str = "http",
    ) -> Outcome:
        """The outcome of the operation. Raises Refusal for one that the method or the protocol does not allow."""
        context, tab = self.context(principal, request_id)
        with self.guards.observer.operation(request_id, principal.caller.id, transport, asked.operation_name) as entry:
            try:
                result = await self._executed(found, asked, method, context, tab)
            finally:
                entry.name = context.operation or asked.operation_name
                entry.points = context.bill.actual(context.loaded) if context.bill else None
            entry.ended(result.errors)
        return Outcome(result, context, tab.allowance if tab else None)

    def context(self, principal: Principal, request_id: str) -> tuple[Context, Tab | None]:
        """What an operation of `principal` runs with, and the tab that it pays from, if it pays."""
        tab = Tab.of(self._accounts, principal) if self._accounts else None
        context = Context(self._store, self._index, request_id, principal.caller, tab, self._memory, self._feed)
        context.encoded = True
        return context, tab

    async def _executed(
        self, found: Found, asked: Asked, method: str, context: Context, tab: Tab | None
    ) -> ExecutionResult:
        try:
            async with self.guards.running():
                if tab:
                    await tab.open()
                return await self.schema.execute(
                    found.text,
                    dict(asked.variables),
                    context_value=context,
                    operation_name=asked.operation_name,
                    allowed_operation_types=ALLOWED[method],
                )
        except (RateLimited, Overloaded, DeadlineExceeded) as refusal:
            return ExecutionResult(data=None, errors=[refusal])
        except InvalidOperationTypeError as problem:
            raise _not_allowed(method) from problem
        except CannotGetOperationTypeError as problem:
            raise Malformed("The document holds no operation of the name that `operationName` gives.") from problem
        finally:
            context.close()
            await settle(tab, context)


async def settle(tab: Tab | None, context: Context) -> None:
    """Give back what was not needed, or charge the checking of a document that may not run."""
    if tab is None:
        return
    if context.bill:
        await tab.settle(context.bill.actual(context.loaded) + context.checking)
    elif context.checking:
        with suppress(RateLimited):
            await tab.charge(DEPOSIT + context.checking)


def _not_allowed(method: str) -> Refusal:
    if method == "GET":
        return Refusal(405, "Only queries can be sent by GET: use POST.", headers={"Allow": "POST"})
    return Malformed("Subscriptions need a connection that stays open.")
