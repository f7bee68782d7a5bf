"""An article as the rules see it, and the way back to the words as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.text import ArticleText
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.values import Span
from indexing.vocabulary import Language, PassageKind

HEADLINE = "ايران و تاجيكستان كارگروه مشترك تشكيل می‌دهند"
CHROME = "اخبار مرتبط"
BODY = "وزیر صنعت ایران گفت کارگروه تشکیل می‌شود. طرف تاجیک آن را تأیید کرد."
RAW = f"{HEADLINE}\n{CHROME}\n{BODY}"


def article_text(raw: str = RAW, language: Language = Language.FA) -> ArticleText:
    chrome = (Span(start=raw.index(CHROME), end=raw.index(CHROME) + len(CHROME)),) if CHROME in raw else ()
    headline = Span(start=0, end=len(HEADLINE)) if raw.startswith(HEADLINE) else None
    return ArticleText(
        Article(
            id="art-test",
            raw=raw,
            text_sha256=sha256_of(raw),
            language=language,
            headline_span=headline,
            chrome=chrome,
        )
    )


def test_sentences_are_the_headline_and_those_of_the_body_without_page_chrome() -> None:
    text = article_text()
    assert [sentence.kind for sentence in text.sentences] == [PassageKind.HEADLINE, *[PassageKind.SENTENCE] * 2]
    assert [sentence.position for sentence in text.sentences] == [0, 1, 2]
    assert not any(CHROME in sentence.text for sentence in text.sentences)


def test_rules_see_one_spelling_and_passages_keep_the_one_of_the_article() -> None:
    text = article_text()
    assert text.sentences[0].text == "ایران و تاجیکستان کارگروه مشترک تشکیل میدهند"
    passage = text.passages()[0]
    assert passage.of(RAW) == HEADLINE
    assert text.as_written(0, len("ایران")) == "ايران"


def test_a_sentence_gives_its_words_at_a_place_of_the_article() -> None:
    first, second = article_text("Iran agreed. Tajikistan signed it.", Language.EN).sentences
    assert second.at(second.start, second.start + len("Tajikistan")) == "Tajikistan"
    assert second.at(first.start, second.start + len("Tajik")) == "Tajik"
    assert second.at(second.end - len("it."), second.end + 10) == "it."
    assert second.at(second.end, second.start) == ""


@given(st.integers(-5, 80), st.integers(-5, 80))
def test_words_at_a_place_are_those_of_the_folded_article_that_lie_in_the_sentence(start: int, end: int) -> None:
    text = article_text()
    for sentence in text.sentences:
        low, high = max(start, sentence.start), min(end, sentence.end)
        assert sentence.at(start, end) == (text.folded.text[low:high] if low < high else "")


@pytest.mark.parametrize(
    ("language", "folder"), [(Language.FA, "fa"), (Language.AR, "fa"), (Language.EN, "en"), (Language.RU, "en")]
)
def test_arabic_script_is_read_with_the_persian_rules(language: Language, folder: str) -> None:
    assert article_text(language=language).rules == folder


def test_a_place_outside_of_the_article_is_refused() -> None:
    with pytest.raises(ValueError, match="no such range"):
        article_text().as_written(0, len(RAW) + 1)
