"""The response to an operation that was understood: status, body with its cost, and what caches may do with it."""

from dataclasses import dataclass
from typing import Any

from strawberry.types import ExecutionResult

from api.answers import JsonAnswer, named
from api.guarding.gate import Overloaded
from api.protocol.negotiation import Media
from api.protocol.statuses import Reading, status_of
from api.throttling.accounts import rate_headers
from resolvers.context import Context
from resolvers.errors import RateLimited
from resolvers.pricing.account import Allowance

NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an operation, and how the account of the caller then stands."""

    result: ExecutionResult
    context: Context
    allowance: Allowance | None = None

    @property
    def executed(self) -> bool:
        """Whether an operation ran: one that was refused has neither data nor errors at a place in it."""
        errors = self.result.errors or ()
        return self.result.data is not None or not errors or any(error.path for error in errors)

    @property
    def cacheable(self) -> bool:
        """Whether the same request would get the same answer from anybody until a document changes."""
        return self.executed and not self.result.errors and not self.context.personal

    def body(self) -> dict[str, Any]:
        """The GraphQL response; it has data only if an operation ran."""
        body: dict[str, Any] = {"data": self.result.data} if self.executed else {}
        if self.result.errors:
            body["errors"] = [named(error.formatted, self.context.request_id) for error in self.result.errors]
        extensions = dict(self.result.extensions or {})
        if bill := self.context.bill:
            extensions["cost"] = {"requested": bill.requested, "actual": bill.actual(self.context.loaded)}
        if extensions:
            body["extensions"] = extensions
        return body

    def response(self, media: Media, reading: Reading) -> JsonAnswer:
        """The response, which caches must not keep."""
        errors = self.result.errors or ()
        headers = {**NO_STORE, **rate_headers(self.allowance), **retry_header(*errors)}
        return JsonAnswer(self.body(), status_of(errors, self.executed, media, reading), headers, media.value)


def retry_header(*errors: Exception) -> dict[str, str]:
    """When to try again, where one of `errors` says it: that of a rate limit, or of a server with too much to do."""
    waits = [error.retry_after for error in errors if isinstance(error, RateLimited | Overloaded)]
    return {"Retry-After": str(max(waits))} if waits else {}
