"""What is loaded, in figures, for the start page."""

import asyncio
from dataclasses import dataclass

from indexing.documents import Actor, Agreement, Article, Passage
from indexing.storing.port import DocumentStore, Where
from indexing.storing.snapshot import Snapshot
from indexing.vocabulary import Language

_LANGUAGES = {
    Language.EN: "English",
    Language.FA: "Persian",
    Language.AR: "Arabic",
    Language.TR: "Turkish",
    Language.RU: "Russian",
    Language.TG: "Tajik",
    Language.UZ: "Uzbek",
    Language.UND: "other",
}

#: Where counting stops.
CAP = 100_000


@dataclass(frozen=True, slots=True)
class Overview:
    """How many documents there are; articles also by language, only those languages that occur.

    `samples` of the articles were written for demonstration.
    """

    articles: int
    samples: int
    languages: tuple[tuple[str, int], ...]
    agreements: int
    actors: int
    passages: int

    @classmethod
    async def of(cls, store: DocumentStore) -> "Overview":
        """Count what `store` shows at the moment."""
        snapshot = await Snapshot.current(store)
        kinds = (snapshot.count(kind, Where(), CAP) for kind in (Article, Agreement, Actor, Passage))
        wheres = (Where(eq={"language": language.value}) for language in _LANGUAGES)
        samples = snapshot.count(Article, Where(eq={"sample": True}), CAP)
        numbers = await asyncio.gather(*kinds, samples, *(snapshot.count(Article, where, CAP) for where in wheres))
        articles, agreements, actors, passages, written, *by_language = numbers
        languages = tuple((name, n) for name, n in zip(_LANGUAGES.values(), by_language, strict=True) if n)
        return cls(articles, written, languages, agreements, actors, passages)
