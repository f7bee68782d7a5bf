"""What a search through GraphQL takes beside the engine's own call for the same words, on both engines.

The engine's call asks for ten hits of the words as typed, in every field and plausible language. The search in the
words of the index looks them up first and asks for what there is, which are two calls of the engine; GraphQL adds the
objects from the store, and looks no words up that were met while the index stayed as it is. No query is asked twice in
the same way, but where it does not say otherwise, all words were met in other queries. The ways take turns query by
query in random order, because the machine is not quiet and documents that were read are remembered; medians and their
ratios to the one call and to both are printed. Elasticsearch is measured where PEYMAN_TEST_ELASTICSEARCH names a node.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path

from indexing.documents import Article, Document, Passage
from indexing.identity import sha256_of, stable_id
from indexing.searching.follower import Follower
from indexing.searching.opening import open_index
from indexing.searching.parse import parse
from indexing.searching.port import SearchIndex
from indexing.searching.query import IndexQuery
from indexing.searching.rebuilding import open_over
from indexing.searching.remembering import WordMemory
from indexing.searching.search import SearchRequest, search
from indexing.searching.suggesting import suggest
from indexing.storing.catalogue import ARTICLES
from indexing.storing.port import DocumentStore, Put
from indexing.storing.runs import write_run
from indexing.storing.store import open_store
from indexing.values import Anchor, Name, PartialDate
from indexing.vocabulary import Language, PassageKind
from resolvers.context import Context
from resolvers.memory import Memory
from resolvers.schema import schema

#: Asks for one text.
Way = Callable[[str], Awaitable[object]]

_HITS = 10
_SENTENCES = 10
_HITS_QUERY = """query($text: String!) { search(query: $text, first: 10) { edges { score matchedBy
  node { ... on Passage { id quote language } ... on Article { id headline publisher } } } } }"""
_ARTICLES_QUERY = """query($text: String!) { search(query: $text, first: 10) { edges { score matchedBy
  highlights { html } node { ... on Passage { id quote article { headline publisher } } } } } }"""
_FACETS = """query($text: String!) { search(query: $text, first: 10) { totalCount { value }
  facets(first: 10) { name values { value count } } } }"""
#: Letters that words are made of, so that both languages have as many words as wished for.
_LETTERS = {Language.FA: ("بتدرسشفکلمن", "اوی"), Language.EN: ("bdfgklmnprst", "aeiou")}


def main() -> None:
    """Print the figures of each engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--queries", type=int, default=200)
    chosen, _ = parser.parse_known_args()
    for name, address in _addresses():
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(_measure(name, address(folder), Path(folder), chosen.articles, chosen.queries))


def _addresses() -> Iterator[tuple[str, Callable[[str], str]]]:
    yield "tantivy", lambda folder: f"tantivy:///{folder}/index"
    if server := os.environ.get("PEYMAN_TEST_ELASTICSEARCH"):
        yield "elasticsearch", lambda _: f"{server}/bench-{uuid.uuid4().hex[:12]}"


async def _measure(name: str, address: str, folder: Path, articles: int, queries: int) -> None:
    chance = random.Random(5)
    words = {language: _vocabulary(chance, language, 3_000) for language in _LETTERS}
    store = await open_store(f"sqlite:///{folder / 'store.db'}")
    await _fill(store, chance, words, articles)
    index = await open_index(address)
    await open_over(store, index)
    await Follower(store, index).catch_up()
    await index.search(IndexQuery(limit=1), await index.cursor())
    memory = Memory()

    def through(query: str) -> Way:
        own = replace(memory, words=WordMemory())
        return lambda text: _through(Context(store, index, memory=own), query, text)

    new = through(_HITS_QUERY)
    ways: dict[str, Way] = {
        "engine's call": lambda text: index.search(IndexQuery(parse(text), limit=_HITS)),
        "search in the words of the index": lambda text: search(index, SearchRequest(text, first=_HITS)),
        "search through GraphQL": through(_HITS_QUERY),
        "the same, words not met before": new,
        "with articles and highlights": through(_ARTICLES_QUERY),
        "total and seven facets through GraphQL": through(_FACETS),
        "suggestions for four letters": lambda text: suggest(index, text[:4]),
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    drawn = {language: _some(chance, words[language], 2 * queries) for language in words}
    for text in _queries(drawn):
        for run in ways.values():
            await run(text if run is not new else "x")
    asked = _queries({language: chance.sample(met, len(met)) for language, met in drawn.items()})
    for text in asked:
        for way, run in chance.sample(list(ways.items()), len(ways)):
            start = time.perf_counter()
            await run(text)
            taken[way].append(time.perf_counter() - start)
    medians = {way: statistics.median(times) * 1000 for way, times in taken.items()}
    typed, known = medians["engine's call"], medians["search in the words of the index"]
    for way, median in medians.items():
        print(
            f"{name:14} {way:39} p50 {median:8.2f} ms  x {median / typed:.2f} of the call, {median / known:.2f} of both"
        )
    await _clear(index, address)
    await store.close()


def _queries(drawn: dict[Language, list[str]]) -> list[str]:
    """Queries of four words, by turns in each language."""
    each = [[" ".join(four) for four in zip(*[iter(words)] * 4, strict=True)] for words in drawn.values()]
    return [text for turn in zip(*each, strict=True) for text in turn]


async def _through(context: Context, query: str, text: str) -> None:
    result = await schema.execute(query, {"text": text}, context_value=context)
    assert result.errors is None, result.errors


def _vocabulary(chance: random.Random, language: Language, number: int) -> list[str]:
    consonants, vowels = _LETTERS[language]
    return [
        "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.randint(2, 4)))
        for _ in range(number)
    ]


def _some(chance: random.Random, words: list[str], number: int) -> list[str]:
    """Words of which the first ones are frequent and the last ones rare, as in any language."""
    return [words[int(len(words) ** chance.random()) - 1] for _ in range(number)]


async def _fill(store: DocumentStore, chance: random.Random, words: dict[Language, list[str]], articles: int) -> None:
    derived: list[Document] = []
    puts: list[Put] = []
    for number in range(articles):
        language = list(words)[number % len(words)]
        lines = [" ".join(_some(chance, words[language], chance.randint(15, 40))) for _ in range(_SENTENCES)]
        article = _article(number, language, lines)
        puts.append(Put(ARTICLES.name, article.id, ARTICLES.body(article)))
        derived += _passages(article, lines)
    await store.write(puts)
    await write_run(store, derived)


def _article(number: int, language: Language, lines: list[str]) -> Article:
    raw = "\n".join(lines)
    return Article(
        id=stable_id("art", number),
        raw=raw,
        text_sha256=sha256_of(raw),
        language=language,
        publisher=f"Sample {number % 7}",
        headline=Name(text=lines[0], language=language),
        published=PartialDate(value=f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"),
    )


def _passages(article: Article, lines: list[str]) -> Iterator[Passage]:
    start = 0
    for position, line in enumerate(lines):
        anchor = Anchor.in_text(article.raw, start, start + len(line))
        yield Passage(
            id=stable_id("pas", article.id, position),
            **anchor.model_dump(),
            article_id=article.id,
            revision=1,
            kind=PassageKind.SENTENCE,
            position=position,
            language=article.language,
        )
        start += len(line) + 1


async def _clear(index: SearchIndex, address: str) -> None:
    if address.startswith("http"):
        client, prefix = index._client, address.rsplit("/", 1)[1]  # type: ignore[attr-defined]
        await client.indices.delete(index=list(await client.indices.get(index=f"{prefix}-*", features="aliases")))
    await index.close()


if __name__ == "__main__":
    main()
