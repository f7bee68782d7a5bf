"""The query tree in Elasticsearch's query language: explicit terms only, nothing that analyses what was typed.

`match` is not used for words: over chains with joined forms and dropped function words it silently finds nothing for
some queries.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from indexing.searching.analysis.lines import HOLE
from indexing.searching.elastic.settings import TERMS_ANALYZER
from indexing.searching.fields import DATE, ID, LIVE
from indexing.searching.query import Group, IndexQuery, MatchKind, Occur, Phrase, Term

_REMEMBERED: Final = 4_096


def elastic_query(query: IndexQuery) -> dict[str, Any]:
    """The `query` of a search request."""
    filters: list[dict[str, Any]] = [live_entries()]
    filters += [{"terms": {name: list(values)}} for name, values in query.filters.items()]
    filters += [{"term": {name: value}} for name, values in query.required.items() for value in values]
    filters += [{"range": {name: {"gte": number}}} for name, number in query.at_least.items()]
    if query.date_from or query.date_to:
        bounds = {"gte": query.date_from, "lt": query.date_to}
        filters.append({"range": {DATE: {name: bound for name, bound in bounds.items() if bound}}})
    clauses: dict[str, Any] = {"filter": filters}
    for occur in Occur:
        if groups := [_best_of(group, number) for number, group in enumerate(query.groups) if group.occur is occur]:
            clauses[occur.value] = groups
    if Occur.SHOULD.value in clauses and Occur.MUST.value not in clauses:
        clauses["minimum_should_match"] = 1
    return {"bool": clauses}


def sorting(query: IndexQuery) -> list[dict[str, str]]:
    """The order of the hits: best first, ties by id."""
    by_id = {ID: "asc"}
    return [{"_score": "desc"}, by_id] if query.groups else [by_id]


def live_entries() -> dict[str, Any]:
    """Everything but the cursor and the marks of removed entries."""
    return {"term": {LIVE: True}}


def matched_words(names: Iterable[str]) -> Iterator[tuple[int, MatchKind]]:
    """The words with the kinds by which they were found, from the names of the clauses that matched a hit."""
    return map(_matched, names)


@lru_cache(_REMEMBERED)
def _matched(name: str) -> tuple[int, MatchKind]:
    word, kind, _ = name.split(":")
    return int(word), MatchKind(kind)


def _best_of(group: Group, number: int) -> dict[str, Any]:
    """The best of the alternatives, those of one kind under a name of their own, so that a hit tells its kinds."""
    if not group.alternatives:
        return {"match_none": {}}
    by_kind: dict[MatchKind, list[dict[str, Any]]] = {}
    for one in group.alternatives:
        by_kind.setdefault(one.kind, []).append(_alternative(one))
    if group.occur is Occur.MUST_NOT:
        return {"dis_max": {"queries": [clause for clauses in by_kind.values() for clause in clauses]}}
    kinds = [
        {"dis_max": {"_name": f"{group.word}:{kind}:{number}", "queries": clauses}} for kind, clauses in by_kind.items()
    ]
    return kinds[0] if len(kinds) == 1 else {"dis_max": {"queries": kinds}}


def _alternative(alternative: Term | Phrase) -> dict[str, Any]:
    if isinstance(alternative, Term) and alternative.prefix:
        return {"prefix": {alternative.field: {"value": alternative.token, "boost": alternative.boost}}}
    if isinstance(alternative, Term):
        return {"term": {alternative.field: {"value": alternative.token, "boost": alternative.boost}}}
    return {
        "match_phrase": {
            alternative.field: {
                "query": " ".join(_with_holes(alternative)),
                "analyzer": TERMS_ANALYZER,
                "boost": alternative.boost,
            }
        }
    }


def _with_holes(phrase: Phrase) -> list[str]:
    """The tokens at their positions, with a sign that the analyzer drops where a function word stood."""
    positions = phrase.positions or range(len(phrase.tokens))
    places = [HOLE] * (max(positions) + 1)
    for position, token in zip(positions, phrase.tokens, strict=True):
        places[position] = token
    return places
