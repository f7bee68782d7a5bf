"""What candidates can score at most, so that only those are scored anew that may be among the best.

tantivy's score of a candidate differs from the one that counts by how far an entry's length weighs, and a little by how
often its terms occur. Lengths are in columns, which are read a hundred times as fast as the terms of an entry.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import tantivy

from indexing.searching.fields import BM25_B, BM25_K1
from indexing.searching.tantivy.rescoring import kept_length
from indexing.searching.tantivy.schema import SHARED_FIELDS, STEMMED, count_field, joined_field
from indexing.searching.tantivy.statistics import TANTIVY_B, TANTIVY_K1, Statistics

#: tantivy adds numbers of 24 bits.
_ROUNDED: Final = 1.0001
_UNKNOWN: Final = float("inf")

#: The number of terms that each hit has in a text field.
_Lengths = Sequence[int | None]


class Bounds:
    """Bounds for the hits of a query that looks in the text fields `names`, in each for the term given and others.

    `unseen` is what that is worth, by field, which tantivy did not look for.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        searcher: tantivy.Searcher,
        statistics: Statistics,
        unseen: Mapping[str, float],
    ) -> None:
        """Nothing is read from columns yet."""
        self._searcher = searcher
        self._statistics = statistics
        self._asked: dict[str, list[_Factor]] = {}
        for name, token in names.items():
            if statistics.field(name).entries:
                factor = _Factor(name, token, statistics, unseen.get(name, 0.0))
                self._asked.setdefault(SHARED_FIELDS[name], []).append(factor)

    def most(self, hits: Sequence[tuple[Any, tantivy.DocAddress]]) -> list[float]:
        """What each hit can score at most; infinity for an entry whose length is unknown, as it has no such field."""
        addresses = [address for _, address in hits]
        factors = [0.0] * len(hits)
        unseen = [0.0] * len(hits)
        for shared, asked in self._asked.items():
            columns = self._columns(shared, addresses)
            whole = [sum(filter(None, lengths)) for lengths in zip(*columns.values(), strict=True)]
            for one in asked:
                joined = self._joined(one.name, addresses)
                for place, length in enumerate(columns[one.name]):
                    if length:
                        positions = length - (joined[place] or 0)
                        factors[place] = max(factors[place], one.at(positions, whole[place]))
                        unseen[place] += one.unseen(length, positions)
        bounds = zip(hits, factors, unseen, strict=True)
        return [score * factor + more if factor else _UNKNOWN for (score, _), factor, more in bounds]

    def _columns(self, shared: str, addresses: list[tantivy.DocAddress]) -> dict[str, _Lengths]:
        """The lengths of the fields of all languages: what tantivy takes for the length of an entry is their sum."""
        read = self._searcher.fast_field_values
        names = [name for name in self._statistics.sharing(shared) if self._statistics.field(name).entries]
        return {name: read(count_field(name), addresses) for name in names}  # type: ignore[misc]

    def _joined(self, name: str, addresses: list[tantivy.DocAddress]) -> _Lengths:
        """How many terms share a position with another one."""
        if name not in STEMMED:
            return [None] * len(addresses)
        return self._searcher.fast_field_values(joined_field(name), addresses)  # type: ignore[return-value]


class _Factor:
    """How much more than tantivy says a term can be worth in the field `name`, by the lengths of an entry.

    It is most where the term occurs once, if tantivy holds length more against an entry, else where it occurs often.
    """

    def __init__(self, name: str, token: str, statistics: Statistics, unseen: float) -> None:
        self.name = name
        relative = statistics.relative_length(name)
        self._given = TANTIVY_K1 * (1 - TANTIVY_B)
        mean = statistics.shared_mean_length(name, token)
        self._given_each = TANTIVY_K1 * TANTIVY_B / mean if mean else _UNKNOWN
        self._ours = BM25_K1 * (1 - BM25_B)
        self._ours_each = BM25_K1 * BM25_B / statistics.field(name).mean_length
        saturation = 1 + TANTIVY_K1 * (1 - TANTIVY_B + TANTIVY_B * relative)
        self._often = _ROUNDED * (1 + BM25_K1) / saturation
        self._unseen = _ROUNDED * (1 + BM25_K1) * unseen

    def at(self, positions: int, whole: int) -> float:
        """The factor for an entry with `positions` in this field and `whole` terms in those of all languages."""
        given = self._given + self._given_each * kept_length(whole)
        return self._often * max(1.0, (1 + given) / (1 + self._saturation(positions)))

    def unseen(self, length: int, positions: int) -> float:
        """What can be added at most by what was not looked for; nothing occurs more often than the field has terms."""
        return self._unseen * length / (length + self._saturation(positions)) if self._unseen else 0.0

    def _saturation(self, positions: int) -> float:
        """What a frequency is weighed against."""
        return self._ours + self._ours_each * kept_length(positions)
