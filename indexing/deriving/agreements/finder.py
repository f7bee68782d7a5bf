"""The agreements that one article tells of: triggers, then what each sentence says, then which belong together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from indexing.deriving.agreements.bundles import parts_of
from indexing.deriving.agreements.candidate import Candidate, Cue, Deal, Trigger
from indexing.deriving.agreements.claims import Writer
from indexing.deriving.agreements.clusters import deals_of
from indexing.deriving.agreements.confidence import LISTED, density_of
from indexing.deriving.agreements.experience import places_of
from indexing.deriving.agreements.figures import amounts_of, date_of
from indexing.deriving.agreements.parties import resolve
from indexing.deriving.agreements.people import parts_in
from indexing.deriving.agreements.refuting import refuted, refuting_rule
from indexing.deriving.agreements.salience import background_of
from indexing.deriving.agreements.scopes import scopes_of
from indexing.deriving.agreements.sectors import sectors_of
from indexing.deriving.agreements.sides import Sides
from indexing.deriving.agreements.speakers import Speakers
from indexing.deriving.agreements.status import cue_of, find_cues
from indexing.deriving.agreements.tasks import is_task
from indexing.deriving.agreements.tongue import tables_of
from indexing.deriving.agreements.triggers import find_triggers
from indexing.deriving.agreements.untold import told_by, untold_deals
from indexing.deriving.agreements.wording import Wording
from indexing.deriving.findings import AgreementFinding
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.text import ArticleText, Sentence

_LONGEST = 1_500

#: A sentence with more words for agreements than this is a list or a glossary; the rest of them is left out.
_MOST_IN_SENTENCE = 32


def find_agreements(text: ArticleText, mentions: ArticleMentions) -> tuple[AgreementFinding, ...]:
    """The agreements of an article in the order in which it first speaks of them, with refs `g0`, `g1`, ..."""
    sides = Sides(text, mentions)
    tables = tables_of(text)
    candidates: list[Candidate] = []
    for sentence in (piece for whole in text.sentences for piece in pieces(whole)):
        named = [found for found in find_triggers(sentence, tables) if not is_task(found, tables)]
        triggers = parts_of(named[:_MOST_IN_SENTENCE])
        if triggers:
            cues = find_cues(sentence, tables)
            candidates += [_candidate(t, triggers, cues, sides, text, mentions) for t in triggers]
    deals = deals_of(candidates, tables)
    wording = Wording(text, mentions, tables)
    speakers = cache(lambda: Speakers(text.sentences, mentions, tables))
    writer = Writer(mentions, tables, density_of(text, tables) if deals else 0.0, wording)
    _add_speakers(deals, speakers)
    found: list[AgreementFinding] = []
    for number, (deal, place) in enumerate(zip(deals, places_of(deals), strict=True)):
        found.append(writer.finding(f"g{number}", deal, place, found))

    def read(trigger: Trigger) -> Candidate:
        return _candidate(trigger, [trigger], find_cues(trigger.sentence, tables), sides, text, mentions)

    whole = [pieces(sentence)[0] for sentence in text.sentences]
    told = {position for finding in found for position in told_by(finding.passages)}
    more = untold_deals(whole, deals, told, wording, tables, read)
    _add_speakers(more, speakers)
    for number, (deal, place) in enumerate(
        zip(more, places_of([*deals, *more])[len(deals) :], strict=True), len(deals)
    ):
        found.append(writer.finding(f"g{number}", deal, place, untold=True))
    return tuple(finding for finding in found if finding.confidence >= LISTED)


def _add_speakers(deals: list[Deal], speakers: Callable[[], Speakers]) -> None:
    """Let each sentence of `deals` that gives nobody a part have whoever speaks it unnamed."""
    for deal in deals:
        for index, candidate in enumerate(deal.candidates):
            if parts := speakers().in_sentence(candidate.trigger.sentence.position) if not candidate.people else ():
                deal.candidates[index] = replace(candidate, people=parts)


def pieces(sentence: Sentence) -> list[Sentence]:
    """`sentence` itself, or its parts of at most 1,500 characters if it is longer than any sentence of prose.

    Who agrees what is decided by comparing everything in a sentence with everything; lists and broken copy must not
    make that slow.
    """
    if len(sentence.text) <= _LONGEST:
        return [sentence]
    parts, start, length = [], 0, len(sentence.text)
    while start < length:
        end = min(start + _LONGEST, length)
        if end < length:
            end = sentence.text.rfind(" ", start + 1, end) + 1 or end
        parts.append(
            replace(sentence, start=sentence.start + start, end=sentence.start + end, text=sentence.text[start:end])
        )
        start = end
    return parts


def _candidate(
    trigger: Trigger,
    triggers: list[Trigger],
    cues: Sequence[Cue],
    sides: Sides,
    text: ArticleText,
    mentions: ArticleMentions,
) -> Candidate:
    sentence = trigger.sentence
    tables = tables_of(text)
    cue = cue_of(trigger, triggers, cues, tables)
    if rule := refuting_rule(sentence.position, text, tables):
        cue = refuted(cue, trigger, rule)
    before = text.sentences[sentence.position - 1].text if sentence.position else ""
    dates = date_of(trigger, cue, mentions, text.rules, text.article.published)
    return Candidate(
        trigger=trigger,
        cue=cue,
        parties=resolve(trigger, triggers, sides, text),
        people=parts_in(sentence, mentions, tables),
        sectors=sectors_of(trigger, tables, before, sides.people),
        amounts=amounts_of(trigger, triggers, mentions),
        dates=dates,
        background=background_of(trigger, cue, dates, text.article.published, tables),
        scopes=scopes_of(trigger, tables),
    )
