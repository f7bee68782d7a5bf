"""The query tree that both engines execute: groups of alternatives, never an engine's own syntax."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Occur(StrEnum):
    """Whether a group has to match, adds to the score, or must not match."""

    MUST = "must"
    SHOULD = "should"
    MUST_NOT = "must_not"


class MatchKind(StrEnum):
    """What an alternative of the query shares with an entry that holds it.

    EXACT is the word as typed, STEM another form of it, SPELLING a word one typing error away, NAME one that sounds
    alike in another script, TRANSLATION one that means the same in another language.
    """

    EXACT = "exact"
    STEM = "stem"
    SPELLING = "spelling"
    NAME = "name"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Term:
    """An analysed token in one index field, e.g. `text_fa`; with `prefix` all tokens that begin with it, equally."""

    field: str
    token: str
    boost: float = 1.0
    kind: MatchKind = MatchKind.STEM
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Analysed tokens that must follow each other in one index field.

    `positions` are their word positions where function words between them were dropped; empty means one after another.
    """

    field: str
    tokens: tuple[str, ...]
    boost: float = 1.0
    positions: tuple[int, ...] = ()
    kind: MatchKind = MatchKind.STEM


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives for one word or phrase of the query; the best one counts (dis_max).

    `word` numbers the words of the query: a word and its exact twin, which is a group of its own, share the number.
    """

    alternatives: tuple[Term | Phrase, ...]
    occur: Occur = Occur.SHOULD
    word: int = 0

    def only(self, wanted: Callable[[Term | Phrase], bool]) -> "Group":
        """The group with its `wanted` alternatives alone, which may be none."""
        return Group(tuple(filter(wanted, self.alternatives)), self.occur, self.word)


@dataclass(frozen=True, slots=True)
class Belief:
    """What a query takes for granted of the index, instead of having looked it up.

    Its words stand as they did in `state` (see `IndexHits`; empty if none of them is remembered), no entry has a text
    in the fields `empty`, none holds a term of `absent`, and each word of `held` is in an entry, in some form; that is
    seen where one of the hits holds it.
    """

    state: str = ""
    empty: frozenset[str] = frozenset()
    absent: tuple[Term, ...] = ()
    held: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """Groups to match and exact filters, which are `type` and the keywords of fields.py.

    Every filter must hold; within one, any of its values does, while of `required` every value must hold. `at_least`
    are figures to be reached (`NUMBERS` of fields.py). Without a MUST group at least one SHOULD group has to match.
    `date_from` is inclusive and `date_to` exclusive, both partial dates compared as strings; an entry without a date is
    in no range. No group at all means all entries, in order of their ids. `collapse` names a keyword (`COLLAPSIBLE` of
    fields.py): of the entries with one value of it only the best is given, and `limit` and `offset` count such groups.
    Whether the `belief` was right is told with the hits.
    """

    groups: tuple[Group, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str = ""
    date_to: str = ""
    limit: int = 20
    offset: int = 0
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_least: Mapping[str, float] = field(default_factory=dict)
    collapse: str = ""
    belief: Belief = Belief()


@dataclass(frozen=True, slots=True)
class Facet:
    """The values that `keyword` has in the entries that match `query`: the `limit` most frequent ones."""

    query: IndexQuery
    keyword: str
    limit: int = 50
