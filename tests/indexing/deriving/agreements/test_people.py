"""Signing an agreement, announcing it, watching it being signed and talking about it are different parts."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


def test_who_signs() -> None:
    told = Told("Turkish Trade Minister Omer Bolat and Iraqi Trade Minister Atheer Salman signed a transit agreement.")
    assert told.people("signatory") == {"Omer Bolat", "Atheer Salman"}


def test_who_announces_has_not_signed() -> None:
    told = Told("Turkish Trade Minister Omer Bolat announced that a transit agreement with Iraq was signed.")
    assert told.people("announcer") == {"Omer Bolat"}
    assert told.people("signatory") == set()


def test_in_whose_presence_it_is_signed() -> None:
    told = Told("Turkey and Iraq signed a transit agreement in the presence of Iraqi President Abdul Latif Rashid.")
    assert told.people("witness") == {"Abdul Latif Rashid"}
    assert told.people("signatory") == set()


def test_who_says_so_in_persian() -> None:
    told = Told("محمد کریمی وزیر نیروی ایران از امضای توافق‌نامه برق با عراق خبر داد.", "fa")
    assert told.people("announcer") == {"محمد کریمی"}


def test_who_signs_the_document_that_the_sentence_before_names() -> None:
    told = Told(
        "Turkey and Iraq signed a memorandum on transit.\n"
        "Turkish Trade Minister Omer Bolat and Iraqi Trade Minister Atheer Salman signed the document "
        "during a visit of Iraqi President Abdul Latif Rashid to Ankara."
    )
    assert told.one.kind.value == "memorandum"
    assert told.people("signatory") == {"Omer Bolat", "Atheer Salman"}


def test_who_signs_the_document_in_persian() -> None:
    told = Told(
        "ترکیه و عراق تفاهم‌نامه ترانزیت را امضا کردند.\n"
        "عمر بولات وزیر تجارت ترکیه و محمد کریمی وزیر تجارت عراق این سند را امضا کردند.",
        "fa",
    )
    assert told.one.kind.value == "memorandum"
    assert told.people("signatory") == {"عمر بولات", "محمد کریمی"}


def test_whose_visit_it_was_has_not_signed() -> None:
    told = Told("در سفر رسمی محمد کریمی رئیس جمهور عراق به آنکارا، ترکیه و عراق تفاهم‌نامه ترانزیت را امضا کردند.", "fa")
    assert told.people("signatory") == set()


def test_between_whom_it_is_signed() -> None:
    told = Told(
        "The transit agreement was signed on Monday in Ankara between Turkish Trade Minister Omer Bolat and "
        "Iraqi Trade Minister Atheer Salman after talks with exporters."
    )
    assert told.people("signatory") == {"Omer Bolat", "Atheer Salman"}


def test_with_whom_it_is_signed() -> None:
    told = Told("Turkish Trade Minister Omer Bolat signed the transit agreement with Iraq's Atheer Salman, a minister.")
    assert told.people("signatory") == {"Omer Bolat", "Atheer Salman"}


def test_who_met_his_guest_and_signed_has_signed() -> None:
    told = Told("President Emomali Rahmon of Tajikistan met the guests from Iran and signed a memorandum with Iran.")
    assert told.people("signatory") == {"Emomali Rahmon"}


def test_who_met_and_signed_has_signed_in_persian() -> None:
    told = Told("محمد کریمی و عمر بولات در آنکارا دیدار کرده و تفاهم‌نامه ایران و ترکیه را به امضا رساندند.", "fa")
    assert told.people("signatory") == {"محمد کریمی", "عمر بولات"}


def test_all_of_a_list_sign() -> None:
    told = Told(
        "محمد کریمی وزیر راه ایران، عمر بولات وزیر تجارت ترکیه، رضا احمدی وزیر راه عراق و حسن رضایی وزیر راه عمان "
        "این توافق‌نامه میان ایران و ترکیه را امضا کردند.",
        "fa",
    )
    assert told.people("signatory") == {"محمد کریمی", "عمر بولات", "رضا احمدی", "حسن رضایی"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkish President Recep Tayyip Erdogan praised the peace agreement Armenia and Azerbaijan signed on Friday.",
        "Omani Foreign Minister Badr Albusaidi criticised the trade agreement that Armenia and the European Union "
        "initialled.",
        "Prime Minister Shehbaz Sharif flew to Baku on Monday before the ministers of Iran and China signed an energy "
        "agreement.",
        "Oil Minister Mohsen Paknejad praised the gas agreement between Iraq and Oman signed on Friday.",
        "Energy Minister Sergei Tsivilev was in Muscat when a gas agreement between Iran and Oman was signed.",
    ],
)
def test_who_speaks_of_what_others_sign_has_not_signed(sentence: str) -> None:
    assert Told(sentence).people("signatory") == set()


def test_a_person_of_a_country_signs_also_beside_its_name() -> None:
    told = Told("Presidents Ilham Aliyev of Azerbaijan and Recep Tayyip Erdogan of Turkey signed a visa agreement.")
    assert told.people("signatory") == {"Ilham Aliyev", "Recep Tayyip Erdogan"}


@pytest.mark.parametrize(
    "sentence",
    [
        "محمد کریمی رئیس جمهور عراق از توافق صلح ارمنستان و آذربایجان که روز جمعه امضا شد استقبال کرد.",
        "وزیر خارجه ایران در دوشنبه با محمد کریمی دیدار کرد و سند همکاری ایران و تاجیکستان امضا شد.",
        "محمد کریمی رئیس جمهور عراق در تهران بود که ایران و عمان سند همکاری گمرکی را امضا کردند.",
        "محمد کریمی رئیس جمهور عراق به دوحه رفت و تاجیکستان و کویت سند همکاری گمرکی را امضا کردند.",
        "ایران و عراق در جریان سفر محمد کریمی به بغداد سند همکاری گمرکی را امضا کردند.",
        "در پی سفر رئیس جمهور ایران محمد کریمی به بغداد، ایران و عراق سند همکاری گمرکی را امضا کردند.",
        "محمد کریمی وزیر خارجه عراق میزبان هیات ایران بود و دو کشور سند همکاری گمرکی را امضا کردند.",
    ],
)
def test_who_speaks_of_what_others_sign_in_persian(sentence: str) -> None:
    assert Told(sentence, "fa").people("signatory") == set()


def test_between_whom_it_is_signed_in_persian() -> None:
    told = Told("تفاهم‌نامه ترانزیت میان عمر بولات وزیر تجارت ترکیه و محمد کریمی وزیر تجارت عراق امضا شد.", "fa")
    assert told.people("signatory") == {"عمر بولات", "محمد کریمی"}


def test_who_leads_talks_has_not_announced_them_in_persian() -> None:
    told = Told("هیات ایران به ریاست محمد کریمی با طرف عمانی درباره قرارداد گاز گفت‌وگو کرد.", "fa")
    assert told.people("negotiator") == {"محمد کریمی"}
    assert told.people("announcer") == set()


@pytest.mark.parametrize(
    ("sentence", "part", "names"),
    [
        ("Egypt signed a pact with Sudan days before President Samir Tolo left for Chad.", "signatory", set()),
        (
            "Minister Adam Karimov said after meeting Samir Tolo that Egypt and Sudan signed a pact.",
            "announcer",
            {"Adam Karimov"},
        ),
        (
            "Egypt's Adam Karimov signed a pact with Sudan ahead of a visit by Samir Tolo.",
            "signatory",
            {"Adam Karimov"},
        ),
        ("Egypt and Sudan signed a pact, with Kenyan minister Samir Tolo standing by.", "witness", {"Samir Tolo"}),
        ("Watched by President Samir Tolo, Egypt and Sudan signed a pact.", "witness", {"Samir Tolo"}),
        ("Watched by reporters, Egypt's Adam Karimov signed a pact with Sudan.", "signatory", {"Adam Karimov"}),
    ],
)
def test_who_is_named_for_another_occasion_neither_signs_nor_announces(
    sentence: str, part: str, names: set[str]
) -> None:
    told = Told(sentence)
    assert told.people(part) == names
    assert told.parties() == {"EG", "SD"}


def test_who_issues_a_statement_in_persian() -> None:
    told = Told("محمد کریمی و عمر بولات درباره گاز ایران و ترکیه بیانیه مشترکی صادر کردند.", "fa")
    assert told.people("signatory") == {"محمد کریمی", "عمر بولات"}


def test_his_counterpart_is_no_person_in_persian() -> None:
    told = Told("احمد کریمی، وزیر راه ایران، و همتای قرقیزش، کانات آمانکولوف، تفاهم‌نامه را امضا کردند.", "fa")
    assert told.people("signatory") == {"احمد کریمی", "کانات آمانکولوف"}
    assert told.parties() == {"IR", "KG"}


def test_who_attends_or_is_met_has_no_part_in_it_in_persian() -> None:
    told = Told(
        "در این مراسم که حسن رضایی، وزیر راه ایران، حضور داشت، محمد کریمی وزیر نفت ایران و عمر بولات وزیر نفت ترکیه "
        "قرارداد گاز را امضا کردند.",
        "fa",
    )
    assert (told.people("witness"), told.people("signatory")) == ({"حسن رضایی"}, {"محمد کریمی", "عمر بولات"})
    told = Told("محمد کریمی در تماس تلفنی با رضا احمدی بر اجرای قرارداد گاز ایران و ترکیه تأکید کرد.", "fa")
    assert (told.people("announcer"), told.people("negotiator")) == ({"محمد کریمی"}, {"رضا احمدی"})
