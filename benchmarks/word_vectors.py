"""Learns a row of numbers for each common word from the words it keeps company with: `benchmarks.fit_wording` needs it.

    python -m benchmarks.word_vectors LANGUAGE OUT FILE...

Each file holds plain text in that language with one sentence or paragraph a line; millions of words are needed. How
much more often than by chance two words stand next to each other, left and right told apart (positive pointwise mutual
information), makes a table that is brought down to a hundred columns by singular value decomposition, as in Levy,
Goldberg and Dagan, "Improving Distributional Similarity with Lessons Learned from Word Embeddings" (2015).
Needs scikit-learn, which brings numpy and scipy.
"""

import sys
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._wording.settings import NUMBERS, SETTINGS, VOCABULARY, tool
from indexing.deriving.agreements.wording import stems_of
from indexing.errors import PeymanError
from indexing.folding import fold

#: How far apart two words may stand to keep company.
_REACH = 2
#: Rare companions count for more than by their number alone: the exponent that Levy and others recommend.
_SMOOTHED = 0.75
_END = -1


def main() -> None:
    """Write the words and their numbers, and print how many words of text they were learned from."""
    if len(sys.argv) < 4 or sys.argv[1] not in SETTINGS:
        print(f"name a language ({' or '.join(SETTINGS)}), a file for the numbers and files of plain text:")
        print("python -m benchmarks.word_vectors LANGUAGE OUT FILE...")
        return
    language, out, *files = sys.argv[1:]
    np = tool("numpy")
    words, places = _common(_numbered([Path(file) for file in files], SETTINGS[language].letters))
    table = tool("scipy.sparse").hstack([_surprise(_pairs(places, len(words), side)) for side in ("left", "right")])
    left, weight, _ = tool("scipy.sparse.linalg").svds(table.astype(np.float32), k=NUMBERS, random_state=0)
    vectors = left * np.sqrt(weight)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    np.savez(out, words=np.array(words), vectors=vectors.astype(np.float32))
    print(f"{int((places != _END).sum())} words of text, {len(words)} of them different and common")


def _numbered(files: Sequence[Path], letters: int) -> "tuple[dict[str, int], array[int]]":
    """The words by their number, and the text as numbers with -1 at the end of each line."""
    numbers: dict[str, int] = {}
    text = array("i")
    for line in _lines(files):
        text.extend([numbers.setdefault(word, len(numbers)) for word in stems_of(fold(line), letters)])
        text.append(_END)
    return numbers, text


def _lines(files: Sequence[Path]) -> Iterator[str]:
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from lines


def _common(numbered: "tuple[dict[str, int], array[int]]") -> tuple[list[str], Any]:
    """The most common words, and the text as their places in that list, -1 for other words and ends."""
    np = tool("numpy")
    numbers, text = list(numbered[0]), np.array(numbered[1], dtype=np.int32)
    if not numbers:
        raise PeymanError("the files hold no words")
    top = np.argsort(-np.bincount(text[text >= 0], minlength=len(numbers)), kind="stable")[:VOCABULARY]
    place = np.full(len(numbers) + 1, _END, np.int32)
    place[top] = np.arange(len(top))
    return [numbers[i] for i in top], place[text]


def _pairs(text: Any, size: int, side: str) -> Any:
    """How often each word (row) has each other one (column) on its `side`."""
    np, sparse = tool("numpy"), tool("scipy.sparse")
    table = sparse.csr_matrix((size, size))
    for apart in range(1, _REACH + 1):
        first, second = text[:-apart], text[apart:]
        both = (first != _END) & (second != _END)
        rows, columns = (second, first) if side == "left" else (first, second)
        cells = np.ones(int(both.sum())), (rows[both], columns[both])
        table = table + sparse.coo_matrix(cells, shape=(size, size)).tocsr()
    return table


def _surprise(table: Any) -> Any:
    """How much more often than by chance, as a logarithm, never below 0."""
    np, sparse = tool("numpy"), tool("scipy.sparse")
    rows = np.asarray(table.sum(1)).ravel()
    chance = np.asarray(table.sum(0)).ravel() ** _SMOOTHED
    chance /= chance.sum()
    cells = table.tocoo()
    values = np.log(cells.data / rows[cells.row] / chance[cells.col])
    return sparse.csr_matrix((np.maximum(values, 0), (cells.row, cells.col)), shape=table.shape)


if __name__ == "__main__":
    try:
        main()
    except PeymanError as error:
        sys.exit(str(error))
