"""What words of the beat are called in English and in Persian.

The table `glossary.tsv` holds the words, CLDR (through Babel) the names of states, languages and currencies. Both sides
are looked up by their stems, so no inflection has to be listed, and an entry of several words is found as a whole.
Where a stem is shared with other words (imports and what is important, مالیات and مالی), a variant stands as written.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from babel import Locale

from indexing.searching.analysis.analyser import Token, analyser
from indexing.vocabulary import Language

#: The two languages that are translated into each other.
LANGUAGES: Final = (Language.EN, Language.FA)
#: Between the variants of a cell.
_OR: Final = "|"
#: Before a variant that is looked for and looked up as written, not by its stem.
_AS_WRITTEN: Final = "="
_TABLE: Final = "glossary.tsv"
_COMPOUND: Final = re.compile(r"\u200cو\u200c?(?=\w{2})")


@dataclass(frozen=True, slots=True)
class Key:
    """Stems of a word, or of several that mean one thing; if `exact` the words as the exact chain writes them."""

    terms: tuple[str, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """By language and key what is said in the other language, the usual word first, marked if it stands as written."""

    meanings: Mapping[tuple[Language, Key], tuple[str, ...]]
    longest: int

    def of(self, language: Language, key: Key) -> tuple[str, ...]:
        """What the words with this key are called in the other language; nothing if they are not known."""
        return self.meanings.get((language, key), ())


def other_language(language: Language) -> Language:
    """The language into which `language` is translated."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


@cache
def glossary() -> Glossary:
    """The glossary, read once.

    Raises:
        ValueError: a row of the table has not two cells, or a variant has no content word; the message names the line.
    """
    found: dict[tuple[Language, Key], dict[str, None]] = defaultdict(dict)
    for place, english, persian in (*_rows(), *_cldr()):
        sides = {Language.EN: english, Language.FA: persian}
        for language, variants in sides.items():
            for variant in variants:
                keys = [key for spelling in _spacings(variant) for key in keys_of(language, spelling)]
                if not keys:
                    raise ValueError(f"{place}: {variant!r} has no word that is looked for")
                for key in keys:
                    found[language, key] |= dict.fromkeys(sides[other_language(language)])
    meanings = {key: tuple(words) for key, words in found.items()}
    return Glossary(meanings, max(len(key.terms) for _, key in meanings))


def _spacings(variant: str) -> Iterator[str]:
    """A variant, and one that holds a Persian compound with an and also with its three words apart."""
    yield variant
    if (apart := _COMPOUND.sub(" و ", variant)) != variant:
        yield apart


def keys_of(language: Language, text: str) -> list[Key]:
    """The stems of `text`: of all parts of its words, and with words that a non-joiner parts in one piece.

    A variant that is marked has one key, as written.
    """
    if text.startswith(_AS_WRITTEN):
        return [key] if (key := written_key(language, text[len(_AS_WRITTEN) :])).terms else []
    tokens = analyser(language).tokens(text)
    whole: dict[int, Token] = {}
    for token in tokens:
        if token.start not in whole or token.end > whole[token.start].end:
            whole[token.start] = token
    joined, end = [], -1
    for start in sorted(whole):
        if start >= end:
            joined.append(whole[start].term)
            end = whole[start].end
    parts = [one.term for one in tokens if not any(_within(other, one) for other in tokens)]
    return [Key(terms) for terms in dict.fromkeys((tuple(parts), tuple(joined))) if terms]


def written_key(language: Language, text: str) -> Key:
    """The words of `text` as written, up to variants of letters; without terms if there are no words."""
    return Key(tuple(token.term for token in analyser(language, exact=True).tokens(text)), exact=True)


def _within(part: Token, whole: Token) -> bool:
    """Whether `part` is a proper part of `whole`."""
    return whole.start <= part.start and part.end <= whole.end and (part.start, part.end) != (whole.start, whole.end)


def _rows() -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    lines = files(__package__).joinpath("tables", _TABLE).read_text("utf-8").splitlines()
    rows = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    for number, line in rows[1:]:
        cells = line.split("\t")
        if len(cells) != len(LANGUAGES):
            raise ValueError(f"{_TABLE}:{number}: an English and a Persian cell are needed, with a tab between them")
        english, persian = ([variant.strip() for variant in cell.split(_OR)] for cell in cells)
        yield f"{_TABLE}:{number}", english, persian


def _cldr() -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Names of states, languages and currencies that both languages have; those of one word stand as written."""
    english, persian = Locale("en"), Locale("fa")
    for kind in ("territories", "languages", "currencies"):
        ours, theirs = getattr(english, kind), getattr(persian, kind)
        for code in sorted(set(ours) & set(theirs)):
            known = keys_of(Language.EN, ours[code]) and keys_of(Language.FA, theirs[code])
            if known and len(code) > 1 and not code.isdigit():
                yield f"CLDR {kind} {code}", [_name(Language.EN, ours[code])], [_name(Language.FA, theirs[code])]


def _name(language: Language, name: str) -> str:
    return f"{_AS_WRITTEN}{name}" if len(written_key(language, name).terms) == 1 else name
