"""Which texts count as one source, and that the answer depends on the texts alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.documents import Article
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.reprints import group_reprints
from indexing.reading.shingles import shingles_of
from indexing.values import PartialDate

WORDS = [f"word{i}" for i in range(400)]


def article(name: str, words: list[str], day: str | None = None, head: str = "", foot: str = "") -> Article:
    published = PartialDate(value=day) if day else None
    text = f"{head}{' '.join(words)}.{foot}"
    return article_of(Draft("a.jsonl", 1, text, url=f"https://s.example/{name}", published=published))


def group_of(*articles: Article) -> list[set[str]]:
    names = {a.id: (a.url or "").rsplit("/", 1)[1] for a in articles}
    return [{names[id_] for id_ in group} for group in group_reprints(articles)]


def test_an_edited_copy_is_a_reprint_and_another_report_is_not() -> None:
    original = WORDS[:100]
    edited = [*original[:50], "changed", *original[51:]]
    other = [*original[:50], *WORDS[200:250]]
    assert group_of(article("a", original), article("b", edited), article("c", other)) == [{"a", "b"}]


def test_the_frame_of_the_page_and_the_headline_do_not_count() -> None:
    page = article(
        "b", WORDS[:60], head="Home\nWorld\nMarkets\nTwo mines opened to investors\n", foot="\nComments\nNice one"
    )
    assert group_of(article("a", WORDS[:60], head="A first round of talks ended\n"), page) == [{"a", "b"}]


def test_persian_typed_on_two_keyboards_is_the_same_text() -> None:
    text = (
        "وزیران معدن ایران و ازبکستان روز دوشنبه در تاشکند سندی را برای اکتشاف مشترک مس امضا کردند و قرار شد گروه کاری "
        "دو کشور تا پایان سال نخستین نشست خود را در تهران برگزار کند تا شرکت‌های معدنی بتوانند از وام تازه استفاده کنند"
    )
    retyped = text.replace("ی", "ي").replace("ک", "ك").replace("\u200c", "")
    one, two = (article(name, words.split()) for name, words in (("a", text), ("b", retyped)))
    assert shingles_of(one).containment(shingles_of(two)) == 1.0
    assert group_of(one, two) == [{"a", "b"}]


def test_short_texts_are_the_same_only_if_every_word_is() -> None:
    short = WORDS[:20]
    assert group_of(article("a", short), article("b", short), article("c", [*short, "more"])) == [{"a", "b"}]


def test_an_excerpt_joins_one_group_and_does_not_link_two() -> None:
    shared = WORDS[:40]
    one, two = [*shared, *WORDS[50:150]], [*shared, *WORDS[150:300]]
    groups = group_of(article("one", one), article("two", two), article("excerpt", shared))
    assert groups == [{"two", "excerpt"}]


def test_a_correction_is_no_reprint_of_what_it_corrects() -> None:
    first = article("a", WORDS[:100])
    corrected = article("a", [*WORDS[:99], "corrected"]).model_copy(update={"revision": 2})
    assert group_reprints([first, corrected]) == []


def test_the_earliest_stands_first() -> None:
    a, b, c = (article(n, WORDS[:60], day) for n, day in (("a", None), ("b", "2026-02"), ("c", "2026-01-30")))
    assert group_reprints([a, b, c]) == [(c.id, b.id, a.id)]


@st.composite
def copies(draw: st.DrawFn) -> list[Article]:
    """Articles that copy, cut and edit a few originals."""
    originals = [WORDS[:120], WORDS[120:200], WORDS[200:320]]
    articles = []
    for i in range(draw(st.integers(2, 10))):
        words = list(draw(st.sampled_from(originals)))
        start, end = sorted((draw(st.integers(0, len(words))), draw(st.integers(0, len(words)))))
        words = words[start:end] + draw(st.sampled_from([[], WORDS[320:360], WORDS[:40]]))
        for position in draw(st.lists(st.integers(0, 119), max_size=8)):
            words[position:position] = [f"edit{i}"]
        articles.append(article(str(i), words or ["empty"]))
    return articles


@settings(max_examples=60, deadline=None)
@given(copies())
def test_groups_do_not_depend_on_the_order_and_hold_every_pair_of_like_texts(articles: list[Article]) -> None:
    groups = group_reprints(articles)
    assert group_reprints(articles[::-1]) == groups
    members = [id_ for group in groups for id_ in group]
    assert len(members) == len(set(members))
    where = {id_: n for n, group in enumerate(groups) for id_ in group}
    texts = {a.id: shingles_of(a) for a in articles}
    for one, a in texts.items():
        for other, b in texts.items():
            alike = min(len(a), len(b)) >= max(30, 0.5 * max(len(a), len(b))) and a.containment(b) >= 0.8
            if alike and one != other:
                assert where[one] == where[other]
