"""Organisations of Persian articles: bodies of states known by their heads, and what names no organisation."""

import pytest

from indexing.deriving.mentions.countries import find_countries
from indexing.deriving.mentions.organisations import find_organisations
from indexing.vocabulary import Language
from tests.indexing.deriving.mentions.reading import text_of


def names_of(raw: str) -> list[str]:
    text = text_of(raw, Language.FA)
    return [organisation.name for organisation in find_organisations(text, find_countries(text))[1]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("نمایندگان مجلس نپال به این لایحه رای دادند.", ["مجلس نپال"]),
        ("نمایندگی دائم نپال در سازمان ملل نامه را فرستاد.", ["نمایندگی دائم نپال در سازمان ملل"]),
        ("نمایندگی نپال در یونسکو نامه را فرستاد.", ["نمایندگی نپال در یونسکو"]),
        ("پژوهشگر اندیشکده تلاوند این را نوشت.", ["اندیشکده تلاوند"]),
        ("وزارت خزانه‌داری نپال این طرح را رد کرد.", ["وزارت خزانه‌داری نپال"]),
        ("پایگاه خبری تلاوند ودانی زاگرسان این را نوشت.", ["پایگاه خبری تلاوند ودانی زاگرسان"]),
        ("سایت تلاوند 24 نپال این را نوشت.", ["سایت تلاوند 24 نپال"]),
        ("نیروی دریایی هند ناو را همراهی کرد.", ["نیروی دریایی هند"]),
        ("به گزارش خبرگزاری رویتر نشست پایان یافت.", ["رویترز"]),
    ],
)
def test_bodies_are_found_by_their_heads(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "او به نمایندگی نپال سند را امضا کرد.",
        "نمایندگان مجلس این کشور به لایحه رای دادند.",
        "یک شرکت هواپیماسازی در این کار سهم دارد.",
        "مدیر شرکت پالایشگاهی این را گفت.",
        "سهم شرکت پخش‌کننده بیشتر شد.",
        "سهام از بورس خریداری شد.",
        "این اتحادیه قرارگرفت و ارتش اشغالگر بار دیگر آمد.",
        "نیروی کار نپال به این کشور می‌آید.",
    ],
)
def test_no_organisation_is_named(text: str) -> None:
    assert names_of(text) == []
