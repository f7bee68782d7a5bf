"""Fits what tells how sentences are worded anew: the network `wording.npz` of a language and its table `wording_kinds`.

    python -m benchmarks.fit_wording LANGUAGE OUT VECTORS FOLDER...

Each folder holds NNN.txt with labels in NNN.json beside it, VECTORS is what `benchmarks.word_vectors` wrote, and OUT is
the folder that gets both files. Needs jax and scikit-learn. Articles in other languages are left out, and a text that
occurs twice counts once. Give it no folder that figures are to be taken from afterwards: a model does better on what it
was made from than on anything else.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks._wording.kinds import table_of_kinds
from benchmarks._wording.labelled import Labelled, labelled_articles
from benchmarks._wording.settings import LONGEST, SETTINGS, Settings, tool
from benchmarks._wording.training import marks_in, text_of, trained
from indexing.deriving.agreements.network import OF_PATTERNS
from indexing.errors import PeymanError

#: The numbers of a word are kept as whole numbers from -127 to 127.
_HIGHEST = 127


def main() -> None:
    """Write both files of the language named on the command line, and print what they were made from."""
    if len(sys.argv) < 5 or sys.argv[1] not in SETTINGS:
        print(f"name a language ({' or '.join(SETTINGS)}), a folder for its files, vectors and folders of articles:")
        print("python -m benchmarks.fit_wording LANGUAGE OUT VECTORS FOLDER...")
        return
    language, out, vectors, *folders = sys.argv[1:]
    settings, np = SETTINGS[language], tool("numpy")
    articles = list(labelled_articles(language, [Path(folder) for folder in folders], settings.letters))
    labelled = sum(sentence.kind is not None for article in articles for sentence in article)
    if not labelled:
        raise PeymanError(f"the folders hold no labelled sentence of the language {language}")
    with np.load(vectors, allow_pickle=False) as known:
        words, rows = [str(word) for word in known["words"]], known["vectors"]
    Path(out).mkdir(parents=True, exist_ok=True)
    np.savez(Path(out) / "wording.npz", **_network(articles, words, rows, settings))
    (Path(out) / "wording_kinds.tsv").write_text(table_of_kinds(articles, settings.kinds), "utf-8")
    print(f"{len(articles)} articles, {sum(map(len, articles))} sentences, {labelled} labelled")


def _network(
    articles: Sequence[Sequence[Labelled]], words: Sequence[str], rows: Any, settings: Settings
) -> dict[str, Any]:
    """The arrays of the file, by name."""
    np = tool("numpy")
    mentions = sorted({word for article in articles for s in article for word in s.words if word.startswith("<")})
    vocabulary = {word: number for number, word in enumerate([*words, *mentions], start=1)}
    free = range(len(words) + 1, len(vocabulary) + 1)
    drawn = np.random.default_rng(0).normal(size=(len(mentions), rows.shape[1])) / rows.shape[1] ** 0.5
    vectors = np.concatenate([np.zeros((1, rows.shape[1])), rows, drawn]).astype(np.float32)
    marks = marks_in(articles)
    learned = trained(text_of(articles, vocabulary, marks), vectors, free, settings.rounds)
    vectors[len(words) + 1 :] = learned["free"]
    return _packed(vectors[1:], learned) | {
        "words": _lines(vocabulary),
        "marks": _lines(marks),
        "mark_weights": learned["marks"],
        "letters": np.int64(settings.letters),
        "longest": np.int64(LONGEST),
        "always": np.float64(learned["always"]),
        "even": np.float64(settings.even),
        "trust": np.float64(settings.trust),
        "told": np.float64(settings.told),
    }


def _packed(vectors: Any, learned: Mapping[str, Any]) -> dict[str, Any]:
    np = tool("numpy")
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / _HIGHEST
    filters = [learned[f"filters{width}"][place] for width in (1, 2, 3) for place in range(width)]
    return {name: learned[name] for name in OF_PATTERNS} | {
        "vectors": np.round(vectors / scales[:, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
        "filters": np.concatenate(filters, axis=1),
    }


def _lines(names: Sequence[str] | Mapping[str, int]) -> Any:
    """Names as the bytes of their lines."""
    np = tool("numpy")
    return np.frombuffer("\n".join(names).encode(), np.uint8)


if __name__ == "__main__":
    try:
        main()
    except PeymanError as error:
        sys.exit(str(error))
