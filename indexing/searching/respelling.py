"""Queries as people type them: other keyboards, other habits of spacing, and one typing error.

Measuring needs the same respelling in every run, so each is a function of the text and of a seed made from the query's
id. Nothing here is used in answering.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from indexing.searching.languages import script_of
from indexing.searching.spelling import neighbours

_Respelling = Callable[[str, random.Random], str]

_ZWNJ: Final = "\u200c"
_ARABIC_KEYBOARD: Final = str.maketrans("یک", "يك")
_PERSIAN_KEYBOARD: Final = str.maketrans("يك", "یک")
_BARE_HAMZA: Final = str.maketrans("أإآؤئۀ", "اااویه", "ءٔ")
_VOWEL_MARKS: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_DIGITS: Final = ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
#: Letters that join to the left, behind which a kashida can stand.
_JOINING: Final = re.compile("([بپتثجچحخسشصضطظعغفقکگلمنهی])(?=[\u0621-\u06cc])")
#: Prefix or ending of an inflected word where some type a non-joiner, some a space and some nothing.
_APART: Final = re.compile(
    r"(?<!\S)(ن?می) (?=\S)|(?<=\S) (?=(?:ها|های|هایی|تر|ترین|ای)(?!\S))|(?<=\w{3})(?=(?:ها|های|هایی|ترین)(?!\S))"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_SHORTEST: Final = 4


def _digits(target: int) -> _Respelling:
    table = {ord(digit): _DIGITS[target][value] for digits in _DIGITS for value, digit in enumerate(digits)}
    return lambda text, _: text.translate(table)


@cache
def _presentation_forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            forms.setdefault(plain, []).append(chr(code))
    return forms


def _presentation(text: str, chance: random.Random) -> str:
    forms = _presentation_forms()
    return "".join(chance.choice(forms.get(character, [character])) for character in text)


def _diacritics(text: str, chance: random.Random) -> str:
    marked = (
        c + chance.choice(_VOWEL_MARKS) if "\u0621" <= c <= "\u06cc" and chance.random() < 0.25 else c for c in text
    )
    return "".join(marked)


def _kashida(text: str, chance: random.Random) -> str:
    return _JOINING.sub(lambda match: match[1] + "ـ" * (chance.random() < 0.5), text)


def _non_joiner_added(text: str, _: random.Random) -> str:
    return _APART.sub(lambda match: (match[1] or "") + _ZWNJ, text)


def _beside(key: str) -> str:
    """The keys beside `key`; Persian letters are typed where Arabic ones are."""
    script = script_of(key)
    found = neighbours(script).get(key.translate(_ARABIC_KEYBOARD), "") if script else ""
    return found.translate(_PERSIAN_KEYBOARD)


def _typing_error(text: str, chance: random.Random) -> str:
    """One letter of one word swapped with the next, dropped, typed twice or beside its key, as often each."""
    words = [
        match for match in re.finditer(r"\w+", text) if len(match.group()) >= _SHORTEST and _LETTER.match(match.group())
    ]
    if not words:
        return text
    match = chance.choice(words)
    word, place = match.group(), chance.randrange(len(match.group()) - 1)
    beside = _beside(word[place].lower()) or word[place]
    wrong = chance.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + chance.choice(beside) + word[place:],
            word[:place] + chance.choice(beside) + word[place + 1 :],
        )
    )
    return text[: match.start()] + wrong + text[match.end() :]


#: Each way to respell a query by its name on the command line.
RESPELLINGS: Final[Mapping[str, _Respelling]] = MappingProxyType(
    {
        "arabic-keyboard": lambda text, _: text.translate(_ARABIC_KEYBOARD),
        "non-joiner-as-space": lambda text, _: text.replace(_ZWNJ, " "),
        "non-joiner-dropped": lambda text, _: text.replace(_ZWNJ, ""),
        "non-joiner-added": _non_joiner_added,
        "ascii-digits": _digits(0),
        "persian-digits": _digits(1),
        "arabic-digits": _digits(2),
        "presentation-forms": _presentation,
        "diacritics": _diacritics,
        "kashida": _kashida,
        "bare-hamza": lambda text, _: text.translate(_BARE_HAMZA),
        "typing-error": _typing_error,
    }
)


def respell(text: str, name: str, seed: str) -> str:
    """`text` respelled as `name` says (see RESPELLINGS), the same for the same seed."""
    return RESPELLINGS[name](text, random.Random(f"{name}:{seed}"))
