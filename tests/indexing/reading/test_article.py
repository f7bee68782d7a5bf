"""An article is its file, character for character, and every span of it lies where it says."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexing.documents import Article
from indexing.errors import UnreadableInput
from indexing.reading.article import article_of, body_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in
from indexing.values import PartialDate
from indexing.vocabulary import Language

BODY = (
    "وزیران معدن ایران و ازبکستان روز دوشنبه در تاشکند سندی را برای اکتشاف مشترک مس امضا کردند.\n"
    "بر پایه این سند، گروه کاری دو کشور تا پایان سال نخستین نشست خود را در تهران برگزار می\u200cکند."
)
#: What page text is made of: joiners, Arabic letters, kashida, marks of direction, astral characters, furniture.
PIECES = st.sampled_from([
    "\u200c", "\u200f", "\u202b", "\u2069", "\ufeff", "\u00a0", "ـ", "ي", "ك", "ةُ", "می\u200cشود", "تفـــاهم",
    "🤝🏽", "𐎠𐎡",
    " ", "\t", "\n", "\r\n", "\r", "\n\n", ".", "؟", "سند", "Iran", "signed", "a", "deal with Uzbekistan on copper.",
    "Leave a Comment", "ارسال نظر", "انتهای پیام", "© 2026 Sample Post", "EF/MA", "30/01/2026", "date 2025-08-26 ",
    "تاریخ انتشار: ۲۷ تیر ۱۳۹۷", "<img src='x'>", "Related article", "Photo: J. Roe", "1", "/", BODY,
])  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)


def article_from(text: str, path: Path) -> Article | None:
    """The article of a file with that content; nothing where the file is refused as empty."""
    path.write_bytes(text.encode("utf-8"))
    (draft,) = drafts_in([path])
    return article_of(draft) if isinstance(draft, Draft) else None


@given(text=TEXTS)
@example(text="ي<img src='x'>\nيتاریخ انتشار: ۲۷ تیر ۱۳۹۷")
@example(text="Related article\nي\nي")
@example(text="date 2025-08-26 <img src='x'>")
def test_raw_is_the_file_and_spans_lie_in_it_sorted_and_disjoint(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    article = article_from(text, tmp_path_factory.getbasetemp() / "article.txt")
    if article is None:
        return
    assert article.raw.encode("utf-8") == text.encode("utf-8")
    edges = [edge for span in article.chrome for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.start < span.end <= len(article.raw) for span in article.chrome)
    if article.headline_span:
        assert not any(
            article.headline_span.start < s.end and s.start < article.headline_span.end for s in article.chrome
        )
        assert article.headline_span.of(article.raw).strip("\u200b\u200e\u200f\ufeff ") != ""
    assert body_of(article.raw, article.chrome)
    assert article_from(text, tmp_path_factory.getbasetemp() / "article.txt") == article


@given(words=st.lists(PIECES, min_size=1, max_size=20))
def test_spans_of_a_page_lie_in_its_visible_text(words: list[str]) -> None:
    markup = "".join(f"<div>{word}</div>" if len(word) > 3 else word for word in words)
    try:
        article = article_of(Draft("page.html", None, f"<section>{markup}</section>", "text/html"))
    except UnreadableInput:
        return
    edges = [edge for span in article.chrome for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(edge <= len(article.raw) for edge in edges)


def test_line_ends_and_the_byte_order_mark_are_kept(tmp_path: Path) -> None:
    text = (
        "\ufeffTwo mines opened to joint ventures\r\nIran and Uzbekistan signed a memorandum on copper on Tuesday.\r\n"
    )
    article = article_from(text, tmp_path / "a.txt")
    assert article is not None
    assert article.raw == text
    assert article.headline is not None
    assert article.headline.text == "Two mines opened to joint ventures"
    assert article.headline_span is not None
    assert article.headline_span.start == 1


def test_what_the_file_states_goes_before_what_the_text_shows() -> None:
    draft = Draft(
        "a.jsonl", 1, f"دو معدن مس باز شد\n۱۵ مرداد ۱۴۰۴\n{BODY}", publisher="Sample Agency",
        url="https://www.news.example/1",
        headline="Two mines", published=PartialDate(value="2026"), language=Language.TG,
    )  # fmt: skip
    article = article_of(draft, sample=True)
    assert (article.publisher, article.language, article.sample) == ("Sample Agency", "tg", True)
    assert article.published == PartialDate(value="2026")
    assert article.headline is not None
    assert (article.headline.text, article.headline_span) == ("Two mines", None)


def test_a_stated_headline_that_stands_in_the_text_has_its_place_there() -> None:
    article = article_of(Draft("a.jsonl", 1, f"دو معدن مس باز شد\n{BODY}", headline="دو معدن مس باز شد"))
    assert article.headline_span is not None
    assert (article.headline_span.start, article.headline_span.end) == (0, 17)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("۱۵ مرداد ۱۴۰۴ / ۰۷:۵۰\n", "2025-08-06"),
        ("30/01/2026, Friday\n", "2026-01-30"),
        ("01/02/2026\n", None),
        ("30/01/2026\n01/02/2026\n", "2026-02-01"),
        ("date 2025-08-26 ", "2025-08-26"),
        ("", None),
        ("تهران، ۳ مهر ۱۴۰۴ - ", None),
    ],
)
def test_the_day_of_publication_comes_from_the_furniture_of_the_page_alone(head: str, day: str | None) -> None:
    story = "این قرارداد در ۱۰ خرداد ۱۴۰۳ بسته شده بود و در 5 May 2025 تمدید شد تا کار دو معدن پیش برود."
    article = article_of(Draft("a.txt", None, f"{head}{BODY}\n{story}"))
    assert (article.published.value if article.published else None) == day


def test_a_dateline_is_part_of_the_article() -> None:
    article = article_of(Draft("a.txt", None, "TEHRAN – Iran and Uzbekistan signed a memorandum on copper on Tuesday."))
    assert article.chrome == ()


def test_the_publisher_of_an_address_is_its_host() -> None:
    article = article_of(Draft("a.jsonl", 1, BODY, url="http://www.News.example/1"))
    assert (article.url, article.publisher) == ("http://www.News.example/1", "news.example")
    assert article_of(Draft("a.jsonl", 1, BODY, url="urn:n:1")).publisher is None


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="shows no text"):
        article_of(Draft("a.html", None, "<html><body><script>draw()</script></body></html>", "text/html"))
