"""What holds for the agreements of every text, however strange."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.deriving.agreements.finder import pieces
from indexing.vocabulary import ClaimField
from tests.indexing.deriving.agreements.telling import Told, text_of

PARTS = [
    "Iran", "Iraq", "Turkey and Oman", "signed", "will sign", "did not sign", "a trade agreement", "the pact",
    "three agreements on A, B and C", "17 documents", "worth $3 billion", "last year", ".", ",", "\n", "“", "»",
    "ایران و عراق", "امضا شد", "امضا نشد", "تفاهم‌نامه", "قرارداد گاز", "با", "میان", "۱۷ سند همکاری", "؛",
    "\u200f", "😀",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=40), st.sampled_from(["en", "fa"]))
@settings(max_examples=60, deadline=None)
def test_every_field_has_a_passage_of_the_text(parts: list[str], language: str) -> None:
    told = Told(" ".join(parts), language)
    positions = {passage.position for passage in told.text.passages()}
    refs = {actor.ref for actor in told.mentions.actors}
    for agreement in told.agreements:
        assert set(agreement.passages) <= positions
        assert [claim.field for claim in agreement.claims].count(ClaimField.STATUS) == 1
        for claim in agreement.claims:
            assert set(claim.passages) <= set(agreement.passages)
            assert claim.ref is None or claim.ref in refs
            assert 0.0 <= claim.confidence <= 1.0
    assert len({agreement.ref for agreement in told.agreements}) == len(told.agreements)


@given(st.lists(st.sampled_from(PARTS), max_size=30), st.sampled_from(["en", "fa"]))
@settings(max_examples=20, deadline=None)
def test_the_same_text_gives_the_same_agreements(parts: list[str], language: str) -> None:
    raw = " ".join(parts)
    assert Told(raw, language).agreements == Told(raw, language).agreements


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("Iran and Iraq signed a trade agreement with Turkey " * 600, "en"),
        ("قرارداد گاز میان ایران و عراق امضا شد و " * 600, "fa"),
        ("“" * 20_000 + " signed a pact", "en"),
        ("agreement " * 5_000, "en"),
    ],
)
def test_hostile_texts_come_to_an_end(raw: str, language: str) -> None:
    assert len(Told(raw, language).agreements) <= 10


@given(st.text(alphabet="ab \u0627", max_size=6_000))
@settings(max_examples=30, deadline=None)
def test_a_long_sentence_is_read_whole_in_parts(raw: str) -> None:
    for sentence in text_of(raw).sentences:
        parts = pieces(sentence)
        assert "".join(part.text for part in parts) == sentence.text
        assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
        assert all(len(part.text) <= 1_500 for part in parts)


def test_topics_hold_the_subject_and_neither_names_nor_common_words() -> None:
    topic = Told("Iran and Armenia signed an agreement on the dredging of harbours.").one.topic
    assert "dredging" in topic
    assert not {"iran", "armenia", "agreement", "the"} & set(topic)


@pytest.mark.parametrize(
    ("raw", "language", "kind"),
    [
        ("Россия и Турция подписали меморандум о туризме.", "ru", "memorandum"),
        ("Россия и Турция договорились об отмене виз.", "ru", "arrangement"),
        ("Казахстан и Иран намерены довести товарооборот до 3 млрд долларов.", "ru", "trade_target"),
        ("Стороны подписали план действий между Узбекистаном и Ираном.", "ru", "roadmap"),
        ("Türkiye ve Özbekistan mutabakat zaptı imzaladı.", "tr", "memorandum"),
        ("Türkiye ve Irak ortak komisyon kuracak.", "tr", "joint_body"),
        ("وقعت إيران والعراق مذكرة تفاهم للتعاون في مجال الطاقة.", "ar", "memorandum"),
        ("اتفق الجانبان الإيراني والعراقي على تشكيل لجنة مشتركة.", "ar", "joint_body"),
    ],
)
def test_a_language_with_few_tables_is_read_with_those(raw: str, language: str, kind: str) -> None:
    assert Told(raw, language).kinds == [kind]
