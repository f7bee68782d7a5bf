"""Milliseconds to refuse documents that are made to keep a server busy, and to price one that a front end sends.

Each is parsed and judged anew, as one that nobody has sent before; the aim is 10 ms for the first. Beside it stands
what the ready-made limiter of depth takes for the same document.
"""

import time
from collections.abc import Callable
from statistics import median

from graphql import GraphQLError, parse, validate
from strawberry.extensions.query_depth_limiter import create_validator

from api.operations import load_operations
from resolvers.admission import Admission
from resolvers.limits import Limits
from resolvers.schema import schema
from resolvers.validating import Validator

_LIMITS = Limits()
_ROUNDS = 30
#: The ready-made limiter takes seconds.
_ROUNDS_READY_MADE = 1


def main() -> None:
    """Print a line for each document, and the price of the first example operation."""
    for name, text in _ATTACKS.items():
        refused = _median(lambda text=text: _refused(text), _ROUNDS)  # type: ignore[misc]
        print(f"{name:52} {len(text):6} bytes {refused:9.2f} ms")
    ready_made = _median(lambda: _ready_made(_bomb(21)), _ROUNDS_READY_MADE)
    ours = _median(lambda: _refused(_bomb(21)), _ROUNDS)
    label = "the first one under the ready-made limiter of depth"
    print(f"{label:58} {'':6} {ready_made:9.2f} ms   x {ready_made / ours:.0f}")
    document = parse(load_operations()[0].text)
    admission = Admission(schema._schema, _LIMITS)
    priced = _median(lambda: admission.price(document, None, {}), 300)
    print(f"{'price of the nested example, not remembered':58} {'':6} {priced:9.2f} ms")


def _bomb(fragments: int) -> str:
    """Each fragment spreads the next one twice, so that expanding them doubles the document with each."""
    chain = "".join(f"fragment F{n:02} on Agreement{{...F{n + 1:02} ...F{n + 1:02}}}" for n in range(fragments))
    head, last = "{agreements(first:1){edges{node{...F00}}}}", f"fragment F{fragments:02} on Agreement{{a:id}}"
    return head + chain + last


def _within(fields: str) -> str:
    return f"{{ agreements(first: 1) {{ edges {{ node {{ {fields} }} }} }} }}"


_ATTACKS = {
    "fragments that spread each other twice, 21 times": _bomb(21),
    "one field with sub-fields, 130 times": _within("parties { actor { name } } " * 130),
    "one field, 900 times": _within("title " * 900),
    "aliases of a page, 100 times": "{" + " ".join(f"a{n}: agreements(first: 9) {{ id }}" for n in range(100)) + "}",
    "directives, 900": "{ __typename " + "@a" * 450 + "}",
    "levels, 300": "{ a" * 300 + "}" * 300,
    "fields that do not exist, 900": "{" + " ".join(f"n{n}" for n in range(900)) + "}",
}


def _refused(text: str) -> None:
    try:
        document = parse(text, max_tokens=_LIMITS.tokens)
    except GraphQLError:
        return
    assert Validator(schema._schema, _LIMITS).verdict(document).errors


def _ready_made(text: str) -> None:
    validate(schema._schema, parse(text), [create_validator(_LIMITS.depth, None, None)])


def _median(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds that `work` takes."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return 1_000 * median(taken)


if __name__ == "__main__":
    main()
