"""All mentions of an article together, and the law that each quotes the raw text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.deriving.mentions.finder import find_mentions, without_overlaps
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.values import Rule
from indexing.vocabulary import ActorKind, Language, MentionKind
from tests.indexing.deriving.mentions.reading import quotes, script_of, text_of

PIECES = [
    *("Iran", "TEHRAN", "U.S.", "Ministry of Trade", "the", "OPEC", "(ADB)", "Bank", "of", "and", ",", ".", "\n", "'s"),
    *(
        "$1.5bn",
        "½",
        "３ million tonnes",
        "on Monday",
        "May 2024",
        "31/12/2025",
        "Michael Karimov",
        "said",
        "🇮🇷",
        "\u200f",
    ),
    *(
        "ایران‌",
        "آمريكا",
        "وزارت",
        "صنعت،",
        "و",
        "سازمان",
        "تو\u0640سعه",
        "٥٠ ميليون",
        "تن",
        "دوشنبه",
        "«مهر»",
        "۱۴۰۴/۱۳/۴۰",
        "را",
    ),
]


def mentions(raw: str, language: Language | None = None) -> ArticleMentions:
    return find_mentions(text_of(raw, language or script_of(raw), "2025-11-20"))


def test_a_country_inside_the_name_of_a_body_is_part_of_that_name() -> None:
    found = mentions("The Central Bank of Iran cut rates in Peru.")
    assert [(mention.kind, mention.code) for mention in found.found] == [
        (MentionKind.ORGANISATION, None),
        (MentionKind.COUNTRY, "PE"),
    ]
    assert {actor.code for actor in found.actors if actor.kind is ActorKind.COUNTRY} == {"IR", "PE"}


def test_a_country_in_the_name_of_a_medium_is_not_brought_in() -> None:
    text = text_of("به گزارش خبرگزاری فرانسه، بانک مرکزی کنیا سکه می‌زند.", Language.FA)
    assert [actor.code for actor in find_mentions(text).actors if actor.kind is ActorKind.COUNTRY] == ["KE"]


def test_a_bloc_inside_the_name_of_a_body_is_no_actor() -> None:
    found = mentions("The United Nations Security Council met.")
    assert [actor.kind for actor in found.actors] == [ActorKind.ORGANISATION]


def test_a_town_alone_does_not_bring_in_its_country() -> None:
    found = mentions("The fair in Kabul closed.")
    assert found.actors == ()
    assert [(mention.code, mention.ref) for mention in found.found] == [("AF", None)]


def test_countries_are_named_in_the_language_of_the_article() -> None:
    [iran] = mentions("ايران و تهران آماده‌اند. ایرانی‌ها آمدند.").actors
    assert (iran.ref, iran.name, iran.code) == ("c0", "ایران", "IR")
    assert iran.surfaces == ("ايران", "تهران", "ایرانی")


def test_every_ref_names_an_actor() -> None:
    found = mentions("Iran's OPEC envoy told Reuters on Monday that $2bn was agreed, Mr. Ali Karimi said.")
    refs = {mention.ref for mention in found.found if mention.ref}
    assert refs <= {actor.ref for actor in found.actors}
    assert {"c0", "o0", "p0"} <= refs


def test_the_second_list_gives_way() -> None:
    def at(start: int, end: int) -> Found:
        return Found(start, end, MentionKind.DATE, Rule(id="x"), 1.0)

    kept = without_overlaps([at(0, 10), at(20, 30)], [at(5, 6), at(9, 12), at(10, 20), at(15, 25), at(30, 31)])
    assert [(mention.start, mention.end) for mention in kept] == [(0, 10), (10, 20), (20, 30), (30, 31)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(list(Language)))
def test_mentions_lie_in_the_text_in_order_and_actors_quote_it(pieces: list[str], language: Language) -> None:
    text = text_of(" ".join(pieces) + ".", language, "2025-11-20")
    found = find_mentions(text)
    starts = [mention.start for mention in found.found]
    assert starts == sorted(starts)
    assert all(quote.strip() for quote in quotes(text, found.found))
    assert all(surface in text.article.raw for actor in found.actors for surface in actor.surfaces)
    assert find_mentions(text) == found


def test_hostile_input_is_read_to_the_end() -> None:
    names = " ".join(f"Zagros{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} Bank" for i in range(20_000)) + "."
    endless = "Iran and the Zagros Copper Company (ZCC) signed for $3 million on Monday, " * 3_000
    digits = "۱۲۳٤٥٦78 " * 20_000 + "million " * 20_000 + "1,234," * 20_000
    quotes_only = "\"(«('" * 20_000
    persian = "سازمان توسعه تجارت ایران و شرکت ملی نفت و " * 3_000
    assert len(mentions(names).found) >= 1_000
    assert len(mentions(endless).found) >= 9_000
    assert mentions(digits, Language.FA).actors == ()
    assert mentions(quotes_only, Language.FA).found == ()
    assert len(mentions(persian).found) >= 6_000
