"""Sentences end where a reader ends them, in both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.sentences import paragraphs, sentences
from indexing.folding import fold


def cut(text: str, language: str) -> list[str]:
    folded = fold(text)
    return [folded[a:b] for a, b in sentences(folded, 0, len(folded), language)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Both sides signed. Work starts in May.", 2),
        ("Mr. Karimov met Dr. Sadr in the U.S. Embassy.", 1),
        ("Trade rose 3.5 percent. It fell later!", 2),
        ("They met J. K. Ahmadov there.", 1),
        ('"We agreed." The minister left.', 2),
        ("The ministers agreed on trade.The text follows.", 2),
        ("It was, he said... a good day.", 1),
    ],
)
def test_english(text: str, parts: int) -> None:
    assert len(cut(text, "en")) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("دو طرف امضا کردند. کار آغاز می‌شود.", 2),
        ("رشد ۳.۵ درصدی ثبت شد. آیا ادامه دارد؟ بله.", 3),
        ("م. ح. کریمی وارد تهران شد.", 1),
        ("وزیر گفت: «توافق شد.» و سپس رفت.", 1),
        ("توافق امضا شد.وزیران خرسند بودند.", 2),
        ("آن کشور پیمان ان . پی . تی . را امضا کرد .", 1),
    ],
)
def test_persian(text: str, parts: int) -> None:
    assert len(cut(text, "fa")) == parts


@given(st.text(alphabet="aB .!?\n،؟آب‌۳", max_size=200))
def test_no_word_is_lost(text: str) -> None:
    folded = fold(text)
    kept = [
        folded[a:b] for start, end in paragraphs(folded, 0, len(folded)) for a, b in sentences(folded, start, end, "fa")
    ]
    assert "".join("".join(kept).split()) == "".join(folded.split())


def test_a_stop_that_has_lost_its_place_ends_a_persian_sentence() -> None:
    assert cut("این قرارداد امضا شد .این دو کشور همسایه‌اند.", "fa") == [
        "این قرارداد امضا شد .",
        "این دو کشور همسایهاند.",
    ]
