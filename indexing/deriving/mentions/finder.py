"""All mentions of an article, and the actors that they name.

Countries come first, then organisations, then persons, because each helps to find the next; amounts and dates stand by
themselves. Where two mentions overlap, the one that says more wins: a country inside the name of an organisation is
part of that name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.amounts import find_amounts
from indexing.deriving.mentions.blocs import bloc_name
from indexing.deriving.mentions.countries import find_countries
from indexing.deriving.mentions.country_names import country_name
from indexing.deriving.mentions.dates import find_dates
from indexing.deriving.mentions.demonyms import acts
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.deriving.mentions.organisations import find_organisations
from indexing.deriving.mentions.persons import find_persons
from indexing.deriving.table import words
from indexing.deriving.text import ArticleText
from indexing.vocabulary import ActorKind, MentionKind

_STATES = {MentionKind.COUNTRY: ActorKind.COUNTRY, MentionKind.BLOC: ActorKind.BLOC}


def find_mentions(text: ArticleText) -> ArticleMentions:
    """Every mention in the order of the text, with actors: countries and blocs `c0`..., organisations `o0`..., persons
    `p0`...
    """
    states = find_countries(text)
    organisations, organisation_actors = find_organisations(text, states)
    persons, person_actors = find_persons(text, states, organisations, organisation_actors)
    named = without_overlaps([*persons, *organisations], states)
    # A country in the name of a body is one of the article's; a bloc there ("UN Security Council") is only a word.
    kept = {mention.start for mention in named if mention.kind is MentionKind.BLOC}
    countries = [mention for mention in states if mention.kind is MentionKind.COUNTRY]
    stated = [*_out_of_media(text, countries, organisations), *(found for found in states if found.start in kept)]
    state_actors = _state_actors(text, sorted(stated, key=lambda mention: mention.start))
    refs = {(actor.kind, actor.code): actor.ref for actor in state_actors}
    named = [_referred(mention, refs) for mention in named]
    figures = without_overlaps(find_dates(text), find_amounts(text))
    found = sorted([*named, *figures], key=lambda mention: (mention.start, -mention.end))
    return ArticleMentions(tuple(found), (*state_actors, *organisation_actors, *person_actors))


def _out_of_media(text: ArticleText, countries: Sequence[Found], organisations: Sequence[Found]) -> list[Found]:
    """`countries` without those in the name of a medium: «خبرگزاری فرانسه» brings no France into the article."""
    heads = tuple(words(text.rules, "media_heads"))
    media = [found for found in organisations if text.folded.text.startswith(heads, found.start)] if heads else []
    spans = {place for found in media for place in range(found.start, found.end)}
    return [mention for mention in countries if mention.start not in spans]


def without_overlaps(first: Iterable[Found], second: Iterable[Found]) -> list[Found]:
    """All of `first`, and those of `second` that overlap none of them, in the order of the text."""
    kept = sorted(first, key=lambda mention: (mention.start, mention.end))
    free: list[Found] = []
    position, reach = 0, 0
    for mention in sorted(second, key=lambda mention: mention.start):
        while position < len(kept) and kept[position].start < mention.end:
            reach = max(reach, kept[position].end)
            position += 1
        if reach <= mention.start:
            free.append(mention)
    return sorted([*kept, *free], key=lambda mention: mention.start)


def _state_actors(text: ArticleText, states: Iterable[Found]) -> list[ActorFinding]:
    """One actor for each country or bloc that is named; a town alone does not bring in its country."""
    groups: dict[tuple[ActorKind, str], list[Found]] = {}
    for mention in states:
        groups.setdefault((_STATES[mention.kind], mention.code or ""), []).append(mention)
    stated = [(key, group) for key, group in groups.items() if _is_in_the_news(text, group)]
    return [_state_actor(text, f"c{number}", *key, group) for number, (key, group) in enumerate(stated)]


def _is_in_the_news(text: ArticleText, mentions: list[Found]) -> bool:
    if len(mentions) == 1 and mentions[0].demonym:
        return acts(text, mentions[0])
    return any(mention.stands_for_state for mention in mentions)


def _state_actor(text: ArticleText, ref: str, kind: ActorKind, code: str, mentions: list[Found]) -> ActorFinding:
    best = max(mentions, key=lambda mention: mention.confidence)
    named = country_name if kind is ActorKind.COUNTRY else bloc_name
    return ActorFinding(
        ref=ref,
        kind=kind,
        name=named(code, text.language),
        language=text.language,
        code=code,
        surfaces=tuple(dict.fromkeys(text.as_written(mention.start, mention.end) for mention in mentions)),
        rule=best.rule,
        confidence=best.confidence,
    )


def _referred(mention: Found, refs: dict[tuple[ActorKind, str | None], str]) -> Found:
    if mention.kind not in _STATES:
        return mention
    return replace(mention, ref=refs.get((_STATES[mention.kind], mention.code)))
