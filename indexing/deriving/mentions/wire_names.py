"""Names of firms that English wire copy marks by its own conventions, so that no list of firms is needed.

Agencies put a firm without a listing into angle brackets ("<Zagros Mills>"), and the sign of a listed one behind its
name ("Zagros Mills Inc <ZGM>"). And only a body, never a person, says what "it has done" or speaks of "its plans", has
its initials behind its name ("Zagros Mills Trust (ZMT)"), or makes "a contract with the Zagros Power Pool".
"""

import re
from collections.abc import Iterator

from indexing.deriving.mentions.acronyms import initials
from indexing.deriving.mentions.organisations_en import RAISED, STOPPED, letter_of
from indexing.deriving.text import Sentence
from indexing.values import Rule

_WORD = r"(?:[A-Z][\w'&.-]*|[A-Z]\.)"
_RUN = rf"(?<![\w<.'&-])(?P<name>{_WORD}(?: (?:and |of )?{_WORD}){{0,5}})"
_BRACKETED = re.compile(r"<(?P<name>[A-Z][^<>]{0,60}[a-z][^<>]{0,60})>")
_LISTED = re.compile(_RUN + r" <[A-Z]{1,6}(?:\.[A-Z]{1,3})?>")
_SAYS = re.compile(
    _RUN + r" (?:said|says|announced|reported|confirmed|added) (?:that )?"
    r"(?:its\b|it (?!was\b|is\b|were\b|could\b|might\b|may\b|must\b|should\b|would be\b|will be\b)[a-z])"
)
_ABBREVIATED = re.compile(_RUN + r" \((?P<initials>[A-Z]{2,6})\)")
_WITH_THE = re.compile(
    r"\b(?:agreement|accord|pact|contract|deal|venture|memorandum|MoU|MOU|arrangement|partnership|tie-up)s?"
    r"(?: on [A-Z]\w+)? (?:with|between) the "
    + _RUN.replace("{0,5}", "{1,5}")
    + r"(?=[,.;:)]| (?:to|on|for|in|of|and|was|is|that|will|has|under|over)\b)"
)
_SITE = re.compile(
    r"(?<![\w./@-])(?P<name>[A-Z][\w-]+\.(?:com|net|org|info|news|tv|az|am|ge|ir|kg|kz|ru|tj|tm|uz|af|pk|in|cn|eu))(?![\w/@]|\.\w)"
)
#: What a sentence must contain for a pattern to be worth trying, the pattern, its rule and how sure it is.
_CONVENTIONS = (
    (".", _SITE, Rule(id="organisations/site"), 0.7),
    ("<", _BRACKETED, Rule(id="organisations/bracketed"), 0.85),
    (" <", _LISTED, Rule(id="organisations/listed"), 0.85),
    (" it", _SAYS, Rule(id="organisations/says-it"), 0.65),
    (" (", _ABBREVIATED, Rule(id="organisations/abbreviated"), 0.75),
    (" the ", _WITH_THE, Rule(id="organisations/with-the"), 0.65),
)
_INITIAL = re.compile(r"[A-Z]\.$")
_NO_NAME = frozenset("XRw&")
_NAMES = frozenset("NAU")
_HEADS = frozenset("HQKY")
_PASSING = frozenset("j")
_STOPPED = re.compile(
    f"(?:{'|'.join(re.escape(name) for name in sorted(STOPPED))}) (?:{'|'.join(sorted({*RAISED, 'Concern'}))}) "
)
_OWNS = ("'s", "'S")
_NEW_PLACE = re.compile(r"New (?:York|Zealand|Delhi|Jersey|England|Mexico|Orleans|Hampshire|South Wales)\b")


def wire_names(sentence: Sentence) -> Iterator[tuple[int, int, Rule, float]]:
    """Start and end of each such name in the folded article text, with its rule and how sure it is."""
    for needed, pattern, rule, confidence in _CONVENTIONS:
        for match in pattern.finditer(sentence.text) if needed in sentence.text else ():
            start, end = match.span("name")
            if pattern is not _WITH_THE:
                start += len(match["name"]) - len(_without_lead(match["name"]))
            if pattern is _ABBREVIATED and not _is_made_of(sentence.text[start:end], match):
                continue
            if sentence.text[start:end].endswith(_OWNS):
                end -= len(_OWNS[0])
            if start < end and not sentence.text[start:end].isupper():
                yield sentence.start + start, sentence.start + end, rule, confidence


def _is_made_of(name: str, match: re.Match[str]) -> bool:
    """Whether the capitals behind `name`, which ends like that of a body, are the initials of its words."""
    words = name.split(" ")
    body = len(words) > 1 and letter_of(words[-1]) in _HEADS and letter_of(words[0]) not in _PASSING
    return body and match["initials"] in initials(name)


def _without_lead(name: str) -> str:
    """`name` without the words at its head that have their capital from the sentence or are a title; initials stay."""
    name = _STOPPED.sub("", name)
    while (first := name.split(" ")[0]) and letter_of(first) in _NO_NAME and " " in name and not _INITIAL.match(first):
        if _NEW_PLACE.match(name):
            break
        name = name[len(first) + 1 :]
    return "" if " " not in name and letter_of(name) not in _NAMES else name
