"""Anchors are found again in revised text, at the right one of several places, and never where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.curating.anchors import Anchorable, How
from indexing.values import Anchor

ENGLISH = (
    "Talks were held in Tashkent. Iran and Uzbekistan signed a memorandum on critical minerals. They will meet in May."
)
PERSIAN = (
    "گفت‌وگوها در تاشکند برگزار شد. ایران و ازبکستان «تفاهم‌نامهٔ» همکاری معدنی امضا کردند. نشست بعدی در اردیبهشت است."
)
SIGNED = "Iran and Uzbekistan signed a memorandum on critical minerals."
SIGNED_FA = "ایران و ازبکستان «تفاهم‌نامهٔ» همکاری معدنی امضا کردند."


def anchor_of(text: str, quote: str, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Anchor.in_text(text, start, start + len(quote))


def found(anchor: Anchor, text: str) -> tuple[str, How] | None:
    place = Anchorable(text).find(anchor)
    return (place.span.of(text), place.how) if place else None


@pytest.mark.parametrize(("text", "quote"), [(ENGLISH, SIGNED), (PERSIAN, SIGNED_FA)], ids=["en", "fa"])
def test_a_quote_that_only_moved_is_found_exactly(text: str, quote: str) -> None:
    anchor = anchor_of(text, quote)
    assert found(anchor, text) == (quote, How.EXACT)
    assert found(anchor, f"UPDATED at noon.\n\n{text}") == (quote, How.EXACT)


@pytest.mark.parametrize(
    ("text", "quote", "changed"),
    [
        (ENGLISH, SIGNED, "Iran and Uzbekistan signed  a “memorandum”\non critical minerals"),
        (PERSIAN, SIGNED_FA, 'ايران و ازبكستان "تفاهم نامهٔ" همكاري معدني امضا كردند'),
        (PERSIAN, SIGNED_FA, "ایران و ازبکستان تفاهمنامه همکاری معدنی امضا کردند"),
    ],
    ids=["quotation marks and a line break", "Arabic letters and spaces", "joined"],
)
def test_re_typed_copy_is_found_by_its_letters(text: str, quote: str, changed: str) -> None:
    assert found(anchor_of(text, quote), f"New. {text.replace(quote, changed + '.')}") == (changed, How.FOLDED)


@pytest.mark.parametrize(
    ("text", "quote", "changed"),
    [
        (ENGLISH, SIGNED, "Iran and Uzbekistan have signed a memorandum on crucial minerals."),
        (PERSIAN, SIGNED_FA, "ایران و ازبکستان «یادداشت تفاهم» همکاری‌های معدنی امضا کردند."),
    ],
    ids=["en", "fa"],
)
def test_a_sentence_with_other_words_is_found_by_its_likeness(text: str, quote: str, changed: str) -> None:
    again = found(anchor_of(text, quote), f"New. {text.replace(quote, changed)}")
    assert again is not None
    assert again[1] is How.FUZZY
    assert again[0].strip(" .") in changed


@pytest.mark.parametrize(("text", "quote"), [(ENGLISH, SIGNED), (PERSIAN, SIGNED_FA)], ids=["en", "fa"])
def test_a_sentence_that_was_taken_out_is_lost(text: str, quote: str) -> None:
    assert found(anchor_of(text, quote), text.replace(quote, "")) is None
    assert found(anchor_of(text, quote), "") is None


def test_of_several_places_the_words_around_decide() -> None:
    text = "In Tehran, they signed the text of it. In Tashkent, they signed the text of it. Nothing else."
    anchor = anchor_of(text, "they signed the text of it.", nth=1)
    revised = "Added above, far away.\n" * 5 + text
    place = Anchorable(revised).find(anchor)
    assert place is not None
    assert revised[: place.span.start].endswith("In Tashkent, ")


def test_of_alike_places_the_nearest_to_the_old_one_is_taken() -> None:
    text = "\n".join(["They signed the text of it."] * 9)
    anchor = anchor_of(text, "They signed the text of it.", nth=4)
    place = Anchorable(text).find(anchor)
    assert place is not None
    assert place.span.start == anchor.start


def test_a_sentence_with_many_other_words_is_found_between_its_neighbours_but_not_beside_one_of_them() -> None:
    changed = "Iran and its neighbour signed a paper on critical minerals."
    anchor = anchor_of(ENGLISH, SIGNED)
    again = found(anchor, ENGLISH.replace(SIGNED, changed))
    assert again is not None
    assert changed in again[0]
    assert found(anchor, f"Talks were held in Tashkent. {changed} Nobody else spoke to reporters then.") is None


def test_between_two_places_that_are_nearly_as_good_it_is_lost_rather_than_guessed() -> None:
    anchor = anchor_of(ENGLISH, SIGNED)
    alike = "Iran and Uzbekistan sign a memorandum on critical minerals."
    other = "Iran and Uzbekistan signed memoranda on critical minerals."
    middle = "Nothing else was said in the hall that day by any of the two sides."
    assert found(anchor, f"{middle} {alike} {middle} {other} {middle}") is None
    assert found(anchor, f"{middle} {alike} {middle}") is not None


def test_a_short_quote_elsewhere_among_other_words_is_not_it() -> None:
    anchor = anchor_of("The minister said: No. He left the hall at once.", "No.")
    assert Anchorable("A long report on steel. No. 5 furnace was lit in March by the firm.").find(anchor) is None
    moved = found(anchor, "Updated. The minister said: No. He left the hall at once.")
    assert moved == ("No.", How.EXACT)


def test_one_endless_sentence_is_found_and_stays_bounded() -> None:
    words = " ".join(f"word{number % 977} and" for number in range(40_000))
    anchor = Anchor.in_text(words, 0, len(words))
    again = Anchorable("New. " + words.replace("word3 ", "wort3 ")).find(anchor)
    assert again is not None
    assert again.span.end - again.span.start > 0.9 * len(words)


@given(st.text(alphabet="abc دری\u200c.", min_size=1, max_size=40), st.data())
def test_in_unchanged_text_every_anchor_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = Anchorable(text).find(Anchor.in_text(text, start, end))
    assert place is not None
    assert (place.span.start, place.span.end, place.how) == (start, end, How.EXACT)
