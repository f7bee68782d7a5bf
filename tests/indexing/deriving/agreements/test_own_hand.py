"""An organ of a state that signs in its own name is the party; one whose head speaks or signs stands for the state."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Peru signed a memorandum with the Fishing Development Organization of Oman.", "OM"),
        ("The Fishing Development Organization of Oman signed a memorandum with Peru.", "OM"),
        ("A memorandum was signed between Peru and the Fishing Development Organization of Oman.", "OM"),
    ],
)
def test_an_organ_that_signs_is_a_party_itself(sentence: str, party: str) -> None:
    parties = Told(sentence).parties()
    assert "PE" in parties
    assert party not in parties
    assert len(parties) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The head of the Fishing Development Organization of Oman signed a memorandum with Peru.",
        "The Omani Ministry of Fisheries signed a memorandum with Peru.",
        "The Fishing Development Organization of Oman said a memorandum with Peru was signed.",
    ],
)
def test_an_organ_that_only_speaks_stands_for_its_state(sentence: str) -> None:
    assert Told(sentence).parties() == {"OM", "PE"}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("وزارت نفت و صندوق توسعه ملی تفاهم‌نامه تامین مالی امضا کردند.", {"وزارت نفت", "صندوق توسعه ملی"}),
        ("وزارت نیرو با سازمان هواشناسی قرارداد امضا کرد.", {"وزارت نیرو", "سازمان هواشناسی"}),
        ("تفاهم‌نامه همکاری میان وزارت کشور و دانشگاه تهران امضا شد.", {"وزارت کشور", "دانشگاه تهران"}),
        ("وزارت نیروی ایران و وزارت انرژی ارمنستان قرارداد برق امضا کردند.", {"IR", "AM"}),
        ("رئیس سازمان انرژی اتمی و مدیرکل روس‌اتم سند امضا کردند.", {"سازمان انرژی اتمی ایران", "روس اتم"}),
        ("کمیسیون اروپا و قزاقستان یادداشت تفاهم امضا کردند.", {"کمیسیون اروپا", "KZ"}),
        ("وزارت بهداشت و صندوق کودکان ملل متحد (یونیسف) برنامه همکاری امضا کردند.", {"وزارت بهداشت", "یونیسف"}),
        ("عمان و شرکت ارتباطات و ساخت‌وساز چین قرارداد امضا کردند.", {"OM", "شرکت ارتباطات و ساخت‌وساز چین"}),
        ("ایران و کمیساریای عالی سازمان ملل در امور پناهندگان سند امضا کردند.", {"IR", "کمیساریای عالی پناهندگان"}),
    ],
)
def test_bodies_of_one_country_sign_themselves_in_persian(sentence: str, parties: set[str]) -> None:
    assert Told(sentence, "fa").parties() == parties


def test_a_news_agency_that_signs_is_a_party() -> None:
    told = Told("The Zagros News Agency and TASS signed an agreement on the exchange of news.")
    assert told.parties() == {"Zagros News Agency", "TASS"}
    told = Told("Oman and Peru signed an agreement on the exchange of news, TASS reported.")
    assert told.parties() == {"OM", "PE"}


def test_a_service_of_the_state_stands_for_it() -> None:
    assert Told("Zagros Corp signed a contract with Oman's State Security Service.").parties() == {"Zagros Corp", "OM"}
