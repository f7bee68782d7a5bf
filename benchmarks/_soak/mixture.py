"""What the soak asks: every kind of request that a public server gets, the wrong and the rude ones included."""

import random
from dataclasses import dataclass
from typing import Final

import orjson

_NESTED: Final = """query Nested($n: Int!) { agreements(first: $n) { edges { node { id title
  parties { role actor { id name(language: EN) } }
  passages(first: 3) { edges { node { quote article { id headline } } } } } } } }"""
_LIST: Final = """query List($after: String) { articles(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id headline language publishedAt } } totalCount { value } } }"""
_SEARCH: Final = """query Search($text: String!) { search(query: $text, first: 10) {
  edges { score node { __typename ... on Passage { quote } ... on Agreement { title } } } totalCount { value } } }"""
_ACTORS: Final = """query Actors { actors(first: 20) { edges { node { id name
  agreements(first: 5) { edges { node { title } } } } } } }"""
_DEAR: Final = """query Dear { agreements(first: 100) { edges { node { passages(first: 100) { edges { node {
  article { passages(first: 100) { edges { node { quote } } } } } } } } } } }"""
_TEXTS: Final = ("memorandum mining", "تفاهم‌نامه گاز", "Uzbekistan trade", '"signed" -oil', "меморандум", "دوشنبه")


@dataclass(frozen=True, slots=True)
class Request:
    """A request as bytes; after a `rude` one the client leaves without waiting for the answer."""

    kind: str
    data: bytes
    rude: bool = False


def drawn(chance: random.Random) -> Request:
    """A request of the mixture."""
    draw = chance.random()
    if draw < 0.30:
        return _post("nested", _NESTED, n=chance.choice((1, 10, 25, 50)))
    if draw < 0.50:
        return _post("list", _LIST, after=None)
    if draw < 0.70:
        return _post("search", _SEARCH, text=chance.choice(_TEXTS))
    if draw < 0.82:
        return _post("actors", _ACTORS)
    if draw < 0.86:
        return _post("dear", _DEAR)
    if draw < 0.89:
        return _post("invalid", f"{{ nothing{chance.randrange(10**6)} }}")
    if draw < 0.92:
        return _post("fresh", f"query Q{chance.randrange(10**6)} {{ articles(first: 3) {{ edges {{ cursor }} }} }}")
    if draw < 0.94:
        return Request("garbage", _head("POST", 9) + b"{ garbage")
    if draw < 0.97:
        request = _post("nested", _NESTED, n=50)
        return Request("rude", request.data, rude=True)
    return Request("ready", b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n")


def _post(kind: str, query: str, **variables: object) -> Request:
    body = orjson.dumps({"query": query, "variables": variables})
    return Request(kind, _head("POST", len(body)) + body)


def _head(method: str, length: int) -> bytes:
    return (
        f"{method} /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Accept: application/graphql-response+json\r\nContent-Length: {length}\r\n\r\n"
    ).encode()
