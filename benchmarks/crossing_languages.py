"""How well a query in one language finds coverage in the other: python -m benchmarks.crossing_languages FOLDER...

FOLDER... hold articles as NNN.txt, whose SHA-256 the queries name. Each query and its translation are asked of one
index over all articles. Shown are the share of queries whose known article is among the first three, and the overlap of
the first ten articles with those of the translated query.
"""

import asyncio
import hashlib
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from indexing.reading.article import article_of
from indexing.reading.draft import Problem
from indexing.reading.sources import drafts_in
from indexing.searching.entries import body_of
from indexing.searching.opening import open_index
from indexing.searching.port import Entry, EntryField, EntryText, EntryType, Fingerprint, SearchIndex
from indexing.searching.search import SearchRequest, search

QUERIES = Path(__file__).parent / "crossing" / "queries.tsv"
DEPTH = 10
FIRST = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A query with its translation and the id of the article that answers it."""

    language: str
    query: str
    translation: str
    article: str


def pairs() -> list[Pair]:
    """The queries of the table."""
    lines = [line for line in QUERIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [Pair(*line.split("\t")) for line in lines[1:]]


def entries(folders: list[str]) -> list[Entry]:
    """An entry for each article, under the beginning of the SHA-256 of its file."""
    found: list[Entry] = []
    for path in (one for folder in folders for one in sorted(Path(folder).glob("*.txt"))):
        (draft,) = drafts_in([path])
        if isinstance(draft, Problem):
            continue
        article = article_of(draft)
        texts = [EntryText(EntryField.TEXT, article.language, body_of(article))]
        if article.headline:
            texts.append(EntryText(EntryField.TITLE, article.headline.language, article.headline.text))
        key = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        found.append(Entry(key, EntryType.ARTICLE, len(found) + 1, tuple(texts)))
    return found


async def ask(index: SearchIndex, text: str) -> list[str]:
    """The ids of the first ten articles."""
    page = await search(index, SearchRequest(text, first=DEPTH))
    return [hit.id for hit in page.hits]


async def measure(folders: list[str]) -> None:
    """Ask everything and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        index = await open_index(f"tantivy:///{folder}/index")
        await index.open(Fingerprint("crossing", "1", "1"))
        articles = entries(folders)
        await index.apply(articles, len(articles))
        known = {entry.id for entry in articles}
        asked, early = Counter[str](), Counter[str]()
        overlap: dict[str, float] = defaultdict(float)
        for pair in pairs():
            if pair.article not in known:
                continue
            ours, theirs = await ask(index, pair.query), await ask(index, pair.translation)
            asked[pair.language] += 1
            early[pair.language] += pair.article in ours[:FIRST]
            overlap[pair.language] += len(set(ours) & set(theirs)) / max(1, len(set(theirs)))
            if pair.article not in ours[:FIRST]:
                print(f"  missed: {pair.query} ({pair.translation})")
        await index.close()
    print(f"{'queries':10} {'number':>6} {'in first 3':>11} {'overlap@10':>11}")
    for language in asked:
        number = asked[language]
        print(f"{language:10} {number:6} {early[language] / number:11.1%} {overlap[language] / number:11.1%}")


if __name__ == "__main__":
    asyncio.run(measure(sys.argv[1:]))
