"""Any number of passages out of the sentences of retrieval sets, the same ones on every run.

Sentences of one set are put together anew until there is enough of a passage, so words, their forms and how often each
occurs stay those of a language; made-up words would make an index smaller and its queries easier than they are.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indexing.searching.port import Entry, EntryField, EntryText, EntryType
from indexing.vocabulary import Language, PassageKind

#: Code points of a passage, on average.
LENGTH = 380
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")
_SHORTEST = 20
_PER_ARTICLE = 12
_PUBLISHERS = 40
_COUNTRIES = ("AF", "AM", "AZ", "CN", "GB", "IQ", "IR", "KZ", "PK", "RU", "TJ", "TM", "TR", "UZ")
#: Share of each language, where all are there; most of what Peyman reads is Persian.
_SHARES = {Language.FA: 50, Language.EN: 25, Language.RU: 10, Language.TR: 8, Language.AR: 7}


def sentences(sets: Path) -> dict[Language, list[str]]:
    """The sentences of the passages of all sets in the folder, by language."""
    found: dict[Language, list[str]] = {}
    for path in sorted(sets.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        for passage in data.get("passages", ()):
            parts = _SENTENCE.split(passage["text"])
            found.setdefault(Language(data["lang"]), []).extend(part for part in parts if len(part) >= _SHORTEST)
    return found


def entries(found: Mapping[Language, Sequence[str]], number: int) -> Iterator[Entry]:
    """`number` entries as passages of articles have them, numbered from 1."""
    chance = random.Random(11)
    languages = list(found)
    shares = [_SHARES.get(language, 1) for language in languages]
    for seq in range(1, number + 1):
        if seq % _PER_ARTICLE == 1:
            language = chance.choices(languages, shares)[0]
            article = f"art_{chance.getrandbits(80):020x}"
            publisher = f"publisher {chance.randrange(_PUBLISHERS)}"
            date = f"20{chance.randint(16, 26)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        text = EntryText(EntryField.TEXT, language, _passage(chance, found[language]))
        keywords = {
            "language": (str(language),),
            "article": (article,),
            "publisher": (publisher,),
            "country": tuple(sorted(chance.sample(_COUNTRIES, chance.randint(0, 2)))),
            "kind": (str(PassageKind.SENTENCE),),
            "month": (date[:7],),
        }
        keywords = {name: values for name, values in keywords.items() if values}
        key = f"pas_{chance.getrandbits(80):020x}"
        yield Entry(key, EntryType.PASSAGE, seq, (text,), keywords, date, story=article, reprint=article)


def _passage(chance: random.Random, found: Sequence[str]) -> str:
    """Sentences up to a length that is `LENGTH` on average."""
    wanted = chance.randint(LENGTH // 2, LENGTH + LENGTH // 2)
    text = ""
    while len(text) < wanted:
        text = f"{text} {chance.choice(found)}" if text else chance.choice(found)
    return text[:wanted]
