"""Whether a state is in the news at all when the only word for it in an article is one for its people.

"The Peruvian government" or "a Peruvian company" brings Peru into the news; "Peruvian law", "a Peruvian coach" and "a
million Peruvians" do not. So a single word for a people makes a state an actor only beside a noun of the table
`state_nouns`: behind it in English, before it in Persian. Of two such words joined by a hyphen ("the Peruvian-Chilean
commission") nouns of the list `pair_nouns` tell as much.
"""

import re
from functools import cache

from indexing.deriving.mentions.found import Found
from indexing.deriving.table import words
from indexing.deriving.text import ArticleText
from indexing.vocabulary import Language

_REACH = 60
_PAIRED = re.compile(r"-[A-Z]")


def acts(text: ArticleText, mention: Found) -> bool:
    """Whether the people named by `mention` stand beside a noun of those who act for a state."""
    folded = text.folded.text
    if text.language not in (Language.EN, Language.FA):
        return True
    if text.rules == "fa":
        return bool(_noun("fa").search(folded, max(0, mention.start - _REACH), mention.start))
    paired = _PAIRED.match(folded, mention.end) or folded[max(0, mention.start - 1) : mention.start] == "-"
    end = mention.end + _REACH
    return bool(_noun("en").match(folded, mention.end, end) or (paired and _shared().match(folded, mention.end, end)))


@cache
def _noun(language: str) -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(words(language, "state_nouns"), key=len, reverse=True))
    if language == "fa":
        return re.compile(rf"(?<!\w)(?:{nouns})(?: (?!از |به |در |با )\w+(?:(?<=ی)،)?){{0,4}} \Z")
    return re.compile(rf"(?:(?:,| and|-)? ?[\w-]+){{0,3}}[ -](?:{nouns})(?!\w)", re.IGNORECASE)


@cache
def _shared() -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(words("en", "pair_nouns"), key=len, reverse=True))
    return re.compile(rf"(?:-?[\w-]+)?(?: [\w-]+){{0,3}}? (?:{nouns})s?(?!\w)", re.IGNORECASE)
