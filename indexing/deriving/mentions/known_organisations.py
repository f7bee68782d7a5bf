"""Organisations that the tables know by name: news agencies, state bodies, companies, international organisations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.gazetteer import Gazetteer
from indexing.deriving.mentions.homographs import around, is_meant
from indexing.deriving.mentions.overlapping import is_free
from indexing.deriving.table import Row, rows, words
from indexing.deriving.text import ArticleText
from indexing.folding import fold
from indexing.vocabulary import Language

_COLUMNS = {Language.EN: ("names_en",), Language.FA: ("names_fa", "names_en"), Language.AR: ("names_fa", "names_en")}
_OTHERS = ("names_other", "names_en")
_SHORTEST_CAPITALS = 5
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SHORTEST_JOINED = 7
#: Acronyms that long are spoken as words, and written like them: "Unrwa".
_SHORTEST_SPOKEN = 5
_CAPITALS = re.compile(r"[A-Z]+")
_MOST_JOINTS = 4
_CAPITALISED = re.compile(r"[A-Z][a-z]*")
_BEFORE = 80
_FEW_GAPS = 2
_IN_FRONT = ("'s ", " ")
_BEHIND = re.compile(" (?:of )?")
_SHORTENED = ((" Corporation", " Corp"), (" Company", " Co"))


@dataclass(frozen=True, slots=True)
class KnownHit:
    """The organisation of `row` at `start:end` of the folded article text.

    `inner` is the place of a shorter name of it at the end of this one: «خبرگزاری مهر» ends in «مهر».
    """

    start: int
    end: int
    row: Row
    inner: tuple[int, int] | None = None


def find_known(text: ArticleText) -> list[KnownHit]:
    """The known organisations in the order of the text, without overlaps.

    What a line of capitals alone names is left out: "THE NEWS APP", "INDIAN OIL FIRM".
    """
    gazetteer = _gazetteer(text.language)
    hits = _hits(text, gazetteer)
    if text.rules != "en":
        return hits
    capitals = [(s.start, s.end) for s in text.sentences if s.text.count(" ") > _FEW_GAPS and s.text.isupper()]
    told = {hit.row.rule.id for hit in hits if is_free(capitals, hit.start, hit.start + 1)}
    return [hit for hit in hits if hit.row.rule.id in told] if told else hits


def _hits(text: ArticleText, gazetteer: Gazetteer[Row]) -> list[KnownHit]:
    return [
        KnownHit(
            sentence.start + hit.start,
            sentence.start + hit.end,
            hit.payload,
            _inner(hit.payload, sentence.text[hit.start : hit.end], sentence.start + hit.end),
        )
        for sentence in text.sentences
        for hit in gazetteer.find(sentence.text)
        if is_meant(sentence.text[hit.start : hit.end], around(sentence.text, hit.start, hit.end), text.rules)
    ]


def _inner(row: Row, name: str, end: int) -> tuple[int, int] | None:
    """The place of the longest other Persian name of `row` at the end of `name`, which ends at `end`."""
    first, _, rest = name.partition(" ")
    if not rest or not _ARABIC.search(first):
        return None
    inside = max((form for form in _persian(row["names_fa"]) if f" {rest}".endswith(f" {form}")), key=len, default="")
    return (end - len(inside), end) if inside else None


@cache
def _persian(names: str) -> tuple[str, ...]:
    return tuple(fold(name) for name in names.split("|") if name)


def own_hits(text: ArticleText, hits: Sequence[KnownHit], countries: Sequence[Found]) -> list[KnownHit]:
    """The hits that the text does not give to another country: the "National Bank of Tajikistan" is not Iran's."""
    folded = text.folded.text
    starts: dict[int | None, str | None] = {mention.start: mention.code for mention in countries if not mention.demonym}
    ends: dict[int | None, str | None] = {mention.end: mention.code for mention in countries}
    kept = []
    explained = {folded[hit.start : hit.end] for hit in hits if _is_another(folded, hit)}
    for hit in hits:
        if folded[hit.start : hit.end] in explained:
            continue
        link = _BEHIND.match(folded, hit.end)
        owner = next((hit.start - len(link) for link in _IN_FRONT if folded.endswith(link, 0, hit.start)), None)
        others = {starts.get(link.end()) if link else None, ends.get(owner)} - {None, hit.row["country"]}
        if not (others and hit.row["country"]):
            kept.append(hit)
    return kept


def _is_another(text: str, hit: KnownHit) -> bool:
    """Whether the acronym at `hit` stands in brackets behind words that it abbreviates and that do not name its row."""
    acronym = text[hit.start : hit.end]
    if not (acronym.isupper() and text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] == ")"):
        return False
    before = _CAPITALISED.findall(text, max(0, hit.start - _BEFORE), hit.start)[-len(acronym) :]
    own = f"{hit.row['names_en']}|{hit.row['names_other']}".casefold()
    return "".join(word[0] for word in before) == acronym and not any(word.casefold() in own for word in before)


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
    acronyms = row["acronym"].split("|")
    listed += [form.capitalize() for form in acronyms if len(form) >= _SHORTEST_SPOKEN and _CAPITALS.fullmatch(form)]
    for form in (*listed, *acronyms):
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
