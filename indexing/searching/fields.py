"""The fields of the index: their names, what may stand in them, and how they weigh.

One index holds all languages, with fields of their own per language (`title_fa`, `text_en`), so that the frequency of
a word is counted within its language and the cursor is a document like any other. Each text field has an exact twin
(`text_fa.exact`), and the words of all texts of a language stand once more by their sound (`sound_fa`). The list of
fields is closed: an entry with another keyword is refused by both engines.
"""

from functools import cache
from typing import Final

from indexing.searching.analysis.chains import ANALYSIS_VERSION, CHAINS, chain_language
from indexing.searching.analysis.sounding import sounds_version
from indexing.searching.port import EntryField, Fingerprint
from indexing.storing.port import StoreInfo
from indexing.vocabulary import Language

#: Raise it with any change of the fields below or of what is stored in them; an index of another version is rebuilt.
MAPPING_VERSION: Final = "8"

ID: Final = "id"
TYPE: Final = "type"
SEQ: Final = "seq"
DATE: Final = "date"
#: False for what is no entry: the cursor, and the marks that removed entries leave behind.
LIVE: Final = "live"

#: Id of the document that holds the cursor; entry ids never begin with an underscore.
CURSOR_ID: Final = "_cursor"

#: Exact values that entries can be filtered by, next to `type`. `country` and `party` hold codes of states and blocs,
#: `party` ids of actors as well; `month` is the month of the date, where that is known.
KEYWORDS: Final = (
    *("language", "article", "publisher", "country", "actor", "kind", "status", "sector"),
    *("party", "salience", "month"),
)
#: What hits can be collapsed by: one value in each entry, its own id where it stands for itself. STORY is the article,
#: REPRINT the first of the articles that carry nearly the same text.
STORY: Final = "story"
REPRINT: Final = "reprint"
COLLAPSIBLE: Final = (STORY, REPRINT)
#: Figures that an entry can be asked to reach: confidence from 0 to 1, number of independent sources.
NUMBERS: Final = ("confidence", "sources")
#: What is suggested while somebody types: the beginnings of the words of an entry's labels, how prominent it is, and
#: the labels as they are shown.
PREFIX: Final = "prefix"
WEIGHT: Final = "weight"
LABELS: Final = "labels"

#: BM25 as measured on nine public retrieval sets: the best choice where short and long texts compete.
BM25_K1: Final = 0.9
BM25_B: Final = 0.4
#: Unused positions between two texts of the same field, so that no phrase spans both.
TEXT_GAP: Final = 100


@cache
def text_field(field: EntryField, language: Language, *, exact: bool = False) -> str:
    """The index field for texts of `language`, which shares the fields of `und` if it has no chain of its own."""
    name = f"{field}_{chain_language(language)}"
    return f"{name}.exact" if exact else name


#: Every text field with the language and kind of its chain.
TEXT_FIELDS: Final[dict[str, tuple[Language, bool]]] = {
    text_field(field, language, exact=exact): (language, exact)
    for field in EntryField
    for language in CHAINS
    for exact in (False, True)
}


def sound_field(language: Language) -> str:
    """The index field for the sounds of all texts of `language`."""
    return f"sound_{chain_language(language)}"


#: Every field of sounds with its language.
SOUND_FIELDS: Final[dict[str, Language]] = {sound_field(language): language for language in CHAINS}


def fingerprint_of(info: StoreInfo) -> Fingerprint:
    """What an index over this store, made by this version of Peyman, carries."""
    return Fingerprint(info.store_id, f"{ANALYSIS_VERSION}-{sounds_version()}", MAPPING_VERSION)
