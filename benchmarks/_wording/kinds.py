"""The table `wording_kinds`: what kind of agreement a sentence is about, by regression over its words and marks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks._wording.labelled import Labelled
from benchmarks._wording.settings import tool
from indexing.vocabulary import AgreementKind

#: More rounds than the solver needs.
_ROUNDS = 200
#: A word of fewer articles tells more about these articles than about the language.
_FEWEST = 6
_MOST = 40
#: A kind with fewer labelled sentences is left out: nothing can be learned from one or two.
_FEWEST_OF_KIND = 3
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
# Weights of words for the kind of agreement that a sentence is about, if it tells of one: logistic regression over \
the labelled sentences of
# {articles} articles. Only the first letters of a word count; <country> is a mention, 0 a number. ==always is where a \
kind starts from.
# Do not edit by hand: fit again.
id\tkind\tmark\tweight
"""


@dataclass(frozen=True, slots=True)
class _Fitted:
    """What one regression gives: where it starts from, and its weights, the highest first."""

    always: float
    weights: tuple[tuple[str, float], ...]


def table_of_kinds(articles: Sequence[Sequence[Labelled]], strength: float) -> str:
    """The table fitted to `articles`; `strength` is the C of the regression."""
    table, names = _HEAD.format(articles=len(articles)), _common(articles)
    examples = [sentence for article in articles for sentence in article if sentence.kind is not None]
    for kind in _KINDS:
        wanted = [example.kind == kind for example in examples]
        if names and _FEWEST_OF_KIND <= sum(wanted) < len(wanted):
            fitted = _fit(examples, wanted, names, strength)
            rows = ((_ALWAYS, fitted.always), *fitted.weights)
            table += "".join(f"{kind}/{name}\t{kind}\t{name}\t{weight:.3f}\n" for name, weight in rows)
    return table


def _common(articles: Sequence[Sequence[Labelled]]) -> list[str]:
    """The words and marks that stand in enough articles, sorted."""
    counted = Counter(name for article in articles for name in {n for s in article for n in (*s.words, *s.marks)})
    return sorted(name for name, number in counted.items() if number >= _FEWEST)


def _fit(examples: Sequence[Labelled], wanted: Sequence[bool], names: Sequence[str], strength: float) -> _Fitted:
    """Fit twice: with all names, and again with those whose weight, times the root of how common they are, is high."""
    numpy, linear = tool("numpy"), tool("sklearn.linear_model")
    matrix = _matrix(examples, names)

    def fit(columns: Any) -> Any:
        model = linear.LogisticRegression(C=strength, solver="liblinear", max_iter=_ROUNDS)
        return model.fit(matrix[:, columns], numpy.array(wanted))

    worth = numpy.abs(fit(numpy.arange(len(names))).coef_[0]) * numpy.sqrt(numpy.asarray(matrix.mean(0))[0])
    columns = numpy.sort(numpy.argsort(-worth)[:_MOST])
    model = fit(columns)
    weights = [(names[i], round(float(v), 3)) for v, i in zip(model.coef_[0], columns, strict=True)]
    kept = sorted((pair for pair in weights if pair[1]), key=lambda pair: (-pair[1], pair[0]))
    return _Fitted(float(model.intercept_[0]), tuple(kept))


def _matrix(examples: Sequence[Labelled], names: Sequence[str]) -> Any:
    """A sparse matrix with a row for each sentence and a 1 in the column of each of its words and marks."""
    numpy, sparse = tool("numpy"), tool("scipy.sparse")
    column = {name: i for i, name in enumerate(names)}
    cells = [(n, column[m]) for n, e in enumerate(examples) for m in sorted({*e.words, *e.marks}) if m in column]
    places = numpy.array(cells, dtype=numpy.int32).reshape(-1, 2)
    matrix = sparse.csr_matrix((numpy.ones(len(cells)), tuple(places.T)), shape=(len(examples), len(names)))
    # The solver takes indices of 32 bits only.
    matrix.indices, matrix.indptr = matrix.indices.astype(numpy.int32), matrix.indptr.astype(numpy.int32)
    return matrix
