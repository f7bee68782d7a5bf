"""How much a sentence reads like one that tells of an agreement, by a network that was fitted to labelled articles.

The rules name what they find; what they have no row for they do not see. The network of a language (`network`, its
file is `wording.npz`) reads the first letters of the words of all sentences; `<country>` stands for a mention, `0` for
a number, and marks tell what words do not: the place of a sentence, its length, the number of countries in it. Its
score is the logarithm of the odds that a reader labels the sentence. The table `wording_kinds` tells by the weights of
words and marks what kind of agreement such a sentence is about.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from indexing.deriving.agreements.network import Network, load_network
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.table import TABLES, Row, TableError, rows
from indexing.deriving.text import ArticleText, Sentence
from indexing.vocabulary import AgreementKind, MentionKind, PassageKind

_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['’][^\W\d_]+)?|[$%€£]")
_ALWAYS = "==always"
_LOWEST, _HIGHEST = -4.0, 2.5
_STOP = '.!?؟"»'
_MOST, _FURTHEST, _LONGEST, _PIECE, _SIXTH = 3, 8, 6, 50, 6
#: A sentence with more characters than this is scored by its beginning.
_READ = 1_500


class Wording:
    """The scores of the sentences of one article; without a network all have the score 0, which tells nothing."""

    def __init__(self, text: ArticleText, mentions: ArticleMentions, language: str) -> None:
        """Prepare for an article that is read with the tables of `language`."""
        self._sentences = text.sentences
        self._mentions = mentions
        self._language = language
        self._network = network_of(language)
        self._named: dict[int, list[Naming]] = {}
        self._words: dict[int, list[str]] = {}
        self._marks: dict[int, set[str]] = {}

    @cached_property
    def _scores(self) -> list[float]:
        places, network = range(len(self._sentences)), self._network
        if network is None:
            return [0.0 for _ in places]
        words = [self._words_at(i, network.letters) for i in places]
        return network.scores(words, [self._marks_at(i) for i in places])

    def score(self, position: int) -> float:
        """How much the sentence at `position` reads like one that tells of an agreement: log odds, 0 is one in two."""
        return self._scores[position]

    def bounded(self, position: int) -> float:
        """The score, kept between -4 and 2.5: further out it says no more."""
        return max(_LOWEST, min(_HIGHEST, self.score(position)))

    def ahead_of(self, position: int) -> int:
        """How many sentences of the article have a higher score than the one at `position`."""
        return sum(score > self.score(position) for score in self._scores)

    def speaks_for(self, position: int) -> float:
        """What the wording of the sentence at `position` adds to the confidence of what rules find there."""
        network = self._network
        return network.trust * (self.bounded(position) - network.even) if network else 0.0

    def lags(self, position: int) -> float:
        """How far the sentence at `position` stays behind the one of the article that reads most like it: 0 or less."""
        return self.bounded(position) - self._highest

    @cached_property
    def _highest(self) -> float:
        return max(map(self.bounded, range(len(self._sentences))))

    @property
    def is_learned(self) -> bool:
        """Whether there is a network for the language of the article."""
        return self._network is not None

    def is_telling(self, position: int) -> bool:
        """Whether the score is high enough to tell of an agreement that no rule has a name for."""
        return self._network is not None and self.score(position) >= self._network.told

    def strongest(self, position: int, most: int) -> list[tuple[str, float]]:
        """The phrases and marks that raise the score most, at most so many, with their weights."""
        network = self._network
        if network is None:
            return []
        return network.strongest(self._words_at(position, network.letters), self._marks_at(position), most)

    def kinds(self, position: int) -> dict[AgreementKind, float]:
        """How probable each kind of agreement is for the sentence, if it tells of one: shares of 1, likeliest first."""
        if self._network is None:
            return {}
        marks = {*self._words_at(position, self._network.letters), *self._marks_at(position), _ALWAYS}
        weights = weights_of_kinds(self._language).items()
        odds = {k: math.fsum(known[m] for m in marks if m in known) for k, known in weights}
        shares = {kind: 1 / (1 + math.exp(-odd)) for kind, odd in odds.items()}
        total = sum(shares.values())
        return {kind: shares[kind] / total for kind in sorted(shares, key=lambda kind: -shares[kind])}

    def _words_at(self, position: int, letters: int) -> list[str]:
        if position not in self._words:
            self._words[position] = words_of(self._sentences[position], self._named_at(position), letters)
        return self._words[position]

    def _marks_at(self, position: int) -> set[str]:
        if position not in self._marks:
            named = self._named_at(position)
            self._marks[position] = marks_of(self._sentences[position], named, len(self._sentences))
        return self._marks[position]

    def _named_at(self, position: int) -> list["Naming"]:
        if position not in self._named:
            self._named[position] = named_in(self._sentences[position], self._mentions, self._kinds)
        return self._named[position]

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return kinds_of(self._mentions)


#: Start and end of a mention in its sentence, the kind of its actor (its own, if it has none), and the actor.
Naming = tuple[int, int, str, str | None]


def kinds_of(mentions: ArticleMentions) -> dict[str, str]:
    """The kind of each actor of an article."""
    return {actor.ref: actor.kind.value for actor in mentions.actors}


def named_in(sentence: Sentence, mentions: ArticleMentions, kinds: Mapping[str, str]) -> list[Naming]:
    """What `sentence` mentions, as `words_of` and `marks_of` take it; `kinds` are those of the actors."""
    return [
        (m.start - sentence.start, m.end - sentence.start, kinds.get(m.ref or "", m.kind.value), m.ref)
        for m in mentions.of(sentence)
    ]


def words_of(sentence: Sentence, named: Sequence[Naming], letters: int) -> list[str]:
    """The first `letters` letters of each word, with `<kind>` in the place of each mention and `0` of each number."""
    text, found, position = sentence.text[:_READ], list[str](), 0
    for start, end, kind, _ in sorted(named, key=lambda naming: (naming[0], -naming[1])):
        if position <= start and end <= len(text):
            found += stems_of(text[position:start], letters)
            found.append(f"<{kind}>")
            position = end
    return found + stems_of(text[position:], letters)


def marks_of(sentence: Sentence, named: Sequence[Naming], sentences: int) -> set[str]:
    """What a sentence of an article of so many has beside its words: `named` is what it mentions."""
    numbers = Counter(kind for kind, _ in {(kind, ref) for _, _, kind, ref in named})
    marks = {f"={kind} {min(number, _MOST)}" for kind, number in numbers.items()}
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


def stems_of(text: str, letters: int) -> list[str]:
    """The first `letters` letters of each word of `text` in small letters, with `0` for a number."""
    return ["0" if word[0].isdigit() else word[:letters] for word in _TOKEN.findall(text.lower())]


@cache
def network_of(language: str) -> Network | None:
    """The network of `language`, if there is one.

    Raises:
        TableError: a file that holds no network.
    """
    path = TABLES / language / "wording.npz"
    return load_network(path) if path.exists() else None


@cache
def weights_of_kinds(language: str) -> dict[AgreementKind, dict[str, float]]:
    """The weights of words and marks for each kind, in the order of the table `wording_kinds` of `language`.

    Raises:
        TableError: an unknown kind, a mark without a number or given twice, a kind without the mark `==always`.
    """
    path = TABLES / language / "wording_kinds.tsv"
    kinds: dict[AgreementKind, dict[str, float]] = {}
    for row in rows(language, "wording_kinds", "kind", "mark", "weight") if path.exists() else ():
        where = f"{path}:{row.line}: row {row['id']}"
        if row["kind"] not in set(AgreementKind):
            raise TableError(f"{where}: there is no kind {row['kind']!r}")
        known = kinds.setdefault(AgreementKind(row["kind"]), {})
        if not row["mark"] or row["mark"] in known:
            raise TableError(f"{where}: the mark {row['mark']!r} is empty or given twice for its kind")
        known[row["mark"]] = _weight(where, row)
    if missing := [kind for kind, known in kinds.items() if _ALWAYS not in known]:
        raise TableError(f"{path}:1: the mark {_ALWAYS} is missing for {', '.join(missing)}")
    return kinds


def _weight(where: str, row: Row) -> float:
    try:
        weight = float(row["weight"])
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight):
        raise TableError(f"{where}: the weight {row['weight']!r} is not a number")
    return weight
