"""What an actor is called: the texts by which it is found, suggested and shown, the same in all three places.

A state has more names than coverage uses or CLDR prefers (Turkey beside Türkiye, Burma beside Myanmar); they stand in
the table of countries. Datelines are in capitals, which are no spelling of their own. Spellings of the table that are
one typing error away from a preferred name are left to the search: as known words they would not be put right.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from indexing.deriving.mentions.country_names import country_rows
from indexing.documents import Actor
from indexing.folding import fold
from indexing.values import Name
from indexing.vocabulary import ActorKind, Language

_NAMES: Final = ((Language.EN, "names_en"), (Language.FA, "names_fa"))
_CAPITALS: Final = ((Language.EN, "capital_en"), (Language.FA, "capital_fa"))


def names_of(actor: Actor) -> tuple[Name, ...]:
    """The preferred names of an actor, the forms under which it was seen, and the other names of a state, each once."""
    seen = (*actor.names, *(Name(text=alias.text, language=alias.language) for alias in actor.aliases))
    if actor.kind is not ActorKind.COUNTRY or actor.code is None:
        return tuple(dict.fromkeys(seen))
    others = (name for name in _in_table(actor.code, _NAMES) if not _is_slip(name, actor.names))
    names = (*seen, *others)
    return _each_once(names, (*names, *_in_table(actor.code, _CAPITALS)))


def offices_of(actor: Actor) -> tuple[Name, ...]:
    """The titles of the offices of an actor, each once."""
    return tuple(dict.fromkeys(Name(text=role.title, language=role.language) for role in actor.roles))


def _each_once(names: Iterable[Name], spellings: Iterable[Name]) -> tuple[Name, ...]:
    """`names`, of those that differ by case alone one only; not in capitals where any of `spellings` is not."""
    usual: dict[tuple[str, Language], Name] = {}
    for name in spellings:
        key = _key(name)
        if key not in usual or (usual[key].text.isupper() and not name.text.isupper()):
            usual[key] = name
    return tuple(dict.fromkeys(usual[_key(name)] for name in names))


def _is_slip(name: Name, preferred: Iterable[Name]) -> bool:
    """Whether a name is one letter, or a pair of letters in the wrong order, away from a preferred one."""
    return any(_are_close(_key(name)[0], _key(one)[0]) for one in preferred)


def _are_close(one: str, other: str) -> bool:
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _key(name: Name) -> tuple[str, Language]:
    return fold(name.text).casefold(), name.language


@cache
def _in_table(code: str, columns: tuple[tuple[Language, str], ...]) -> tuple[Name, ...]:
    return tuple(_written(code, columns))


def _written(code: str, columns: tuple[tuple[Language, str], ...]) -> Iterator[Name]:
    for row in country_rows():
        if row["id"] == code:
            for language, column in columns:
                yield from (Name(text=text, language=language) for text in row[column].split("|") if text)
