"""Characters that mean the same to a reader, brought to one spelling before a text is cut into words.

Persian is typed on Arabic and Persian keyboards, pasted with presentation forms, marks of direction and kashida;
English comes with typographic quotes and accents. This is the one table of such equivalences: the Python chains apply
it, and the `mapping` filter of the Elasticsearch settings is printed from it, so both sides see the same characters.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: Symbols that Lucene's tokenizer would take for words (emoji, arrows, flags); to us a word has letters or digits.
PICTOGRAPHS: Final[tuple[tuple[int, int], ...]] = (
    (0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2190, 0x2BFF), (0x3030, 0x3030),
    (0x303D, 0x303D), (0x3297, 0x3297), (0x3299, 0x3299), (0x1F000, 0x1FAFF),
)  # fmt: skip

_ARABIC_LETTERS: Final = {
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "آ": "ا", "أ": "ا", "إ": "ا",
    "ؤ": "و", "ئ": "ي", "ى": "ي", "ۍ": "ي", "ې": "ي", "ۓ": "ي",
    "ە": "ه", "ھ": "ه", "ۂ": "ه", "ۃ": "ه", "ڪ": "ك", "ګ": "ك", "ڬ": "ك",
}  # fmt: skip
_LATIN_LETTERS: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
    "Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH", "Ħ": "H", "ё": "е", "Ё": "Е",
}  # fmt: skip
_APOSTROPHES: Final = dict.fromkeys("\u2018\u2019\u02bb\u02bc\u02bd\u02b9\u0060\u00b4\uff07", "'")
_SEPARATORS: Final = {"٫": ".", "٬": ","}
_HAMZA: Final = 0x621
#: Marks of direction, soft hyphens, joiners other than the non-joiner, variation selectors and kashida.
_INVISIBLE: Final = (
    *(0x00AD, 0x061C, 0x0640, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x20E3),
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10),
)  # fmt: skip
#: Vowel marks of Latin and Cyrillic text in decomposed form, of Arabic script, and Quranic annotation.
_MARKS: Final = (
    *(*range(0x300, 0x370), *range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD)),
    *(*range(0x6DF, 0x6E5), 0x6E7, 0x6E8, *range(0x6EA, 0x6EE), *range(0x8D3, 0x8E2), *range(0x8E3, 0x900)),
)  # fmt: skip
#: Where a compatibility form (NFKC) or an accented letter is folded: Latin, letterlike, ligatures, Arabic, full width.
_COMPATIBILITY: Final = (
    range(0x00A0, 0x0250), range(0x1E00, 0x1F00), range(0x2070, 0x20A0), range(0x2100, 0x2190),
    range(0xFB00, 0xFB07), range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD), range(0xFF01, 0xFF5F),
)  # fmt: skip


def _fold_table() -> Mapping[int, str]:
    letters = _ARABIC_LETTERS | _LATIN_LETTERS | _APOSTROPHES | _SEPARATORS
    table = {ord(source): target for source, target in letters.items()}
    table |= dict.fromkeys((*_INVISIBLE, *_MARKS, _HAMZA), "")
    for block in _COMPATIBILITY:
        for code in block:
            if code not in table and (target := _compatible(chr(code), table)) != chr(code):
                table[code] = target
    return MappingProxyType(table)


def _compatible(character: str, table: Mapping[int, str]) -> str:
    """`character` as plain letters: compatibility forms replaced, accents of Latin letters dropped.

    What is left empty is a vowel mark in isolated form (a letter to Unicode), else a kind of space.
    """
    plain = unicodedata.normalize("NFKC", character)
    latin = "".join(c for c in unicodedata.normalize("NFD", plain) if not 0x300 <= ord(c) < 0x370)
    folded = "".join(table.get(ord(c), c) for c in latin).strip()
    return folded if folded or unicodedata.category(character)[0] == "L" else " "


#: Code point -> what stands for it; an empty string drops it.
FOLD: Final[Mapping[int, str]] = _fold_table()
