"""Fits the weights of words of a language anew: its tables `wording` and `wording_kinds`.

    python -m benchmarks.fit_wording LANGUAGE OUT FOLDER...

Each folder holds NNN.txt with labels in NNN.json beside it, OUT is the folder that gets the tables. Needs scikit-learn.
Articles in other languages are left out, and a text that occurs twice counts once. Give it no folder that figures are
to be taken from afterwards: a model does better on what it was made from than on anything else.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from indexing.deriving.agreements.tongue import tables_of
from indexing.deriving.agreements.wording import kinds_of, marks_of, named_in
from indexing.deriving.mentions.finder import find_mentions
from indexing.deriving.text import ArticleText, Sentence
from indexing.errors import PeymanError
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in
from indexing.vocabulary import AgreementKind


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set by hand for a language: `letters` to `told` are as in the table, `kinds` is the C for the kinds."""

    letters: int
    reach: int
    even: float
    told: float | None
    kinds: float


#: Letters and reach were chosen by trying a few on articles held out. An English sentence tells of an agreement by
#: itself from a chance of 0.4 on; in Persian it never does, because too few articles are labelled for that.
_SETTINGS = {"en": Settings(7, 2, 0.0, -0.405, 0.1), "fa": Settings(5, 0, -1.6, None, 0.3)}

#: The C of the regression over all sentences: small, because there are more marks than articles.
_STRENGTH = 0.1
#: More rounds than the solver needs.
_ROUNDS = 200
#: A mark of fewer articles tells more about these articles than about the language.
_FEWEST = 6
#: Beside the settings this makes a table of 3,000 rows; a kind has far fewer sentences to learn from.
_MOST, _MOST_OF_KIND = 2996, 40
#: A kind with fewer labelled sentences is left out: nothing can be learned from one or two.
_FEWEST_OF_KIND = 3
#: Texts that begin with so many equal characters are copies of one another.
_BEGINNING = 300
#: The order of the table: instruments, then deals, then what else can come out of talks.
_KINDS = (
    AgreementKind.AGREEMENT,
    AgreementKind.MEMORANDUM,
    AgreementKind.PROTOCOL,
    AgreementKind.STATEMENT,
    AgreementKind.CONTRACT,
    AgreementKind.PURCHASE,
    AgreementKind.JOINT_BODY,
    AgreementKind.ROADMAP,
    AgreementKind.TRADE_TARGET,
    AgreementKind.ARRANGEMENT,
)

_ALWAYS = "==always"
_HEAD = """# version: 1
# Weights of words for "this sentence tells of an agreement": logistic regression over the sentences of \
{articles} labelled articles; each word or pair
# stands in at least six of them. Only the first letters of a word count; <country> is a mention, 0 a number. \
Do not edit by hand: fit again.
id\tweight
"""
_HEAD_OF_KINDS = """# version: 1
# Weights of words for the kind of agreement that a sentence is about, if it tells of one; fitted like the table \
`wording`. ==always is where a kind starts from.
id\tkind\tmark\tweight
"""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence: its article, its marks, and the kind of the label that covers most of it, if one does."""

    article: str
    marks: frozenset[str]
    kind: str | None


@dataclass(frozen=True, slots=True)
class Fitted:
    """What one regression gives: where it starts from, and its weights, the highest first."""

    always: float
    weights: tuple[tuple[str, float], ...]


def main() -> None:
    """Write both tables of the language named on the command line, and print what they were made from."""
    if len(sys.argv) < 4 or sys.argv[1] not in _SETTINGS:
        print(f"name a language ({' or '.join(_SETTINGS)}), a folder for its tables and folders of labelled articles:")
        print("python -m benchmarks.fit_wording LANGUAGE OUT FOLDER...")
        return
    language, out, *folders = sys.argv[1:]
    settings, examples = _SETTINGS[language], list(_examples(language, [Path(folder) for folder in folders]))
    names = _common(examples)
    if not names or len({example.kind is None for example in examples}) == 1:
        print(f"the folders hold too few labelled articles of the language {language}")
        return
    tables = {"wording": _table(examples, names, settings), "wording_kinds": _table_of_kinds(examples, names, settings)}
    Path(out).mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        (Path(out) / f"{name}.tsv").write_text(table, "utf-8")
    labelled = sum(example.kind is not None for example in examples)
    print(f"{_articles(examples)} articles, {len(examples)} sentences, {labelled} labelled, {len(names)} marks")


def _examples(language: str, folders: Sequence[Path]) -> Iterator[Labelled]:
    """The sentences of all labelled articles that are read with the tables of `language`."""
    seen: set[str] = set()
    for folder in folders:
        for draft in drafts_in(sorted(path for path in folder.glob("*.txt") if path.with_suffix(".json").exists())):
            if not isinstance(draft, Draft):
                continue
            article = article_of(draft)
            text = ArticleText(article)
            key = hashlib.sha256(re.sub(r"\s+", " ", article.raw)[:_BEGINNING].encode()).hexdigest()
            if tables_of(text) == language and key not in seen:
                seen.add(key)
                labels = json.loads(Path(draft.path).with_suffix(".json").read_text("utf-8"))["agreements"]
                yield from _sentences(text, key, labels, _SETTINGS[language])


def _sentences(
    text: ArticleText, article: str, labels: Sequence[dict[str, Any]], settings: Settings
) -> Iterator[Labelled]:
    mentions = find_mentions(text)
    kinds = kinds_of(mentions)
    for sentence in text.sentences:
        named = named_in(sentence, mentions, kinds)
        marks = marks_of(sentence, named, len(text.sentences), settings.letters, settings.reach)
        yield Labelled(article, frozenset(marks), _kind_at(text, sentence, labels))


def _kind_at(text: ArticleText, sentence: Sentence, labels: Sequence[dict[str, Any]]) -> str | None:
    span = text.folded.raw_span(sentence.start, sentence.end)
    overlaps = [(min(span.end, label["end"]) - max(span.start, label["start"]), i) for i, label in enumerate(labels)]
    most, index = max(overlaps, default=(0, 0))
    return str(labels[index]["kind"]) if most > 0 else None


def _common(examples: Sequence[Labelled]) -> list[str]:
    """The marks that stand in enough articles, sorted."""
    pairs = {(mark, example.article) for example in examples for mark in example.marks}
    counted = Counter(mark for mark, _ in pairs)
    return sorted(mark for mark, articles in counted.items() if articles >= _FEWEST)


def _articles(examples: Sequence[Labelled]) -> int:
    return len({example.article for example in examples})


def _table(examples: Sequence[Labelled], names: Sequence[str], settings: Settings) -> str:
    wanted = [example.kind is not None for example in examples]
    fitted = _fit(examples, wanted, names, _STRENGTH, _MOST)
    told = "" if settings.told is None else f"==told\t{settings.told:.3f}\n"
    head = _HEAD.format(articles=_articles(examples))
    rules = f"==letters\t{settings.letters}\n==reach\t{settings.reach}\n{_ALWAYS}\t{fitted.always:.3f}\n"
    rows = "".join(f"{name}\t{weight:.3f}\n" for name, weight in fitted.weights)
    return f"{head}{rules}{told}==even\t{settings.even:.2f}\n{rows}"


def _table_of_kinds(examples: Sequence[Labelled], names: Sequence[str], settings: Settings) -> str:
    """Single words and marks only: there are too few sentences of a kind for pairs."""
    table, labelled = _HEAD_OF_KINDS, [example for example in examples if example.kind is not None]
    single = [name for name in names if " " not in name or name.startswith("=")]
    for kind in _KINDS:
        wanted = [example.kind == kind for example in labelled]
        if _FEWEST_OF_KIND <= sum(wanted) < len(wanted):
            fitted = _fit(labelled, wanted, single, settings.kinds, _MOST_OF_KIND)
            rows = ((_ALWAYS, fitted.always), *fitted.weights)
            table += "".join(f"{kind}/{name}\t{kind}\t{name}\t{weight:.3f}\n" for name, weight in rows)
    return table


def _fit(
    examples: Sequence[Labelled], wanted: Sequence[bool], names: Sequence[str], strength: float, most: int
) -> Fitted:
    """Fit twice: with all marks, and again with those whose weight, times the root of how common they are, is high."""
    numpy, linear = _learner("numpy"), _learner("sklearn.linear_model")
    matrix = _matrix(examples, names)

    def fit(columns: Any) -> Any:
        model = linear.LogisticRegression(C=strength, solver="liblinear", max_iter=_ROUNDS)
        return model.fit(matrix[:, columns], numpy.array(wanted))

    worth = numpy.abs(fit(numpy.arange(len(names))).coef_[0]) * numpy.sqrt(numpy.asarray(matrix.mean(0))[0])
    columns = numpy.sort(numpy.argsort(-worth)[:most])
    model = fit(columns)
    weights = [(names[i], round(float(v), 3)) for v, i in zip(model.coef_[0], columns, strict=True)]
    kept = sorted((pair for pair in weights if pair[1]), key=lambda pair: (-pair[1], pair[0]))
    return Fitted(float(model.intercept_[0]), tuple(kept))


def _matrix(examples: Sequence[Labelled], names: Sequence[str]) -> Any:
    """A sparse matrix with a row for each sentence and a 1 in the column of each of its marks."""
    numpy, sparse = _learner("numpy"), _learner("scipy.sparse")
    column = {name: i for i, name in enumerate(names)}
    cells = [(n, column[mark]) for n, e in enumerate(examples) for mark in sorted(e.marks) if mark in column]
    places = numpy.array(cells, dtype=numpy.int32).reshape(-1, 2)
    matrix = sparse.csr_matrix((numpy.ones(len(cells)), tuple(places.T)), shape=(len(examples), len(names)))
    # The solver takes indices of 32 bits only.
    matrix.indices, matrix.indptr = matrix.indices.astype(numpy.int32), matrix.indptr.astype(numpy.int32)
    return matrix


def _learner(name: str) -> Any:
    """The module `name` of scikit-learn or of what comes with it, which Peyman itself does without."""
    try:
        return import_module(name)
    except ImportError as error:
        raise PeymanError("install scikit-learn to fit: pip install scikit-learn") from error


if __name__ == "__main__":
    try:
        main()
    except PeymanError as error:
        sys.exit(str(error))
