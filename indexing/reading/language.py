"""Which language a text is in: by script first, then by letters and small words, and by a statistical guess last.

Persian typed on an Arabic keyboard, an English page with Turkish names, a Tajik text with Russian words: statistical
detectors fail on exactly what this project reads. So the script narrows the choice, function words and marker letters
decide within it, and pycld2 is asked only where they leave it open. Measure the text without its page chrome; a
language switcher of a page says nothing about the article.
"""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

import pycld2

from indexing.folding import fold
from indexing.vocabulary import Language

_SAMPLE = 20_000
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SCRIPTS = {
    "arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]"),
    "cyrillic": re.compile(r"[\u0400-\u052f]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
    "other": re.compile(r"[\u0370-\u03ff\u0530-\u05ff\u0900-\u0dff\u0e00-\u10ff\u3040-\u9fff\uac00-\ud7af]"),
}
_CANDIDATES = {
    "arabic": (Language.FA, Language.AR),
    "cyrillic": (Language.TG, Language.RU, Language.UZ),
    "latin": (Language.EN, Language.TR, Language.UZ),
}
_LETTERS = {
    Language.FA: re.compile("[پچژگ]"),
    Language.TG: re.compile("[ғӣқӯҳҷ]", re.IGNORECASE),
    Language.TR: re.compile("[ğışİ]"),
    Language.UZ: re.compile("[og]'(?=[a-z])|ў", re.IGNORECASE),
}
#: Letters of neighbouring languages that Peyman does not read: Urdu, Pashto, Kurdish, Sindhi; Ukrainian, Kazakh,
#: Kyrgyz, Serbian; Azerbaijani.
_FOREIGN = {
    "arabic": re.compile("[ٹڈڑںےھټډړښڼڵۆێڕڊٿ]"),
    "cyrillic": re.compile("[іїєґәңүұөһђјљњћџ]", re.IGNORECASE),
    "latin": re.compile("[əƏ]"),
}
#: Forms of two letters that a Persian keyboard has and an Arabic one has not, and letters that are the other way round.
_PERSIAN_KEYS, _ARABIC_KEYS = re.compile("[\u06cc\u06a9]"), re.compile("[\u064a\u0643\u0629\u0649]")
_FOREIGN_SHARE = 0.01
_ENOUGH_WORDS = 3


def language_of(text: str) -> Language:
    """The language of `text`; `und` where it is none of the project's or cannot be told."""
    sample = text[:_SAMPLE]
    counts = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name])
    letters = counts[script]
    if letters == 0 or script not in _CANDIDATES:
        return Language.UND
    if len(_FOREIGN[script].findall(sample)) > _FOREIGN_SHARE * letters:
        return Language.UND
    folded = fold(sample)
    by_words = _by_words(folded.lower(), script)
    if by_words or script != "latin":
        guess = by_words or _by_letters(folded, script) or _by_statistics(sample, script)
        return guess or _by_keyboard(sample, script) or Language.UND
    # In Latin script a foreign name brings foreign letters along, so they decide last.
    return _by_statistics(sample, script) or _by_letters(folded, script) or Language.UND


def language_tag(tag: str) -> Language:
    """The language that an IETF tag (`fa`, `fa-IR`, `EN_us`) names; `und` for one that Peyman does not read."""
    primary = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    return Language(primary) if primary in {language.value for language in Language} else Language.UND


def _by_words(folded: str, script: str) -> Language | None:
    """The language with three function words or more and at least twice as many as the next."""
    words = Counter(_WORDS.findall(folded))
    scores = sorted(
        ((sum(words[w] for w in _function_words()[language]), language) for language in _CANDIDATES[script]),
        reverse=True,
    )
    (best, language), (second, _) = scores[0], scores[1]
    return language if best >= _ENOUGH_WORDS and best >= 2 * second else None


def _by_letters(folded: str, script: str) -> Language | None:
    """The only candidate whose own letters occur."""
    marked = [c for c in _CANDIDATES[script] if c in _LETTERS and _LETTERS[c].search(folded)]
    return marked[0] if len(marked) == 1 else None


def _by_keyboard(sample: str, script: str) -> Language | None:
    """Persian, if the letters come from its keyboard: a headline may have no small words and no letter of its own."""
    persian = script == "arabic" and _PERSIAN_KEYS.search(sample) and not _ARABIC_KEYS.search(sample)
    return Language.FA if persian else None


def _by_statistics(sample: str, script: str) -> Language | None:
    """The language that pycld2 finds, if it is a candidate."""
    try:
        _, _, guesses = pycld2.detect(sample, bestEffort=True)
    except pycld2.error:
        return None
    guess = language_tag(guesses[0][1])
    return guess if guess in _CANDIDATES[script] else None


@cache
def _function_words() -> dict[Language, tuple[str, ...]]:
    text = (files("indexing.reading") / "data" / "function_words.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    return {Language(language): tuple(dict.fromkeys(words.split())) for language, words in rows}
