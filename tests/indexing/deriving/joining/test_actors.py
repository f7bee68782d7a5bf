"""Who is taken for the same actor, who is not, and what the joined actor looks like."""

from itertools import combinations

import pytest

from indexing.deriving.joining.graph import Graph, join
from indexing.deriving.joining.names import is_arabic
from indexing.documents import Actor
from indexing.vocabulary import ActorKind, Language
from tests.indexing.deriving.joining.officials import officials
from tests.indexing.deriving.joining.story import Story


def joined(*stories: Story) -> Graph:
    return join([story.told() for story in stories])


def people(graph: Graph) -> list[Actor]:
    return [actor for actor in graph.actors if actor.kind is ActorKind.PERSON]


def organisations(graph: Graph) -> list[Actor]:
    return [actor for actor in graph.actors if actor.kind is ActorKind.ORGANISATION]


def met(article_id: str, name: str, country: str | None = None, title: str | None = None, **more: str) -> Story:
    language = Language(more.get("language", "en"))
    story = Story(article_id, f"{title or 'Mr'} {name}", language=language, published=more.get("published"))
    story.person(name, country, title=title)
    return story


def body(article_id: str, name: str, country: str | None = None, **more: str) -> Story:
    story = Story(article_id, f"{name} said.", language=Language(more.get("language", "en")))
    story.organisation(name, country, acronym=more.get("acronym"))
    return story


class TestPersons:
    def test_with_one_full_name_and_countries_that_do_not_contradict_are_one(self) -> None:
        graph = joined(met("art-1", "Bobur Islamov", "UZ"), met("art-2", "Bobur Islamov"))
        (person,) = people(graph)
        assert (person.country, person.article_ids) == ("UZ", ("art-1", "art-2"))
        assert [alias.reason for alias in person.aliases] == ["first_seen", "same_name"]

    def test_of_two_countries_are_never_one(self) -> None:
        graph = joined(met("art-1", "Rustam Karimov", "UZ"), met("art-2", "Rustam Karimov", "TJ"))
        assert {person.country for person in people(graph)} == {"UZ", "TJ"}

    def test_without_a_country_that_could_be_of_two_stay_apart(self) -> None:
        graph = joined(*(met(f"art-{c}", "Rustam Karimov", c or None) for c in ("UZ", "TJ", "")))
        assert len(people(graph)) == 3

    def test_are_not_joined_by_a_name_score_alone(self) -> None:
        graph = joined(met("art-1", "Bobur Islamov"), met("art-2", "بابر اسلام‌اف", language="fa"))
        assert len(people(graph)) == 2

    def test_in_two_scripts_are_joined_by_name_and_country(self) -> None:
        graph = joined(met("art-1", "Bobur Islamov", "UZ"), met("art-2", "بابر اسلام‌اف", "UZ", language="fa"))
        assert len(people(graph)) == 1

    def test_with_one_surname_stay_apart(self) -> None:
        graph = joined(
            met("art-1", "Ali Karimi", "IR"), met("art-2", "Hassan Karimi", "IR"), met("art-3", "Karimi", "IR")
        )
        assert len(people(graph)) == 3

    def test_known_by_surname_only_are_different_in_every_article(self) -> None:
        assert len(people(joined(met("art-1", "Karimi", "IR"), met("art-2", "Karimi", "IR")))) == 2

    def test_known_by_surname_are_joined_by_the_same_office(self) -> None:
        title = "minister of mining and geology"
        graph = joined(met("art-1", "Bobur Islamov", "UZ", title), met("art-2", "Islamov", "UZ", title))
        (person,) = people(graph)
        assert person.aliases[1].reason == "same_surname_same_office"
        assert [name.text for name in person.names] == ["Bobur Islamov"]

    def test_with_a_title_that_many_hold_are_not_joined_by_surname(self) -> None:
        graph = joined(met("art-1", "Bobur Islamov", "UZ", "minister"), met("art-2", "Islamov", "UZ", "minister"))
        assert len(people(graph)) == 2

    def test_are_joined_by_similar_name_at_one_organisation_where_no_country_is_known(self) -> None:
        stories = []
        for article_id, person, name, language in (
            ("art-1", "Masoud Sami'e Nejad", "IMIDRO", Language.EN),
            ("art-2", "مسعود سمیعی‌نژاد", "ایمیدرو", Language.FA),
        ):
            story = Story(article_id, f"head {person}", language=language)
            story.person(person, title="head", at=story.organisation(name))
            stories.append(story)
        (found,) = people(joined(*stories))
        assert found.aliases[1].reason == "similar_name_same_organisation"

    def test_are_joined_by_similar_name_in_one_office_worded_shorter_and_longer(self) -> None:
        graph = joined(
            met("art-1", "Bobur Islamov", None, "Minister of Mining and Geology"),
            met("art-2", "Bobir Islamov", "UZ", "Uzbek Minister of Mining Industry and Geology"),
        )
        (person,) = people(graph)
        assert person.aliases[1].reason == "similar_name_same_office"

    def test_are_not_joined_by_similar_name_and_a_title_that_every_state_has(self) -> None:
        graph = joined(
            met("art-1", "Mohamed Muizzu", None, "President"), met("art-2", "Mohammed Muizzu", "MV", "President")
        )
        assert len(people(graph)) == 2

    def test_are_joined_by_surname_whether_or_not_the_title_names_the_state(self) -> None:
        graph = joined(
            met("art-1", "Recep Tayyip Erdoğan", "TR", "President"),
            met("art-2", "Erdogan", "TR", "Turkish president"),
            met("art-3", "Erdogan", "TR", "former president"),
        )
        assert sorted(len(person.article_ids) for person in people(graph)) == [1, 2]

    @pytest.mark.parametrize(
        ("english", "persian", "actors"),
        [
            pytest.param("Minister of Roads and Urban Development", "وزیر راه و شهرسازی", 1, id="of one state alone"),
            pytest.param("Foreign Minister", "وزیر امور خارجه", 2, id="that every state has"),
        ],
    )
    def test_are_joined_by_similar_name_in_one_office_told_in_two_languages(
        self, english: str, persian: str, actors: int
    ) -> None:
        graph = joined(
            met("art-1", "Farzaneh Sadegh", None, english), met("art-2", "فرزانه صادق", None, persian, language="fa")
        )
        assert len(people(graph)) == actors

    def test_are_joined_by_surname_in_one_office_told_in_two_languages(self) -> None:
        graph = joined(
            met("art-1", "Olzhas Bektenov", "KZ", "prime minister"),
            met("art-2", "بکتنوف", "KZ", "نخست‌وزیر", language="fa"),
        )
        (person,) = people(graph)
        assert person.aliases[1].reason == "same_surname_same_office"

    def test_say_for_each_form_what_led_from_it_to_the_first(self) -> None:
        graph = joined(
            met("art-1", "Emomali Rahmon", "TJ"),
            met("art-2", "امامعلی رحمان", "TJ", language="fa"),
            met("art-3", "امامعلی رحمان", language="fa"),
        )
        (person,) = people(graph)
        reasons = [alias.reason for alias in person.aliases]
        assert reasons == ["first_seen", "similar_name_same_country", "same_name"]

    def test_keep_the_id_of_the_form_seen_first_and_never_lose_the_others(self) -> None:
        first = met("art-9", "Mohammad Atabak", "IR", published="2026-01-01")
        later = met("art-1", "Seyed Mohammad Atabak", "IR", published="2026-03-01")
        alone = {people(joined(story))[0].id for story in (first, later)}
        (person,) = people(joined(later, first))
        assert person.id == people(joined(first))[0].id
        assert {person.id, *person.former_ids} == alone == {alias.id for alias in person.aliases}

    def test_show_the_most_frequent_name_in_each_language(self) -> None:
        names = ["Recep Tayyip Erdogan", "Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"]
        stories = [met(f"art-{i}", name, "TR") for i, name in enumerate(names)]
        (person,) = people(joined(*stories, met("art-9", "رجب طیب اردوغان", "TR", language="fa")))
        assert [(n.language, n.text) for n in person.names] == [
            (Language.EN, "Recep Tayyip Erdogan"),
            (Language.FA, "رجب طیب اردوغان"),
        ]

    def test_get_a_name_in_the_wrong_script_only_where_there_is_no_other(self) -> None:
        (alone,) = people(joined(met("art-1", "Hakan Fidan", "TR", language="fa")))
        assert [name.text for name in alone.names] == ["Hakan Fidan"]
        (both,) = people(
            joined(met("art-1", "Hakan Fidan", "TR", language="fa"), met("art-2", "Hakan Fidan", "TR", language="tr"))
        )
        assert [name.language for name in both.names] == [Language.TR]


class TestOrganisations:
    def test_are_joined_by_acronym_and_country(self) -> None:
        graph = joined(body("art-1", "Uzbek Metallurgy Combine", "UZ", acronym="UMC"), body("art-2", "UMC", "UZ"))
        assert len(organisations(graph)) == 1

    def test_spelled_out_differently_are_not_joined_by_acronym(self) -> None:
        graph = joined(
            body("art-1", "Trade Promotion Organization", "IR", acronym="TPO"),
            body("art-2", "Tabriz Petroleum Office", "IR", acronym="TPO"),
        )
        assert len(organisations(graph)) == 2

    @pytest.mark.parametrize("country", ["TJ", "UZ"])
    def test_of_another_country_are_not_what_the_table_knows(self, country: str) -> None:
        graph = joined(body("art-1", "Ministry of Energy", country), body("art-2", "وزارت نیرو", "IR", language="fa"))
        assert len(organisations(graph)) == 2

    def test_known_to_the_table_are_one_in_two_languages(self) -> None:
        graph = joined(
            body("art-1", "Ministry of Industry, Mine and Trade", "IR"),
            body("art-2", "Ministry of Industry, Mining and Trade", "IR"),
            body("art-3", "وزارت صنعت، معدن و تجارت", "IR", language="fa"),
            body("art-4", "وزارت صمت", "IR", language="fa"),
        )
        assert len(organisations(graph)) == 1

    def test_that_every_state_has_tell_nobody_apart_without_a_country(self) -> None:
        assert len(organisations(joined(body("art-1", "Central Bank"), body("art-2", "Central Bank")))) == 2


class TestStates:
    def test_have_one_id_and_settled_names_whatever_the_text_calls_them(self) -> None:
        english, persian = Story("art-1", "Tehran agreed"), Story("art-2", "تهران", language=Language.FA)
        english.country("IR", "Tehran")
        persian.country("IR", "تهران")
        (iran,) = joined(english, persian).actors
        assert {name.language.value: name.text for name in iran.names} == {
            "en": "Iran", "fa": "ایران", "tr": "İran", "ru": "Иран", "ar": "إيران", "tg": "Эрон", "uz": "Eron",
        }  # fmt: skip
        assert [alias.text for alias in iran.aliases] == ["Tehran", "تهران"]

    def test_a_bloc_is_known_by_code_and_by_full_name(self) -> None:
        coded, named = Story("art-1", "EAEU"), Story("art-2", "اتحادیه اقتصادی اوراسیا", language=Language.FA)
        coded.bloc("EAEU", "EAEU")
        named.organisation("اتحادیه اقتصادی اوراسیا")
        (bloc,) = joined(coded, named).actors
        assert (bloc.kind, bloc.code) == (ActorKind.BLOC, "EAEU")

    def test_a_country_that_cldr_does_not_know_keeps_the_name_of_the_text(self) -> None:
        story = Story("art-1", "Yugoslavia")
        story.country("YY", "Yugoslavia")
        (state,) = joined(story).actors
        assert [name.text for name in state.names] == ["Yugoslavia"]


def test_of_all_spellings_of_53_office_holders_only_those_of_one_person_are_joined() -> None:
    stories: list[Story] = []
    owner: dict[str, int] = {}
    for number, (country, spellings) in enumerate(officials()):
        for spelling in spellings:
            story = met(f"art-{len(stories):03d}", spelling, country, language="fa" if is_arabic(spelling) else "en")
            owner[story.id] = number
            stories.append(story)
    together = [pair for person in people(joined(*stories)) for pair in combinations(person.article_ids, 2)]
    right = [pair for pair in together if owner[pair[0]] == owner[pair[1]]]
    wanted = sum(len(spellings) * (len(spellings) - 1) // 2 for _, spellings in officials())
    assert len(right) / len(together) >= 0.99
    assert len(right) / wanted >= 0.93
