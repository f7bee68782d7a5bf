"""The answers to one operation over a connection that stays open: one to a query, one for each event of a subscription.

Opening a subscription, and answering each of its events, runs under the same guards as a query does. Waiting for the
next event takes no place among the running operations.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError, OperationType

from api.answers import named
from api.guarding.gate import Overloaded
from api.guarding.guards import DeadlineExceeded
from api.observing.watching import GONE, OK
from api.principal import Principal
from api.protocol.documents import DocumentNotFound, Documents, Found
from api.protocol.reading import Asked
from api.protocol.running import Runner, settle
from api.subscriptions.seats import Seats
from resolvers.errors import LimitExceeded, RateLimited
from resolvers.masking import presentable
from resolvers.subscribing import Document, Refused, Subscribed

#: The body of a GraphQL response. One without `data` is the last: the operation did not run, or cannot go on.
Body = dict[str, Any]

#: What guards and accounts raise instead of an answer.
_TURNED_AWAY = (RateLimited, Overloaded, DeadlineExceeded, LimitExceeded)


class Streams:
    """Answers operations of any kind."""

    def __init__(self, runner: Runner, documents: Documents, seats: Seats) -> None:
        """Run them with `runner`; each subscription takes one of `seats`."""
        self._runner = runner
        self._documents = documents
        self._seats = seats

    async def answers(
        self, asked: Asked, method: str, principal: Principal, request_id: str, transport: str
    ) -> AsyncGenerator[Body, None]:
        """The bodies of the responses. Raises Refusal for a request that names no document that may run."""
        try:
            found = self._documents.find(asked)
        except DocumentNotFound as unknown:
            yield _failed([unknown], request_id)
            return
        document = self._subscription(found, asked)
        if document is None:
            outcome = await self._runner.run(found, asked, method, principal, request_id, transport)
            yield outcome.body()
            return
        async with aclosing(self._events(document, asked, principal, request_id, transport)) as bodies:
            async for body in bodies:
                yield body

    def _subscription(self, found: Found, asked: Asked) -> Document | None:
        """The document, if a subscription is meant; what cannot be parsed is left to the runner to refuse."""
        try:
            tokens = self._runner.schema.admission.limits.tokens
            document = Document.parsed(found.text, asked.operation_name, tokens)
        except GraphQLSyntaxError:
            return None
        operation = document.operation
        return document if operation and operation.operation is OperationType.SUBSCRIPTION else None

    async def _events(
        self, document: Document, asked: Asked, principal: Principal, request_id: str, transport: str
    ) -> AsyncGenerator[Body, None]:
        observer = self._runner.guards.observer
        end = GONE
        try:
            with self._seats.seat(principal.account):
                subscribed = await self._opened(document, asked, principal, request_id, transport)
                context, _ = self._runner.context(principal, request_id)
                async with aclosing(subscribed.events(context)) as events:
                    async for event in events:
                        yield await self._answer(subscribed, event, principal, request_id)
                        observer.metrics.event(observer.label(document.name))
            end = OK
        except Refused as refused:
            end = _code(refused.errors[0])
            yield _failed(refused.errors, request_id)
        except _TURNED_AWAY as refusal:
            end = refusal.code.value
            yield _failed([refusal], request_id)
        finally:
            observer.metrics.subscription_ended(end)

    async def _opened(
        self, document: Document, asked: Asked, principal: Principal, request_id: str, transport: str
    ) -> Subscribed:
        name = asked.operation_name
        context, tab = self._runner.context(principal, request_id)
        observer = self._runner.guards.observer
        with observer.operation(request_id, principal.caller.id, transport, document.name) as entry:
            try:
                async with self._runner.guards.running():
                    if tab:
                        await tab.open()
                    return await Subscribed.open(self._runner.schema, document, name, asked.variables, context)
            except Refused as refused:
                entry.ended(refused.errors)
                raise
            finally:
                entry.points = context.bill.actual(context.loaded) if context.bill else None
                await settle(tab, context)

    async def _answer(self, subscribed: Subscribed, event: Any, principal: Principal, request_id: str) -> Body:
        context, tab = self._runner.context(principal, request_id)
        try:
            async with self._runner.guards.answering():
                result = await subscribed.answer(event, context)
        finally:
            context.close()
            if tab:
                await tab.settle(max(1, context.loaded))
        body: Body = {"data": result.data}
        if result.errors:
            body["errors"] = [named(error.formatted, request_id) for error in result.errors]
        return body


def _failed(errors: list[GraphQLError], request_id: str) -> Body:
    return {"errors": [named(presentable(error, request_id).formatted, request_id) for error in errors]}


def _code(error: GraphQLError) -> str:
    return str((error.extensions or {}).get("code", ""))
