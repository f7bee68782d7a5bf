"""Articles per second that the rules read, memory of a process, and how the time grows with the length of a text.

The articles are the sample coverage, each told again until it has about 3,000 characters. A text ten times as long that
takes ten times as long is read in linear time; so are the hostile texts: names without end, quotes never closed, one
sentence without a stop.
"""

import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from indexing.deriving.article import derive
from indexing.deriving.pool import PAYS_FROM, deriver
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in
from indexing.vocabulary import Language

_SAMPLES = Path(__file__).parent.parent / "fixtures"
_LENGTH = 3_000
_ARTICLES = max(600, PAYS_FROM)

_HOSTILE: dict[str, Callable[[int], str]] = {
    "an English article told again": lambda n: "Iran and Uzbekistan signed a memorandum on mining.\n" * (n // 51),
    "a Persian article told again": lambda n: "ایران و ازبکستان تفاهم‌نامه معدن را امضا کردند.\n" * (n // 48),
    "names without end": lambda n: "".join(f"Minister Karim Ahmadov{i % 977} and " for i in range(n // 28)),
    "quotes never closed": lambda n: '«او گفت: "توافق ' * (n // 17),
    "one sentence without a stop": lambda n: "Iran and Tajikistan agreed on trade and " * (n // 40),
}


def main() -> None:
    """Print articles per second in one process and in several, memory, and the growth of time with length."""
    articles = _articles()
    derive(articles[0])
    alone = _seconds(lambda: [derive(article) for article in articles])
    with deriver() as rules:
        rules.derive(articles[:PAYS_FROM])
        together = _seconds(lambda: rules.derive(articles))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(articles)} articles of about {_LENGTH:,} characters")
    print(f"{'one process':42} {len(articles) / alone:8.0f} articles/s")
    print(f"{'a process per core':42} {len(articles) / together:8.0f} articles/s   x {alone / together:.2f}")
    print(f"{'peak memory, this process / a worker':42} {peak:8.0f} MB / {worker:.0f} MB")
    for name, text in _HOSTILE.items():
        short, long = (_seconds(partial(derive, _article(text(length)))) for length in (50_000, 500_000))
        print(f"{name:42} {short:8.3f} s, ten times as long {long:8.3f} s   x {long / short:.1f}")


def _articles() -> list[Article]:
    texts = [article_of(draft).raw for draft in drafts_in([_SAMPLES]) if isinstance(draft, Draft)]
    told = [text + "\n\n" + text * (_LENGTH // len(text)) for text in texts]
    return [_article(f"{number}\n{told[number % len(told)][:_LENGTH]}") for number in range(_ARTICLES)]


def _article(raw: str) -> Article:
    language = Language.FA if any("\u0621" <= c <= "\u06cc" for c in raw[:80]) else Language.EN
    return Article(id="art-benchmark", raw=raw, text_sha256=sha256_of(raw), language=language)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
