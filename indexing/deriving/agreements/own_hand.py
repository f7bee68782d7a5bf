"""Whether an organ of a state agrees in its own name: "the Fishing Organization of Oman signed", "a contract with it".

What a ministry or a parliament agrees binds the state. Other bodies, those that the table `bodies` calls `signer`, sign
for themselves where the words beside their name say that they sign, or that one agrees with them; whoever leads one and
speaks or signs stands for the state. At home there is no state to stand for: a ministry and a university of one country
sign each in its own name.
"""

import re

from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.deriving.text import Sentence
from indexing.vocabulary import MentionKind

_AROUND = 110
_TWO = 2
_SIGNS = re.compile(
    r"[)\"]?(?: ?\([^)]{1,60}\))?(?: of \w+)?(?:,? and [^,;.]{3,90}?)?,? (?:has |have |had )?(?:recently |also )?"
    r"(?:signed|sign|inked|penned|sealed|concluded)\b"
)
_WITH = re.compile(r"\b(?:with|between) (?:the )?(?:[\w-]+['’]s? )?(?:[^,;.()]{3,90} \()?$")
_AND = re.compile(r"\b(?:with|between) [^,;.]{3,80} and (?:the )?(?:[\w-]+['’]s? )?(?:[^,;.()]{3,90} \()?$")
_LED = re.compile(
    r"\b(?:head|president|chairman|director|governor|chief|secretary|deputy|member|official)s? of [^,;.]*$"
)
_HEADS = (
    r"(?:وزارت\w*|سازمان|شرکت|دانشگاه|بانک|شهرداری|ستاد|صندوق|استانداری|موسسه|پژوهشگاه|پژوهشکده|گمرک|بنیاد|اتاق|انجمن"
    r"|فدراسیون|معاونت|قرارگاه|جمعیت|کمیته|مرکز|گروه|هلدینگ|اتحادیه|پارک|نیروی|پلیس|بیمه|بورس|مجتمع|کانون|اداره|کمیساریا\w*|آژانس|یونیسف|یونسکو|فائو)"
)
_AND_ANOTHER = re.compile(rf"[\")»]?(?: ?\([^)]{{1,40}}\))?(?:،| و| با) {_HEADS}\b")
_ONE_AND = re.compile(rf"\b{_HEADS} [^.؛:]{{2,80}}(?:،| و| با) [«\"]?$")
_PAPER = re.compile(r"تفاهم|توافق|قرارداد|سند|موافقت ?نامه|پروتکل|پیمان|برنامه|نقشه راه|بیانیه")


def signs(sentence: Sentence, mention: Found) -> bool:
    """Whether the words behind `mention` make it the one who signs, as a news agency seldom does."""
    return bool(_SIGNS.match(sentence.text, mention.end - sentence.start))


def signs_itself(sentence: Sentence, mention: Found) -> bool:
    """Whether the words around `mention` make it the one who signs, or one with whom somebody signs."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before, behind = sentence.text[max(0, start - _AROUND) : start], sentence.text[end : end + _AROUND]
    if _LED.search(before):
        return False
    return bool(_SIGNS.match(behind) or _WITH.search(before) or _AND.search(before))


def signs_at_home(sentence: Sentence, mention: Found, mentions: ArticleMentions) -> bool:
    """Whether `mention` stands in a row with another body, or agrees with one, in a Persian sentence on a paper.

    Such a sentence must not name two countries, of which each body would stand for its own.
    """
    start, end = mention.start - sentence.start, mention.end - sentence.start
    first = max(0, start - _AROUND)
    joined = _AND_ANOTHER.match(sentence.text, end) or _ONE_AND.search(sentence.text, first, start)
    if not joined or not _PAPER.search(sentence.text):
        return False
    named = mentions.of(sentence, MentionKind.COUNTRY, MentionKind.ORGANISATION)
    actors = [mentions.actor(found.ref) for found in named if found.ref is not None]
    return len({actor.code or actor.country for actor in actors} - {None}) < _TWO
