"""Labelled articles as fitting takes them: the words and marks of their sentences, and which of them a label covers."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexing.deriving.agreements.tongue import tables_of
from indexing.deriving.agreements.wording import kinds_of, marks_of, named_in, words_of
from indexing.deriving.mentions.finder import find_mentions
from indexing.deriving.text import ArticleText, Sentence
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in

#: Texts that begin with so many equal characters are copies of one another.
_BEGINNING = 300


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence: its words, its marks, and the kind of the label that covers most of it, if one does."""

    words: tuple[str, ...]
    marks: frozenset[str]
    kind: str | None


def labelled_articles(language: str, folders: Sequence[Path], letters: int) -> Iterator[list[Labelled]]:
    """The sentences of each article that is read with the tables of `language`; a text that occurs twice counts once.

    Each folder holds NNN.txt with labels in NNN.json beside it.
    """
    seen: set[str] = set()
    for folder in folders:
        for draft in drafts_in(sorted(path for path in folder.glob("*.txt") if path.with_suffix(".json").exists())):
            if not isinstance(draft, Draft):
                continue
            article = article_of(draft)
            text = ArticleText(article)
            key = hashlib.sha256(re.sub(r"\s+", " ", article.raw)[:_BEGINNING].encode()).hexdigest()
            if tables_of(text) == language and key not in seen:
                seen.add(key)
                labels = json.loads(Path(draft.path).with_suffix(".json").read_text("utf-8"))["agreements"]
                yield list(_sentences(text, labels, letters))


def _sentences(text: ArticleText, labels: Sequence[dict[str, Any]], letters: int) -> Iterator[Labelled]:
    mentions = find_mentions(text)
    kinds = kinds_of(mentions)
    for sentence in text.sentences:
        named = named_in(sentence, mentions, kinds)
        marks = marks_of(sentence, named, len(text.sentences))
        yield Labelled(tuple(words_of(sentence, named, letters)), frozenset(marks), _kind_at(text, sentence, labels))


def _kind_at(text: ArticleText, sentence: Sentence, labels: Sequence[dict[str, Any]]) -> str | None:
    span = text.folded.raw_span(sentence.start, sentence.end)
    overlaps = [(min(span.end, label["end"]) - max(span.start, label["start"]), -i) for i, label in enumerate(labels)]
    most, index = max(overlaps, default=(0, 0))
    return str(labels[-index]["kind"]) if most > 0 else None
