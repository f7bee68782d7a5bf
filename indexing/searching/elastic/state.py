"""Which state its index is in, told with each search, so that what was looked up before it may still be used.

A state is the index behind the alias and the number of the last write to it that readers see; Elasticsearch counts
writes up in `_seq_no`. It is asked for behind a search, in the same request and one after the other. Readers only move
on, so where no newer write is seen behind a search, none was seen by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

_NUMBER: Final = "_seq_no"


@dataclass(frozen=True, slots=True)
class State:
    """An index and the last write to it; before anything is known, a write that none can be."""

    index: str = ""
    number: int = -1

    def __str__(self) -> str:
        return f"{self.index}/{self.number}"


def newer_than(state: State) -> dict[str, Any]:
    """The body of a search for the last write behind `state`; it finds nothing while the index stays as it is."""
    return {
        "query": {"range": {_NUMBER: {"gt": state.number}}},
        "sort": [{_NUMBER: "desc"}],
        "size": 1,
        "_source": False,
        "seq_no_primary_term": True,
        "track_total_hits": False,
    }


def state_behind(before: State, hits: Sequence[Any], newer: Sequence[Any]) -> State | None:
    """The state that an index is in when `newer` was found behind `before` by the question that followed a search.

    None where it cannot be told: another index may be behind the alias by now, which only `hits` of the search show.
    """
    if newer:
        return State(newer[0]["_index"], newer[0][_NUMBER])
    return before if hits and hits[0]["_index"] == before.index else None
