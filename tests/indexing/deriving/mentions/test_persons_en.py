"""English: who is named, with which office, and what only looks like a person."""

import pytest

from tests.indexing.deriving.mentions.naming import mentions_of, names_of, persons_of, titles_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Uzbek Trade Minister Botir Wadanov arrived in Tehran.", ["Botir Wadanov"]),
        ("The head of the state gas company, Tolo Wadani, disagreed.", ["Tolo Wadani"]),
        ("Tolo Wadani, an adviser to the central bank, disagreed.", ["Tolo Wadani"]),
        ("The price is fair, said Tolo Wadani, a trader in Almaty.", ["Tolo Wadani"]),
        ("The price is fair, Tolo Wadani said.", ["Tolo Wadani"]),
        ("It was signed by Mr. Tolo Wadani and H.E. Ms. Nilufar Sadr.", ["Tolo Wadani", "Nilufar Sadr"]),
        ("Ministers Reza Tolouian and Bakhtiyor Wadanov signed it.", ["Reza Tolouian", "Bakhtiyor Wadanov"]),
        ("A speech by Khalid bin Faisal al-Wadani followed.", ["Khalid bin Faisal al-Wadani"]),
        ("A speech by Jamshid Wadan o'g'li Nazarov followed.", ["Jamshid Wadan o'g'li Nazarov"]),
        ("Masoud Sami'e Nejad, head of a mining body, spoke.", ["Masoud Sami'e Nejad"]),
        ("Jean-Yves Le Wadan met Rodrigo de Wadan in Paris.", ["Jean-Yves Le Wadan", "Rodrigo de Wadan"]),
        ("Iran's Reza M. Tolouian won.", ["Reza M. Tolouian"]),
        ("Tolo Wadani, 54, drives a lorry.", ["Tolo Wadani"]),
        ("Mohammed Shia al-Wadani said so.", ["Mohammed Shia al-Wadani"]),
        ("The police inspector Tolo Wadani came.", ["Tolo Wadani"]),
        ("A mediator for Peru Tolo Wadani came.", ["Tolo Wadani"]),
        ("It was signed by Mr. Green Wadani in May.", ["Green Wadani"]),
        ("It was signed by Mr. K. Wadani SC in May.", ["K. Wadani"]),
        ("The cook was Tolo Wadani, who came first.", ["Tolo Wadani"]),
        ("But Tolo Wadani, head of a mining body, spoke.", ["Tolo Wadani"]),
        ("Minister Tolo Wadan- Sadr spoke.", ["Tolo Wadan-Sadr"]),
        ("Minister Tolo wa Wadani spoke.", ["Tolo wa Wadani"]),
        ("Tolo Wadani, Amnesty International UK's director, spoke.", ["Tolo Wadani"]),
        ("The price is fair, said Ibrahim Green, a trader.", ["Ibrahim Green"]),
        ("Talks with Minister Ibrahim Hill, who came, ended.", ["Ibrahim Hill"]),
    ],
)
def test_names_are_found_by_the_company_they_keep(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Energy said the Silk Road Fund would pay.",
        "Trade grew in March, and Foreign Policy Magazine noted it on Monday.",
        "They flew from Imam Khomeini International Airport to Port Said.",
        "Central Asia, an official said, needs roads.",
        "Iran And Uzbekistan Sign Transport Deal In Samarkand",
        "KAZAKHSTAN, IRAN TO BUILD GRAIN TERMINAL",
        "The Minister of Industry, Mine and Trade arrived on Thursday.",
        "Human Rights Watch told Reuters News Agency.",
        "The Shia Coordination Framework said so.",
    ],
)
def test_places_bodies_and_headlines_are_no_persons(text: str) -> None:
    assert names_of(text) == []


def test_a_headline_in_capitals_counts_only_where_the_text_says_the_same() -> None:
    assert names_of("MARK WADANI FALLS\nThe price fell.") == []
    assert names_of("MARK WADANI RESIGNS\nMinister Mark Wadani left.") == ["Mark Wadani"]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    mentions, (person,) = mentions_of("Wadani hails pact\nMinister Tolo Wadani came. Wadani said so. Mr Wadani left.")
    assert person.surfaces == ("Wadani", "Tolo Wadani")
    assert [mention.ref for mention in mentions] == ["p0"] * 4


def test_a_shorter_form_and_a_form_of_address_do_not_make_a_second_person() -> None:
    (person,) = persons_of("Seyed Mohammad Tolouian came. Later Mohammad Tolouian left with Dr. Tolouian's aide.")
    assert person.name == "Mohammad Tolouian"
    assert person.surfaces == ("Seyed Mohammad Tolouian", "Mohammad Tolouian", "Tolouian")


def test_a_family_name_that_stands_first_is_used_alone() -> None:
    (person,) = persons_of("President Xi Jinping spoke. Xi then left.")
    assert person.surfaces == ("Xi Jinping", "Xi")


def test_another_person_of_the_same_surname_stays_another_person() -> None:
    assert names_of("Ali Karimi met Reza Karimi.") == ["Ali Karimi", "Reza Karimi"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Turkish Energy and Natural Resources Minister Tolo Wadani came.",
            "Turkish Energy and Natural Resources Minister",
        ),
        (
            "Iran's minister of industry, mine and trade, Tolo Wadani, came.",
            "Iran's minister of industry, mine and trade",
        ),
        (
            "Tolo Wadani, Kenya's envoy to the United Nations in Geneva, came.",
            "Kenya's envoy to the United Nations in Geneva",
        ),
        ("Tolo Wadani, the deputy head of the customs committee, came.", "deputy head of the customs committee"),
        ("The country's first deputy foreign minister Tolo Wadani came.", "first deputy foreign minister"),
    ],
)
def test_the_title_is_kept_as_it_stands(text: str, title: str) -> None:
    assert titles_of(text) == {"Tolo Wadani": [title]}


def test_a_title_between_two_names_has_one_holder() -> None:
    titles = titles_of("Ali Karimi, head of the Iranian delegation, and Uzbek Minister Botir Wadanov met.")
    assert titles == {"Ali Karimi": ["head of the Iranian delegation"], "Botir Wadanov": ["Uzbek Minister"]}


def test_the_country_of_a_person_is_that_of_the_title_not_that_of_the_post() -> None:
    (person,) = persons_of("Tolo Wadani, Kenya's ambassador to Iran, came.")
    assert (person.country, person.roles[0].country) == ("KE", "KE")


def test_a_role_points_to_its_words_and_sentence() -> None:
    raw = "Talks went well.\nIn them, Iran’s Trade Minister Tolo Wadani spoke."
    role = persons_of(raw)[0].roles[0]
    assert (role.span.of(raw), role.passage) == ("Iran’s Trade Minister", 1)


def test_russian_names_are_found_in_their_cases() -> None:
    assert names_of("В Минске приняли посла Михаила Ваданова.", "ru") == ["Михаила Ваданова"]


def test_a_form_of_address_may_be_written_as_part_of_the_name() -> None:
    (person,) = persons_of("Trade Minister Sardar Tolo Wadani signed it.")
    assert set(person.surfaces) == {"Sardar Tolo Wadani", "Tolo Wadani"}


def test_who_signs_an_article_is_nobody_in_it() -> None:
    told = "The ministers of the two countries met in the capital to speak of roads, mines and the price of tea. " * 3
    assert names_of(f"{told}\nIbrahim Tolowa") == []
    assert names_of(f"{told}\nTolo al-Wadan / Ibrahim Tolowa/Tolo") == []
    assert names_of(f"{told}\nThe host was Ibrahim Tolowa") == ["Ibrahim Tolowa"]
    assert names_of(f"Ibrahim Tolowa came first. {told}\nIbrahim Tolowa") == ["Ibrahim Tolowa"]
