"""The query tree as tantivy queries."""

import re

import tantivy

from indexing.searching.fields import DATE, LIVE
from indexing.searching.query import Group, IndexQuery, Occur, Phrase, Term
from indexing.searching.tantivy.schema import date_number

_OCCUR = {
    Occur.MUST: tantivy.Occur.Must,
    Occur.SHOULD: tantivy.Occur.Should,
    Occur.MUST_NOT: tantivy.Occur.MustNot,
}


def tantivy_query(query: IndexQuery, schema: tantivy.Schema) -> tantivy.Query:
    """The entries that match; filters do not add to the score."""
    clauses = [(tantivy.Occur.Must, _matching(query.groups, schema)), (tantivy.Occur.Must, live_entries(schema))]
    for name, values in query.filters.items():
        clauses.append((tantivy.Occur.Must, _unscored(tantivy.Query.term_set_query(schema, name, list(values)))))
    for name, values in query.required.items():
        required = [tantivy.Query.term_query(schema, name, value) for value in values]
        clauses += [(tantivy.Occur.Must, _unscored(one)) for one in required]
    for name, number in query.at_least.items():
        reached = tantivy.Query.range_query(schema, name, tantivy.FieldType.Float, lower_bound=float(number))
        clauses.append((tantivy.Occur.Must, _unscored(reached)))
    if query.date_from or query.date_to:
        clauses.append((tantivy.Occur.Must, _unscored(_date_range(query, schema))))
    return tantivy.Query.boolean_query(clauses)


def live_entries(schema: tantivy.Schema) -> tantivy.Query:
    """Everything but the cursor and the marks of removed entries."""
    return _unscored(tantivy.Query.term_query(schema, LIVE, 1))


def _matching(groups: tuple[Group, ...], schema: tantivy.Schema) -> tantivy.Query:
    clauses = [(_OCCUR[group.occur], _best_of(group, schema)) for group in groups]
    if all(group.occur is Occur.MUST_NOT for group in groups):
        clauses.append((tantivy.Occur.Must, tantivy.Query.all_query()))
    return tantivy.Query.boolean_query(clauses)


def _best_of(group: Group, schema: tantivy.Schema) -> tantivy.Query:
    if not group.alternatives:
        return tantivy.Query.empty_query()
    return tantivy.Query.disjunction_max_query([_alternative(one, schema) for one in group.alternatives])


def _alternative(alternative: Term | Phrase, schema: tantivy.Schema) -> tantivy.Query:
    if isinstance(alternative, Term) and alternative.prefix:
        found = tantivy.Query.regex_query(schema, alternative.field, f"{re.escape(alternative.token)}.*")
    elif isinstance(alternative, Term):
        found = tantivy.Query.term_query(schema, alternative.field, alternative.token)
    else:
        positions = alternative.positions or range(len(alternative.tokens))
        found = tantivy.Query.phrase_query(
            schema, alternative.field, list(zip(positions, alternative.tokens, strict=True))
        )
    return tantivy.Query.boost_query(found, alternative.boost)


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
