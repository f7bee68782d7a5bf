"""What was probably meant, in the words of whoever typed it."""

from collections.abc import Sequence

import pytest

from indexing.searching.meaning import put_right, reading_found
from indexing.searching.port import SearchIndex
from indexing.searching.query import IndexQuery, Term
from tests.indexing.searching.engines import EN, FA, fill, passage


@pytest.mark.parametrize(
    ("text", "meant", "expected"),
    [
        ("memorandun", {"memorandun": ("memorandum", "memoranda")}, "memorandum"),
        ('"Memorandun of" -tarde OR x', {"Memorandun": ("memorandum",), "tarde": ("trade",)}, None),
        ("UZBEKSITAN", {"UZBEKSITAN": ("uzbekistan",)}, "UZBEKISTAN"),
        ("گسترس تجارت", {"گسترس": ("گسترش",)}, "گسترش تجارت"),
        ("کشاورژی", {"کشاورژی": ("كشاورزي",)}, "کشاورزی"),
        ("كشاورژي", {"كشاورژي": ("كشاورزي",)}, "كشاورزي"),
        ("تفاهم‌نامح مرزی", {"تفاهم‌نامح": ("تفاهمنامه",)}, "تفاهمنامه مرزی"),
        ("trade", {}, ""),
        ("trade", {"tarde": ("trade",)}, ""),
    ],
)
def test_mistyped_words_are_put_right_in_place(
    text: str, meant: dict[str, Sequence[str]], expected: str | None
) -> None:
    wanted = '"Memorandum of" -trade OR x' if expected is None else expected
    assert put_right(text, meant) == wanted


async def test_another_keyboard_is_offered_if_every_word_is_then_known(index: SearchIndex) -> None:
    await fill(index, [passage("pas-1", 1, (FA, "ایران و بندر"), (EN, "Uzbekistan"))])
    await index.search(IndexQuery(), min_seq=1)
    for typed, meant in {
        "hdvhk": "ایران",
        "hdvhk , fknv": "ایران و بندر",
        "hdvhk xyz": "",
        "عظذثنهسفشد": "uzbekistan",
        "rail": "",
        "": "",
    }.items():
        assert await reading_found(index, typed) == meant


async def test_nothing_is_looked_up_for_a_text_of_several_scripts() -> None:
    class Unasked:
        async def frequencies(self, terms: Sequence[Term]) -> list[int]:
            raise AssertionError(terms)

    assert await reading_found(Unasked(), "ایران Iran") == ""  # type: ignore[arg-type]
