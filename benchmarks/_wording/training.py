"""Trains the network of `indexing.deriving.agreements.network` with JAX, words and patterns left out at random.

The words keep their numbers; what is learned are the patterns, what each counts for, and the numbers of `<country>` and
the like, which stand for mentions and have no company of their own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from benchmarks._wording.labelled import Labelled
from benchmarks._wording.settings import LONGEST, PATTERNS, tool

_WIDTHS = (1, 2, 3)
#: Sentences and articles in one step, and how far a step goes.
_SENTENCES, _ARTICLES, _STEP = 160, 60, 1e-3
_MEAN, _SPREAD, _TINY = 0.9, 0.999, 1e-8
#: How often a word, and how often a pattern, is left out, and how dear high weights are.
_WORDS_OUT, _PATTERNS_OUT = 0.2, 0.5
_DEAR, _DEARER, _DEAR_MARKS = 3e-5, 3e-4, 3e-4
#: A mark of fewer sentences counts for nothing.
_FEWEST = 20


@dataclass(frozen=True, slots=True)
class Text:
    """Articles as arrays with a row for each sentence; the last row stands for no sentence."""

    ids: Any
    marks: Any
    told: Any
    articles: Sequence[range]


def marks_in(articles: Sequence[Sequence[Labelled]]) -> list[str]:
    """The marks that are common enough to be given a weight, sorted."""
    counted = Counter(mark for article in articles for sentence in article for mark in sentence.marks)
    return sorted(mark for mark, number in counted.items() if number >= _FEWEST)


def text_of(articles: Sequence[Sequence[Labelled]], vocabulary: Mapping[str, int], marks: Sequence[str]) -> Text:
    """`articles` with their words as numbers of `vocabulary`, from 1, and their marks by their place in `marks`."""
    np = tool("numpy")
    sentences = [sentence for article in articles for sentence in article]
    ids = np.zeros((len(sentences) + 1, LONGEST), np.int32)
    held = np.zeros((len(sentences) + 1, len(marks)), np.float32)
    place = {mark: number for number, mark in enumerate(marks)}
    for row, sentence in enumerate(sentences):
        known = [vocabulary[word] for word in sentence.words if word in vocabulary][:LONGEST]
        ids[row, : len(known)] = known
        held[row, [place[mark] for mark in sorted(sentence.marks) if mark in place]] = 1
    told = np.array([*(sentence.kind is not None for sentence in sentences), False], np.float32)
    ends = np.cumsum([0, *(len(article) for article in articles)])
    return Text(ids, held, told, [range(a, b) for a, b in pairwise(ends)])


def trained(text: Text, vectors: Any, free: Sequence[int], rounds: int) -> dict[str, Any]:
    """What was learned from `text` in so many rounds, as arrays by name.

    `vectors` are the numbers of the words by their number, the first those of no word; those of `free` are learned.
    """
    jax, np = tool("jax"), tool("numpy")
    free_rows = np.array(free, np.int32)
    learned = _start(jax.random.PRNGKey(0), vectors, free_rows, text.marks.shape[1])
    mean = jax.tree_util.tree_map(lambda values: values * 0, learned)
    spread, key, shuffled, done = mean, jax.random.PRNGKey(1), np.random.default_rng(0), 0
    step = jax.jit(partial(_step, tool("jax.numpy").array(vectors), free_rows))
    for _ in range(rounds):
        for batch in _batches(text, shuffled.permutation(len(text.articles))):
            key, now = jax.random.split(key)
            done += 1
            learned, mean, spread = step(learned, mean, spread, float(done), batch, now)
    return {name: np.asarray(values) for name, values in learned.items()}


def _start(key: Any, vectors: Any, free: Any, marks: int) -> dict[str, Any]:
    jax, jnp = tool("jax"), tool("jax.numpy")
    keys = jax.random.split(key, len(_WIDTHS) + 1)
    size, patterns = vectors.shape[1], PATTERNS * len(_WIDTHS)
    start = {"free": jnp.array(vectors[free]), "marks": jnp.zeros(marks), "always": jnp.array(-2.0)}
    start |= {name: jnp.zeros(patterns) for name in ("bias", "before", "behind", "whole")}
    start["own"] = 0.05 * jax.random.normal(keys[-1], (patterns,))
    for width, one in zip(_WIDTHS, keys, strict=False):
        spread = 1.4 / (width * size) ** 0.5
        start[f"filters{width}"] = spread * jax.random.normal(one, (width, size, PATTERNS))
    return start


def _batches(text: Text, order: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Articles in `order` in steps of so many sentences: words, marks, neighbours, articles, weights, labels."""
    np = tool("numpy")
    waiting: list[range] = []
    for number in [*order, None]:
        article = range(0) if number is None else text.articles[number][:_SENTENCES]
        full = sum(map(len, waiting)) + len(article) > _SENTENCES or len(waiting) == _ARTICLES
        if waiting and (full or number is None):
            rows = [row for one in waiting for row in one]
            spare = _SENTENCES - len(rows)
            where = np.array([*rows, *[len(text.ids) - 1] * spare])
            whose = np.array([i for i, one in enumerate(waiting) for _ in one] + [_ARTICLES] * spare)
            before = np.array([i - 1 if i and whose[i - 1] == whose[i] else _SENTENCES for i in range(_SENTENCES)])
            behind = np.array(
                [i + 1 if i + 1 < _SENTENCES and whose[i + 1] == whose[i] else _SENTENCES for i in range(_SENTENCES)]
            )
            counts = (whose < _ARTICLES).astype(np.float32)
            yield text.ids[where], text.marks[where], before, behind, whose, counts, text.told[where]
            waiting = []
        waiting.append(article)


def _step(
    vectors: Any, free: Any, learned: Any, mean: Any, spread: Any, done: float, batch: tuple[Any, ...], key: Any
) -> tuple[Any, Any, Any]:
    """One step of Adam: what was learned, and the running mean and spread of the slopes."""
    jax, jnp = tool("jax"), tool("jax.numpy")
    each = jax.tree_util.tree_map
    slope = jax.grad(_loss)(learned, vectors, free, batch, key)
    mean = each(lambda old, new: _MEAN * old + (1 - _MEAN) * new, mean, slope)
    spread = each(lambda old, new: _SPREAD * old + (1 - _SPREAD) * new * new, spread, slope)

    def moved(value: Any, first: Any, second: Any) -> Any:
        return value - _STEP * first / (1 - _MEAN**done) / (jnp.sqrt(second / (1 - _SPREAD**done)) + _TINY)

    return each(moved, learned, mean, spread), mean, spread


def _loss(learned: Any, vectors: Any, free: Any, batch: tuple[Any, ...], key: Any) -> Any:
    """How wrong the scores of `batch` are (cross entropy), and how dear the weights."""
    jax, jnp = tool("jax"), tool("jax.numpy")
    ids, marks, before, behind, whose, counts, told = batch
    of_words, of_own, of_others = jax.random.split(key, 3)
    best = _best(learned, vectors.at[free].set(learned["free"])[ids], ids, of_words)

    def thinned(how: Any) -> Any:
        return best * jax.random.bernoulli(how, 1 - _PATTERNS_OUT, best.shape) / (1 - _PATTERNS_OUT)

    own, others = thinned(of_own), thinned(of_others)
    around = jnp.concatenate([others, jnp.zeros((1, others.shape[1]))])
    whole = jnp.maximum(jax.ops.segment_max(others, whose, num_segments=_ARTICLES + 1), 0)[whose]
    score = own @ learned["own"] + marks @ learned["marks"] + learned["always"] + whole @ learned["whole"]
    score += around[before] @ learned["before"] + around[behind] @ learned["behind"]
    wrong = jnp.maximum(score, 0) - score * told + jnp.log1p(jnp.exp(-jnp.abs(score)))
    dear = sum((learned[f"filters{width}"] ** 2).sum() for width in _WIDTHS) + (learned["own"] ** 2).sum()
    dearer = sum((learned[name] ** 2).sum() for name in ("before", "behind", "whole"))
    paid = _DEAR * dear + _DEARER * dearer + _DEAR_MARKS * (learned["marks"] ** 2).sum()
    return (wrong * counts).sum() / counts.sum() + paid


def _best(learned: Any, words: Any, ids: Any, key: Any) -> Any:
    """The best fit of each pattern in each sentence, some words left out."""
    jax, jnp = tool("jax"), tool("jax.numpy")
    there = (ids > 0)[..., None]
    words = words * (there & jax.random.bernoulli(key, 1 - _WORDS_OUT, there.shape))
    best = []
    for width in _WIDTHS:
        left = width // 2
        padded = jnp.pad(words, ((0, 0), (left, width - 1 - left), (0, 0)))
        fits = sum(padded[:, i : i + ids.shape[1]] @ learned[f"filters{width}"][i] for i in range(width))
        best.append(fits)
    bias = jnp.split(learned["bias"], len(_WIDTHS))
    return jnp.concatenate([(jax.nn.relu(fits + b) * there).max(1) for fits, b in zip(best, bias, strict=True)], axis=1)
