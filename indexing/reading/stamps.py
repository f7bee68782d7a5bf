"""Lines that say when a page was published: dates, times, weekdays and the words around them, and nothing else.

Such a line is page furniture, and it is the only place in a text from which a day of publication is taken. A date in
a sentence is a date of the story.
"""

import re
from functools import cache
from importlib.resources import files

from babel.dates import get_day_names
from jdatetime import date as solar_date

from indexing.folding import fold
from indexing.reading.dates import dates_in, month_words
from indexing.values import PartialDate

_LOCALES = ("en", "tr", "ru", "fa", "tg", "uz", "ar")
_MOST_WORDS = 18
_WORD = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)")
_SHAPE = re.compile(r"[\w\s/.,:;|()+'-]*")
_PUBLISHED = re.compile(
    r"publi(?:shed|cation)|posted|انتشار|درج|yayın(?:lanma|landı)?|опубликовано|дата публикации", re.IGNORECASE
)
_UPDATED = re.compile(r"updated|modified|بروزرسانی|به روز ?رسانی|ویرایش|güncelle|обновлено", re.IGNORECASE)


def is_stamp(text: str) -> bool:
    """Whether the folded block `text` is nothing but dates and times with their labels."""
    if not _SHAPE.fullmatch(text):
        return False
    words = [_key(word) for word in _WORD.findall(text)]
    if len(words) > _MOST_WORDS or not all(word in _vocabulary() for word in words):
        return False
    return bool(_TIME.search(text) or dates_in(text, day_first=True) or dates_in(text, day_first=False))


def is_labelled(text: str) -> bool:
    """Whether the stamp says that it is the time of publication."""
    return bool(_PUBLISHED.search(text))


def published_on(stamps: tuple[str, ...], *, day_first: bool | None) -> PartialDate | None:
    """The day of publication by the stamps of a page, the nearest to the article first.

    A stamp labelled as publication goes before an unlabelled one, and that before one labelled as an update.
    """
    ranked = sorted(stamps, key=lambda stamp: 0 if is_labelled(stamp) else 2 if _UPDATED.search(stamp) else 1)
    return next((found[0] for stamp in ranked if (found := dates_in(stamp, day_first=day_first))), None)


@cache
def _vocabulary() -> frozenset[str]:
    days = [
        name
        for locale in _LOCALES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_day_names(width, context, locale).values()
    ]
    labels = (files("indexing.reading") / "data" / "stamp_words.txt").read_text("utf-8")
    words = [*days, *solar_date.j_weekdays_fa, *_WORD.findall(labels)]
    parts = {_key(part) for word in words for part in _WORD.findall(fold(word))}
    return frozenset(parts | {_key(name) for name in month_words()})


def _key(word: str) -> str:
    return fold(word).replace("آ", "ا").casefold().replace("i\u0307", "i")
