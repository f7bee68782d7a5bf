"""A small convolutional network that reads how sentences are worded: how likely each tells of an agreement.

Every word is a row of numbers learned from the words it keeps company with in news, so that words which were rarely or
never labelled ("inked") count like those they resemble ("signed"). Patterns of one, two and three neighbouring words
are laid on each place of a sentence, and the best fit of each pattern counts: with one weight for the sentence itself,
with others for the sentences before and behind it and for the whole article. To that come the weights of marks that are
no words, such as how many countries are named.

Since the rows of the words are fixed, what each pattern gives for a word is worked out once, when the word is first
met; from then on reading is looking up and adding. The file is made by `python -m benchmarks.fit_wording`.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexing.deriving.table import TableError

Floats = NDArray[np.float32]

#: A pattern of one word takes a column of the worked-out table, one of two words two, one of three words three.
_COLUMNS = 6
_WIDTHS = 3
#: Sentences that are read at a time, so that a long article does not need much memory.
_AT_ONCE = 128
#: The arrays with one number for each pattern.
OF_PATTERNS = ("bias", "own", "before", "behind", "whole")
_ARRAYS = ("words", "vectors", "scales", "filters", *OF_PATTERNS, "marks", "mark_weights")
_SETTINGS = ("letters", "longest", "always", "even", "trust", "told")


@dataclass(frozen=True, slots=True)
class Network:
    """One language's network; `letters` of a word count, and at most `longest` words of a sentence.

    `even` is the score that speaks neither for nor against what rules find, and `trust` what a point above it adds to
    their confidence; from `told` on a sentence tells of an agreement that no rule names. Scores are logarithms of the
    odds.
    """

    vocabulary: Mapping[str, int]
    vectors: NDArray[np.float64]
    filters: NDArray[np.float64]
    worked_out: Floats
    met: NDArray[np.bool_]
    bias: Floats
    own: Floats
    before: Floats
    behind: Floats
    whole: Floats
    marks: Mapping[str, float]
    letters: int
    longest: int
    always: float
    even: float
    trust: float
    told: float

    def scores(self, sentences: Sequence[Sequence[str]], marks: Sequence[Set[str]]) -> list[float]:
        """The score of each sentence of an article, given as its words and its marks, in their order."""
        if not sentences:
            return []
        blocks = [sentences[i : i + _AT_ONCE] for i in range(0, len(sentences), _AT_ONCE)]
        best = np.concatenate([self._best(block) for block in blocks])
        found = best @ self.own + np.float32(self.always) + best.max(axis=0) @ self.whole
        found[1:] += best[:-1] @ self.before
        found[:-1] += best[1:] @ self.behind
        known = self.marks
        return [
            round(float(score) + sum(known[mark] for mark in sorted(named) if mark in known), 4)
            for score, named in zip(found, marks, strict=True)
        ]

    def strongest(self, words: Sequence[str], marks: Set[str], most: int) -> list[tuple[str, float]]:
        """The phrases and marks of a sentence that raise its own score most, at most so many, with their share."""
        known = [word for word in words if word in self.vocabulary][: self.longest]
        raised = {mark: self.marks[mark] for mark in marks if self.marks.get(mark, 0) > 0}
        if known:
            fits = self._fits(np.array([*(self.vocabulary[word] for word in known), 0]))
            shares = np.maximum(np.maximum(fits.max(axis=0), 0) * self.own, 0)
            widths = np.arange(len(self.own)) // (len(self.own) // _WIDTHS)
            sums = np.bincount(fits.argmax(axis=0) * _WIDTHS + widths, weights=shares)
            for number in np.argsort(-sums, kind="stable")[:most]:
                place, width = divmod(int(number), _WIDTHS)
                phrase = " ".join(known[max(0, place - (width > 0)) : place + 1 + (width > 1)])
                raised[phrase] = raised.get(phrase, 0) + float(sums[number])
        return sorted(raised.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def _best(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """The best fit of each pattern in each sentence, never below 0."""
        ids: list[int] = []
        starts: list[int] = []
        vocabulary = self.vocabulary
        for words in sentences:
            starts.append(len(ids))
            ids += [vocabulary[word] for word in words if word in vocabulary][: self.longest]
            ids.append(0)
        return np.maximum(np.maximum.reduceat(self._fits(np.array(ids)), starts, axis=0), 0)

    def _fits(self, ids: NDArray[np.int64]) -> Floats:
        """How well each pattern fits at each word; 0 stands between sentences and fits nothing."""
        met = self.met[ids]
        if not met.all():
            new = sorted(set(ids[~met].tolist()))
            self.worked_out[new] = self.vectors[new] @ self.filters
            self.met[new] = True
        parts = self.worked_out[ids]
        one, two_left, two, three_left, three, three_right = np.split(parts, _COLUMNS, axis=1)
        two = two.copy()
        two[1:] += two_left[:-1]
        three = three.copy()
        three[1:] += three_left[:-1]
        three[:-1] += three_right[1:]
        fits: Floats = np.concatenate([one, two, three], axis=1) + self.bias
        fits[ids == 0] = 0
        return fits


def load_network(path: Path) -> Network:
    """The network in the file at `path`.

    Raises:
        TableError: no such file, not an archive of arrays, an array or setting that is missing or of the wrong shape.
    """
    try:
        with np.load(path, allow_pickle=False) as archive:
            held = {name: archive[name] for name in archive.files}
    except (OSError, ValueError, EOFError) as error:
        raise TableError(f"{path}: not a network: {error}") from error
    if missing := [name for name in (*_ARRAYS, *_SETTINGS) if name not in held]:
        raise TableError(f"{path}: the network lacks {', '.join(missing)}")
    words, marks = _names(held["words"]), _names(held["marks"])
    _check(path, held, len(words), len(marks))
    filters = held["filters"].astype(np.float64)
    vectors = np.zeros((len(words) + 1, len(filters)))
    vectors[1:] = held["vectors"] * held["scales"][:, None]
    weights = (float(weight) for weight in held["mark_weights"])
    of_patterns = {name: held[name].astype(np.float32) for name in OF_PATTERNS}
    return Network(
        vocabulary={word: number for number, word in enumerate(words, start=1)},
        vectors=vectors,
        filters=filters,
        worked_out=np.zeros((len(vectors), filters.shape[1]), np.float32),
        met=np.zeros(len(vectors), np.bool_),
        marks=dict(zip(marks, weights, strict=True)),
        letters=int(held["letters"]),
        longest=int(held["longest"]),
        bias=of_patterns["bias"],
        own=of_patterns["own"],
        before=of_patterns["before"],
        behind=of_patterns["behind"],
        whole=of_patterns["whole"],
        always=float(held["always"]),
        even=float(held["even"]),
        trust=float(held["trust"]),
        told=float(held["told"]),
    )


def _names(packed: NDArray[Any]) -> list[str]:
    """Names that were written as the bytes of their lines."""
    return bytes(packed.astype(np.uint8)).decode("utf-8").split("\n")


def _check(path: Path, held: Mapping[str, NDArray[Any]], words: int, marks: int) -> None:
    """Raise `TableError` unless the arrays fit each other and hold numbers."""
    size, patterns = held["filters"].shape if held["filters"].ndim == 2 else (0, 0)
    wanted: dict[str, tuple[int, ...]] = {"vectors": (words, size), "scales": (words,), "mark_weights": (marks,)}
    wanted |= dict.fromkeys(OF_PATTERNS, (patterns // _COLUMNS * _WIDTHS,)) | dict.fromkeys(_SETTINGS, ())
    for name, shape in wanted.items():
        if held[name].shape != shape or patterns % _COLUMNS:
            raise TableError(f"{path}: the array {name} has the shape {held[name].shape} instead of {shape}")
    for name in ("scales", "filters", *OF_PATTERNS, "mark_weights", *_SETTINGS):
        if not np.isfinite(held[name]).all():
            raise TableError(f"{path}: the array {name} holds what is no number")
