"""What the words of an English sentence are to the rules that look for persons.

English writes names with capitals, but titles, offices, months and headlines too. So a capital alone is no evidence:
each word is looked up in the lists of `tables/en`, and a capitalised word that the same article also writes with a
small letter is taken for an everyday word. Other languages in Latin and Cyrillic script are read by the same lists.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from indexing.deriving.mentions.words import Line
from indexing.deriving.table import patterns, words

_LISTS = (
    ("y", "name_prefixes"),
    ("h", "honorifics"),
    ("Q", "role_qualifiers"),
    ("R", "role_nouns"),
    ("M", "role_plurals"),
    ("P", "portfolios"),
    ("B", "body_nouns"),
    ("V", "saying_verbs"),
    ("v", "acting_verbs"),
    ("o", "prepositions"),
    ("W", "relatives"),
    ("t", "articles"),
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_PREFIXED = re.compile(r"(?:al|el|ul|ad|ed|ar|as|at|az|an|ol|od|e)-[A-Z]", re.IGNORECASE)
_ACCENTS = {ord("ı"): "i", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ð"): "d", ord("'"): None, ord("æ"): "ae"}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_NAMING = ("G", "N", "I", "K", "L")
_LONG_WORD = 4
_TITLE_SHARE = 0.75
_LEAST_WORDS = 4


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """`word` in small letters without accents and apostrophes: the spelling of the lists."""
    plain = unicodedata.normalize("NFKD", word.lower()).translate(_ACCENTS)
    return "".join(character for character in plain if not unicodedata.combining(character))


@cache
def _small_letters() -> dict[str, str]:
    letters = {key(word): "l" for word in words("en", "name_particles")}
    for letter, name in reversed(_LISTS):
        letters |= {key(word): letter for word in words("en", name)}
    return letters | {"and": "&"}


@cache
def _capital_letters() -> dict[str, str]:
    small = _small_letters()
    names = {key(word): "G" for name in ("given_names", "family_first") for word in words("en", name)}
    letters = {key(word): "X" for word in words("en", "not_names")}
    letters |= {key(word): "T" for word in words("en", "calendar_words")}
    letters |= {key(word): "E" for word in words("en", "name_suffixes")}
    letters |= {key(word): "w" for word in words("en", "post_nominals")}
    letters |= {key(word): "L" for word in words("en", "lone_surnames")}
    letters |= {word: letter for word, letter in small.items() if letter not in ("l", "B")}
    letters |= {word: "X" for word, letter in small.items() if letter == "B" and word not in letters}
    return letters | {word: "G" for word in names if letters.get(word) not in ("y", "h", "Q", "P")}


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before the given name, as keys."""
    return frozenset(key(word) for word in words("en", "family_first"))


def letter_of(word: str, small: frozenset[str] = frozenset(), headline: bool = False) -> str:
    """The kind of `word`; see the head of `tables/en/person_shapes.tsv`.

    `small` are the words that the article writes with a small letter. In a `headline` whose words all begin with a
    capital an unknown word is no evidence of a name (`n`), nor in Cyrillic script, whose places and bodies no list has.
    """
    if word[0].islower():
        return _small_letter_of(word)
    letter = _capital_letters().get(key(word.removesuffix(".") if len(word) > len("A.") else word))
    if letter is None and word.endswith("."):
        return "I" if _INITIALS.fullmatch(word) else "X"
    if letter is None:
        letter = _of_parts(word) or _of_case(word)
    if letter:
        return letter
    if len(word) == 1:
        return "X" if word == "A" else "I"
    if word.isupper():
        return "A"
    if word.lower() in small:
        return "X"
    if any(row.pattern.search(word) for row in patterns("en", "surname_endings")):
        return "K"
    return "n" if headline or _CYRILLIC.match(word) else "N"


@lru_cache(maxsize=1 << 16)
def _small_letter_of(word: str) -> str:
    """The kind of a word that begins with a small letter."""
    return "N" if _PREFIXED.match(word) else _small_letters().get(key(word)) or _of_parts(word) or "w"


def stands_alone(line: Line, start: int, end: int) -> bool:
    """Whether the words `start:end` of `line`, which spell a known surname, may stand for the person."""
    before, behind = line.letters[start - 1 : start], line.letters[end : end + 1]
    return line.words[start].text[0].isupper() and before not in _NAMING and behind not in _NAMING


def _of_parts(word: str) -> str | None:
    """The letter of a word with hyphens: that of its first part if it is a given name, of its last if an office."""
    first, last = word.split("-")[0], word.rsplit("-", 1)[-1]
    if first[0].isupper() and _capital_letters().get(key(first)) == "G":
        return "G"
    letter = _small_letters().get(key(last)) if "-" in word else None
    return letter if letter in ("R", "M", "Q", "P") else None


def _of_case(word: str) -> str | None:
    """`G` for a given name in Cyrillic script with the ending of a case."""
    stem = key(word)
    if not _CYRILLIC.search(word):
        return None
    forms = (stem[:-cut] + ending for cut in (1, 2) for ending in ("", "и", "ь", "а", "я"))
    return "G" if any(_capital_letters().get(form) == "G" for form in forms) else None


def small_words(text: str) -> frozenset[str]:
    """The words of four letters and more that `text` writes with a small letter."""
    return frozenset(re.findall(r"(?<![\w'-])[^\W\d_A-Z]{4,}", text))


def reader(text: str, small: frozenset[str]) -> Callable[[str], str]:
    """The function that gives the words of the sentence `text` their letters."""
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _LONG_WORD]
    capital = sum(not word[0].islower() for word in long)
    headline = len(long) >= _LEAST_WORDS and capital >= _TITLE_SHARE * len(long) and not text.endswith(".")
    return lambda word: letter_of(word, small, headline)
