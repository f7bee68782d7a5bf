"""Which words of a text are marked for a query."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.searching.analysis.analyser import analyser
from indexing.searching.analysis.sounding import sounder
from indexing.searching.highlight import Highlighter, html_of
from indexing.searching.parse import parse
from indexing.searching.query import Group, MatchKind, Occur, Phrase, Term
from indexing.values import Span
from indexing.vocabulary import Language

EN, FA, RU = Language.EN, Language.FA, Language.RU


def marked(text: str, language: Language, query: str) -> list[str]:
    return [span.of(text) for span in Highlighter(parse(query)).spans(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "query", "expected"),
    [
        (EN, "Both agreements, agreed in Tehran.", "agreement", ["agreements"]),
        (EN, "Tehran’s envoys met.", "tehran envoy", ["Tehran", "envoys"]),
        (EN, "The U.S. and Iran", "US", ["U.S"]),
        (FA, "قراردادهای تازه میان دو کشور", "قرارداد", ["قراردادهای"]),
        (FA, "وزیر كشاورزي آمد", "کشاورزی", ["كشاورزي"]),
        (FA, "این تفاهم‌نامه مهم است", "تفاهمنامه", ["تفاهم‌نامه"]),
        (FA, "این تفاهم‌نامه مهم است", "تفاهم‌نامه", ["تفاهم‌نامه"]),
        (FA, "این تفاهم‌نامه مهم است", "نامه", ["نامه"]),
        (FA, "این تفاهمنامه مهم است", "تفاهم‌نامه", ["تفاهمنامه"]),
        (FA, "سال ۱۴۰۴ و ١٤٠٤", "1404", ["۱۴۰۴", "١٤٠٤"]),
        (FA, "مُعاهِدهٔ مرزی", "معاهده", ["مُعاهِدهٔ"]),
        (FA, "شرکت IMIDRO آمد", "imidro", ["IMIDRO"]),
        (RU, "Подписан меморандум", "меморандум", ["меморандум"]),
        (EN, "joint customs committee, customs post", '"joint customs"', ["joint", "customs"]),
        (EN, "ministry of energy and energy ministry", '"ministry of energy"', ["ministry", "of", "energy"]),
        (EN, "trade war", "trade -war", ["trade"]),
        (EN, "the state of the art", "of", ["of"]),
        (EN, "the state of the art", "of art", ["art"]),
        (EN, "nothing here", "customs", []),
        (EN, "nothing here", "", []),
    ],
)
def test_highlights(language: Language, text: str, query: str, expected: list[str]) -> None:
    assert marked(text, language, query) == expected


@pytest.mark.parametrize(
    ("language", "text", "term", "expected"),
    [
        (FA, "صادرات گاز طبیعی", Term("text_fa", "گاز", kind=MatchKind.TRANSLATION), ["گاز"]),
        (EN, "Natural gas exports", Term("text_en", "ga", kind=MatchKind.TRANSLATION), ["gas"]),
        (EN, "A memorandun was signed", Term("text_en", "memorandun", kind=MatchKind.SPELLING), ["memorandun"]),
        (EN, "Natural gas exports", Term("text_fa", "ga"), []),
    ],
)
def test_what_the_index_was_asked_is_marked_wherever_the_alternative_came_from(
    language: Language, text: str, term: Term, expected: list[str]
) -> None:
    spans = Highlighter([Group((Term("text_und", "x"), term))]).spans(text, language)
    assert [span.of(text) for span in spans] == expected


def test_html_is_safe_and_marks_the_words() -> None:
    text = 'گاز <script>alert("x")</script> & گاز'
    assert html_of(text, Highlighter(parse("گاز")).spans(text, FA)) == (
        "<mark>گاز</mark> &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; <mark>گاز</mark>"
    )
    assert html_of("<b>", [Span(start=0, end=1)]) == "<mark>&lt;</mark>b&gt;"


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_html_without_its_marks_is_the_text(text: str, edges: list[int]) -> None:
    cuts = sorted(edge for edge in edges if edge <= len(text))
    spans = [Span(start=start, end=end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    marked = html_of(text, spans)
    assert marked.replace("<mark>", "").replace("</mark>", "") == escape(text)
    assert marked.count("<mark>") == len(spans)


WORDS = st.sampled_from(
    [
        *("گمرک‌خانهٔ", "گمركخانه", "قراردادهای", "می‌شود", "۱۴۰۴", "در", "ﷲ"),
        *("U.S.", "agreements", "Tehran’s", "of", "İstanbul", "😀", "«", '"'),
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=5), max_size=12).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([FA, EN, RU]))
def test_every_marked_slice_says_a_term_of_the_query_and_none_overlaps(
    text: str, query: str, language: Language
) -> None:
    wanted = {
        token
        for group in parse(query)
        if group.occur is not Occur.MUST_NOT
        for one in group.alternatives
        for token in (one.tokens if isinstance(one, Phrase) else (one.token,))
    }
    end = 0
    for span in Highlighter(parse(query)).spans(text, language):
        assert end <= span.start < span.end <= len(text)
        end = span.end
        chains = (analyser(language), analyser(language, exact=True), sounder(language))
        said = {token.term for chain in chains for token in chain.tokens(span.of(text))}
        assert said & wanted
