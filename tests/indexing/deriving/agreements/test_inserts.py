"""Who is named beside the main line of a sentence agrees to nothing that the main line tells."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    "sentence",
    [
        "Egypt, which borders Libya, signed an agreement with Sudan.",
        "Egypt, whose gas crosses Jordan and Syria, signed an agreement with Sudan.",
        "Egypt, to which Jordan sells gas, has signed an agreement with Sudan.",
        "Egypt, already a partner of Libya and Chad, signed an agreement with Sudan.",
        "Egypt, Libya's biggest trading partner after Chad, signed an agreement with Sudan.",
        "Egypt, like its neighbours Libya and Jordan, signed an agreement with Sudan.",
        "After visits to Libya and Chad, Egyptian minister Samir Tolo signed an agreement with Sudan.",
        "As part of a tour of Libya, Chad and Kenya, Egyptian minister Samir Tolo signed an agreement with Sudan.",
        "With help from Libya, Egypt and Sudan signed an agreement.",
        "Egypt and Sudan, through Libya's mediation, signed an agreement.",
        "Egypt and Sudan signed an agreement, and praised Libya's and Chad's support.",
        "Egypt and Sudan signed an agreement a week after Libya and Chad closed their borders.",
        "Egypt and Sudan signed an agreement, angering Libya and Chad.",
        "Egypt signed an agreement with Sudan and turned down an offer from Libya.",
        "Egypt and Sudan signed an agreement; Libya and Chad may join later.",
        "Urged on by Libya, Egypt and Sudan signed an agreement.",
        "To the annoyance of Libya and Chad, Egypt and Sudan signed an agreement.",
        "With $5 million donated by Libya, Egypt and Sudan signed an agreement.",
        "Egypt and Sudan signed an agreement, with Libya as guarantor.",
        "Egypt signed an agreement with Sudan, whereas Libya sent no minister.",
        "The agreement was signed by Egypt and Sudan, which also borders Libya and Chad.",
    ],
)
def test_who_stands_beside_is_no_party(sentence: str) -> None:
    assert Told(sentence).parties() == {"EG", "SD"}


def test_a_firm_that_works_elsewhere_agrees_only_with_the_other() -> None:
    told = Told("Rosatom, which is building Turkey's first reactor, signed a contract with Sudan.")
    assert told.parties() == {"Rosatom", "SD"}


def test_each_clause_has_its_own_parties() -> None:
    told = Told("While Egypt signed a gas contract with Sudan, Libya signed a transit protocol with Chad.")
    assert [told.parties(a) for a in told.agreements] == [{"EG", "SD"}, {"LY", "TD"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "The agreement, which was signed by Egypt and Sudan, covers fishing.",
        "Samir Tolo, Egypt's trade minister, and Sudan's envoy, Adam Tolo, signed an agreement.",
        "After talks between Egypt and Sudan, ministers signed an agreement.",
        "Egypt, together with Sudan, signed an agreement.",
    ],
)
def test_words_between_commas_may_name_who_signs(sentence: str) -> None:
    assert Told(sentence).parties() == {"EG", "SD"}


def test_nobody_is_taken_from_beside_where_the_other_is_not_known() -> None:
    told = Told("Egypt's army chief Samir Tolo, who is on a visit to Libya after a stop in Chad, signed an accord.")
    assert not told.parties() & {"LY", "TD"}


def test_a_partner_stays_one_in_front_of_what_came_before() -> None:
    told = Told("Egypt and Sudan signed an agreement with Chad after Tolonet Corp withdrew.")
    assert told.parties() == {"EG", "SD", "TD"}


def test_who_lost_a_contract_has_none() -> None:
    told = Told("Rosatom won a contract from Egypt, beating Siemens and Alstom.")
    assert told.parties() == {"Rosatom", "EG"}


def test_whom_works_rival_is_no_party_of_the_deal_behind() -> None:
    told = Told("Siemens will build mills in Sudan, rivalling works of Libya and Chad, under a deal signed on Monday.")
    assert not any(told.parties(agreement) & {"LY", "TD"} for agreement in told.agreements)
