"""What an agreement is about, for how much, of which date, and how many papers it counts."""

import pytest

from indexing.vocabulary import Salience
from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "language", "sectors"),
    [
        ("Oman and India signed an agreement on mining.", "en", {"mining"}),
        ("Oman and India signed an agreement on tourism and visas.", "en", {"tourism", "visa"}),
        ("Zagros Ltd agreed on a merger with Tolonet Ltd.", "en", {"investment"}),
        ("Oman and India signed a truce to end the war.", "en", {"security"}),
        ("عمان و هند توافق‌نامه گردشگری امضا کردند.", "fa", {"tourism"}),
        ("عمان و هند توافق‌نامه همکاری بانکی امضا کردند.", "fa", {"finance"}),
    ],
)
def test_sectors(sentence: str, language: str, sectors: set[str]) -> None:
    assert set(Told(sentence, language).claims("sector")) == sectors


def test_the_title_of_a_minister_is_not_the_subject() -> None:
    told = Told("محمد کریمی وزیر نیروی عمان تفاهم‌نامه گردشگری با هند را امضا کرد.", "fa")
    assert told.claims("sector") == ["tourism"]
    told = Told(
        "ترکیه و عراق تفاهم‌نامه معدن را امضا کردند.\n"
        "عمر بولات وزیر انرژی ترکیه و محمد پزشکیان وزیر نیروی عراق این سند را امضا کردند.",
        "fa",
    )
    assert told.claims("sector") == ["mining"]


def test_an_amount_belongs_to_the_nearest_agreement() -> None:
    told = Told("Oman and India signed a loan agreement worth $2 billion and a memorandum on fisheries.")
    loan, memorandum = told.agreements
    assert told.claims("amount", loan) == ["2000000000 USD"]
    assert told.claims("amount", memorandum) == []


def test_a_share_is_no_amount_of_an_agreement() -> None:
    assert Told("Oman and India signed a trade agreement, and trade grew by 12 percent.").claims("amount") == []


def test_a_bundle_is_one_record_with_a_count() -> None:
    told = Told("Oman and India signed 17 cooperation documents on Monday.")
    assert told.claims("count") == ["17"]


def test_a_bundle_in_persian() -> None:
    assert Told("هفده سند همکاری میان عمان و هند امضا شد.", "fa").claims("count") == ["17"]


@pytest.mark.parametrize(
    ("sentence", "language", "count"),
    [
        ("Oman and India signed 15 memoranda and agreements on Monday.", "en", "15"),
        ("عمان و هند ۶ سند و یادداشت تفاهم همکاری امضا کردند.", "fa", "6"),
        ("مقام‌های عمان و هند ۴ سند در حوزه انرژی، معدن و گردشگری امضا کردند.", "fa", "4"),
    ],
)
def test_a_bundle_of_several_sorts_is_one_record(sentence: str, language: str, count: str) -> None:
    told = Told(sentence, language)
    assert told.claims("count", told.one) == [count]


def test_the_items_of_a_list_are_records_of_their_own() -> None:
    told = Told(
        "پروتکل گمرک میان عمان و هند، پروتکل شیلات میان عمان و هند و پروتکل بیمه میان عمان و هند امضا شد.", "fa"
    )
    assert told.kinds == ["protocol"] * 3


def test_a_paper_told_apart_from_a_bundle_by_its_own_parties() -> None:
    told = Told(
        "عمان و هند چندین سند همکاری بازرگانی امضا کردند.\nبر اساس این توافق، هند از عمان بندر اجاره می‌کند.", "fa"
    )
    assert len(told.agreements) == 2


def test_a_bundle_gives_way_to_its_papers() -> None:
    told = Told(
        "عمان و هند ۲ سند همکاری امضا کردند.\n"
        "پروتکل گمرک میان عمان و هند و پروتکل شیلات میان عمان و هند ۲ سند همکاری بود که امضا شد.",
        "fa",
    )
    assert told.kinds_by_rule == ["protocol", "protocol"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oman and India signed three agreements on customs cooperation, mining, and tourism.", "en"),
        ("Oman and India signed three agreements: on customs, on mining and on tourism.", "en"),
        ("Oman and India signed three agreements in Muscat on Monday: on customs, mining and tourism.", "en"),
        ("عمان و هند روز دوشنبه سه سند همکاری درباره کشاورزی، معدن و گردشگری امضا کردند.", "fa"),
    ],
)
def test_an_enumeration_is_as_many_records_with_one_passage(text: str, language: str) -> None:
    told = Told(text, language)
    first = "customs" if language == "en" else "agriculture"
    assert [told.claims("sector", agreement) for agreement in told.agreements] == [[first], ["mining"], ["tourism"]]
    assert {agreement.passages for agreement in told.agreements} == {(0,)}


def test_a_list_of_fields_does_not_cut_a_bundle() -> None:
    assert (
        len(Told("Oman and India signed a package of agreements covering health, energy and culture.").agreements) == 1
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Oman and India signed two memoranda on cooperation in a gas field, a news agency reported on Tuesday.",
        "Oman and India signed two pacts on arms despite warnings from states such as Peru, Chile and Cuba.",
        "Oman and India signed three agreements on mining, tourism, muscat.om reported on Thursday.",
    ],
)
def test_what_follows_the_subjects_is_no_item_of_the_list(sentence: str) -> None:
    assert len(Told(sentence).agreements) == 1


def test_an_old_agreement_is_background() -> None:
    told = Told(
        "Oman and India signed a mining memorandum.\nMinisters praised it.\n"
        "Last year Oman and India signed a protocol on fish."
    )
    memorandum, protocol = told.agreements
    assert memorandum.salience is Salience.PRIMARY
    assert protocol.salience is Salience.BACKGROUND


def test_a_sum_told_again_in_another_currency_counts_once() -> None:
    told = Told("Iran and Qatar signed a loan agreement worth $400m (365m euros; 320m pounds).")
    assert told.claims("amount") == ["400000000 USD"]
