"""Whether an organ of a state agrees in its own name: "the Fishing Organization of Oman signed", "a contract with it".

What a ministry or a parliament agrees binds the state. Other bodies, those that the table `bodies` calls `signer`, sign
for themselves where the words beside their name say that they sign, or that one agrees with them; whoever leads one and
speaks or signs stands for the state.
"""

import re

from indexing.deriving.mentions.found import Found
from indexing.deriving.text import Sentence

_AROUND = 110
_SIGNS = re.compile(
    r"[)\"]?(?: ?\([^)]{1,60}\))?(?: of \w+)?(?:,? and [^,;.]{3,90}?)?,? (?:has |have |had )?(?:recently |also )?"
    r"(?:signed|sign|inked|penned|sealed|concluded)\b"
)
_WITH = re.compile(r"\b(?:with|between) (?:the )?(?:[\w-]+['’]s? )?(?:[^,;.()]{3,90} \()?$")
_AND = re.compile(r"\b(?:with|between) [^,;.]{3,80} and (?:the )?(?:[\w-]+['’]s? )?(?:[^,;.()]{3,90} \()?$")
_LED = re.compile(
    r"\b(?:head|president|chairman|director|governor|chief|secretary|deputy|member|official)s? of [^,;.]*$"
)


def signs_itself(sentence: Sentence, mention: Found) -> bool:
    """Whether the words around `mention` make it the one who signs, or one with whom somebody signs."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before, behind = sentence.text[max(0, start - _AROUND) : start], sentence.text[end : end + _AROUND]
    if _LED.search(before):
        return False
    return bool(_SIGNS.match(behind) or _WITH.search(before) or _AND.search(before))
