"""Parties are those who agree, not hosts, neighbours or reporters; where a text gives none, they stay empty."""

import pytest

from indexing.deriving.findings import AgreementFinding
from indexing.vocabulary import Participation
from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Egypt and Sudan signed an agreement.", {"EG", "SD"}),
        ("An Egypt-Sudan agreement was signed.", {"EG", "SD"}),
        ("An agreement between Egypt and Sudan was signed.", {"EG", "SD"}),
        ("Egypt signed an agreement with Sudan.", {"EG", "SD"}),
        ("Egypt, Sudan and Chad signed an agreement.", {"EG", "SD", "TD"}),
        ("Egypt, joined by Sudan, signed an agreement with Chad.", {"EG", "SD", "TD"}),
        ("Egypt, together with Sudan, signed an agreement with Chad.", {"EG", "SD", "TD"}),
        ("Egypt and Sudan on the one hand and Chad on the other signed an agreement.", {"EG", "SD", "TD"}),
        (
            "Gas of Egypt will flow to Sudan through Chad after the three countries signed a contract.",
            {"EG", "SD", "TD"},
        ),
        (
            "Kenya criticised Egypt's arms deal with Sudan and said it was moving away from the African Union.",
            {"EG", "SD"},
        ),
        ("Egypt's Zoltor Belu, Sudan's Adam Tolo and Chad's Kelo Taru signed an agreement.", {"EG", "SD", "TD"}),
        ("The Egyptian trade minister and the Sudanese ambassador signed an agreement.", {"EG", "SD"}),
        ("Egypt and Sudan signed an agreement in Kenya.", {"EG", "SD"}),
        ("Egypt and Sudan signed an agreement despite opposition from Ethiopia.", {"EG", "SD"}),
        ("Egypt and Sudan plan an agreement similar to a deal between Kenya and Uganda.", {"EG", "SD"}),
    ],
)
def test_english(sentence: str, parties: set[str]) -> None:
    told = Told(sentence)
    assert told.parties(told.agreements[0]) == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("مصر و سودان توافق‌نامه امضا کردند.", {"EG", "SD"}),
        ("توافق‌نامه‌ای میان مصر و سودان امضا شد.", {"EG", "SD"}),
        ("توافق‌نامه بین مصر، سودان و کنیا امضا شد.", {"EG", "SD", "KE"}),
        ("مصر با سودان توافق‌نامه امضا کرد.", {"EG", "SD"}),
        ("مصر و سودان در کنیا توافق‌نامه امضا کردند.", {"EG", "SD"}),
    ],
)
def test_persian(sentence: str, parties: set[str]) -> None:
    assert Told(sentence, "fa").parties() == parties


def _surest_party(agreement: AgreementFinding) -> float:
    return max(claim.confidence for claim in agreement.claims if claim.participation is Participation.PARTY)


def test_the_two_sides_are_those_of_the_article_with_less_confidence() -> None:
    plain = Told("Egypt and Sudan signed a trade agreement.").one
    told = Told("Egypt received a delegation of Sudan.\nThe two sides signed a trade agreement.")
    assert told.parties() == {"EG", "SD"}
    assert _surest_party(told.one) < _surest_party(plain) / 1.5


def test_who_mediates_is_no_party() -> None:
    told = Told("Egypt and Sudan signed an agreement that was brokered by Kenya.")
    assert told.parties() == {"EG", "SD"}


def test_who_owns_a_firm_does_not_agree_with_it() -> None:
    told = Told("Zagros Copper Ltd, a subsidiary of Tolo Mining Corp, signed a contract with Sudan on Monday.")
    assert told.parties() == {"Zagros Copper Ltd", "SD"}
    told = Told("<Zagros Copper Ltd>, a unit of <Tolo Mining Corp>, signed a contract with Sudan on Monday.")
    assert told.parties() == {"Zagros Copper Ltd", "SD"}


def test_nobody_is_guessed() -> None:
    assert Told("A trade agreement was signed on Monday.").agreements == ()


def test_a_ministry_stands_for_its_state_and_a_company_for_itself() -> None:
    told = Told("The Ministry of Energy of Egypt signed a contract with Sudan Steel Company on Monday.")
    assert told.parties() == {"EG", "Sudan Steel Company"}


def test_a_road_through_two_countries_makes_them_no_parties() -> None:
    told = Told("Egypt reached an agreement with Sudan to move gas via the territories of Kenya and Uganda.")
    assert told.parties() == {"EG", "SD"}


def test_who_met_on_the_occasion_is_not_who_agrees() -> None:
    told = Told(
        "Kenya and Uganda signed a transit agreement.\n"
        "The agreement was signed by both ministers during a meeting between the presidents of Egypt and Sudan."
    )
    assert told.parties() == {"KE", "UG"}


def test_two_sides_and_a_third_behind_the_paper() -> None:
    assert Told("Egypt and Sudan signed a protocol with Kenya.").parties() == {"EG", "SD", "KE"}


def test_a_body_with_two_states_in_its_name_stands_for_both() -> None:
    told = Told("The fifth meeting of the Egypt-Sudan Joint Economic Commission was held in Nairobi.")
    assert told.parties() == {"EG", "SD"}


def test_who_is_cited_as_the_source_is_no_party() -> None:
    told = Told("به گزارش شرکت خبر شرق، ایران و عراق توافق‌نامه گاز امضا کردند.", "fa")
    assert told.parties() == {"IR", "IQ"}


def test_the_state_of_an_institute_does_not_come_in_beside_it() -> None:
    told = Told("تفاهم‌نامه بیمه میان شرکت بیمه البرز و بانک تجارت عراق امضا شد.", "fa")
    assert "IQ" not in told.parties()


def test_a_paper_of_three_sides_has_all_three_wherever_they_stand() -> None:
    told = Told("قرارداد سه‌جانبه انتقال گاز ترکمنستان به ارمنستان از طریق خاک ایران امضا شد.", "fa")
    assert told.parties() == {"TM", "AM", "IR"}


def test_a_paper_named_by_what_goes_from_one_to_the_other() -> None:
    told = Told("مدیرعامل شرکت گاز البرز گفت قرارداد واردات گاز ایران از ترکمنستان تمدید شد.", "fa")
    assert told.parties() == {"IR", "TM"}


def test_the_head_of_a_company_stands_for_it() -> None:
    told = Told(
        "Siemens CEO Roland Busch and Iraqi Electricity Minister Luay al-Khatteeb signed a contract on turbines."
    )
    assert "IQ" in told.parties()
    assert "DE" not in told.parties()


def test_a_later_mention_of_one_side_does_not_hide_the_pair_at_the_paper() -> None:
    told = Told(
        "مدیرعامل شرکت گاز البرز گفت تفاهم‌نامه ایران و عراق امضا شد و این تفاهم‌نامه پس از تأیید عراق اجرا می‌شود.",
        "fa",
    )
    assert told.parties() == {"IR", "IQ"}


def test_a_state_that_leads_a_union_is_not_a_party() -> None:
    assert "RU" not in Told("Egypt signed a trade agreement with the Russia-led Eurasian Economic Union.").parties()


def test_a_persian_paper_is_named_by_the_parties_in_its_chain() -> None:
    told = Told("دولت به مواضع چین و ژاپن درباره توافق‌نامه هسته‌ای هند و فرانسه پرداخت و آن را تایید کرد.", "fa")
    assert told.parties() == {"IN", "FR"}


def test_the_place_of_a_dateline_is_no_party() -> None:
    told = Told("BAHRAIN, March 2 - Oman and Iran signed a fisheries agreement.")
    assert told.parties() == {"OM", "IR"}


def test_who_buys_and_from_whom_are_the_parties_of_a_purchase() -> None:
    told = Told("Mobarak Corp signed an agreement to import coal from <Zagros Steel Co> through a trader in Oman.")
    assert told.parties() == {"Mobarak Corp", "Zagros Steel Co"}


def test_two_countries_are_never_companies() -> None:
    told = Told(
        "شرکت ملی نفت ایران و شرکت گازپروم گفت‌وگو کردند.\nروسیه همسایه دریایی ایران است.\n"
        "دو کشور تفاهم‌نامه گردشگری امضا کردند.",
        "fa",
    )
    assert told.parties() == {"IR", "RU"}


def test_the_three_countries_are_the_three_states_of_the_article() -> None:
    told = Told(
        "نشست مصر، سودان و کنیا درباره آب پایان یافت.\nمصر میزبان نشست بود.\nاین سه کشور توافق‌نامه آبیاری امضا کردند.",
        "fa",
    )
    assert told.parties() == {"EG", "SD", "KE"}


def test_a_bloc_alone_agrees_among_its_members() -> None:
    told = Told("وزیران اوپک بر سر کاهش تولید نفت توافق کردند.", "fa")
    assert told.parties() == {"OPEC"}


def test_one_state_joins_a_treaty_of_the_world() -> None:
    told = Told("مصر و سودان همسایه‌اند.\nسودان پیمان منع گسترش سلاح‌های هسته‌ای را امضا کرد.", "fa")
    assert told.parties() == {"SD"}


def test_who_gives_stands_before_those_to_whom_it_is_given() -> None:
    told = Told("Oman announced a programme to allow visitors from Peru, Chile and Iraq to enter visa-free for a week.")
    assert told.parties() == {"OM", "PE", "CL", "IQ"}


def test_whose_paper_it_is_counts_before_others_of_the_sentence() -> None:
    told = Told("A Peruvian-Chilean incident would test Oman's mutual defence treaty with Iraq.")
    assert told.parties() == {"OM", "IQ"}


def test_the_country_that_describes_a_firm_behind_its_name_is_no_party() -> None:
    told = Told("Zagros Copper Co signed a joint venture agreement with <Mobarak Mills>, an Omani maker of cables.")
    assert told.parties() == {"Zagros Copper Co", "Mobarak Mills"}


def test_a_persian_country_that_buys_from_a_firm_does_not_describe_it() -> None:
    told = Told("کنیا درصدد خرید هواپیمای بوئینگ از شرکت آمریکایی بوئینگ است.", "fa")
    assert told.parties() == {"KE", "بوئینگ"}


def test_europe_agrees_only_where_it_is_a_side() -> None:
    assert Told("کنیا با اروپا توافق‌نامه تجارت امضا کرد.", "fa").parties() == {"KE", "EU"}
    assert Told("کنیا با مصر توافق‌نامه صادرات گل به اروپا امضا کرد.", "fa").parties() == {"KE", "EG"}


def test_a_movement_agrees_with_the_state_that_it_is_from() -> None:
    told = Told("دولت یمن با انصارالله پیمان آتش‌بس امضا کرد.", "fa")
    assert told.parties() == {"YE", "انصارالله"}


def test_each_paper_of_a_list_has_the_pair_behind_it() -> None:
    told = Told("لایحه موافقت‌نامه بازرگانی بین ایران و مصر، لایحه موافقت‌نامه گمرکی بین ایران و کنیا مطرح شد.", "fa")
    assert [told.parties(agreement) for agreement in told.agreements] == [{"IR", "EG"}, {"IR", "KE"}]
    assert {told.status(agreement) for agreement in told.agreements} == {"proposed"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tolonet Corp said it and Zagrosnet Corp signed a supply contract with Sudan.",
        "A supply contract was signed between Sudan and a consortium comprising Tolonet Corp and Zagrosnet Corp.",
        "A supply contract was signed between Sudan and three firms including Tolonet Corp and Zagrosnet Corp.",
    ],
)
def test_who_is_one_of_several_is_named_with_them(sentence: str) -> None:
    assert Told(sentence).parties() == {"Tolonet Corp", "Zagrosnet Corp", "SD"}


def test_a_rival_can_be_bought_and_a_unit_without_a_name_is_its_owner() -> None:
    assert Told("Tolonet Corp has agreed to buy its rival Zagrosnet Corp.").parties() == {
        "Tolonet Corp",
        "Zagrosnet Corp",
    }
    told = Told("Tolonet Corp signed a contract to supply Zagrosnet Corp's Peruvian unit with pumps.")
    assert told.parties() == {"Tolonet Corp", "Zagrosnet Corp"}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "Egypt signed a customs agreement with Sudan on Monday and a transit protocol with Chad on Tuesday.",
            [{"EG", "SD"}, {"EG", "TD"}],
        ),
        (
            "Egypt signed an agreement on ports with Sudan and a memorandum on tourism with Chad.",
            [{"EG", "SD"}, {"EG", "TD"}],
        ),
        (
            "Egypt will sell cotton to Sudan and has signed a memorandum on tourism with Chad.",
            [{"EG", "SD"}, {"EG", "TD"}],
        ),
    ],
)
def test_each_paper_is_with_whom_stands_behind_it_and_of_who_acts(sentence: str, parties: list[set[str]]) -> None:
    told = Told(sentence)
    assert [told.parties(agreement) for agreement in told.agreements] == parties
