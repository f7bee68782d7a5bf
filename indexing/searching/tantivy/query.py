"""The query tree as tantivy queries.

tantivy tells which entries match and which of them may be the best; rescoring.py says which of these are. So all that a
query looks for goes into one flat union of terms, which tantivy runs through several times as fast as a union of the
best of alternatives: an entry that holds two alternatives of a word stands a little too high, not more. Each term
weighs as much as it is worth in an entry of mean length, which evens out that tantivy knows no means of single fields.
"""

import re
from collections.abc import Iterable
from typing import Final

import tantivy

from indexing.searching.fields import DATE, LIVE
from indexing.searching.query import Group, IndexQuery, Occur, Phrase, Term
from indexing.searching.tantivy.schema import date_number
from indexing.searching.tantivy.statistics import Statistics

#: tantivy's BM25: k1 = 1.2 and b = 0.75, and lengths are compared with the mean over all documents.
_K1: Final = 1.2
_B: Final = 0.75
_Clauses = list[tuple[tantivy.Occur, tantivy.Query]]


class Queries:
    """Makes the tantivy queries for one state of an index."""

    def __init__(self, schema: tantivy.Schema, statistics: Statistics) -> None:
        """Nothing is read before a query is made."""
        self._schema = schema
        self._statistics = statistics

    def matching(self, query: IndexQuery) -> tantivy.Query:
        """The entries that match, scored roughly; filters do not add to the score."""
        clauses = self._groups(query.groups)
        if all(occur is tantivy.Occur.MustNot for occur, _ in clauses):
            clauses.append((tantivy.Occur.Must, live_entries(self._schema)))
        clauses += [(tantivy.Occur.Must, _unscored(one)) for one in self._filters(query)]
        return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(clauses)

    def _groups(self, groups: Iterable[Group]) -> _Clauses:
        """Only entries with texts match what must or should occur, so those need not be told from other documents."""
        by_occur: dict[Occur, list[Group]] = {occur: [] for occur in Occur}
        for group in groups:
            by_occur[group.occur].append(group)
        clauses = [(tantivy.Occur.Must, self._union([group])) for group in by_occur[Occur.MUST]]
        if by_occur[Occur.SHOULD]:
            occur = tantivy.Occur.Should if clauses else tantivy.Occur.Must
            clauses.append((occur, self._union(by_occur[Occur.SHOULD])))
        return clauses + [(tantivy.Occur.MustNot, self._union([group])) for group in by_occur[Occur.MUST_NOT]]

    def _union(self, groups: Iterable[Group]) -> tantivy.Query:
        """What holds any alternative of `groups`; terms stand together, because only unions of terms alone are fast."""
        weights: dict[tuple[str, str], float] = {}
        others: list[tantivy.Query] = []
        for group in groups:
            for one in group.alternatives:
                if isinstance(one, Phrase) or one.prefix:
                    others.append(self._other(one))
                else:
                    weight = weights.get((one.field, one.token), 0.0)
                    weights[one.field, one.token] = weight + self._weight(one, (one.token,))
        terms = [
            tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, name, token, "freq"), weight)
            for (name, token), weight in weights.items()
        ]
        return _any_of([_any_of(terms), *others] if terms else others)

    def _other(self, alternative: Term | Phrase) -> tantivy.Query:
        name = alternative.field
        if isinstance(alternative, Term):
            found = tantivy.Query.regex_query(self._schema, name, f"{re.escape(alternative.token)}.*")
            return tantivy.Query.boost_query(found, alternative.boost)
        positions = alternative.positions or range(len(alternative.tokens))
        words: list[str | tuple[int, str]] = list(zip(positions, alternative.tokens, strict=True))
        found = tantivy.Query.phrase_query(self._schema, name, words)
        return tantivy.Query.boost_query(found, self._weight(alternative, alternative.tokens))

    def _weight(self, alternative: Term | Phrase, tokens: Iterable[str]) -> float:
        """What turns the score of a term that stands once in an entry of mean length into that of Elasticsearch."""
        name = alternative.field
        wanted = sum(self._statistics.rarity(name, token) for token in tokens)
        given = sum(self._statistics.rarity_among_all(name, token) for token in tokens)
        saturation = 1 + _K1 * (1 - _B + _B / self._statistics.share(name))
        return alternative.boost * wanted / given * saturation / (1 + _K1)

    def _filters(self, query: IndexQuery) -> list[tantivy.Query]:
        make = tantivy.Query
        filters = [make.term_set_query(self._schema, name, list(values)) for name, values in query.filters.items()]
        for name, values in query.required.items():
            filters += [make.term_query(self._schema, name, value) for value in values]
        for name, number in query.at_least.items():
            filters.append(make.range_query(self._schema, name, tantivy.FieldType.Float, lower_bound=float(number)))
        if query.date_from or query.date_to:
            filters.append(_date_range(query, self._schema))
        return filters


def live_entries(schema: tantivy.Schema) -> tantivy.Query:
    """Everything but the cursor and the marks of removed entries."""
    return _unscored(tantivy.Query.term_query(schema, LIVE, 1))


def _any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    if not queries:
        return tantivy.Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in queries])


def _date_range(query: IndexQuery, schema: tantivy.Schema) -> tantivy.Query:
    return tantivy.Query.range_query(
        schema,
        DATE,
        tantivy.FieldType.Unsigned,
        lower_bound=date_number(query.date_from) if query.date_from else None,
        upper_bound=date_number(query.date_to) if query.date_to else None,
        include_upper=not query.date_to,
    )


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)
