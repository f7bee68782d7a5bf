"""What was probably meant, in the words of whoever typed it."""

from collections.abc import Sequence

import pytest

from indexing.searching.meaning import probably_meant, put_right, reading_found
from indexing.searching.port import SearchIndex
from indexing.searching.query import IndexQuery, Term
from indexing.searching.search import SearchRequest, search
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


async def test_a_text_that_finds_rubbish_as_it_stands_is_read_for_another_keyboard(index: SearchIndex) -> None:
    said = "وزارت جمهوری برای ساخت و اسرائیل و رئیس شرکت پیمان"
    await fill(index, [passage("pas-1", 1, (FA, said), (EN, "Li was shot by Shaw in Uzbekistan, said Fahd"))])
    await index.search(IndexQuery(), min_seq=1)
    for typed, meant in {
        "[li,vd": "جمهوری",
        "shoj": "ساخت",
        "fvhd": "برای",
        "vmds": "رئیس",
        "hsvhmdg": "اسرائیل",
        "\\dlhk": "پیمان",
        "mdlhk": "پیمان",
        "av;j": "شرکت",
        ",chvj av;j": "وزارت شرکت",
        "عظذثنهسفشد": "uzbekistan",
    }.items():
        assert await probably_meant(index, typed, await search(index, SearchRequest(typed))) == meant, typed


@pytest.mark.parametrize(
    "typed",
    ["Li", "shot", "Li, Fahd", "Li shoj", "iron", "of", "قناری", "آهن", "جمهوری", "رئیس شرکت", "2026", "i, v", "", " "],
)
async def test_a_word_that_is_right_is_never_read_anew(index: SearchIndex, typed: str) -> None:
    entries = [passage("pas-1", 1, (FA, "رئیس جمهوری شرکت و برخی از این‌ها"), (EN, "Li was shot by Fahd: u rkhnd"))]
    await fill(index, entries)
    await index.search(IndexQuery(), min_seq=1)
    found = await probably_meant(index, typed, await search(index, SearchRequest(typed)))
    assert found in ("", "Li shot")


async def test_the_index_is_not_asked_again_where_the_words_were_found(index: SearchIndex) -> None:
    class Unasked:
        async def frequencies(self, terms: Sequence[Term]) -> list[int]:
            raise AssertionError(terms)

    await fill(index, [passage("pas-1", 1, (EN, "Li was shot"))])
    page = await search(index, SearchRequest("shot"), min_seq=1)
    assert await probably_meant(Unasked(), "shot", page) == ""  # type: ignore[arg-type]
