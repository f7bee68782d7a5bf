"""Papers that a body is told to write are its work, not something that the parties have agreed or mean to sign."""

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.scanning import scanner

_REACH = 90


def is_task(trigger: Trigger, language: str) -> bool:
    """Whether the words before `trigger` make it the work of a body: "the working group will draft a roadmap"."""
    text, start = trigger.sentence.text, trigger.start - trigger.sentence.start
    before = text[max(0, start - _REACH) : start] + "<"
    return any(row.pattern.search(before) for row in scanner(language, "tasks").likely(before))
