"""Words that tell one deal from another of the same kind between the same parties."""

import re
from bisect import bisect_left
from itertools import accumulate

from indexing.deriving.agreements.candidate import Candidate
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.table import words

_WORD = re.compile(r"[^\W\d_]{3,}")
_REACH = 120
_MOST = 12


def topic_of(candidates: list[Candidate], mentions: ArticleMentions, language: str) -> tuple[str, ...]:
    """At most twelve folded content words near the triggers of a deal, names left out, sorted."""
    found: dict[str, int] = {}
    common = words(language, "common")
    for candidate in candidates:
        sentence, trigger = candidate.trigger.sentence, candidate.trigger
        start = max(0, trigger.start - sentence.start - _REACH)
        around = mentions.within(trigger.start - 2 * _REACH, trigger.end + _REACH)
        named = sorted((m.start - sentence.start, m.end - sentence.start) for m in around)
        starts, ends = [a for a, _ in named], [-1, *accumulate((b for _, b in named), max)]
        for match in _WORD.finditer(sentence.text, start, trigger.end - sentence.start + _REACH):
            word = match[0].casefold()
            if word not in common and ends[bisect_left(starts, match.end())] <= match.start():
                found[word] = found.get(word, 0) + 1
    ranked = sorted(found, key=lambda word: (-found[word], word))
    return tuple(sorted(ranked[:_MOST]))
