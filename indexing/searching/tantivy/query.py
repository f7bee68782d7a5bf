"""The query tree as tantivy queries.

tantivy tells which entries match and which of them may be the best; rescoring.py says which of these are. So what a
query looks for goes into a flat union of terms as far as it may, which tantivy runs through several times as fast as a
union of anything else. Each term weighs as much as it is worth in an entry of mean length.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

import tantivy

from indexing.searching.fields import DATE, LIVE
from indexing.searching.query import Group, IndexQuery, Occur, Phrase, Term
from indexing.searching.tantivy.counting import COUNTED
from indexing.searching.tantivy.schema import LANGUAGES, SHARED_FIELDS, date_number, marked
from indexing.searching.tantivy.statistics import TANTIVY_B, TANTIVY_K1, Statistics
from indexing.vocabulary import Language

#: Up to so many words the best alternative of a word counts; in longer queries a sum instead of it moves no hit far.
_FEW_WORDS: Final = 2
#: A word that adds less than this share of what a query can give is looked for among the hits of other words only.
#: 0.04 halves the time of a sentence over a million entries and loses no hit of the first ten, 0.07 loses some.
_LITTLE: Final = 0.04

_Alternative = Term | Phrase
#: A term of the index: the name of its field, and the token.
Key = tuple[str, str]


class Queries:
    """Makes the tantivy queries for one state of an index."""

    def __init__(self, schema: tantivy.Schema, statistics: Statistics) -> None:
        """Nothing is read before a query is made."""
        self._schema = schema
        self._statistics = statistics

    def matching(self, query: IndexQuery, left_out: Set[Key] = frozenset()) -> tantivy.Query:
        """The entries that match without the terms `left_out`, scored roughly; filters do not add to the score."""
        clauses = self._clauses(query.groups, left_out)
        if all(occur is tantivy.Occur.MustNot for occur, _ in clauses):
            clauses.append((tantivy.Occur.Must, live_entries(self._schema)))
        clauses += [(tantivy.Occur.Must, _unscored(one)) for one in self._filters(query)]
        return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(clauses)

    def unseen(self, query: IndexQuery, left_out: Set[Key] = frozenset()) -> dict[str, float]:
        """What that is worth, by field, which is not looked for: terms `left_out`, and phrases whose words are."""
        worth: dict[str, float] = {}
        optional = [group for group in query.groups if group.occur is Occur.SHOULD]
        for groups in [optional, *([group] for group in query.groups if group.occur is Occur.MUST)]:
            all_terms = _all_terms(groups)
            for group in groups:
                for name, most in self._not_looked_for(group, all_terms, left_out).items():
                    worth[name] = worth.get(name, 0.0) + most
        return worth

    def common_terms(self, query: IndexQuery) -> Set[Key]:
        """Frequent terms of little worth, which may be left out.

        Another word that at least COUNTED entries have is always left. None where all words are needed, to find the
        entries or to count them.
        """
        filtered = query.filters or query.required or query.at_least or query.date_from or query.date_to
        if filtered or any(group.occur is not Occur.SHOULD for group in query.groups):
            return frozenset()
        return self._common_terms(query.groups)

    def _clauses(self, groups: Iterable[Group], left_out: Set[Key]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """Only entries with texts match what must or should occur, so those need not be told from other documents."""
        by_occur: dict[Occur, list[Group]] = {occur: [] for occur in Occur}
        for group in groups:
            by_occur[group.occur].append(group)
        clauses = [(tantivy.Occur.Must, self._union([group])) for group in by_occur[Occur.MUST]]
        if by_occur[Occur.SHOULD]:
            occur = tantivy.Occur.Should if clauses else tantivy.Occur.Must
            clauses.append((occur, self._union(by_occur[Occur.SHOULD], left_out)))
        return clauses + [(tantivy.Occur.MustNot, self._union([group])) for group in by_occur[Occur.MUST_NOT]]

    def _union(self, groups: Sequence[Group], left_out: Set[Key] = frozenset()) -> tantivy.Query:
        """What holds any alternative of `groups`.

        Terms stand together, because only unions of nothing else are fast. A phrase is left out where each of its
        words is looked for alone. Alternatives of several languages seldom stand in one entry, so their sum will do.
        """
        few_words = len({group.word for group in groups}) <= _FEW_WORDS
        all_terms = _all_terms(groups)
        weights: dict[Key, float] = {}
        others: list[tantivy.Query] = []
        for group in groups:
            wanted = [one for one in group.alternatives if not _is_in(one, all_terms)]
            for together in _by_language(wanted):
                if few_words and len(together) > 1:
                    others.append(tantivy.Query.disjunction_max_query([self._alternative(one) for one in together]))
                    continue
                others += [self._alternative(one) for one in together if isinstance(one, Phrase) or one.prefix]
                for one in _terms(together):
                    weights[_key(one)] = weights.get(_key(one), 0.0) + self._weight(one, (one.token,))
        flat = [self._term(key, weight) for key, weight in weights.items() if key not in left_out]
        return _any_of([_any_of(flat), *others] if flat else others)

    def _not_looked_for(self, group: Group, all_terms: Set[Key], left_out: Set[Key]) -> dict[str, float]:
        """What the best alternative of a group is worth in each field, of those that are not looked for."""
        worth: dict[str, float] = {}
        for one in group.alternatives:
            if _is_in(one, all_terms) or (isinstance(one, Term) and _key(one) in left_out):
                tokens = one.tokens if isinstance(one, Phrase) else (one.token,)
                rarity = sum(self._statistics.rarity(one.field, token) for token in tokens)
                worth[one.field] = max(worth.get(one.field, 0.0), one.boost * rarity)
        return worth

    def _common_terms(self, groups: Sequence[Group]) -> Set[Key]:
        """The terms that may be left out; one with as many entries as are counted stays."""
        if len({group.word for group in groups}) <= _FEW_WORDS:
            return frozenset()
        worth: dict[Key, float] = {}
        most = 0.0
        for group in groups:
            for one in _terms(group.alternatives):
                value = one.boost * self._statistics.rarity(one.field, one.token)
                worth[_key(one)] = worth.get(_key(one), 0.0) + value
            most += max((worth[_key(one)] for one in _terms(group.alternatives)), default=0.0)
        frequent = sorted((key for key in worth if self._frequency(key) >= COUNTED), key=self._frequency)
        common = [key for key in frequent if worth[key] < _LITTLE * most]
        return frozenset(common if len(common) < len(frequent) else common[1:])

    def _frequency(self, key: Key) -> int:
        return self._statistics.frequency(*key)

    def _term(self, key: Key, weight: float) -> tantivy.Query:
        name, token = key
        term = tantivy.Query.term_query(self._schema, SHARED_FIELDS[name], marked(name, token), "freq")
        return tantivy.Query.boost_query(term, weight)

    def _alternative(self, alternative: _Alternative) -> tantivy.Query:
        name = alternative.field
        if isinstance(alternative, Phrase):
            positions = alternative.positions or range(len(alternative.tokens))
            tokens = (marked(name, token) for token in alternative.tokens)
            words: list[str | tuple[int, str]] = list(zip(positions, tokens, strict=True))
            found = tantivy.Query.phrase_query(self._schema, SHARED_FIELDS[name], words)
            return tantivy.Query.boost_query(found, self._weight(alternative, alternative.tokens))
        if alternative.prefix:
            pattern = f"{re.escape(marked(name, alternative.token))}.*"
            found = tantivy.Query.regex_query(self._schema, SHARED_FIELDS[name], pattern)
            return tantivy.Query.boost_query(found, alternative.boost)
        return self._term(_key(alternative), self._weight(alternative, (alternative.token,)))

    def _weight(self, alternative: _Alternative, tokens: Iterable[str]) -> float:
        """What turns the score of a term that stands once in an entry of mean length into that of Elasticsearch."""
        name = alternative.field
        wanted = given = 0.0
        for token in tokens:
            wanted += self._statistics.rarity(name, token)
            given += self._statistics.rarity_among_all(name, token)
        saturation = 1 + TANTIVY_K1 * (1 - TANTIVY_B + TANTIVY_B * self._statistics.relative_length(name))
        return alternative.boost * wanted / given * saturation / (1 + TANTIVY_K1)

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


def _key(term: Term) -> Key:
    return term.field, term.token


def _terms(alternatives: Iterable[_Alternative]) -> Iterator[Term]:
    """The alternatives that are one whole term."""
    return (one for one in alternatives if isinstance(one, Term) and not one.prefix)


def _all_terms(groups: Iterable[Group]) -> set[Key]:
    return {_key(one) for group in groups for one in _terms(group.alternatives)}


def _is_in(alternative: _Alternative, all_terms: Set[Key]) -> bool:
    """Whether it is a phrase each of whose words is among `all_terms`."""
    return isinstance(alternative, Phrase) and all((alternative.field, one) in all_terms for one in alternative.tokens)


def _by_language(alternatives: Iterable[_Alternative]) -> Iterable[list[_Alternative]]:
    """`alternatives` in lists of those that one entry may hold together."""
    found: dict[Language, list[_Alternative]] = {}
    for one in alternatives:
        found.setdefault(LANGUAGES[one.field], []).append(one)
    return found.values()


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
