"""Whether the next sentence takes back what this one tells: "Media said they signed a pact. Both denied the report."

The sentence that denies names no paper, so that no trigger stands in it. The table `refuting` holds its words; they
point back ("the report"), and count for what stands directly before them alone.
"""

from dataclasses import replace

from indexing.deriving.agreements.candidate import Cue, Trigger
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText
from indexing.values import Rule
from indexing.vocabulary import Status

_DENIAL = 4


def refuting_rule(position: int, text: ArticleText, language: str) -> Rule | None:
    """The rule by which the sentence behind the one at `position` denies what that one tells, if one fits."""
    if position + 1 >= len(text.sentences):
        return None
    behind = text.sentences[position + 1].text
    return next((row.rule for row in scanner(language, "refuting").likely(behind) if row.pattern.search(behind)), None)


def refuted(cue: Cue | None, trigger: Trigger, rule: Rule) -> Cue:
    """`cue`, or one in the place of `trigger`, as a denial by `rule`."""
    told = cue or Cue(Status.NOT_SIGNED, _DENIAL, trigger.start, trigger.end, rule)
    return told if told.rank >= _DENIAL else replace(told, status=Status.NOT_SIGNED, rank=_DENIAL, rule=rule)
