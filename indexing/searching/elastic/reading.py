"""What an Elasticsearch index answers: hits, collapsed or not, facets, frequencies and suggestions.

Several questions go in one request, all to the same copy of the index, lest one is answered from an older state than
another. Groups are counted by an aggregation, because the total of a collapsed search counts entries, and the size of
each group by another one, because inner hits would be a search for each group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import uuid4

from elasticsearch import ApiError, AsyncElasticsearch, TransportError

from indexing.searching.elastic.failing import failed, refused
from indexing.searching.elastic.query import elastic_query, live_entries, matched_words, sorting
from indexing.searching.elastic.settings import TERMS_ANALYZER
from indexing.searching.elastic.watch import Watch
from indexing.searching.fields import ID, LABELS, PREFIX, TYPE, WEIGHT
from indexing.searching.matching import closest_kinds
from indexing.searching.port import EntryType, IndexHit, IndexHits, Suggested
from indexing.searching.query import Facet, IndexQuery, Term
from indexing.values import Name
from indexing.vocabulary import Language

#: Hits and groups are counted exactly up to this number.
_COUNTED: Final = 10_000
#: Ending of the names of exact twins, which are fields within the stemmed ones.
_EXACT: Final = ".exact"


class ElasticReader:
    """Answers from the index or alias `target`. Every method raises RetryableError."""

    def __init__(self, client: AsyncElasticsearch, target: str) -> None:
        """Nothing is asked yet."""
        self._client = client
        self._target = target
        self._watch = Watch()
        self._copy = uuid4().hex

    async def search(self, query: IndexQuery) -> IndexHits:
        """The best entries, and what is told of the index besides."""
        questions = self._watch.questions(query.belief)
        answer, *told = await self._ask([_search_body(query), *questions.bodies], in_turn=True)
        found = self._watch.told(_hits(query, answer), answer["hits"]["hits"], questions, told)
        return (await self._with_others([query], [found]))[0]

    async def search_many(self, queries: Sequence[IndexQuery]) -> list[IndexHits]:
        """The best entries for each query."""
        answers = await self._ask([_search_body(query) for query in queries])
        return await self._with_others(queries, [_hits(*one) for one in zip(queries, answers, strict=True)])

    async def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        """The values of each facet with their counts."""
        answers = await self._ask([_facet_body(facet) for facet in wanted])
        return [_counts(answer["aggregations"]["values"]) for answer in answers]

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        """In how many entries each term occurs."""
        if not terms:
            return []
        try:
            answer = await self._client.termvectors(
                index=self._target,
                preference=self._copy,
                **_statistics_arguments(terms),
                term_statistics=True,
                field_statistics=False,
                positions=False,
                offsets=False,
                payloads=False,
                filter_path="term_vectors.*.terms.*.doc_freq",
            )
        except (ApiError, TransportError) as error:
            raise failed(error) from error
        known = answer.get("term_vectors", {})
        return [known.get(term.field, {}).get("terms", {}).get(term.token, {}).get("doc_freq", 0) for term in terms]

    async def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        """The weightiest entries for each reading."""
        asked = [number for number, reading in enumerate(readings) if reading]
        answers = await self._ask([_suggest_body(readings[number], types, limit) for number in asked])
        found: list[list[Suggested]] = [[] for _ in readings]
        for number, answer in zip(asked, answers, strict=True):
            found[number] = [_suggested(hit["_source"]) for hit in answer["hits"]["hits"]]
        return found

    async def _with_others(self, queries: Sequence[IndexQuery], found: list[IndexHits]) -> list[IndexHits]:
        """`found` with the sizes of groups where queries collapse."""
        collapsed = [number for number, query in enumerate(queries) if query.collapse and found[number].hits]
        if collapsed:
            sizes = await self._ask([_sizes_body(queries[number], found[number]) for number in collapsed])
            for number, answer in zip(collapsed, sizes, strict=True):
                found[number] = _sized(found[number], _counts(answer["aggregations"]["values"]))
        return found

    async def _ask(self, bodies: Sequence[dict[str, Any]], *, in_turn: bool = False) -> list[Any]:
        """The answers to several searches in one request, `in_turn` if each is to begin when the one before is done."""
        if not bodies:
            return []
        head = {"index": self._target, "preference": self._copy}
        try:
            answers = await self._client.msearch(
                searches=[part for body in bodies for part in (head, body)],
                max_concurrent_searches=1 if in_turn else None,
            )
        except (ApiError, TransportError) as error:
            raise failed(error) from error
        for answer in answers["responses"]:
            if "error" in answer:
                raise refused(answer)
        return list(answers["responses"])


def _search_body(query: IndexQuery) -> dict[str, Any]:
    """The body of a search. Ids come from columns: to find them in the stored texts is a quarter of what it takes."""
    body: dict[str, Any] = {
        "query": elastic_query(query),
        "sort": sorting(query),
        "from": query.offset,
        "size": query.limit,
        "stored_fields": "_none_",
        "docvalue_fields": [ID, TYPE],
        "track_total_hits": _COUNTED,
        "track_scores": True,
    }
    if query.collapse:
        body["collapse"] = {"field": query.collapse}
        body["aggs"] = {
            "groups": {"terms": {"field": query.collapse, "size": _COUNTED}},
            "number": {"stats_bucket": {"buckets_path": "groups._count"}},
        }
    return body


def _statistics_arguments(terms: Sequence[Term]) -> dict[str, Any]:
    """A document that is not in the index and holds just these terms; asking for its statistics reads no postings."""
    texts: dict[str, dict[str, None]] = {}
    for term in terms:
        texts.setdefault(term.field.removesuffix(_EXACT), {})[term.token] = None
    fields = list(dict.fromkeys(term.field for term in terms))
    return {
        "doc": {name: " ".join(tokens) for name, tokens in texts.items()},
        "fields": fields,
        "per_field_analyzer": dict.fromkeys(fields, TERMS_ANALYZER),
    }


def _sizes_body(query: IndexQuery, found: IndexHits) -> dict[str, Any]:
    keys = [hit.group for hit in found.hits]
    terms = {"field": query.collapse, "size": len(keys), "include": keys}
    return {"query": elastic_query(query), "size": 0, "aggs": {"values": {"terms": terms}}}


def _facet_body(facet: Facet) -> dict[str, Any]:
    order = [{"_count": "desc"}, {"_key": "asc"}]
    terms = {"field": facet.keyword, "size": facet.limit, "order": order}
    return {"query": elastic_query(facet.query), "size": 0, "aggs": {"values": {"terms": terms}}}


def _suggest_body(reading: Sequence[str], types: Sequence[EntryType], limit: int) -> dict[str, Any]:
    filters = [live_entries(), *({"term": {PREFIX: beginning}} for beginning in reading)]
    if types:
        filters.append({"terms": {TYPE: [str(one) for one in types]}})
    return {
        "query": {"bool": {"filter": filters}},
        "sort": [{WEIGHT: "desc"}, {ID: "asc"}],
        "size": limit,
        "_source": [ID, TYPE, WEIGHT, LABELS],
        "track_total_hits": False,
    }


def _hits(query: IndexQuery, answer: Any) -> IndexHits:
    hits = tuple(
        IndexHit(
            hit["fields"][ID][0],
            EntryType(hit["fields"][TYPE][0]),
            hit["_score"] if query.groups else 1.0,
            closest_kinds(matched_words(hit.get("matched_queries", ()))),
            hit["fields"][query.collapse][0] if query.collapse else "",
        )
        for hit in answer["hits"]["hits"]
    )
    if query.collapse:
        groups = answer["aggregations"]["number"]["count"]
        return IndexHits(hits, groups, groups < _COUNTED)
    total = answer["hits"]["total"]
    return IndexHits(hits, total["value"], total["relation"] == "eq")


def _sized(found: IndexHits, sizes: Mapping[str, int]) -> IndexHits:
    return replace(found, hits=tuple(replace(hit, others=sizes[hit.group] - 1) for hit in found.hits))


def _counts(terms: Any) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}


def _suggested(source: Mapping[str, Any]) -> Suggested:
    labels = tuple(Name(text=label["text"], language=Language(label["language"])) for label in source[LABELS])
    return Suggested(source[ID], EntryType(source[TYPE]), labels, source[WEIGHT])
