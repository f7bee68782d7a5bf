"""Possible parties in rows: sides joined by "and", a hyphen or a comma, and where a row stands.

The resolvers of parties, which look at rows and at what stands before them, share these tools.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.sides import Side
from indexing.deriving.text import ArticleText, Sentence
from indexing.values import Rule

#: Words that may stand between a preposition and the name of a party.
ARTICLE = r"(?:the |a |an |two |three |senior |neighbou?ring |کشور ?(?:های)? |جمهوری (?:اسلامی )?|دولت |دو )*"
#: What behind a Persian "with" makes it tell of the occasion ("with the support of C"), not of a partner.
NO_OCCASION = (
    r"(?!(?:حضور|وجود|هدف|توجه|حمایت|همراهی|تاکید|تأکید|اشاره|اعلام|موافقت|مخالفت|انتشار|بیان|صدور|کمک|نظارت|ریاست"
    r"|میزبانی|مشارکت|سرمایه ?گذاری|انتقاد|استقبال|دعوت|هماهنگی|پیوستن|خروج|ورود|سفر|پایان|آغاز|واسطه|میانجی\w*|وساطت"
    r"|ابتکار|فشار|هشدار|تصویب|امضا|امضای|ارسال|عبور|محوریت|استفاده|استناد|تمدید|لغو|افزایش|کاهش)\b)"
)
_HELPED = (
    r"(?!(?:\w+ ){0,2}(?:money|cash|funds?|funding|financing|loans?|grants?|help|support|aid|backing) (?:from|of|by)\b)"
)
#: What stands before a partner.
WITH = re.compile(
    rf"(?:\b(?:with|alongside|со?) {_HELPED}|\b(?:با|مع) {NO_OCCASION})(?:both )?{ARTICLE}"
    r"(?:(?!قرارداد|توافق|تفاهم|سند)[\w']+,? ){0,4}<?$"
)
_TICKER = r"(?: ?<[\w.]{1,8}>|(?:\.\w{1,2})?>)?"
#: Persian verbs and papers, which begin something else behind a comma.
_NO_NAME = (
    r"(?:گفت(?!و)|کرد|کردند|افزود|اعلام|ابراز|تاکید|تأکید|خواستار|است|بود|شد|داد|دارد|داشت|خبر)\b"
    r"|توافق|تفاهم|قرارداد|موافقتنامه|یادداشت|سند\b|اسناد\b|پروتکل|بیانیه|معاهده|پیمان|عضو\b|اعضا"
)
_COORDINATED = re.compile(
    _TICKER
    + r"\)?(?:'s(?: [A-Z][\w'-]+){1,3}|'s?)?[\s»\"]*(?:,? (?:also )?(?:said|says|announced) (?:that )?(?:it|they) and"
    r"|,? ?(?:[Aa]nd|plus|as well as|(?:together|along|jointly) with|joined by|&|и|а также|ve|ile)"
    r"|,? on (?:the )?one (?:hand|side),? and"
    r"|[-/,،]|،? ?و|،? ?و همچنین|،? ?و نیز)[\s«\"<]*"
    r"(?!(?:an?|both|each|which|where|while|whereas|but|because|though|although|[a-z]+ing)\b)(?:(?!with|in|at|from|by|that|who|which|said|signed|agreed|met|to|for|on|با|در|از|به|که|برای|بین|میان|"
    + _NO_NAME
    + r")"
    r"(?:\w+[\s,'«<]+|[آ-ی]+ \()){0,4}"
)
#: What opens the list of those who stand on one side together.
_GROUPED = re.compile(
    _TICKER
    + r"\)?,? and (?:[\w'-]+ ){1,9}(?:comprising|including|consisting of|composed of|made up of|grouping|namely)"
    r",? (?:the |[A-Z]\w+'s )?[<(]?"
)
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Run:
    """Sides in a row that are joined by "and", a hyphen or a comma."""

    sides: tuple[Side, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(side.ref for side in self.sides))

    @property
    def start(self) -> int:
        return self.sides[0].start

    @property
    def end(self) -> int:
        return self.sides[-1].end


def runs_of(sides: Sequence[Side], papers: Sequence[Trigger], text: str) -> list[Run]:
    """`sides` in rows; mentions of one that follow each other count as one where no paper is named between them."""
    starts = [paper.start for paper in papers]
    merged: list[Side] = []
    for side in sides:
        last = merged[-1] if merged else None
        if last and last.ref == side.ref and bisect_left(starts, last.end) == bisect_left(starts, side.start):
            merged[-1] = replace(last, end=side.end)
        else:
            merged.append(Side(side.ref, side.start, side.end, side.through))
    runs: list[list[Side]] = []
    for side in merged:
        if runs and _are_joined(text, runs[-1][-1].end, side.start):
            runs[-1].append(side)
        else:
            runs.append([side])
    return [Run(tuple(run)) for run in runs]


def _are_joined(text: str, start: int, end: int) -> bool:
    return bool(_COORDINATED.fullmatch(text, start, end) or _GROUPED.fullmatch(text, start, end))


def free_runs(runs: Sequence[Run], trigger: Trigger, papers: Sequence[Trigger]) -> list[Run]:
    """The runs that are neither inside a paper nor behind another one than `trigger`, whose parties they then name.

    Papers do not overlap, so of those that begin before the end of a run only the last can reach into it.
    """
    starts = [paper.start for paper in papers]
    behind = min((paper.end for paper in papers if paper.start >= trigger.end), default=trigger.sentence.end + 1)
    free = []
    for run in runs:
        last = bisect_left(starts, run.end) - 1
        if run.start < behind and (last < 0 or papers[last].end <= run.start):
            free.append(run)
    return free


def found_by(refs: Sequence[str], how: str, weight: float, explicit: bool = True) -> Parties:
    return Parties(tuple(refs), _rule(how), weight, explicit)


@cache
def _rule(how: str) -> Rule:
    return Rule(id=f"parties/{how}")


def distance_to(trigger: Trigger, run: Run) -> int:
    return max(0, run.start - trigger.end, trigger.start - run.end)


def is_preceded(pattern: re.Pattern[str], run: Run, sentence: Sentence, text: ArticleText) -> bool:
    begin = max(sentence.start, run.start - _LOOK_BACK)
    return bool(pattern.search(text.folded.text[begin : run.start]))
