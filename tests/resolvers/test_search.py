"""Search through the schema: objects of every type in either language, filters, highlights, cursors."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indexing.documents import Actor, Agreement, Passage
from indexing.searching.opening import open_index
from indexing.searching.port import Entry, EntryField, EntryText, EntryType, Fingerprint, IndexHit, SearchIndex
from indexing.storing.port import DocumentStore
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.asking import FixedIndex, ask, codes, nodes
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import World, actor_id

QUERY = """query($query: String!, $first: Int!, $after: String, $types: [SearchType!], $filter: SearchFilter) {
  search(query: $query, first: $first, after: $after, types: $types, filter: $filter) {
    totalCount { value exact }
    pageInfo { hasNextPage endCursor }
    edges { cursor score
      highlights { text language spans { start end } rawSpans { start end } }
      node { __typename ... on Node { id } ... on Passage { quote start article { raw } } } } } }"""


def _entries(world: World) -> Iterator[Entry]:
    published = {article.id: article.published for article in world.articles}
    for article in world.articles:
        assert article.headline
        title = EntryText(EntryField.TITLE, article.language, article.headline.text)
        keywords = {"language": (article.language.value,), "publisher": (article.publisher or "",)}
        yield Entry(article.id, EntryType.ARTICLE, 1, (title,), keywords, _text(article.published))
    for document in world.derived:
        if isinstance(document, Passage):
            text = EntryText(EntryField.TEXT, document.language, document.quote)
            within = {"language": (document.language.value,), "article": (document.article_id,)}
            date = _text(published[document.article_id])
            yield Entry(document.id, EntryType.PASSAGE, 1, (text,), within, date)
        if isinstance(document, Agreement):
            titles = tuple(EntryText(EntryField.TITLE, title.language, title.text) for title in document.titles)
            concerning: dict[str, tuple[str, ...]] = {
                "kind": (document.kind.value,),
                "status": (document.status.value.value,),
                "country": tuple(each.code for each in document.participants if each.code),
                "sector": tuple(sector.value for sector in document.sectors),
            }
            yield Entry(document.id, EntryType.AGREEMENT, 1, titles, concerning, _text(document.date))
        if isinstance(document, Actor):
            names = tuple(EntryText(EntryField.NAMES, name.language, name.text) for name in document.names)
            yield Entry(document.id, EntryType.ACTOR, 1, names, {"kind": (document.kind.value,)})


def _text(date: object) -> str:
    return getattr(date, "value", "")


async def _filled_index(folder: Path, world: World) -> SearchIndex:
    opened = await open_index(f"tantivy:///{folder}")
    await opened.open(Fingerprint("world", "1", "1"))
    await opened.apply(list(_entries(world)), 1)
    return opened


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, world: World) -> Iterator[SearchIndex]:
    filled = asyncio.run(_filled_index(tmp_path_factory.mktemp("index") / "entries", world))
    yield filled
    asyncio.run(filled.close())


async def _search(store: DocumentStore, index: SearchIndex, query: str, **variables: object) -> Any:
    values = {"query": query, "first": 10, **variables}
    result = await schema.execute(QUERY, values, context_value=Context(store, index))
    assert result.errors is None, result.errors
    assert result.data is not None
    return result.data["search"]


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("memorandum Uzbekistan", "Agreement"),
        ("تفاهم‌نامه ازبکستان", "Agreement"),
        ("تفاهم نامه ازبكستان", "Agreement"),
        ("put their names", "Passage"),
        ("گسترش تجارت", "Passage"),
        ("seal paper", "Article"),
        ("IMIDRO", "Actor"),
        ("ایمیدرو", "Actor"),
    ],
)
async def test_objects_of_every_type_are_found_in_either_language(
    store: DocumentStore, index: SearchIndex, query: str, kind: str
) -> None:
    found = await _search(store, index, query, types=[kind.upper()])
    assert found["totalCount"]["value"] > 0
    assert {node["__typename"] for node in nodes(found)} == {kind}


async def test_highlights_of_passages_are_offsets_into_the_raw_text(store: DocumentStore, index: SearchIndex) -> None:
    found = await _search(store, index, "تجارت ایران", types=["PASSAGE"])
    assert found["edges"]
    for edge in found["edges"]:
        (highlight,) = edge["highlights"]
        raw = edge["node"]["article"]["raw"]
        words = [highlight["text"][span["start"] : span["end"]] for span in highlight["spans"]]
        assert highlight["text"] == edge["node"]["quote"]
        assert set(words) <= {"تجارت", "ایران"}
        assert [raw[span["start"] : span["end"]] for span in highlight["rawSpans"]] == words


async def test_titles_and_names_are_highlighted_in_themselves(store: DocumentStore, index: SearchIndex) -> None:
    (actor,) = (await _search(store, index, "ایمیدرو", types=["ACTOR"]))["edges"]
    assert actor["highlights"] == [
        {"text": "IMIDRO", "language": "EN", "spans": [{"start": 0, "end": 6}], "rawSpans": []},
        {"text": "ایمیدرو", "language": "FA", "spans": [{"start": 0, "end": 7}], "rawSpans": []},
    ]


async def test_headlines_are_highlighted_where_they_stand(store: DocumentStore, index: SearchIndex) -> None:
    english = {"languages": ["EN"]}
    (article, *_) = (await _search(store, index, "Tehran", types=["ARTICLE"], filter=english))["edges"]
    (highlight,) = article["highlights"]
    assert highlight["spans"] == highlight["rawSpans"] == [{"start": 0, "end": 6}]


@pytest.mark.parametrize(
    ("narrowed", "number"),
    [
        ({}, 25),
        ({"countries": ["UZ"]}, 13),
        ({"countries": ["UZ", "TJ"], "sectors": ["MINING"]}, 9),
        ({"statuses": ["SIGNED"]}, 9),
        ({"agreementKinds": ["CONTRACT"]}, 0),
        ({"date": {"from": "2026-12-20"}}, 8),
        ({"date": {"from": "2026-12-20", "to": "2026-12-20"}}, 1),
        ({"date": {"to": "2025"}}, 0),
        ({"date": {"to": "2026"}}, 25),
    ],
)
async def test_a_search_is_narrowed_by_typed_filters(
    store: DocumentStore, index: SearchIndex, narrowed: dict[str, object], number: int
) -> None:
    found = await _search(store, index, "memorandum", types=["AGREEMENT"], filter=narrowed)
    assert found["totalCount"] == {"value": number, "exact": True}


async def test_pages_follow_each_other_without_gap_or_repetition(store: DocumentStore, index: SearchIndex) -> None:
    whole = [edge["node"]["id"] for edge in (await _search(store, index, "Iran", first=100))["edges"]]
    found: list[str] = []
    after = None
    while True:
        page = await _search(store, index, "Iran", first=7, after=after)
        found += [node["id"] for node in nodes(page)]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(found) == len(set(found)) == page["totalCount"]["value"]
    assert found[: len(whole)] == whole


async def test_a_cursor_of_another_search_is_refused(store: DocumentStore) -> None:
    index = FixedIndex(*(IndexHit(actor_id(code), EntryType.ACTOR, 1.0) for code in ("IR", "UZ")))
    cursor = (await ask(store, QUERY, index, query="Iran", first=1))["search"]["pageInfo"]["endCursor"]
    for query, after in (("Uzbekistan", cursor), ("Iran", "nonsense"), ("Iran", "سلام")):
        assert await codes(store, QUERY, query=query, first=1, after=after) == ["INVALID_CURSOR"]


async def test_hits_of_all_types_cost_one_store_call_per_type(
    store: DocumentStore, index: SearchIndex, world: World
) -> None:
    counting = CountingStore(store)
    deal = world.of(0)
    ids = {EntryType.PASSAGE: deal.passage_ids, EntryType.ACTOR: (actor_id("IR"), actor_id("UZ"))}
    hits = [IndexHit(key, kind, 1.0) for kind, keys in ids.items() for key in keys]
    query = '{ search(query: "x", first: 10) { edges { node { __typename } } } }'
    answer = await ask(counting, query, FixedIndex(*hits))
    assert [node["__typename"] for node in nodes(answer["search"])] == ["Passage"] * 3 + ["Actor"] * 2
    assert sorted(counting.reads) == ["find actors", "find passages", "get run"]


async def test_a_hit_whose_object_is_gone_is_left_out(store: DocumentStore) -> None:
    index = FixedIndex(*(IndexHit(key, EntryType.ACTOR, 1.0) for key in ("act-gone", actor_id("IR"))))
    found = (await ask(store, QUERY, index, query="Iran", first=1))["search"]
    assert found["edges"] == []
    assert found["pageInfo"]["hasNextPage"]
    behind = (await ask(store, QUERY, index, query="Iran", first=1, after=found["pageInfo"]["endCursor"]))["search"]
    assert [node["id"] for node in nodes(behind)] == [actor_id("IR")]


@pytest.mark.parametrize("text", ['"', "-", "AND OR", "title:x", "*", "\u200c", "\u0000", "«»", "(", "a" * 3000])
async def test_nothing_that_a_person_types_is_an_error(store: DocumentStore, index: SearchIndex, text: str) -> None:
    await _search(store, index, text)
