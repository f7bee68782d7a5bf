"""What the words of an English sentence are to the rules that look for organisations.

The words that make names of bodies and firms stand in `organisation_words.tsv`. A capital alone says little: words that
open a sentence, titles and months are told apart first, and where every word of a headline has a capital none counts.
"""

import re
from collections.abc import Callable
from functools import cache

from indexing.deriving.mentions.words import Known, Line, split
from indexing.deriving.table import rows, words

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}(?:s|-[A-Z]{2,5})?|(?!Ma?c)[A-Z][a-z]+[A-Z][a-zA-Z]+")
_MEDIUM = re.compile(
    r"(?!Express|Cypress|Empress|Multimedia)[A-Z][\w-]+(?:[Nn]ews|[Pp]ress|[Ii]nform|[Mm]edia|[Pp]ortal|[Pp]ravda)"
)
_MEDIA = ("ews", "ress", "nform", "edia", "ortal", "ravda")
_DESCRIBES = re.compile(r"-(?:based|owned|led|backed|run|made|born|wide|style|controlled|listed|headquartered)$")
_LONG_WORD = 4
_LEAST_WORDS = 4
_TITLE_SHARE = 0.75
_OPENING = 60
_DATELINE = 3
_PAIR = 2
#: A verb that opens a sentence and has its capital from that; few names are that long and end like it.
_GERUND = re.compile(r"(?!Chongqing|Liaoning|Sterling|Browning|Spalding)[A-Z][a-z]{4,}ing")
#: Who holds a portfolio, which is no body for all that it may be called like one, and the letters of its words.
_HOLDERS = frozenset(("minister", "ministers", "secretary"))
_PORTFOLIO = frozenset("PYHQK&,-")
#: A given name and what follows it at the end of the name of a body.
_HOLDER = re.compile(r"(?<=[PYNC])(?P<holder>GN{1,2})$")
_SITE = re.compile(
    r" (?:(?:oil|gas|gold|copper|coal|diamond|natural) (?:and gas |gas )?)?"
    r"(?:field|mine|deposit|discovery|basin|reservoir)s?\b"
)
#: Countries whose last full stop gives the word behind it a capital in wire copy, and such words.
STOPPED = frozenset({"U.S.", "U.K."})
RAISED = frozenset(
    {"Based", "Firm", "Company", "Unit", "Carrier", "Maker", "Giant", "Subsidiary", "Affiliate", "Group"}
)


@cache
def _listed() -> dict[str, str]:
    letters = dict.fromkeys((*_titled("given_names"), *_titled("lone_surnames")), "G")
    letters |= {word.lower(): "p" for word in words("en", "portfolios")}
    for name, letter in (("portfolios", "P"), ("role_nouns", "R")):
        letters |= dict.fromkeys(_titled(name), letter)
    for name, letter in (("saying_verbs", "V"), ("acting_verbs", "v")):
        letters |= dict.fromkeys(words("en", name), letter)
    for row in rows("en", "organisation_words", "words"):
        letters |= dict.fromkeys(row["words"].split(), row["id"])
    return letters | {"and": "&", "And": "X"}


def _titled(name: str) -> list[str]:
    return [word[:1].upper() + word[1:] for word in words("en", name)]


def letter_of(word: str, opening: bool = False, headline: bool = False) -> str:
    """The letter of `word`; see the head of `tables/en/organisation_shapes.tsv`.

    `opening` says that its capital may be due to its place at the head of the sentence.
    """
    if letter := _listed().get(word):
        return letter
    if not word[0].isupper() or ("-" in word and _DESCRIBES.search(word)):
        return "w"
    if word.endswith(_MEDIA) and _MEDIUM.fullmatch(word):
        return "U"
    if _ACRONYM.fullmatch(word):
        return "X" if word in words("en", "not_acronyms") else "A"
    if word.isupper() or opening:
        return "X"
    return "m" if headline else "N"


def is_generic(name: str) -> bool:
    """Whether `name` could stand for any body."""
    return name in words("en", "not_organisations")


def reader(text: str, small: frozenset[str]) -> Callable[[str], str]:
    """The function that gives the words of the sentence `text` their letters.

    `small` are the words that the article writes with a small letter too; one of them is no name when it opens `text`.
    """
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _LONG_WORD]
    capital = sum(not word[0].islower() for word in long)
    headline = len(long) >= _LEAST_WORDS and capital >= _TITLE_SHARE * len(long) and not text.endswith(".")
    first = next(iter(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", text[:_OPENING])), "")
    opening = first if first.lower() in small or _GERUND.fullmatch(first) else ""
    return lambda word: letter_of(word, word == opening, headline)


def behind_dateline(line: Line, first: int, behind: int) -> int:
    """Where a name begins that has run together with the town in capitals before its dash: "LIMA - Peruvian Oil Co".

    Or with a word that has its capital only from the stop of "U.S." before it: "U.S. Firm Zagros Corp".
    """
    if behind - first > _PAIR and line.words[first].text in STOPPED and line.words[first + 1].text in RAISED:
        return first + _PAIR
    if behind - first > 1 and first and line.words[first - 1].text in STOPPED and line.words[first].text in RAISED:
        return first + 1
    if behind - first > _DATELINE and line.letters[first + 1] == "-" and line.words[first].text.isupper():
        dash, name = line.words[first + 1 : first + 3]
        return first + 2 if dash.end < name.start else first
    return first


def before_holder(line: Line, first: int, behind: int) -> int:
    """Where a name ends into which that of its head has run: "head of the Lima Chamber of Commerce Majed Tolo"."""
    letters = line.letters
    before = first - 1 - (letters[first - 1 : first] == "t")
    headed = before > 0 and letters[before] == "o" and line.words[before - 1].text.lower() in words("en", "role_nouns")
    holder = _HOLDER.search(letters, first, behind) if headed else None
    return holder.start("holder") if holder else behind


def is_portfolio(line: Line, first: int, behind: int) -> bool:
    """Whether the words `first:behind` are what a minister is for: "Minister of Local Administration"."""
    if first <= 1 or line.letters[first - 1] not in "of" or not _PORTFOLIO.issuperset(line.letters[first:behind]):
        return False
    holder = line.words[first - 2].text.lower()
    return holder in _HOLDERS and (line.letters[first - 1] == "f" or holder != "secretary")


def is_site(name: str, text: str) -> bool:
    """Whether `text` calls what has `name` a mine or an oil field."""
    place = text.find(name)
    while place >= 0:
        if _SITE.match(text, place + len(name)):
            return True
        place = text.find(name, place + len(name))
    return False


def read_example(text: str, known: list[Known]) -> Line:
    """A line of one sentence that stands by itself, as the examples of the table do."""
    return split(text, 0, known, letter_of)
