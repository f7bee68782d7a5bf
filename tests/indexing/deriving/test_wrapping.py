"""Hard-wrapped wire copy is read by the sentence; other copy keeps its lines."""

from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.wrapping import unwrapped

WIRE = """GRAIN ACCORD NEARER, OFFICIALS SAY
    ANKARA, May 2 - Turkey and Hungary are close to a new
grain accord that would run for three years, officials of the
two countries said.
    Talks go on next week in Budapest, where the farm ministers
will meet.
"""


def test_lines_of_a_paragraph_become_one_line() -> None:
    assert unwrapped(WIRE).splitlines() == [
        "GRAIN ACCORD NEARER, OFFICIALS SAY",
        "    ANKARA, May 2 - Turkey and Hungary are close to a new grain accord that would run for three years, "
        "officials of the two countries said.",
        "    Talks go on next week in Budapest, where the farm ministers will meet.",
    ]


def test_a_text_with_long_lines_keeps_its_lines() -> None:
    raw = "Pact signed\n" + "Both sides signed the pact in Ankara. " * 5 + "\nShare this story with friends\n"
    assert unwrapped(raw) == raw


def test_a_menu_of_short_lines_keeps_its_lines() -> None:
    raw = "Home\nWorld\nBusiness\nSport\nThe ministers signed a memorandum on transit and customs\n"
    assert unwrapped(raw) == raw


@given(st.lists(st.text(alphabet="aB .\u0627\u200c", max_size=70), max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_no_position_moves(lines: list[str], newline: str) -> None:
    raw = newline.join(lines)
    assert len(unwrapped(raw)) == len(raw)
    assert unwrapped(raw).split() == raw.split()
