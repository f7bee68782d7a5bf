"""Queries of each kind that people type, taken from the sentences that the passages are made of."""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from indexing.searching.respelling import respell
from indexing.vocabulary import Language

#: A word with its accents and vowel marks, and with the parts that a non-joiner keeps together.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0655\u0670\u200c])+")
_LONG = 5
#: Names in another script than that of most passages that hold them, and English words for Persian text.
_NAMES = (
    "Tehran", "Rouhani", "Isfahan", "Khorasan", "Ferdowsi", "Tabriz", "Shiraz", "Mashhad", "Hafez", "Khatami",
    "Тегеран", "Исфахан", "Хатами", "Афганистан", "Шираз", "Тебриз",
    "لندن", "شکسپیر", "ویکتوریا", "پاریس", "برلین", "مسکو", "لوتر", "نیوتون",
)  # fmt: skip
_ENGLISH = (
    "agreement", "government", "trade agreement", "oil export", "ministry of foreign affairs", "customs",
    "president visit", "natural gas", "railway", "investment", "free trade zone", "bank", "embassy", "border crossing",
    "joint commission", "electricity export", "parliament", "cooperation",
)  # fmt: skip


def queries(found: Mapping[Language, Sequence[str]], number: int) -> dict[str, list[str]]:
    """`number` queries of each kind, the same ones on every run."""
    chance = random.Random(17)
    counts = Counter(word for lines in found.values() for line in set(lines) for word in set(_WORD.findall(line)))
    rare = sorted(word for word, count in counts.items() if count == 1 and len(word) >= _LONG)
    drawn = [_words(chance, found) for _ in range(number)]
    long = [chance.choice([word for word in words if len(word) >= _LONG] or words) for words in drawn]
    return {
        "words": [" ".join(chance.sample(words, min(3, len(words)))) for words in drawn],
        "rare words": [" ".join(chance.sample(rare, 2)) for _ in range(number)],
        "sentence": [" ".join(words[:10]) for words in drawn],
        "phrase": [f'"{_phrase(chance, words)}"' for words in drawn],
        "prefix": [f"{word[:4]}*" for word in long],
        "typing error": [respell(word, "typing-error", str(place)) for place, word in enumerate(long)],
        "name in another script": [chance.choice(_NAMES) for _ in range(number)],
        "English for Persian text": [chance.choice(_ENGLISH) for _ in range(number)],
    }


def _words(chance: random.Random, found: Mapping[Language, Sequence[str]]) -> list[str]:
    """The words of a sentence, every other one Persian."""
    language = Language.FA if chance.random() < 0.5 and Language.FA in found else chance.choice(list(found))
    while True:
        words = _WORD.findall(chance.choice(found[language]))
        if len(words) >= _LONG:
            return words


def _phrase(chance: random.Random, words: Sequence[str]) -> str:
    start = chance.randrange(len(words) - 2)
    return " ".join(words[start : start + 3])
