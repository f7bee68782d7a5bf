"""Countries and blocs that a text names: by name, by capital, by a word for the people.

A capital may be a government ("Tehran agreed") or a town ("met in Tehran"), and some names are also common words
(مالی "financial" and Mali); tables decide both by the words around, where `@` stands for the name.
"""

from functools import cache

from indexing.deriving.mentions.blocs import BlocForm, bloc_forms
from indexing.deriving.mentions.country_names import CountryForm, Form, country_forms, successors
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.gazetteer import Gazetteer, Hit
from indexing.deriving.mentions.homographs import around, is_meant
from indexing.deriving.table import patterns, rows
from indexing.deriving.text import ArticleText, Sentence
from indexing.vocabulary import Language, MentionKind

_BLOC_CONFIDENCE = 0.97
_CONFIDENCE = {Form.NAME: 0.97, Form.PEOPLE: 0.9, Form.CAPITAL: 0.6}
_STATE_CAPITAL_CONFIDENCE = 0.8
_PRESIDENT = ("رئیس", "رییس", "روسای", "ریاست")
_REPUBLIC = "جمهوری "
_ISLAMIC = "جمهوری اسلامی"


def find_countries(text: ArticleText) -> list[Found]:
    """Countries (kind `COUNTRY`) and blocs (kind `BLOC`) in the order of the text, without overlaps.

    `stands_for_state` is false where a capital is only a town.
    """
    gazetteer = state_gazetteer(text.language)
    hits = [(sentence, hit) for sentence in text.sentences for hit in gazetteer.find(sentence.text)]
    named = [hit.payload for _, hit in hits]
    former, seats = _former_states(named), _seats(named)
    found = [_found(sentence, hit, text, former, seats) for sentence, hit in hits]
    return [mention for mention in found if mention]


@cache
def state_gazetteer(language: Language) -> Gazetteer[CountryForm | BlocForm]:
    """All forms of all countries and blocs for texts in `language`."""
    forms: list[CountryForm | BlocForm] = [*bloc_forms(language), *country_forms(language)]
    return Gazetteer((form.form, form) for form in forms)


def names_a_state(name: str) -> bool:
    """Whether an English `name` has that of a country or its people in it."""
    forms = (hit.payload for hit in state_gazetteer(Language.EN).find(name))
    return any(isinstance(form, CountryForm) and form.kind is not Form.CAPITAL for form in forms)


def _found(
    sentence: Sentence,
    hit: Hit[CountryForm | BlocForm],
    text: ArticleText,
    former: dict[str, str],
    seats: dict[str, str],
) -> Found | None:
    form = hit.payload
    start = _name_start(sentence.text, hit)
    surroundings = around(sentence.text, start, hit.end)
    if not is_meant(form.form, surroundings, text.rules):
        return None
    begin, end = sentence.start + start, sentence.start + hit.end
    if isinstance(form, BlocForm):
        return Found(begin, end, MentionKind.BLOC, form.rule, _BLOC_CONFIDENCE, code=form.code)
    state = form.kind is not Form.CAPITAL or _stands_for_state(surroundings, text)
    if state and form.kind is Form.CAPITAL and form.code in seats:
        code = seats[form.code]
        return Found(begin, end, MentionKind.BLOC, form.rule, _STATE_CAPITAL_CONFIDENCE, code=code)
    confidence = _STATE_CAPITAL_CONFIDENCE if state and form.kind is Form.CAPITAL else _CONFIDENCE[form.kind]
    return Found(
        begin,
        end,
        MentionKind.COUNTRY,
        form.rule,
        confidence,
        code=former.get(form.code, form.code),
        stands_for_state=state,
        demonym=form.kind is Form.PEOPLE,
    )


def _former_states(forms: list[CountryForm | BlocForm]) -> dict[str, str]:
    """State of today to state of history, where the text names only the latter: Moscow is then a Soviet capital."""
    named = {form.code for form in forms if isinstance(form, CountryForm) and form.kind is not Form.CAPITAL}
    return {new: old for old, new in successors().items() if old in named and new not in named}


def _seats(forms: list[CountryForm | BlocForm]) -> dict[str, str]:
    """Country to the union that the press calls by its capital, unless the text is about that country."""
    blocs = {form.code for form in forms if isinstance(form, BlocForm)}
    named = {form.code for form in forms if isinstance(form, CountryForm) and form.kind is not Form.CAPITAL}
    seats = rows("shared", "seats", "country")
    return {row["country"]: row["id"] for row in seats if row["id"] in blocs or row["country"] not in named}


def _name_start(text: str, hit: Hit[CountryForm | BlocForm]) -> int:
    """Where the name begins: in رئیس جمهوری تاجیکستان the republic belongs to the president, not to the name."""
    form = hit.payload.form
    if not form.startswith(_REPUBLIC) or form.startswith(_ISLAMIC):
        return hit.start
    before = text[max(0, hit.start - 8) : hit.start].split()
    return hit.start + len(_REPUBLIC) if before and before[-1] in _PRESIDENT else hit.start


def _stands_for_state(surroundings: str, text: ArticleText) -> bool:
    if text.language not in (Language.EN, Language.FA):
        return False
    for row in patterns(text.rules, "capitals", "verdict"):
        if row.pattern.search(surroundings):
            return row["verdict"] == "state"
    return False
