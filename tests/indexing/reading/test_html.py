"""What a page shows, which lines of it are the article, and what its markup states; and markup made to harm."""

import pytest

from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.html import Page, page_of

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Two mines opened to joint ventures - Sample Post</title>
<meta property="og:site_name" content="Sample Post">
<meta property="article:published_time" content="2026-03-04T09:00:00+03:30">
<link rel="canonical" href="https://www.sample.example/a/1"><script>var hidden = "Hidden words";</script></head><body>
<nav><ul><li>Home</li><li>World</li><li>Economy</li></ul></nav><div>Thursday, 5 March 2026</div>
<main><article><h1>Two mines opened to joint ventures</h1><div class="byline">By Jane Doe</div>
<p>Iran and Uzbekistan signed a memorandum on Tuesday that opens two mines to joint ventures of both countries.</p>
<p>The ministers, who met in <b>Tash</b>kent, said that work on the copper deposit would start before the autumn.</p>
<p>A working group on tariffs &amp; customs is to report to both governments every quarter of the coming year.</p>
</article></main><aside><h3>Most read</h3><a href="1">Steel exports rise again this year</a></aside>
<footer>&copy; 2026 Sample Post. All rights reserved.</footer></body></html>"""

ARTICLE = """Two mines opened to joint ventures

Iran and Uzbekistan signed a memorandum on Tuesday that opens two mines to joint ventures of both countries.

The ministers, who met in Tashkent, said that work on the copper deposit would start before the autumn.

A working group on tariffs & customs is to report to both governments every quarter of the coming year."""

CHROME = ["Home\n\nWorld\n\nEconomy\n\nThursday, 5 March 2026", "By Jane Doe", (
    "Most read\nSteel exports rise again this year\n\n© 2026 Sample Post. All rights reserved."
)]  # fmt: skip


def kept(page: Page) -> str:
    parts, position = [], 0
    for span in page.layout.chrome:
        parts.append(page.raw[position : span.start].strip())
        position = span.end
    return "\n\n".join(part for part in (*parts, page.raw[position:].strip()) if part)


@pytest.mark.parametrize("soup", [False, True], ids=["semantic", "div soup"])
def test_the_article_of_a_page_stays_and_the_rest_is_chrome(soup: bool) -> None:
    markup = PAGE
    for tag in ("article", "main", "nav", "aside", "footer") if soup else ():
        markup = markup.replace(f"<{tag}>", "<div>").replace(f"</{tag}>", "</div>")
    page = page_of(markup)
    assert kept(page) == ARTICLE
    assert [span.of(page.raw) for span in page.layout.chrome] == CHROME


def test_the_article_carries_what_the_markup_states_and_the_markup_itself() -> None:
    article = article_of(Draft("page.html", None, PAGE, "text/html"))
    assert article.source == PAGE
    assert (article.url, article.publisher) == ("https://www.sample.example/a/1", "Sample Post")
    assert article.headline is not None
    assert article.headline_span is not None
    assert article.headline.text == article.headline_span.of(article.raw) == "Two mines opened to joint ventures"
    assert article.published is not None
    assert article.published.value == "2026-03-04"
    assert "Hidden words" not in article.raw


def test_the_window_title_names_the_headline_where_no_h1_does() -> None:
    page = page_of(PAGE.replace("<h1>", "<div>").replace("</h1>", "</div>"))
    assert page.layout.headline is not None
    assert page.layout.headline.of(page.raw) == "Two mines opened to joint ventures"


def test_a_persian_page_keeps_its_joiners_and_its_printed_date() -> None:
    markup = (
        "<html><body><div>خانه</div><h1>دو معدن مس به روی سرمایه\u200cگذاران باز شد</h1>"
        "<div>۴ شهریور ۱۴۰۴ - ۱۰:۳۰</div>"
        "<p>وزیران معدن ایران و ازبکستان روز دوشنبه در تاشکند سند تازه\u200cای را برای اکتشاف مشترک امضا کردند.</p>"
        "<p>بر پایه این سند، گروه کاری دو کشور تا پایان سال نخستین نشست خود را در تهران برگزار می\u200cکند.</p>"
        "<p>شرکت\u200cهای معدنی دو کشور می\u200cتوانند از وام\u200cهای تازه برای خرید ماشین\u200cآلات استفاده کنند.</p>"
        "<div>انتهای پیام</div><div>ارسال نظر</div></body></html>"
    )
    article = article_of(Draft("page.html", None, markup, "text/html"))
    assert article.published is not None
    assert article.published.value == "2025-08-26"
    assert [span.of(article.raw) for span in article.chrome] == [
        "خانه", "۴ شهریور ۱۴۰۴ - ۱۰:۳۰", "انتهای پیام\n\nارسال نظر",
    ]  # fmt: skip
    assert "می\u200cتوانند" in article.raw


def test_a_fragment_is_all_article_but_for_known_furniture() -> None:
    page = page_of("<p>The two ministers signed the paper in Ankara after a day of talks.</p><p>© 2026 Sample Post</p>")
    assert [span.of(page.raw) for span in page.layout.chrome] == ["© 2026 Sample Post"]


def test_dates_are_taken_from_statements_only() -> None:
    body = "<p>The deal of 3 May 2025 was renewed in Ankara, the two ministers said after their talks on Monday.</p>"
    object_ = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2026-02-01"}]}'
    linked = f'<script type="application/ld+json">{object_}</script>'
    time = '<time datetime="2026-02-02T10:00">yesterday</time>'
    heads = {"none": "", "linked": linked, "time": time, "two": time + time.replace("02-02", "02-09")}
    found = {name: page_of(f"<html><body>{head}{body}</body></html>").published for name, head in heads.items()}
    assert {name: value.value if value else None for name, value in found.items()} == {
        "none": None, "linked": "2026-02-01", "time": "2026-02-02", "two": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + "deep" + "</div>" * 20_000,
        "<html><body>" + "<b>" * 5_000 + "deal",
        "<html><body>" + "<p>one two three.</p>" * 40_000,
        "<html><body><div " + " ".join(f'a{i}="x"' for i in range(50_000)) + ">text</div>",
        "<html><body><p>&#0; &#xD800; &bogus; &#99999999; &amp &lt;b text",
        "<html><body><p <b <script>alert(1)",
        "<" * 100_000,
        "<!--" * 50_000,
        "<![CDATA[" * 5_000,
        '<html><head><script type="application/ld+json">' + "[" * 100_000 + "</script></head><body>x</body></html>",
        "",
    ],
    ids=[
        "deep",
        "unclosed",
        "many",
        "attributes",
        "entities",
        "broken",
        "brackets",
        "comments",
        "cdata",
        "json",
        "empty",
    ],
)
def test_hostile_markup_gives_a_page_whose_text_can_be_kept(markup: str) -> None:
    page = page_of(markup)
    assert page.raw.encode("utf-8").decode("utf-8") == page.raw
    assert "\0" not in page.raw
    assert all(0 <= span.start < span.end <= len(page.raw) for span in page.layout.chrome)
