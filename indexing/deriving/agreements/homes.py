"""Whether a country is only where the body beside it is at home: "Soviet trader Tolonet", "Tolonet NV of Peru".

Such a country says who the body is. It agrees to nothing, and the body is named from the one end to the other. The
table `homes` has the words between the two: `before` those of a country before a body, `behind` those of one behind it.
"""

import re

from indexing.deriving.scanning import scanner
from indexing.vocabulary import ActorKind

_NEAR = 30
_BESIDE = 2
_LONGEST = 90
_NOUN_FIRST = frozenset({"fa"})
_LINKS = frozenset(
    {"and", "with", ",", "-", "و", "با", "،", "to", "between", "from", "by", "via", "against", "as", "or"}
)
_CLAUSES = frozenset({"after", "before", "while", "when", "since", "because", "than", "but", "where", "if", "until"})
#: What a state does to a firm: "Peru awarded Tolonet a contract", "Peru told Chilean group Tolonet".
_ACTS = re.compile(
    r" (?:ha[sd] |have |will |also )*(?:[a-z]+ed|gave|given|gives|chose|chosen|chooses|told|tells|sold|sells|bought"
    r"|buys|sent|took|takes|let|lets|wants?|awards?|picks?|grants?|asks?|selects?|names?|invites?|allows?|signs?|say|says|said"
    r"|give|choose|sell|buy|take|hire|hires)\b"
)
_APPOSED = re.compile(r"(?: \([^)]{1,12}\))?>?, (?:an?|the) (?:(?!with\b|and\b)[\w-]+ ){0,2}")


def follows_as_home(gap: str, through: ActorKind, language: str) -> bool:
    """Whether what is named by `through` behind a body and `gap` is what the body belongs to."""
    if gap == " ":
        return True
    return through is ActorKind.COUNTRY and (bool(_APPOSED.fullmatch(gap)) or _fits("behind", gap, language))


def describes(gap: str, language: str) -> bool:
    """Whether a country word belongs to the body behind it and `gap`; where nouns come first only if it is close."""
    if language in _NOUN_FIRST:
        return len(gap.split()) <= _BESIDE and not _is_linked(gap)
    if _ACTS.match(gap):
        return False
    return (len(gap) <= _NEAR and not _is_linked(gap)) or _fits("before", gap, language)


def calls_a_firm(behind: str, language: str) -> bool:
    """Whether a country word with `behind` stands for a firm without its name: "the French" with "group said"."""
    words = behind.lstrip(" ")
    rows = scanner(language, "homes", "where").likely(words)
    return any(row["where"] == "alone" and row.pattern.match(words) for row in rows)


def _is_linked(gap: str) -> bool:
    return any(word in _LINKS or word in _CLAUSES for word in gap.replace(",", " , ").split())


def _fits(where: str, gap: str, language: str) -> bool:
    words = gap.strip()
    if not words or len(words) > _LONGEST:
        return False
    rows = scanner(language, "homes", "where").likely(words)
    return any(row["where"] == where and row.pattern.fullmatch(words) for row in rows)
