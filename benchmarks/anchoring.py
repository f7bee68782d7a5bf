"""How many anchors are found again in damaged copy, by which comparison, and how often at the wrong place.

Every passage of the articles given (the samples, if none are) is anchored; then the text is damaged as re-typed copy
is: paragraphs put in, a share of the words altered or dropped, non-joiners lost, quotation marks and Persian letters
exchanged. For comparison: how many quotes still stand at their old offsets, and how many stand anywhere exactly once.
The last figure is of sentences that were taken out: whatever is found of them is wrong.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from indexing.curating.anchors import Anchorable
from indexing.deriving.text import ArticleText
from indexing.documents import Article
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in
from indexing.values import Anchor, Span

_SAMPLES = Path(__file__).parents[1] / "fixtures"
_SHARES = (0.015, 0.05, 0.1, 0.2)
_ADDED = ("\nThis is a paragraph that the desk put in.\n", "\nاین بند را میز خبر افزوده است.\n")
_PIECES = re.compile(r"\n|[^\S\n]+|\S+")
_RETYPED = str.maketrans({"“": '"', "”": '"', "’": "'", "«": '"', "»": '"', "ی": "ي", "ک": "ك"})


def main(paths: Sequence[str] = ()) -> None:
    """Print a line for each share of damaged words."""
    some = paths or [str(_SAMPLES / pattern) for pattern in ("*.jsonl", "*.txt", "*.html")]
    articles = [article_of(draft) for draft in drafts_in(some) if isinstance(draft, Draft)]
    for share in _SHARES:
        counts, seconds = measure(articles, share, random.Random(7))
        total = counts["anchors"]
        told = ", ".join(
            f"{name} {counts[name]}" for name in ("same offsets", "exact once", "found", "misplaced", "lost")
        )
        print(f"{share:.1%} of words: {total} anchors, {told}; {seconds / total * 1000:.2f} ms each")
    print(f"taken out: {sum(map(found_though_gone, articles))} of {total} found elsewhere")


def measure(articles: Iterable[Article], share: float, chance: random.Random) -> tuple[Counter[str], float]:
    """Counts of what became of the anchors of all passages, and the seconds that finding them took."""
    counts: Counter[str] = Counter()
    seconds = 0.0
    for article in articles:
        text, moved = damaged(article.raw, share, chance)
        anchorable = Anchorable(text)
        for passage in ArticleText(article).passages():
            anchor = Anchor.in_text(article.raw, passage.start, passage.end)
            counts["anchors"] += 1
            counts["same offsets"] += passage.of(text) == anchor.quote
            counts["exact once"] += text.count(anchor.quote) == 1
            start = time.perf_counter()
            place = anchorable.find(anchor)
            seconds += time.perf_counter() - start
            right = place is not None and _is_at(place.span, moved[passage.start], moved[passage.end])
            counts["found" if right else "misplaced" if place else "lost"] += 1
    return counts, seconds


def damaged(raw: str, share: float, chance: random.Random) -> tuple[str, list[int]]:
    """`raw` damaged, and for each of its positions the position in the damaged text."""
    parts, moved, length = [], [0] * (len(raw) + 1), 0
    for piece in _PIECES.finditer(raw):
        before, after = piece[0], _damaged_piece(piece[0], share, chance)
        for i in range(len(before)):
            moved[piece.start() + i] = length + min(i, max(0, len(after) - 1))
        parts.append(after)
        length += len(after)
    moved[len(raw)] = length
    return "".join(parts), moved


def _damaged_piece(piece: str, share: float, chance: random.Random) -> str:
    if piece == "\n":
        return chance.choice(_ADDED) if chance.random() < 0.15 else piece
    if piece.isspace():
        return piece
    if len(piece) > 2 and chance.random() < share:
        at = chance.randrange(len(piece))
        piece = chance.choice([piece[:at] + piece[at + 1 :], piece[:at] + "ا" + piece[at:], "", piece[::-1]])
    return piece.replace("\u200c", chance.choice(["\u200c", " ", ""])).translate(_RETYPED)


def _is_at(span: Span, start: int, end: int) -> bool:
    return min(end, span.end) - max(start, span.start) >= (end - start) / 2


def found_though_gone(article: Article) -> int:
    """How many anchors are found in a text from which their passage was taken out."""
    found = 0
    for passage in ArticleText(article).passages():
        anchor = Anchor.in_text(article.raw, passage.start, passage.end)
        found += Anchorable(article.raw[: passage.start] + article.raw[passage.end :]).find(anchor) is not None
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
