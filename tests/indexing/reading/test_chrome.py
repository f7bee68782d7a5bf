"""What is marked on pages of several shapes, and what must not be."""

from indexing.reading.blocks import blocks_of
from indexing.reading.chrome import Layout, layout_of

BODY = (
    "TEHRAN – Iran and Uzbekistan signed a memorandum on Tuesday that opens two mines to joint ventures.\n"
    "The ministers said that work on the copper deposit would start before the end of the summer.\n"
    "A working group is to meet in Tashkent in May and report to both governments every quarter."
)
FA_BODY = (
    "وزیران معدن ایران و ازبکستان روز دوشنبه در تاشکند سندی را برای اکتشاف مشترک مس امضا کردند.\n"
    "بر پایه این سند، گروه کاری دو کشور تا پایان سال نخستین نشست خود را در تهران برگزار می‌کند."
)


def marked(raw: str, layout: Layout | None = None) -> str:
    return "|".join(span.of(raw) for span in (layout or layout_of(raw)).chrome)


def headline(raw: str) -> str | None:
    span = layout_of(raw).headline
    return span.of(raw) if span else None


def test_a_plain_article_has_a_headline_and_no_chrome() -> None:
    raw = f"Two mines opened to joint ventures\n{BODY}\n"
    assert headline(raw) == "Two mines opened to joint ventures"
    assert marked(raw) == ""


def test_a_text_that_begins_with_prose_has_no_headline() -> None:
    assert headline(f"\n{BODY}") is None


def test_a_kicker_before_the_headline_stays_article() -> None:
    raw = f"در دیدار وزیران معدن اعلام شد:\nدو معدن مس به روی سرمایه‌گذاران باز شد\n{FA_BODY}"
    assert headline(raw) == "دو معدن مس به روی سرمایه‌گذاران باز شد"
    assert marked(raw) == ""


def test_menus_before_the_headline_and_dates_behind_it_are_chrome() -> None:
    raw = f"Home\nWorld\nEconomy\nMining\nTwo mines opened to joint ventures\nBy Jane Doe\n4 March 2026, 10:20\n{BODY}"
    assert headline(raw) == "Two mines opened to joint ventures"
    assert marked(raw) == "Home\nWorld\nEconomy\nMining|By Jane Doe\n4 March 2026, 10:20"


def test_of_a_headline_given_twice_the_second_is_chrome() -> None:
    raw = f"flag\nSample Post\nTwo mines opened to joint ventures\nAA\nTwo mines opened to joint ventures\nAA\n{BODY}"
    assert headline(raw) == "Two mines opened to joint ventures"
    assert layout_of(raw).headline == blocks_span(raw, 2)
    assert marked(raw).endswith("AA\nTwo mines opened to joint ventures\nAA")


def blocks_span(raw: str, index: int) -> object:
    block = blocks_of(raw)[index]
    return block.part(0, len(block.text))


def test_everything_from_the_first_footer_line_on_is_chrome() -> None:
    raw = f"Two mines opened to joint ventures\n{BODY}\nLeave a Comment\nSteel exports rise\n© 2026 Sample Post"
    assert marked(raw) == "Leave a Comment\nSteel exports rise\n© 2026 Sample Post"


def test_a_footer_word_with_more_prose_behind_it_than_before_ends_nothing() -> None:
    first, rest = BODY.split("\n", 1)
    raw = f"Two mines opened to joint ventures\n{first}\nComments\n{rest}"
    assert marked(raw) == "Comments"


def test_initials_and_agency_names_at_the_end_are_chrome_and_elsewhere_not() -> None:
    raw = f"Two mines opened to joint ventures\n{BODY}\nReuter\nEF/MA\n"
    assert marked(raw) == "Reuter\nEF/MA"
    assert marked(f"EAEU/SCO\n{BODY}") == ""


def test_persian_endings_are_chrome_even_within_the_last_line() -> None:
    assert marked(f"{FA_BODY}\nانتهای پیام/") == "انتهای پیام/"
    assert marked(f"{FA_BODY} انتهای پیام") == "انتهای پیام"
    assert marked(f"{FA_BODY}\nارسال نظر\nنام شما") == "ارسال نظر\nنام شما"


def test_a_dated_prefix_is_chrome_and_the_sentence_behind_it_is_not() -> None:
    raw = f" date 2025-08-26 {FA_BODY}"
    assert marked(raw) == "date 2025-08-26"
    assert layout_of(raw).stamps == ("date 2025-08-26",)


def test_a_teaser_takes_its_title_along_and_no_sentence() -> None:
    first, rest = BODY.split("\n", 1)
    assert (
        marked(f"{first}\nRelated article\nSteel exports rise again\n{rest}")
        == "Related article\nSteel exports rise again"
    )
    assert marked(f"{first}\nRelated article\n{rest}") == "Related article"


def test_markup_left_in_a_text_is_chrome() -> None:
    raw = f'Two mines opened to joint ventures\n<img src="a.jpg" alt="">{BODY}'
    assert marked(raw) == '<img src="a.jpg" alt="">'


def test_lists_and_subheadings_of_the_body_stay() -> None:
    raw = f"Two mines opened to joint ventures\n{BODY}\nWhat comes next\nIran\nTajikistan\nUzbekistan\n{FA_BODY}"
    assert marked(raw) == ""


def test_a_text_wrapped_at_a_column_is_read_by_its_paragraphs() -> None:
    raw = (
        "IRAN, SOVIETS TO HOLD TALKS\n"
        "    MOSCOW, March 16 - Officials of both countries are to meet\n"
        "next week for talks about an exchange of crude oil, the state\n"
        "news agency said on Monday, and to look at older plans for a\n"
        "pipeline that was closed six years ago.\n"
        "    The ministers of oil agreed in August to look at a line to\n"
        "the northern ports, and a joint survey of the sea bed is due in\n"
        "the spring.\n"
        " Reuter\n"
    )
    assert len(blocks_of(raw)) == 4
    assert headline(raw) == "IRAN, SOVIETS TO HOLD TALKS"
    assert marked(raw) == "Reuter"


def test_a_text_of_nothing_but_furniture_is_all_article() -> None:
    assert layout_of("Subscribe\nSign in\n").chrome == ()


def test_a_text_of_too_many_lines_is_taken_as_it_is() -> None:
    assert layout_of("Home\n" * 30_000) == Layout((), None, ())
