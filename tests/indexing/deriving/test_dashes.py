"""Long dashes that touch words."""

from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.dashes import PARTING_DASH, parted
from indexing.folding import fold
from tests.indexing.deriving.mentions.reading import text_of


def test_a_long_dash_between_words_parts_them() -> None:
    assert parted("the Assembly—founded in May—met") == "the Assembly―founded in May―met"
    assert parted("انرژی—از جمله") == "انرژی―از جمله"


def test_other_dashes_stay() -> None:
    for raw in ("LIMA — The minister", "Peru–Nepal", "high-level", "5—10"):
        assert parted(raw) == raw


def test_folding_leaves_the_parting_dash_alone() -> None:
    assert fold(PARTING_DASH) == PARTING_DASH


def test_positions_stay_those_of_the_raw_text() -> None:
    text = text_of("The Assembly—founded in May—met.")
    start = text.folded.text.index("founded")
    assert text.folded.raw_span(start, start + 7).of(text.article.raw) == "founded"


@given(st.text(alphabet="ab—–- پ1\n", max_size=40))
def test_the_length_never_changes(raw: str) -> None:
    assert len(parted(raw)) == len(raw)
