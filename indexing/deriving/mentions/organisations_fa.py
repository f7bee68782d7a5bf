"""What the words of a Persian sentence are to the rules that look for organisations.

Without capitals a name is known by its head noun (سازمان, وزارت, شرکت) and goes on as long as words follow that name
subjects of bodies or that no list knows; prepositions, verbs, offices and everyday words end it.
"""

import re
from collections.abc import Callable
from functools import cache

from indexing.deriving.mentions.countries import state_gazetteer
from indexing.deriving.mentions.words import Known, Line, split
from indexing.deriving.table import rows, words
from indexing.folding import fold
from indexing.vocabulary import Language

#: Lists of words with their letters, the first that holds a word counts.
_LISTS = (
    *(("o", "prepositions"), ("t", "articles"), ("R", "role_nouns"), ("V", "saying_verbs"), ("V", "acting_verbs")),
    *(("v", "light_verbs"), ("P", "portfolios"), ("e", "everyday_words"), ("G", "given_names")),
)

_VERB_STARTS, _VERB_ENDS = ("می", "نمی"), ("د", "م", "یم", "ید")
_VERB = re.compile(
    r"^(?:ب|ن)\w{2,}(?:ند|یم|ید)$|\w{2,}(?:گرفت|انگیخت|انداخت|کردند|شدند|اند|شده|شدگان|یافته|گردد|شود|کند)$"
)
_VERBAL = re.compile(r"(?:ند|[تدشن]ید|[تدن]ی?م|(?<!ی)ست|[اشخ]ته|[اریسن]ده|[دت]ن|پذیر)$")
#: Adjectives that say which one: there is one central bank.
_CERTAIN = frozenset(("مرکزی", "ملی", "جهانی", "میهنی"))
#: Words that cannot end a name, so that it goes on with what no rule took in.
_UNFINISHED = ("های", " امور", " روابط", " و", " همکاری")
#: Letters spelled out, of which a name has at least two.
_SPELLED = frozenset(("ال", "ام", "آر", "ان", "اس", "بی", "سی", "ای", "دی", "جی", "تی", "پی", "اف", "کی", "وی", "یو"))
_COMPARATIVES = ("تر", "ترین")
#: Endings of adjectives of a trade ("aircraft-building", "of a refinery"), which with a head alone name no firm.
_OF_A_TRADE = re.compile(r"\w{2}(?:سازی|گاهی|کننده|فضایی)$")
_RAILWAY = re.compile(r"راه ?آهن (?!.*\b(?:ملی|دولتی|شهری)\b)")


@cache
def _listed() -> dict[str, str]:
    letters = {word: letter for letter, name in reversed(_LISTS) for word in words("fa", name)}
    for row in reversed(rows("fa", "organisation_words", "words")):
        letters |= {fold(word): row["id"] for word in row["words"].split()}
    return letters | {"و": "&"}


def letter_of(word: str) -> str:
    """The letter of `word`; see the head of `tables/fa/organisation_shapes.tsv`."""
    if letter := _listed().get(word):
        return letter
    if word.endswith("ی") and _listed().get(word[:-1]) in ("q", "m"):
        return "e"
    if (word.startswith(_VERB_STARTS) and word.endswith(_VERB_ENDS)) or _VERB.search(word):
        return "v"
    if word in words("fa", "plain_words") and _VERBAL.search(word):
        return "V"
    return "e" if word.endswith(_COMPARATIVES) else "N"


def is_generic(name: str) -> bool:
    """Whether `name` could stand for any body: one of the list, a head with everyday adjectives, or half a name."""
    head, *others = name.split(" ")
    if name.endswith(_UNFINISHED) or (name.split(" ")[-1] in _SPELLED and _SPELLED.isdisjoint(others[:-1])):
        return True
    if others and head in words("fa", "generic_heads") and all(_is_plain_adjective(word) for word in others):
        return True
    return name in words("fa", "not_organisations") or _is_line(name)


def _is_line(name: str) -> bool:
    """Whether `name` is that of a track between towns, not of the railway of a state."""
    return bool(_RAILWAY.match(name)) and not state_gazetteer(Language.FA).find(name)


def _is_plain_adjective(word: str) -> bool:
    known = {letter_of(word), _listed().get(word[:-1])}
    of_trade = _OF_A_TRADE.search(word) or not known.isdisjoint("PeVvq")
    return word.endswith(("ی", "کننده")) and word not in _CERTAIN and bool(of_trade)


def reader(text: str, small: frozenset[str]) -> Callable[[str], str]:
    """The function that gives the words of the sentence `text` their letters; Persian has no small letters."""
    del text, small
    return letter_of


def read_example(text: str, known: list[Known]) -> Line:
    """A line of one sentence that stands by itself, as the examples of the table do."""
    return split(text, 0, known, letter_of)
