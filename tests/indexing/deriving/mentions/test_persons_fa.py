"""Persian: names without capitals, known by given names, titles, verbs and endings."""

import pytest

from tests.indexing.deriving.mentions.naming import names_of, persons_of, titles_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وزیر صنعت، معدن و تجارت ایران رضا تولاییان وارد تاشکند شد.", ["رضا تولاییان"]),
        ("رضا تولاییان، معاون وزیر نیرو، گفت قرارداد آماده است.", ["رضا تولاییان"]),
        ("آقای تولاییان در این نشست حاضر بود.", ["تولاییان"]),
        ("دکتر سید رضا تولایی‌نژاد افزود که کار ادامه دارد.", ["رضا تولایی‌نژاد"]),
        ("به گفته «تولا ودانی»، سفیر کنیا در تهران، گندم ارسال شد.", ["تولا ودانی"]),
        ("دیدار با تولا ودانی وزیر خارجه کنیا برگزار شد.", ["تولا ودانی"]),
        ("شوکت میرضیایف و سرگئی لاوروف دیدار کردند.", ["شوکت میرضیایف", "سرگئی لاوروف"]),
        ("محمد تولایی فر و علی نعمت زاده امضا کردند.", ["محمد تولایی فر", "علی نعمت زاده"]),
        ("عبدالله عبدالله در کابل ماند.", ["عبدالله عبدالله"]),
        ("وزير امور خارجه كنيا علي كريمي گفت.", ["علي كريمي"]),
    ],
)
def test_names_are_found_without_capitals(text: str, names: list[str]) -> None:
    assert names_of(text, "fa") == names


@pytest.mark.parametrize(
    "text",
    [
        "پیمان همکاری دو کشور در تهران امضا شد.",
        "امید می‌رود که توافق به‌زودی اجرا شود.",
        "وزیر راه و شهرسازی ایران گفت ساخت راه‌آهن ادامه دارد.",
        "فرماندار بروجرد اعلام کرد جاده باز است.",
        "وزارت نیرو و شرکت ملی گاز ایران قرارداد بستند.",
        "بندر شهید رجایی بزرگ‌ترین بندر کشور است.",
        "سفیر ایران در دوشنبه از نمایشگاه بازدید کرد.",
        "این نشست روز یکشنبه با حضور تاجران دو کشور برگزار شد.",
    ],
)
def test_words_places_and_bodies_are_no_persons(text: str) -> None:
    assert names_of(text, "fa") == []


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    (person,) = persons_of(
        "تولاییان: جاده باز می‌شود\nرضا تولاییان وزیر راه خبر داد. تولاییان افزود کار تمام است.", "fa"
    )
    assert (person.name, person.surfaces) == ("رضا تولاییان", ("تولاییان", "رضا تولاییان"))


def test_a_surname_that_is_an_everyday_word_needs_a_verb_of_saying() -> None:
    raw = "رضا قانونی وزیر راه آمد. قانونی گفت راه قانونی دیگری نیست."
    (person,) = persons_of(raw, "fa")
    assert raw.count("قانونی") == 3
    assert person.surfaces == ("رضا قانونی", "قانونی")


def test_joined_and_parted_spellings_are_one_person() -> None:
    (person,) = persons_of("ولی‌الله تولایی‌راد آمد. ولی الله تولایی راد گفت.", "fa")
    assert len(person.surfaces) == 2


@pytest.mark.parametrize(
    ("text", "title", "country"),
    [
        ("رضا تولاییان، سفیر ایران در کابل، گفت.", "سفیر ایران در کابل", "IR"),
        ("رضا تولاییان وزیر خارجه ایران در تاشکند گفت.", "وزیر خارجه ایران", "IR"),
        ("رضا تولاییان وزیر میراث فرهنگی، صنایع دستی و گردشگری گفت.", "وزیر میراث فرهنگی، صنایع دستی و گردشگری", None),
        ("نایب رئیس مجلس رضا تولاییان گفت.", "نایب رئیس مجلس", None),
    ],
)
def test_the_title_ends_where_the_office_ends(text: str, title: str, country: str | None) -> None:
    (person,) = persons_of(text, "fa")
    assert (person.roles[0].title, person.country) == (title, country)


def test_each_of_a_row_of_persons_keeps_the_title_behind_the_name() -> None:
    titles = titles_of("رضا کریمی وزیر نیرو، علی احمدی وزیر راه و مریم رستمی سفیر ایران در باکو آمدند.", "fa")
    assert titles == {"رضا کریمی": ["وزیر نیرو"], "علی احمدی": ["وزیر راه"], "مریم رستمی": ["سفیر ایران در باکو"]}


def test_the_office_of_the_lead_belongs_to_the_speaker_of_the_next_sentence() -> None:
    raw = "وزیر نیرو ایران از ساخت سد خبر داد.\nبه گزارش خبرنگار ما، رضا تولاییان گفت کار آغاز شده است."
    role = persons_of(raw, "fa")[0].roles[0]
    assert (role.title, role.confidence < 0.7) == ("وزیر نیرو ایران", True)
