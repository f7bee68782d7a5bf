"""Names and Tajik words are found in Persian text, and the other way round, by their sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.analysis.lines import HOLE, filled
from indexing.searching.analysis.sounding import keys_of, sound_key, sounder
from indexing.searching.fields import sound_field
from indexing.searching.parse import parse
from indexing.searching.port import SearchIndex
from indexing.searching.query import IndexQuery, MatchKind
from indexing.vocabulary import Language
from tests.indexing.deriving.joining.officials import holders
from tests.indexing.searching.engines import fill, found, passage

#: Share of the spellings of office holders that must find the holder's text among the first ten.
RECALL = 0.95
LANGUAGES = {"fa": Language.FA, "en": Language.EN, "ru": Language.RU, "other": Language.TR}
SENTENCES = {
    "fa": "{} دیروز با همتای خود دیدار و گفت‌وگو کرد.",
    "en": "{} met his counterpart yesterday.",
    "ru": "{} вчера встретился со своим коллегой.",
    "other": "{} dün mevkidaşıyla görüştü.",
}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Рахмон", "Rahmon", "رحمان", "Раҳмон"),
        ("خامنه‌ای", "Хаменеи", "Khamenei", "Hamaney"),
        ("احمدی‌نژاد", "Ахмадинежад", "Ahmadi-Nejad"),
        ("Мирзиёев", "میرضیایف", "Mirziyoyev"),
        ("Тоҷикистон", "تاجیکستان", "Tajikistan"),
        ("вазорат", "وزارت", "vazorat"),
        ("علی", "Али", "Ali"),
    ],
)
def test_the_usual_spellings_of_a_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({sound_key(spelling) for spelling in spellings}) == 1
    assert sound_key(spellings[0])


def test_other_names_have_other_keys() -> None:
    names = ("Рахмон", "Ахмадинежад", "Мирзиёев", "Ali", "وزارت", "تاجیکستان", "Larijani")
    assert len({sound_key(name) for name in names}) == len(names)


def test_a_turkish_spelling_is_read_as_turkish_too() -> None:
    assert sound_key("جهانگیری") in keys_of(["Cihangiri"])
    assert [token.term for token in sounder(Language.TR).tokens("Celili")] == [sound_key("جلیلی")]


@pytest.mark.parametrize("word", ["", "ا", "و", "2026", "日本", "о"])
def test_what_has_hardly_a_sound_has_no_key(word: str) -> None:
    assert sound_key(word) == ""


def test_parts_keep_their_places_and_whole_words_stand_apart() -> None:
    parts, whole = sounder(Language.FA).lines("محمود احمدی‌نژاد و علی")
    assert parts.split() == [sound_key("محمود"), sound_key("احمدی"), sound_key("نژاد"), HOLE, sound_key("علی")]
    assert whole.split() == [sound_key("احمدی‌نژاد")]


def test_a_text_without_a_key_has_empty_places_only() -> None:
    assert [filled(line) for line in sounder(Language.FA).lines("و ا")] == [0, 0]


@given(st.text(st.sampled_from("علی خامنه‌ای Şimşek Рахмон ' - ۱۲ \u200f\u0301"), max_size=30))
def test_any_text_gives_keys_without_white_space_inside_the_text(text: str) -> None:
    for token in sounder(Language.UND).tokens(text):
        assert token.term
        assert not any(character.isspace() for character in token.term)
        assert 0 <= token.start < token.end <= len(text)


def test_a_word_is_looked_for_by_sound_in_other_scripts_only() -> None:
    fields = {one.field for group in parse("Рахмон") for one in group.alternatives if one.kind is MatchKind.NAME}
    assert fields == {sound_field(language) for language in (Language.FA, Language.AR, Language.EN, Language.TR)}


@pytest.mark.parametrize(
    ("written", "typed"), [("fa", ("en", "ru", "other")), ("en", ("fa",)), ("ru", ("fa",)), ("other", ("fa",))]
)
async def test_office_holders_are_found_across_scripts(
    index: SearchIndex, written: str, typed: tuple[str, ...]
) -> None:
    people = {f"holder-{number}": one for number, one in enumerate(holders(), 1) if one.names[written]}
    texts = {key: SENTENCES[written].format(one.names[written][0]) for key, one in people.items()}
    language = LANGUAGES[written]
    await fill(index, [passage(key, seq, (language, text)) for seq, (key, text) in enumerate(texts.items(), 1)])
    await index.search(IndexQuery(), min_seq=len(texts))
    for other in typed:
        names = [(key, name) for key, one in people.items() for name in one.names[other]]
        answers = await index.search_many([IndexQuery(parse(name), limit=10) for _, name in names])
        hits = [key in {hit.id for hit in answer.hits} for (key, _), answer in zip(names, answers, strict=True)]
        assert sum(hits) / len(hits) >= RECALL, other


async def test_a_tajik_query_finds_persian_text_and_ordinary_words_come_first(index: SearchIndex) -> None:
    texts = {
        "customs": (Language.FA, "رئیس جمهور تاجیکستان برای افتتاح گمرک مشترک به دوشنبه رفت."),
        "gas": (Language.FA, "بهای گاز صادراتی در زمستان بالا رفت."),
        "tajik": (Language.TG, "Президенти Тоҷикистон ба Душанбе баргашт."),
    }
    await fill(index, [passage(key, seq, text) for seq, (key, text) in enumerate(texts.items(), 1)])
    assert await found(index, "гумруки муштараки Тоҷикистон") == ["customs", "tajik"]
    assert (await found(index, "Президенти Тоҷикистон"))[0] == "tajik"
