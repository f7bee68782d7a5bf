"""Which media type a response has: the one of two that the client likes best, or none that it accepts."""

from collections.abc import Iterator
from enum import StrEnum

from starlette.requests import Request

from api.protocol.refusing import Refusal


class Media(StrEnum):
    """The media types of responses. Under JSON a well-formed request is answered with 200 whatever comes of it."""

    RESPONSE = "application/graphql-response+json"
    JSON = "application/json"


#: The media type of a stream of answers.
EVENTS = "text/event-stream"

#: What a client gets that names no type or takes any; clients of before 2023 know nothing else.
DEFAULT = Media.JSON


def negotiated(request: Request) -> Media:
    """The media type to answer `request` with. Raises Refusal (406) if the client accepts none there is."""
    weights = dict(_weights(",".join(request.headers.getlist("accept"))))
    if not weights:
        return DEFAULT
    any_weight = weights.get("application/*", weights.get("*/*", 0.0))

    def liking(media: Media) -> tuple[float, bool, bool]:
        named = media.value in weights
        return weights.get(media.value, any_weight), named, named == (media is not DEFAULT)

    best = max(Media, key=liking)
    if not liking(best)[0]:
        raise Refusal(406, f"Accept {Media.RESPONSE} or {Media.JSON}: nothing else is given.")
    return best


def wants_page(request: Request) -> bool:
    """Whether a person has opened the address in a browser."""
    return "text/html" in request.headers.get("accept", "")


def prefers_events(accept: str) -> bool:
    """Whether a client with the header `accept` likes a stream of events better than JSON.

    urql names both, JSON first, for every operation that ends with one answer.
    """
    weights = dict(_weights(accept))
    return weights.get(EVENTS, 0.0) > max(weights.get(media.value, 0.0) for media in Media)


def _weights(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        if name:
            yield name, float(weight) if weight.replace(".", "", 1).isdigit() else 0.0
