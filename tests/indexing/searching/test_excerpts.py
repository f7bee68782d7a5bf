"""The parts of a long text that are shown for a search."""

from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.excerpts import LENGTH, excerpts
from indexing.values import Span

TEXT = " ".join(f"word{n:03d}" for n in range(200))


def at(*words: int) -> list[Span]:
    return [Span(start=TEXT.index(f"word{n:03d}"), end=TEXT.index(f"word{n:03d}") + 7) for n in words]


def test_the_part_with_the_most_marked_words_is_shown_in_whole_words() -> None:
    (part,) = excerpts(TEXT, at(10, 100, 101, 103), most=1)
    shown = part.of(TEXT)
    assert {"word100", "word101", "word103"} <= set(shown.split())
    assert all(len(word) == 7 for word in shown.split())
    assert len(shown) <= LENGTH + 40


def test_parts_are_in_order_and_disjoint() -> None:
    first, second = excerpts(TEXT, at(10, 100, 101))
    assert "word010" in first.of(TEXT)
    assert "word100" in second.of(TEXT)
    assert first.end <= second.start


def test_hidden_spans_are_neither_shown_nor_counted() -> None:
    hidden = Span(start=0, end=at(95)[0].end)
    (part,) = excerpts(TEXT, at(10, 11, 12, 96), [hidden])
    assert part.start >= hidden.end
    assert "word096" in part.of(TEXT)


def test_a_text_without_marked_words_has_no_excerpt() -> None:
    assert excerpts(TEXT, []) == []
    assert excerpts(TEXT, at(3), [Span(start=0, end=len(TEXT))]) == []


def test_a_word_longer_than_an_excerpt_is_shown_whole() -> None:
    text = "کلمه" * 100
    assert excerpts(text, [Span(start=0, end=400)]) == [Span(start=0, end=400)]


@given(st.text("ab \n", min_size=1, max_size=600), st.lists(st.integers(0, 599), max_size=12), st.integers(0, 599))
def test_every_excerpt_holds_marked_words_and_lies_in_the_text(text: str, starts: list[int], hidden: int) -> None:
    marked = [Span(start=n, end=n + 1) for n in sorted(set(starts)) if n < len(text)]
    barriers = [Span(start=hidden, end=hidden + 1)] if hidden < len(text) else []
    end = 0
    for part in excerpts(text, marked, barriers, most=3):
        assert end <= part.start < part.end <= len(text)
        assert any(part.overlaps(span) for span in marked)
        assert not any(part.overlaps(barrier) for barrier in barriers)
        end = part.end
