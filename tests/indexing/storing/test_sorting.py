"""The sortable spelling orders texts by code point also where a server compares UTF-16 units."""

from hypothesis import example, given
from hypothesis import strategies as st

from indexing.storing.mongo.sorting import restored, sortable

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("a\ud7fe\ud7ff\ue000\uffff\U00010000\U0010ffff")


def utf16_units(text: str) -> list[int]:
    """What a server compares that keeps texts as UTF-16."""
    data = text.encode("utf-16-be")
    return [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]


@given(TEXTS)
@example("\ud7ff\u0100\u0100")
def test_the_spelling_can_be_undone(text: str) -> None:
    assert restored(sortable(text)) == text


@given(TEXTS, TEXTS)
@example("\U00010000", "\ue000")
@example("\ud7ff", "\ud7ff\ud7ff")
def test_both_orders_of_the_spelling_are_that_of_code_points(left: str, right: str) -> None:
    expected = left < right
    assert (utf16_units(sortable(left)) < utf16_units(sortable(right))) is expected
    assert (sortable(left).encode() < sortable(right).encode()) is expected


def test_names_in_use_stay_as_they_are() -> None:
    for text in ("تفاهم‌نامه", "Тоҷикистон", "Oʻzbekiston", "act-0123~4"):
        assert sortable(text) == text
