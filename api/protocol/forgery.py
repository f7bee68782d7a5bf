"""A guard against requests that another site makes a reader's browser send (cross-site request forgery).

A browser asks beforehand, by a preflight that nobody answers with yes, whether it may send a page's request that has a
JSON body or a header of its own. What it sends without asking looks like a form or an image; of such requests only
those pass that no other site can have caused. Browsers say by `Sec-Fetch-Site` where a request comes from; a `fetch` of
a server says `Sec-Fetch-Mode` alone. Pages can set neither.
"""

from starlette.requests import Request

from api.protocol.reading import media_type
from api.protocol.refusing import Refusal

#: Headers that a page can only send after asking; those that clients of Apollo send, and one for everybody else.
PREFLIGHTED = ("x-apollo-operation-name", "apollo-require-preflight", "graphql-require-preflight")

#: Media types that a form can have, and none at all.
_SIMPLE = ("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data")

_OWN = ("same-origin", "none")


def guard(request: Request) -> None:
    """Raises Refusal (403) for a request that another site may have caused."""
    headers = request.headers
    if media_type(request)[0] not in _SIMPLE or any(headers.get(name) for name in PREFLIGHTED):
        return
    site = headers.get("sec-fetch-site")
    if site in _OWN or (site is None and "sec-fetch-mode" in headers):
        return
    raise Refusal(
        403,
        "The request may have been caused by another site: send it with the header "
        f"`{PREFLIGHTED[-1].title()}: 1`, or by POST as application/json.",
    )
