"""What candidates can score at most, so that only those are scored anew that may be among the best.

tantivy's score of a candidate differs from the one that counts by how far an entry's length weighs, and a little by how
often its terms occur. Lengths are in columns, which are read a hundred times as fast as the terms of an entry.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import tantivy

from indexing.searching.fields import BM25_B, BM25_K1, text_field
from indexing.searching.port import EntryField
from indexing.searching.tantivy.schema import LANGUAGES, count_field
from indexing.searching.tantivy.statistics import TANTIVY_B, TANTIVY_K1, Statistics

#: Both engines round lengths, and exact fields and sounds are taken to be as long as texts, which is not quite true.
_MARGIN: Final = 1.02
_UNKNOWN: Final = float("inf")


class Bounds:
    """Bounds for the hits of queries that look for terms in the text fields `names`.

    `unseen` is what words are worth that tantivy did not look for.
    """

    def __init__(
        self, names: Iterable[str], searcher: tantivy.Searcher, statistics: Statistics, unseen: float = 0.0
    ) -> None:
        """Nothing is read from columns yet."""
        self._unseen = unseen
        languages = dict.fromkeys(LANGUAGES[name] for name in names)
        fields = dict.fromkeys(text_field(field, language) for language in languages for field in EntryField)
        self._searcher = searcher
        self._factors = [_Factor(name, statistics) for name in fields if statistics.field(name).entries]

    def most(self, hits: Sequence[tuple[Any, tantivy.DocAddress]]) -> list[float]:
        """What each hit can score at most; infinity for an entry whose length is unknown, as it has no such field."""
        addresses = [address for _, address in hits]
        factors = [0.0] * len(hits)
        for one in self._factors:
            lengths = self._searcher.fast_field_values(one.column, addresses)
            for place, length in enumerate(lengths):
                if length and (factor := one.at(length)) > factors[place]:
                    factors[place] = factor
        bounds = zip(hits, factors, strict=True)
        return [(score + self._unseen) * factor if factor else _UNKNOWN for (score, _), factor in bounds]


class _Factor:
    """How much more than tantivy says a term can be worth in a field, by the field's length.

    The longer a field the more, if a term occurs once; less and less so the more often it occurs.
    """

    def __init__(self, name: str, statistics: Statistics) -> None:
        mean, relative = statistics.field(name).mean_length, statistics.relative_length(name)
        self.column = count_field(name)
        self._given = 1 + TANTIVY_K1 * (1 - TANTIVY_B)
        self._given_each = TANTIVY_K1 * TANTIVY_B * relative / mean
        self._ours = 1 + BM25_K1 * (1 - BM25_B)
        self._ours_each = BM25_K1 * BM25_B / mean
        self._often = _MARGIN * (1 + BM25_K1) / (self._given + self._given_each * mean)

    def at(self, length: float) -> float:
        """The factor for a field of this length."""
        once = (self._given + self._given_each * length) / (self._ours + self._ours_each * length)
        return self._often * max(1.0, once)
