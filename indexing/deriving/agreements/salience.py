"""Whether an article is about an agreement, mentions it beside another, or re-tells it as background."""

import re
from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Candidate, Deal
from indexing.deriving.scanning import scanner
from indexing.values import Rule
from indexing.vocabulary import PassageKind, Salience

_ASIDE = re.compile(r", (?:which|who|where|when|while|after|as)\b")
_LEAD = 2
_REACH = 90


def background_of(text: str, start: int, end: int, language: str) -> Rule | None:
    """The rule by which the words around `text[start:end]` speak of something older, if one fits."""
    behind = _ASIDE.split(text[end : end + _REACH], maxsplit=1)[0]
    near = text[max(0, start - _REACH) : start] + "<" + text[start:end] + ">" + behind
    rows = scanner(language, "background").likely(near)
    return next((row.rule for row in rows if row.pattern.search(near)), None)


def salience_of(deal: Deal) -> Salience:
    """Primary if the headline or the lead speaks of it as news, background if every sentence re-tells it."""
    candidates: Sequence[Candidate] = deal.candidates
    news = [c for c in candidates if c.background is None]
    if not news:
        return Salience.BACKGROUND
    in_front = any(c.trigger.sentence.kind is PassageKind.HEADLINE or c.trigger.sentence.position < _LEAD for c in news)
    return Salience.PRIMARY if in_front else Salience.SECONDARY
