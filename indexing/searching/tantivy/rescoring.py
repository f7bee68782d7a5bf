"""Okapi BM25 as Elasticsearch computes it, for the best hits of tantivy.

tantivy fixes k1 = 1.2 and b = 0.75 and takes the mean length of a field over all documents, also those of another
language that do not have the field. So tantivy finds the candidates, and they are scored here with the parameters and
the statistics that Elasticsearch uses, which makes the two engines rank alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexing.searching.analysis.lines import begins, filled, needle, positions
from indexing.searching.fields import BM25_B, BM25_K1
from indexing.searching.matching import closest_kinds
from indexing.searching.query import Group, MatchKind, Occur, Phrase, Term
from indexing.searching.tantivy.schema import Postings
from indexing.searching.tantivy.statistics import Statistics


@dataclass(frozen=True, slots=True)
class _Sought:
    """An alternative: the number of its group, what it is worth at most, its word in the query and its kind.

    `needle` is what a line that holds it contains: a term with its spaces, or what begins a term. `offsets` say for a
    phrase where its tokens stand relative to each other.
    """

    needle: str
    group: int
    worth: float
    word: int
    kind: MatchKind
    tokens: tuple[str, ...] = ()
    offsets: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class _Field:
    """What is sought in one field, and the two constants of its saturation by length."""

    flat: float
    steep: float
    terms: list[_Sought] = field(default_factory=list)
    phrases: list[_Sought] = field(default_factory=list)
    beginnings: list[_Sought] = field(default_factory=list)

    def saturation(self, line: str) -> float:
        """What a frequency is weighed against in an entry with this line."""
        return self.flat + self.steep * kept_length(filled(line))


class Scorer:
    """Scores entries against the groups of one query; excluding groups do not count."""

    def __init__(self, groups: Iterable[Group], statistics: Statistics) -> None:
        """The alternatives are sorted by field, because an entry has few of the fields that are asked for."""
        self._fields: dict[str, _Field] = {}
        self._statistics = statistics
        self._groups = 0
        for group in groups:
            if group.occur is not Occur.MUST_NOT and group.alternatives:
                for one in group.alternatives:
                    self._seek(one, group.word)
                self._groups += 1

    @property
    def fields(self) -> dict[str, str]:
        """The text fields in which whole terms are looked for, each with one of these."""
        sought = {name: [*found.terms, *found.phrases] for name, found in self._fields.items()}
        return {name: one[0].tokens[0] for name, one in sought.items() if one}

    @property
    def has_beginnings(self) -> bool:
        """Whether words are looked for by how they begin, which gives the same score to all entries."""
        return any(found.beginnings for found in self._fields.values())

    def score(self, postings: Postings) -> float:
        """The sum over the groups of the best of their alternatives."""
        best = [0.0] * self._groups
        for name, line in postings.items():
            found = self._fields.get(name)
            if found is None:
                continue
            saturation = found.saturation(line)
            count = line.count
            for one in found.terms:
                if occurring := count(one.needle):
                    score = one.worth * occurring / (occurring + saturation)
                    if score > best[one.group]:
                        best[one.group] = score
            for one in found.phrases:
                if occurring := _phrase_frequency(line, one):
                    score = one.worth * occurring / (occurring + saturation)
                    best[one.group] = max(best[one.group], score)
            for one in found.beginnings:
                if begins(line, one.needle):
                    best[one.group] = max(best[one.group], one.worth)
        return sum(best)

    def kinds(self, postings: Postings) -> frozenset[MatchKind]:
        """The closest kinds by which the words of the query occur."""
        occurring: list[tuple[int, MatchKind]] = []
        for name, line in postings.items():
            if found := self._fields.get(name):
                occurring += [(one.word, one.kind) for one in found.terms if one.needle in line]
                occurring += [(one.word, one.kind) for one in found.phrases if _phrase_frequency(line, one)]
                occurring += [(one.word, one.kind) for one in found.beginnings if begins(line, one.needle)]
        return closest_kinds(occurring)

    def _seek(self, alternative: Term | Phrase, word: int) -> None:
        name, group, kind = alternative.field, self._groups, alternative.kind
        found = self._fields.get(name) or self._field(name)
        if isinstance(alternative, Phrase):
            tokens = alternative.tokens
            offsets = alternative.positions or range(len(tokens))
            found.phrases.append(_Sought("", group, self._worth(alternative, tokens), word, kind, tokens, offsets))
        elif alternative.prefix:
            found.beginnings.append(_Sought(alternative.token, group, alternative.boost, word, kind))
        else:
            tokens = (alternative.token,)
            worth = self._worth(alternative, tokens)
            found.terms.append(_Sought(needle(alternative.token), group, worth, word, kind, tokens))

    def _field(self, name: str) -> _Field:
        mean_length = self._statistics.field(name).mean_length
        found = self._fields[name] = _Field(BM25_K1 * (1 - BM25_B), BM25_K1 * BM25_B / mean_length)
        return found

    def _worth(self, alternative: Term | Phrase, tokens: Iterable[str]) -> float:
        rarity = sum(self._statistics.rarity(alternative.field, token) for token in tokens)
        return alternative.boost * rarity * (1 + BM25_K1)


def _phrase_frequency(line: str, phrase: _Sought) -> int:
    if not all(needle(token) in line for token in phrase.tokens):
        return 0
    starts = (
        {place - offset for place in positions(line, token)}
        for token, offset in zip(phrase.tokens, phrase.offsets, strict=True)
    )
    return len(set.intersection(*starts))


def kept_length(length: int) -> int:
    """A length as Lucene keeps it in one byte: exact up to 40, then to four significant bits above 24."""
    above = length - 24
    if above <= 0:
        return length
    shift = max(0, above.bit_length() - 4)
    return 24 + (above >> shift << shift)
