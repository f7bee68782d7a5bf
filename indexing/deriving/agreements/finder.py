"""The agreements that one article tells of: triggers, then what each sentence says, then which belong together."""

from indexing.deriving.agreements.bundles import parts_of
from indexing.deriving.agreements.candidate import Candidate, Cue, Trigger
from indexing.deriving.agreements.claims import Writer
from indexing.deriving.agreements.clusters import deals_of
from indexing.deriving.agreements.confidence import LISTED, density_of
from indexing.deriving.agreements.figures import amounts_of, date_of
from indexing.deriving.agreements.parties import resolve
from indexing.deriving.agreements.people import parts_in
from indexing.deriving.agreements.salience import background_of
from indexing.deriving.agreements.sectors import sectors_of
from indexing.deriving.agreements.sides import Sides
from indexing.deriving.agreements.status import cue_of, find_cues
from indexing.deriving.agreements.triggers import find_triggers
from indexing.deriving.findings import AgreementFinding
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.text import ArticleText


def find_agreements(text: ArticleText, mentions: ArticleMentions) -> tuple[AgreementFinding, ...]:
    """The agreements of an article in the order in which it first speaks of them, with refs `g0`, `g1`, ..."""
    sides = Sides(text, mentions)
    candidates: list[Candidate] = []
    for sentence in text.sentences:
        triggers = [part for found in find_triggers(sentence, text.rules) for part in parts_of(found)]
        if triggers:
            cues = find_cues(sentence, text.rules)
            candidates += [_candidate(t, triggers, cues, sides, text, mentions) for t in triggers]
    deals = deals_of(candidates, text.rules)
    if not deals:
        return ()
    writer = Writer(mentions, text.rules, density_of(text))
    found: list[AgreementFinding] = []
    for number, deal in enumerate(deals):
        found.append(writer.finding(f"g{number}", deal, found))
    return tuple(finding for finding in found if finding.confidence >= LISTED)


def _candidate(
    trigger: Trigger,
    triggers: list[Trigger],
    cues: list[Cue],
    sides: Sides,
    text: ArticleText,
    mentions: ArticleMentions,
) -> Candidate:
    sentence = trigger.sentence
    cue = cue_of(trigger, triggers, cues, text.rules)
    before = next((s.text for s in reversed(text.sentences[: sentence.position])), "")
    return Candidate(
        trigger=trigger,
        cue=cue,
        parties=resolve(trigger, triggers, sides, text),
        people=parts_in(sentence, mentions, text.rules),
        sectors=sectors_of(trigger, text.rules, before),
        amounts=amounts_of(trigger, triggers, mentions),
        dates=date_of(trigger, cue, mentions),
        background=background_of(
            sentence.text, trigger.start - sentence.start, trigger.end - sentence.start, text.rules
        ),
    )
