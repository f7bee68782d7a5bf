"""The forms of what filters take as text or number: an id, a code of a state or bloc, a figure within its bounds.

What has not the form can be in no document. To find nothing for it would look like an answer, so it is refused with a
sentence that shows the form.
"""

import re
from collections.abc import Sequence
from functools import cache

from indexing.deriving.mentions.blocs import bloc_rows
from resolvers.errors import BadInput
from resolvers.scalars import COUNTRIES

#: How the id of an actor begins, which no code of a state or bloc does.
ACTOR_PREFIX = "act-"
ARTICLE_PREFIX = "art-"

_REST = re.compile(r"[0-9A-Za-z-]+")
_KINDS = {ACTOR_PREFIX: "an actor", ARTICLE_PREFIX: "an article"}
#: Characters of a refused value that the refusal repeats.
_SHOWN = 40


def ids(given: Sequence[str] | None, prefix: str) -> list[str]:
    """`given`, ids of the type that `prefix` tells. Raises BadInput for one that is not; unknown ones may pass."""
    for one in given or ():
        if not one.startswith(prefix) or not _REST.fullmatch(one, len(prefix)):
            kind = _KINDS[prefix]
            raise BadInput(f"{_short(one)} is not the id of {kind}: it begins with `{prefix}`, as answers give it.")
    return list(given or ())


def codes(given: Sequence[str] | None) -> list[str]:
    """`given`, codes of states and blocs, in upper case. Raises BadInput for what is neither."""
    found = [one.upper() for one in given or ()]
    for one, code in zip(given or (), found, strict=True):
        if code not in COUNTRIES and code not in _blocs():
            raise BadInput(
                f"{_short(one)} is no state or bloc that is known here: write two letters of ISO 3166-1 (`IR`) or the "
                f"acronym of a bloc ({', '.join(sorted(_blocs()))})."
            )
    return found


def share(name: str, given: float | None) -> float | None:
    """`given`, a figure from 0 to 1, or None. Raises BadInput."""
    if given is not None and not 0 <= given <= 1:
        raise BadInput(f"`{name}` must be between 0 and 1, not {given}.")
    return given


def number(name: str, given: int | None) -> int | None:
    """`given`, a number of things, or None. Raises BadInput for a negative one."""
    if given is not None and given < 0:
        raise BadInput(f"`{name}` must be 0 or more, not {given}.")
    return given


@cache
def _blocs() -> frozenset[str]:
    return frozenset(row["id"] for row in bloc_rows())


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
