"""Documents hold what they promise: offsets in code points, quotes that fit, text kept as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from indexing.documents import Article, Passage
from indexing.identity import sha256_of, stable_id
from indexing.values import Anchor, PartialDate, Span
from indexing.vocabulary import Language, PassageKind

TEXTS = st.text(alphabet="aZé \u200c\u200f\u202b\u0640يكیکۀأ۱3\U0001f600\U00020000\r\n", min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_the_quote_of_a_passage_is_the_slice_of_the_raw_text(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    anchor = Anchor.in_text(raw, start, end)
    passage = Passage(
        id="pas-1",
        article_id="art-1",
        revision=1,
        kind=PassageKind.SENTENCE,
        position=0,
        language=Language.FA,
        **anchor.model_dump(),
    )
    assert raw[passage.start : passage.end] == passage.quote
    assert raw.startswith(passage.prefix + passage.quote + passage.suffix, start - len(passage.prefix))
    assert Passage.model_validate_json(passage.model_dump_json()) == passage


@given(TEXTS)
def test_an_article_keeps_its_text_to_the_byte(raw: str) -> None:
    article = Article(id="art-1", raw=raw, text_sha256=sha256_of(raw), language=Language.UND)
    assert Article.model_validate_json(article.model_dump_json()).raw.encode() == raw.encode()


def test_an_article_refuses_a_digest_of_another_text() -> None:
    with pytest.raises(ValidationError, match="text_sha256 is not that of raw"):
        Article(id="art-1", raw="تهران", text_sha256=sha256_of("Tehran"), language=Language.FA)


def test_an_article_refuses_chrome_outside_of_its_text() -> None:
    with pytest.raises(ValidationError, match="outside of a text of 5 code points"):
        Article(
            id="art-1",
            raw="تهران",
            text_sha256=sha256_of("تهران"),
            language=Language.FA,
            chrome=(Span(start=3, end=6),),
        )


def test_an_article_is_frozen() -> None:
    article = Article(id="art-1", raw="a", text_sha256=sha256_of("a"), language=Language.EN)
    with pytest.raises(ValidationError, match="frozen"):
        article.raw = "b"  # type: ignore[misc]


@pytest.mark.parametrize("span", [(3, 3), (4, 2)])
def test_an_empty_span_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValidationError, match="must not be empty"):
        Span(start=span[0], end=span[1])


def test_a_quote_of_another_length_is_refused() -> None:
    with pytest.raises(ValidationError, match="quote of 2 code points in a span of 3"):
        Anchor(start=0, end=3, quote="ab")


@pytest.mark.parametrize("value", ["26", "2026-13", "2026-1-9", "2026-00-01", "1404/06/04", ""])
def test_a_malformed_date_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="not a date of the form"):
        PartialDate(value=value)


def test_partial_dates_sort_and_agree_by_containment() -> None:
    year, month, day = (PartialDate(value=v) for v in ("2026", "2026-01", "2026-01-29"))
    assert sorted([day.value, month.value, year.value]) == [year.value, month.value, day.value]
    assert year.agrees(day)
    assert not PartialDate(value="2026-02").agrees(day)
    assert [d.precision for d in (year, month, day)] == ["year", "month", "day"]


def test_stable_ids_depend_on_where_the_parts_end() -> None:
    assert stable_id("act", "ab", "c") != stable_id("act", "a", "bc")
    assert stable_id("act", "person", "اتابک") == stable_id("act", "person", "اتابک")
