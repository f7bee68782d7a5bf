"""Several agreements in one breath: how many they are, and which, if the sentence names them one by one."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Oman and India signed twenty-five agreements in Muscat.", "25"),
        ("Oman and India signed one hundred and fifty-two agreements in Muscat.", "152"),
        ("Oman and India signed a dozen joint agreements in Muscat.", "12"),
        ("Oman and India signed half a dozen agreements in Muscat.", "6"),
        ("Oman and India signed more than a hundred agreements in Muscat.", "100"),
        ("Two ministers of Oman and India signed three memorandums in Muscat.", "3"),
        ("Firms of Oman and India struck 41 deals worth more than $2 billion in Muscat.", "41"),
        ("Oman and India signed a package of 22 documents in Muscat.", "22"),
        ("Oman and India signed a pair of agreements in Muscat.", "2"),
        ("عمان و هند بیست و پنج سند همکاری امضا کردند.", "25"),
        ("عمان و هند صد و پنجاه و دو سند همکاری امضا کردند.", "152"),
        ("وزیر خارجه از امضای هشت سند میان عمان و هند خبر داد.", "8"),
        ("وزیر خارجه از امضای ۱۲ سند میان عمان و هند خبر داد.", "12"),
    ],
)
def test_a_number_in_words_is_read_whole(sentence: str, count: str) -> None:
    told = Told(sentence, "en" if sentence.isascii() else "fa")
    assert told.claims("count", told.one) == [count]


@pytest.mark.parametrize(
    "sentence",
    [
        "Three companies of Oman have signed contracts with India on gas.",
        "Oman and India signed dozens of agreements in Muscat.",
        "عمان و هند هزار و دویست سند همکاری امضا کردند.",
    ],
)
def test_a_number_of_something_else_is_none(sentence: str) -> None:
    assert not Told(sentence, "en" if sentence.isascii() else "fa").claims("count")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Oman and India signed three agreements (transit, customs and visas).", "en"),
        ("Oman and India signed a trio of agreements on transit, customs and visas.", "en"),
        ("Oman and India signed three agreements in the fields of transit, customs and visas.", "en"),
        ("Oman and India signed three agreements on transit, customs and visas, the ministry said.", "en"),
        ("عمان و هند سه توافق‌نامه امضا کردند: در زمینه حمل‌ونقل، گمرک و روادید.", "fa"),
        ("عمان و هند سه سند همکاری در زمینه‌های حمل و نقل، گمرک و روادید امضا کردند.", "fa"),
        ("عمان و هند سه سند همکاری (حمل و نقل، گمرک و روادید) امضا کردند.", "fa"),
    ],
)
def test_fields_as_many_as_the_papers_are_a_record_each(sentence: str, language: str) -> None:
    told = Told(sentence, language)
    assert [told.claims("sector", agreement)[0] for agreement in told.agreements] == ["transport", "customs", "visa"]


def test_two_papers_in_two_fields() -> None:
    told = Told("عمان و هند دو تفاهم‌نامه در حوزه‌های بهداشت و کشاورزی امضا کردند.", "fa")
    assert [told.claims("sector", agreement) for agreement in told.agreements] == [["health"], ["agriculture"]]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            "Oman and India signed four documents: a memorandum on health, an agreement on customs, a protocol on "
            "sport and a roadmap for tourism.",
            "en",
        ),
        (
            "عمان و هند چهار سند شامل تفاهم‌نامه بهداشت، موافقت‌نامه گمرکی، پروتکل ورزشی و نقشه راه گردشگری امضا کردند.",
            "fa",
        ),
    ],
)
def test_papers_named_one_by_one_keep_their_kind_and_field(sentence: str, language: str) -> None:
    told = Told(sentence, language)
    sectors = [told.claims("sector", agreement)[0] for agreement in told.agreements]
    assert told.kinds_by_rule == ["memorandum", "agreement", "protocol", "roadmap"]
    assert sectors == ["health", "customs", "culture", "tourism"]
    assert not any(told.claims("count", agreement) for agreement in told.agreements)


def test_papers_of_any_name_in_a_list_are_told_apart() -> None:
    told = Told("Oman and India signed a joint declaration, a migration agreement and a memorandum.")
    assert told.kinds_by_rule == ["statement", "agreement", "memorandum"]


def test_a_paper_called_by_a_second_name_is_one() -> None:
    assert Told("Oman and India signed a memorandum, an agreement to build a port.").kinds_by_rule == ["memorandum"]


def test_a_list_that_is_shorter_than_the_number_cuts_nothing() -> None:
    told = Told("Oman and India signed five agreements on health and customs.")
    assert told.claims("count", told.one) == ["5"]


def test_bodies_are_counted_and_cut_by_their_fields() -> None:
    told = Told("عراق و عمان برای تشکیل سه کارگروه مشترک در حوزه ترانزیت، انرژی و محیط‌زیست توافق کردند.", "fa")
    assert [(kind, told.status(a)) for kind, a in zip(told.kinds, told.agreements, strict=True)] == [
        ("joint_body", "agreed")
    ] * 3


def test_a_number_of_papers_is_not_that_of_the_kinds_among_them() -> None:
    told = Told("عراق و عمان ۲۳ سند شامل ۱۰ تفاهم‌نامه و ۸ موافقت‌نامه امضا کردند.", "fa")
    assert told.claims("count", told.agreements[0]) == ["23"]
    assert told.agreements[0].kind.value == "agreement"


def test_papers_behind_a_dash_are_told_apart_whoever_stands_behind_the_last() -> None:
    told = Told(
        "Ministers signed three documents - a memorandum on customs, an agreement on visas and a plan of visits "
        "between the foreign ministries of Oman and India."
    )
    assert told.kinds == ["memorandum", "agreement", "agreement"]
    assert not any(told.claims("count", agreement) for agreement in told.agreements)
    assert all(told.parties(agreement) == {"OM", "IN"} for agreement in told.agreements)


def test_contracts_of_firms_are_none_of_the_documents_of_their_states() -> None:
    told = Told("عراق و عمان ۲۰ سند امضا کردند. ارزش قراردادهای امضاشده در حاشیه سفر دو میلیارد دلار است.", "fa")
    assert (told.agreements[0].kind.value, told.claims("count", told.agreements[0])) == ("agreement", ["20"])


def test_what_is_to_follow_too_is_another_paper() -> None:
    told = Told("عراق و عمان تفاهم‌نامه گاز امضا کردند و قرار است موافقت‌نامه آب را نیز امضا کنند.", "fa")
    assert [(kind, told.status(a)) for kind, a in zip(told.kinds, told.agreements, strict=True)] == [
        ("memorandum", "signed"),
        ("agreement", "proposed"),
    ]
