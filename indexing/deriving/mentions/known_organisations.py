"""Organisations that the tables know by name: news agencies, state bodies, companies, international organisations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from indexing.deriving.mentions.gazetteer import Gazetteer
from indexing.deriving.mentions.homographs import around, is_meant
from indexing.deriving.table import Row, rows, words
from indexing.deriving.text import ArticleText
from indexing.folding import fold
from indexing.vocabulary import Language

_COLUMNS = {Language.EN: ("names_en",), Language.FA: ("names_fa", "names_en"), Language.AR: ("names_fa", "names_en")}
_OTHERS = ("names_other", "names_en")
_SHORTEST_CAPITALS = 5
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SHORTEST_JOINED = 7
_MOST_JOINTS = 4
_SHORTENED = ((" Corporation", " Corp"), (" Company", " Co"))


@dataclass(frozen=True, slots=True)
class KnownHit:
    """The organisation of `row` at `start:end` of the folded article text."""

    start: int
    end: int
    row: Row


def find_known(text: ArticleText) -> list[KnownHit]:
    """The known organisations in the order of the text, without overlaps."""
    gazetteer = _gazetteer(text.language)
    return [
        KnownHit(sentence.start + hit.start, sentence.start + hit.end, hit.payload)
        for sentence in text.sentences
        for hit in gazetteer.find(sentence.text)
        if is_meant(sentence.text[hit.start : hit.end], around(sentence.text, hit.start, hit.end), text.rules)
    ]


def english_name(rule_id: str) -> str | None:
    """The preferred English name of the known organisation that the rule of that id found; None for other rules."""
    row = _by_rule().get(rule_id)
    return preferred_name(row, Language.EN)[0] if row else None


def preferred_name(row: Row, language: Language) -> tuple[str, Language]:
    """The preferred name of a known organisation, in Persian where `language` is Persian, and the language it is in."""
    if language is Language.FA and row["names_fa"]:
        return row["names_fa"].split("|")[0], Language.FA
    for names in (row["names_en"], row["acronym"]):
        if names:
            return names.split("|")[0], Language.EN
    return row["names_fa"].split("|")[0], Language.FA


def rule_id_of(row: str) -> str:
    """The id of the rule by which the organisation of that row of the table is found."""
    return f"shared/organisations/{row}"


@cache
def _by_rule() -> dict[str, Row]:
    return {row.rule.id: row for row in _rows()}


@cache
def _rows() -> tuple[Row, ...]:
    return rows("shared", "organisations", "country", "acronym", "names_en", "names_fa", "names_other")


@cache
def _gazetteer(language: Language) -> Gazetteer[Row]:
    return Gazetteer((form, row) for row in _rows() for form in _forms(row, language))


def _forms(row: Row, language: Language) -> Iterator[str]:
    listed = [form for column in _COLUMNS.get(language, _OTHERS) for form in row[column].split("|")]
    listed += [form.removesuffix(full) + short for form in listed for full, short in _SHORTENED if form.endswith(full)]
    for form in (*listed, *row["acronym"].split("|")):
        folded = fold(form)
        if _ARABIC.search(folded):
            yield from _spellings(folded)
        elif folded:
            yield folded
        if len(folded) >= _SHORTEST_CAPITALS and folded.upper() != folded:
            yield folded.upper()


def _spellings(form: str) -> Iterator[str]:
    """A Persian name as desks write it: its compounds apart or, as folding leaves the non-joiner, in one."""
    parts = form.split(" ")
    joints = [place for place, part in enumerate(parts) if place and part in words("fa", "joined_parts")]
    if len(parts) == 2 and len(form) > _SHORTEST_JOINED:
        joints = [1]
    for glued in product((False, True), repeat=min(len(joints), _MOST_JOINTS)):
        closed = {place for place, is_glued in zip(joints, glued, strict=False) if is_glued}
        yield "".join(part if place in closed or not place else f" {part}" for place, part in enumerate(parts))
