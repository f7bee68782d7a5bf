"""The HTTP status of a result.

Two readings of the specification are in use. The one that clients and its test suite know (`stable`) says 400 where no
operation ran and 200 where one did; the newer draft tells more (`draft`). Under plain JSON, which older clients read,
a well-formed request always gets 200, but for what proxies and clients act upon: rate limits and engines that are down.
"""

from collections.abc import Sequence
from typing import Literal

from graphql import GraphQLError

from api.protocol.negotiation import Media
from resolvers.errors import ErrorCode

Reading = Literal["stable", "draft"]

#: Data and errors together, in the newer draft.
PARTIAL = 294
UNPROCESSABLE = 422

#: Statuses that hold under every media type and reading when no operation ran.
_SPECIAL = {
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.UNAVAILABLE: 503,
    ErrorCode.OVERLOADED: 503,
    ErrorCode.DEADLINE_EXCEEDED: 504,
    ErrorCode.INTERNAL: 500,
}


def status_of(errors: Sequence[GraphQLError], executed: bool, media: Media, reading: Reading) -> int:
    """The status of a result with `errors`; `executed` says whether an operation ran."""
    if executed:
        return PARTIAL if errors and media is Media.RESPONSE and reading == "draft" else 200
    code = (errors[0].extensions or {}).get("code", "") if errors else ""
    special = next((status for known, status in _SPECIAL.items() if known == code), None)
    if special:
        return special
    if media is Media.JSON:
        return 200
    return UNPROCESSABLE if reading == "draft" and code != ErrorCode.PARSE_FAILED else 400
