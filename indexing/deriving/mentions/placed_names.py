"""Names of firms and bodies by their place in a sentence of business: who is bought, who agrees, with whom.

Copy names many of them without a legal form or any word that tells what they are ("a deal with Tolonet", "Tolonet
agreed to buy", "its Tolonet unit"). The table `placed_names` has such places. A place is weaker evidence than a name,
so what stands there must look like no person, no state and no word that has its capital from the head of the sentence.
"""

import re
from collections.abc import Collection, Iterator

from indexing.deriving.mentions.organisations_en import letter_of
from indexing.deriving.scanning import scanner
from indexing.deriving.text import Sentence
from indexing.values import Rule

_NAMING = frozenset("NAYK")
_INSIDE = frozenset("&oHQPU")
_SHORTEST = 3
_LONGEST_CAPITALS = 5
_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][\w&-]+")


def names_within(text: str) -> frozenset[str]:
    """The words that `text` writes with a capital inside its sentences."""
    return frozenset(_WITHIN.findall(text))


def placed_names(
    sentence: Sentence, small: Collection[str], within: Collection[str]
) -> Iterator[tuple[int, int, Rule]]:
    """Start and end of each such name in the folded article text, with its rule.

    `small` are the words that the article writes with a small letter, `within` those that it writes with a capital
    inside a sentence.
    """
    text = sentence.text
    for row in scanner("en", "placed_names").likely(text):
        for match in row.pattern.finditer(text):
            name = _without_lead(match["name"])
            end = match.end("name")
            start = end - len(name)
            opens = not text[:start].strip('"(- ') and name.split(" ")[0] not in within
            if not opens and text[start - 1 : start] != "-" and _is_likely(name, small):
                yield sentence.start + start, sentence.start + end, row.rule


def _without_lead(name: str) -> str:
    """`name` without the words at its head that have a capital for another reason: "On Monday Tolonet"."""
    while " " in name and letter_of(name.split(" ")[0]) not in _NAMING:
        name = name.partition(" ")[2]
    return name


def _is_likely(name: str, small: Collection[str]) -> bool:
    """Whether `name` consists of words that name a firm and that are no everyday words of the article."""
    parts = name.split(" ")
    letters = [letter_of(part) for part in parts]
    if letters[0] not in _NAMING or not {*letters} <= _NAMING | _INSIDE or len(name) < _SHORTEST:
        return False
    return parts[0].lower() not in small and (not name.isupper() or len(name) <= _LONGEST_CAPITALS)
