"""Which words of a text are marked for a query."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.searching.analysis.analyser import analyser
from indexing.searching.highlight import highlights
from indexing.searching.parse import parse
from indexing.searching.query import Occur, Phrase
from indexing.vocabulary import Language

EN, FA, RU = Language.EN, Language.FA, Language.RU


def marked(text: str, language: Language, query: str) -> list[str]:
    return [span.of(text) for span in highlights(text, language, query)]


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
    for span in highlights(text, language, query):
        assert end <= span.start < span.end <= len(text)
        end = span.end
        said = {t.term for exact in (False, True) for t in analyser(language, exact=exact).tokens(span.of(text))}
        assert said & wanted
