"""How much a sentence reads like one that tells of an agreement, by the weights of its words.

The rules name what they find; what they have no row for they do not see. The table `wording` of a language holds words
with weights that were fitted to labelled articles (logistic regression): stems of words, pairs of neighbours, and marks
such as the place of the sentence or the number of countries in it. `<country>` stands for a mention, `0` for a number.
The sum of the weights of all marks of a sentence is its score, the logarithm of the odds that a reader labels it.
The table `wording_kinds` tells in the same way what kind of agreement such a sentence is about.

Rows that begin with two equals signs are settings: how many letters of a word count (`==letters`), how far apart the
words of a pair may be (`==reach`), what every sentence starts from (`==always`), which score speaks neither for nor
against what the rules find (`==even`), and from which score on a sentence tells of an agreement by itself (`==told`;
without that row none does).
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.table import TABLES, Row, TableError, rows
from indexing.deriving.text import ArticleText, Sentence
from indexing.vocabulary import AgreementKind, MentionKind, PassageKind

_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['’][^\W\d_]+)?|[$%€£]")
_ALWAYS = "==always"
_TOLD = "==told"
#: The settings that are whole numbers, each with the least that it can be; and all without which nothing is scored.
_WHOLE = {"==letters": 1, "==reach": 0}
_NEEDED = (*_WHOLE, _ALWAYS, "==even")
_LOWEST, _HIGHEST = -4.0, 1.5
_STOP = '.!?؟"»'
_MOST, _FURTHEST, _LONGEST, _PIECE, _SIXTH = 3, 8, 6, 50, 6
#: A sentence with more characters than this is scored by its beginning.
_READ = 1_500


class Weights(NamedTuple):
    """What was learned for one language; without its table every score is that of a sentence that tells nothing."""

    marks: Mapping[str, float]
    letters: int
    reach: int
    always: float
    told: float
    even: float
    kinds: Mapping[AgreementKind, Mapping[str, float]]


class Wording:
    """The scores of the sentences of one article."""

    def __init__(self, text: ArticleText, mentions: ArticleMentions, language: str) -> None:
        """Prepare for an article that is read with the tables of `language`."""
        self._sentences = text.sentences
        self._mentions = mentions
        self._kinds = kinds_of(mentions)
        self._weights = weights_of(language)
        self._marks: dict[int, set[str]] = {}
        self._scores: dict[int, float] = {}

    def score(self, position: int) -> float:
        """How much the sentence at `position` reads like one that tells of an agreement: log odds, 0 is one in two."""
        if position not in self._scores:
            known = self._weights.marks
            weights = [known[mark] for mark in self._marks_at(position) if mark in known]
            self._scores[position] = round(self._weights.always + math.fsum(weights), 6)
        return self._scores[position]

    def bounded(self, position: int) -> float:
        """The score, kept between -4 and 1.5: further out it says no more."""
        return max(_LOWEST, min(_HIGHEST, self.score(position)))

    def speaks_for(self, position: int) -> float:
        """How much the wording speaks for what the rules find in the sentence at `position`; against it below 0."""
        return self.bounded(position) - self._weights.even

    @property
    def is_learned(self) -> bool:
        """Whether there are weights for the language of the article."""
        return bool(self._weights.marks)

    def is_telling(self, position: int) -> bool:
        """Whether the score is high enough to tell of an agreement that no rule has a name for."""
        return math.isfinite(self._weights.told) and self.score(position) >= self._weights.told

    def strongest(self, position: int, most: int) -> list[tuple[str, float]]:
        """The marks that raise the score most, at most so many, with their weights."""
        known = self._weights.marks
        raising = [(mark, known[mark]) for mark in self._marks_at(position) if known.get(mark, 0) > 0]
        return sorted(raising, key=lambda pair: (-pair[1], pair[0]))[:most]

    def kinds(self, position: int) -> dict[AgreementKind, float]:
        """How probable each kind of agreement is for the sentence, if it tells of one: shares of 1, likeliest first."""
        marks = self._marks_at(position) | {_ALWAYS}
        odds = {k: math.fsum(known[m] for m in marks if m in known) for k, known in self._weights.kinds.items()}
        shares = {kind: 1 / (1 + math.exp(-odd)) for kind, odd in odds.items()}
        total = sum(shares.values())
        return {kind: shares[kind] / total for kind in sorted(shares, key=lambda kind: -shares[kind])}

    def _marks_at(self, position: int) -> set[str]:
        """What counts in the sentence at `position`; found once and kept."""
        if position not in self._marks:
            sentence = self._sentences[position]
            named = named_in(sentence, self._mentions, self._kinds)
            found = marks_of(sentence, named, len(self._sentences), self._weights.letters, self._weights.reach)
            self._marks[position] = found
        return self._marks[position]


#: Start and end of a mention in its sentence, the kind of its actor (its own, if it has none), and the actor.
Naming = tuple[int, int, str, str | None]


def kinds_of(mentions: ArticleMentions) -> dict[str, str]:
    """The kind of each actor of an article."""
    return {actor.ref: actor.kind.value for actor in mentions.actors}


def named_in(sentence: Sentence, mentions: ArticleMentions, kinds: Mapping[str, str]) -> list[Naming]:
    """What `sentence` mentions, as `marks_of` takes it; `kinds` are those of the actors."""
    return [
        (m.start - sentence.start, m.end - sentence.start, kinds.get(m.ref or "", m.kind.value), m.ref)
        for m in mentions.of(sentence)
    ]


def marks_of(sentence: Sentence, named: Sequence[Naming], sentences: int, letters: int, reach: int) -> set[str]:
    """The marks of a sentence of an article of so many: `named` are start, end, kind and actor of what it mentions."""
    words = _words(sentence.text[:_READ], named, letters)
    marks = set(words)
    for gap in range(1, reach + 1):
        marks.update([f"{left} {right}" for left, right in zip(words, words[gap:], strict=False)])
    for kind, number in Counter(kind for kind, _ in {(kind, ref) for _, _, kind, ref in named}).items():
        marks.add(f"={kind} {min(number, _MOST)}")
    sides = {ref for _, _, kind, ref in named if ref is not None and kind != MentionKind.PERSON}
    marks.add(f"=sides {min(len(sides), _MOST + 1)}")
    marks.add(f"=place {min(sentence.position, _FURTHEST)}")
    marks.add(f"=length {min(len(sentence.text) // _PIECE, _LONGEST)}")
    marks.add(f"=sentences {min(sentences // _SIXTH, _LONGEST - 1)}")
    if sentence.kind is PassageKind.HEADLINE:
        marks.add("=headline")
    if sentence.text[-1:] in _STOP:
        marks.add("=stop")
    return marks


def _words(text: str, named: Sequence[Naming], letters: int) -> list[str]:
    """The first `letters` letters of each word, with `<kind>` in the place of each mention and `0` of each number."""
    found: list[str] = []
    position = 0
    for start, end, kind, _ in sorted(named, key=lambda naming: (naming[0], -naming[1])):
        if position <= start and end <= len(text):
            found += _stems(text[position:start], letters)
            found.append(f"<{kind}>")
            position = end
    return found + _stems(text[position:], letters)


def _stems(text: str, letters: int) -> list[str]:
    return ["0" if word[0].isdigit() else word[:letters] for word in _TOKEN.findall(text.lower())]


@cache
def weights_of(language: str) -> Weights:
    """What the tables `wording` and `wording_kinds` of `language` hold.

    Raises:
        TableError: a weight that is no number, an unknown kind, a setting that is missing, unknown or makes no sense.
    """
    path = TABLES / language / "wording.tsv"
    if not path.exists():
        return Weights({}, _LONGEST, 0, 0.0, math.inf, 0.0, {})
    marks = {row["id"]: _weight(path, row) for row in rows(language, "wording", "weight")}
    if missing := [name for name in _NEEDED if name not in marks]:
        raise TableError(f"{path}:1: the table lacks the rows {', '.join(missing)}")
    letters, reach, always, even, told = (marks.pop(name, math.inf) for name in (*_NEEDED, _TOLD))
    return Weights(marks, int(letters), int(reach), always, told, even, _weights_of_kinds(language))


def _weights_of_kinds(language: str) -> dict[AgreementKind, dict[str, float]]:
    """The weights of the marks for each kind, in the order of the table `wording_kinds`."""
    path = TABLES / language / "wording_kinds.tsv"
    kinds: dict[AgreementKind, dict[str, float]] = {}
    for row in rows(language, "wording_kinds", "kind", "mark", "weight"):
        where = f"{path}:{row.line}: row {row['id']}"
        if row["kind"] not in set(AgreementKind):
            raise TableError(f"{where}: there is no kind {row['kind']!r}")
        known = kinds.setdefault(AgreementKind(row["kind"]), {})
        if not row["mark"] or row["mark"] in known:
            raise TableError(f"{where}: the mark {row['mark']!r} is empty or given twice for its kind")
        known[row["mark"]] = _weight(path, row)
    if missing := [kind for kind, known in kinds.items() if _ALWAYS not in known]:
        raise TableError(f"{path}:1: the mark {_ALWAYS} is missing for {', '.join(missing)}")
    return kinds


def _weight(path: Path, row: Row) -> float:
    """The weight that `row` gives, or the value of the setting."""
    name, where = row["id"], f"{path}:{row.line}: row {row['id']}"
    if name.startswith("==") and name not in {*_NEEDED, _TOLD}:
        raise TableError(f"{where}: there is no such setting")
    try:
        weight = float(row["weight"])
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight):
        raise TableError(f"{where}: the weight {row['weight']!r} is not a number")
    if name in _WHOLE and (weight < _WHOLE[name] or not weight.is_integer()):
        raise TableError(f"{where}: {row['weight']} is not a whole number from {_WHOLE[name]} on")
    return weight
