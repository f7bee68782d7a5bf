"""What is asked along with a search on Elasticsearch: whether what the search took for granted was so.

It goes in the request of the search and is asked behind it, one question after the other. Readers of an index only move
on: where no newer write is seen behind a search, none was seen by it, and a field or term that no entry has then, none
had before. The questions find nothing as long as all is as believed, so they cost next to nothing.

A state is the index behind the alias and the number of the last write to it that readers see; Elasticsearch counts
writes up in `_seq_no`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from indexing.searching.elastic.query import matched_words
from indexing.searching.fields import SOUND_FIELDS, TEXT_FIELDS
from indexing.searching.port import IndexHits
from indexing.searching.query import Belief, MatchKind, Term

_NUMBER: Final = "_seq_no"
#: What may be wrong with a belief: that fields are empty, that terms are absent.
_EMPTY: Final = "empty"
_ABSENT: Final = "absent"
#: Kinds of match by which an entry holds a word itself.
_ITSELF: Final = frozenset({MatchKind.EXACT, MatchKind.STEM})
#: The fields of texts, each with those that are filled with it: twins have no texts of their own.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: (name, f"{name}.exact") for name, (_, exact) in TEXT_FIELDS.items() if not exact},
    **{name: (name,) for name in SOUND_FIELDS},
}


@dataclass(frozen=True, slots=True)
class _State:
    """An index and the last write to it; before anything is known, a write that none can be."""

    index: str = ""
    number: int = -1

    def __str__(self) -> str:
        return f"{self.index}/{self.number}"


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked behind a search: for each field that may be empty, and for a belief, whether an entry has it."""

    probes: Mapping[str, dict[str, Any]]
    doubts: Mapping[str, dict[str, Any]]
    belief: Belief
    before: _State

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The bodies of the searches that ask, in their order."""
        return [*self.probes.values(), *self.doubts.values(), _newer_than(self.before)]


class Watch:
    """Follows the state of one index from search to search."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._state = _State()
        self._empty: frozenset[str] | None = None

    def questions(self, belief: Belief) -> Questions:
        """What to ask behind a search that was made in `belief`; also which fields are empty, if that is not known."""
        probes = {name: _any([_filled(name)]) for name in _FIELDS} if self._empty is None else {}
        doubts = {
            _EMPTY: [_filled(name) for name in _FIELDS if name in belief.empty],
            _ABSENT: [*_holding(belief.absent)],
        }
        asked = {doubt: _any(clauses) for doubt, clauses in doubts.items() if clauses}
        return Questions(probes, asked, belief, self._state)

    def told(self, found: IndexHits, hits: Sequence[Any], questions: Questions, answers: Sequence[Any]) -> IndexHits:
        """`found`, with what the `answers` tell besides; `hits` are those of the search as the node gave them."""
        *counted, newer = (answer["hits"] for answer in answers)
        asked = (*questions.probes, *questions.doubts)
        found_any = {name: bool(one["total"]["value"]) for name, one in zip(asked, counted, strict=True)}
        belief = questions.belief
        wrong = [doubt for doubt in questions.doubts if found_any[doubt]]
        if questions.probes:
            self._empty = frozenset(each for name in questions.probes if not found_any[name] for each in _FIELDS[name])
        elif _EMPTY in wrong:
            self._empty = None
        state = _behind(questions.before, hits, newer["hits"])
        if state is not None:
            self._state = state
        elif hits:
            # A rebuilt index counts its writes anew: compared with those of the old one none would ever be newer.
            self._state, self._empty = _State(), None
        name = str(state) if state else ""
        return replace(
            found,
            state=name,
            empty=self._empty or frozenset(),
            is_as_believed=not wrong and (not belief.state or belief.state == name) and belief.held <= _seen(hits),
        )


def _seen(hits: Sequence[Any]) -> set[int]:
    """The words of the query that one of `hits` holds."""
    found = (one for hit in hits for one in matched_words(hit.get("matched_queries", ())))
    return {word for word, kind in found if kind in _ITSELF}


def _behind(before: _State, hits: Sequence[Any], newer: Sequence[Any]) -> _State | None:
    """The state that the index was in where `newer` writes than the last one `before` were found behind a search.

    None where it cannot be told: another index may be behind the alias by now, which only `hits` of the search show.
    """
    if newer:
        return _State(newer[0]["_index"], newer[0][_NUMBER])
    return before if hits and hits[0]["_index"] == before.index else None


def _newer_than(state: _State) -> dict[str, Any]:
    return {
        "query": {"range": {_NUMBER: {"gt": state.number}}},
        "sort": [{_NUMBER: "desc"}],
        "size": 1,
        "_source": False,
        "seq_no_primary_term": True,
        "track_total_hits": False,
    }


def _any(clauses: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Whether any entry matches any of `clauses`."""
    return {"query": {"bool": {"should": clauses}}, "size": 0, "track_total_hits": 1, "terminate_after": 1}


def _filled(name: str) -> dict[str, Any]:
    return {"exists": {"field": name}}


def _holding(terms: Iterable[Term]) -> Iterator[dict[str, Any]]:
    by_field: dict[str, list[str]] = {}
    for one in terms:
        by_field.setdefault(one.field, []).append(one.token)
    yield from ({"terms": {name: tokens}} for name, tokens in by_field.items())
