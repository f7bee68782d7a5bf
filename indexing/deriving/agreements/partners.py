"""With whom several agree in Persian, where the verb comes last: "A and B with C signed a paper".

The row of the subject stands farther from the verb than the partner behind it, who must not get lost. What only looks
like a partner is the occasion ("with the support of C", "after a meeting with C").
"""

import re
from dataclasses import replace

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import Run
from indexing.deriving.text import ArticleText

_WITH = re.compile(
    r"»?\)?،? با (?!حضور|وجود|هدف|توجه|حمایت|همراهی|همکاری|تاکید|تأکید|اشاره|اعلام|موافقت|مخالفت|انتشار|بیان|صدور|کمک"
    r"|نظارت|ریاست|میزبانی|مشارکت|سرمایه|انتقاد|استقبال|دعوت|هماهنگی|پیوستن|خروج|ورود|سفر|پایان|آغاز|مرز|واسطه"
    r"|میانجی|وساطت|ابتکار|فشار|هشدار|تصویب|امضا|ارسال|عبور|محوریت|استفاده|استناد)(?:(?!از|به|در|که|و|بر|برای)\w+ ){0,5}"
)


def with_partner(found: Parties, runs: list[Run], trigger: Trigger, text: ArticleText) -> Parties:
    """`found` and who stands between them and the verb behind a "with" that follows them at once."""
    if text.rules != "fa":
        return found
    place = next((index for index, run in enumerate(runs) if run.refs == found.refs), len(runs))
    if place + 1 >= len(runs) or runs[place + 1].end > trigger.start:
        return found
    taken, other = runs[place : place + 2]
    if not _WITH.fullmatch(text.folded.text, taken.end, other.start):
        return found
    return replace(found, refs=tuple(dict.fromkeys((*found.refs, *other.refs))))
