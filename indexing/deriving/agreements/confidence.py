"""How sure the rules are of an agreement, as a sum that can be read: every part of it is a reason with its weight.

Which reasons there are, and their weights, is the table `shared/reasons`; the weights were fitted to labelled articles.
How often a confidence is right stands in docs/deriving.md.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from indexing.deriving.agreements.candidate import Candidate, Deal, Parties
from indexing.deriving.agreements.wording import Wording
from indexing.deriving.findings import AgreementFinding
from indexing.deriving.scanning import scanner
from indexing.deriving.table import rows
from indexing.deriving.text import ArticleText
from indexing.values import Reason
from indexing.vocabulary import AgreementKind, Participation, PassageKind, Status

#: Records at or above this are published; those below wait for an editor. In articles that no rule was written from
#: three of four published records match a label in place and kind (`python -m benchmarks.calibration`,
#: docs/deriving.md).
PUBLISHED = 0.6

#: Records below this are not even proposed to an editor.
LISTED = 0.15

#: What the rules give this much to is listed, however it is worded.
_SURE = 0.5

_HIGHEST = 0.97
_RANKS = {5: "plain", 4: "plain", 3: "plain", 2: "participle", 1: "colouring"}
_REFUSAL = 5
_DENIAL = 4
_LEAST_OF_DENIAL = -0.01
_MANY = 2
_FULL_DENSITY = 1.5
#: What the kind of a right finding, with those like it, mostly has of all kinds: more speaks for it, less against.
_USUAL_SHARE = 0.7
#: Words that are named among the reasons of what rests on words alone.
_STRONGEST = 3
#: Kinds that labels take for each other.
_GROUPS = (
    frozenset({AgreementKind.AGREEMENT, AgreementKind.MEMORANDUM, AgreementKind.PROTOCOL, AgreementKind.STATEMENT}),
    frozenset({AgreementKind.CONTRACT, AgreementKind.PURCHASE}),
)


def reasons_of(deal: Deal, density: float, language: str) -> tuple[Reason, ...]:
    """The steps that make the confidence of `deal`; `density` is that of words of the beat in the article."""
    candidates = deal.candidates
    parties = max((c.parties for c in candidates), key=lambda parties: parties.weight)
    trigger = max((c.trigger for c in candidates), key=lambda trigger: trigger.weight)
    weights = _weights()
    steps = [
        Reason(code="found", weight=weights["found"]),
        Reason(code=trigger.rule.id, weight=round(weights["trigger"] * trigger.weight, 3)),
        Reason(code=parties.rule.id, weight=round(weights["parties"] * parties.weight, 3)),
        Reason(code="beat", weight=round(weights["beat"] * min(1.0, density / _FULL_DENSITY), 3)),
    ]
    cue = max((c.cue for c in candidates if c.cue is not None), key=lambda cue: cue.rank, default=None)
    if cue is not None:
        steps.append(Reason(code=cue.rule.id, weight=weights[_RANKS[cue.rank]]))
    holding = [*_of_words(candidates), *_of_tale(candidates), *_of_doubt(candidates, language)]
    steps += [Reason(code=code, weight=weights[code]) for code in holding]
    if _is_denied(candidates) and "refused" not in holding:
        most = weights["denied"] - sum(step.weight for step in steps)
        steps.append(Reason(code="denied", weight=round(min(_LEAST_OF_DENIAL, most), 3)))
    return tuple(step for step in steps if step.weight)


def of_wording(
    rules: Sequence[Reason], wording: Wording, position: int, kind: AgreementKind, again: bool
) -> Iterator[Reason]:
    """What the words of the sentence at `position` say for a deal of `kind` that the rules found there for `rules`.

    `again` if an earlier deal of the article is of that kind and between the same parties.

    Where the wording is read, the rules count for less, which the weight of `wording` takes off. Words alone never take
    off the list what the rules are sure of, nor raise what is denied above its bound.
    """
    if wording.is_learned:
        weights = _weights()
        before = sum(reason.weight for reason in rules)
        share = sum(share for other, share in wording.kinds(position).items() if other in _alike(kind))
        denial = sum(reason.weight for reason in rules if reason.code == "denied")
        refusal = sum(reason.weight for reason in rules if reason.code == "refused")
        rest = weights["wording_rules"] * (before - denial - refusal) + refusal
        reading = wording.speaks_for(position) + weights["wording_best"] * wording.lags(position)
        after = weights["wording"] + rest + reading
        fitting = round(weights["wording_kind"] * (share - _USUAL_SHARE), 3)
        beside = fitting + weights["told_again"] * again
        if before - denial >= _SURE:
            after = max(after, LISTED - beside)
        if denial:
            after = min(after, weights["denied"] - beside)
        if again:
            yield Reason(code="told_again", weight=weights["told_again"])
        yield Reason(code="wording_kind", weight=fitting)
        yield Reason(code="wording", weight=round(after - before, 3))


def is_told_again(kind: AgreementKind, parties: Parties, before: Sequence[AgreementFinding]) -> bool:
    """Whether one of the findings `before` is of the same kind and between the same parties, if there are any."""
    refs = set(parties.refs)
    return bool(refs) and any(found.kind is kind and refs == _parties_of(found) for found in before)


def of_same_sentence(
    reasons: Sequence[Reason], position: int, parties: Parties, before: Sequence[AgreementFinding]
) -> Iterator[Reason]:
    """What holds `reasons` down where one of the findings `before` is told by the same sentence at `position`.

    Between the same parties, that is: "a memorandum within the framework of their treaty" names two papers and mostly
    tells of one.
    """
    refs, most = set(parties.refs), _weights()["same_sentence"]
    total = sum(reason.weight for reason in reasons)
    if refs and total > most and any(f.passages[0] == position and refs == _parties_of(f) for f in before):
        yield Reason(code="same_sentence", weight=round(most - total, 3))


def _parties_of(finding: AgreementFinding) -> set[str | None]:
    return {claim.ref for claim in finding.claims if claim.participation is Participation.PARTY}


def of_untold(wording: Wording, position: int, language: str) -> tuple[Reason, ...]:
    """The steps that make the confidence of a deal that no rule names: its strongest words each, and the rest."""
    weights = _weights()
    each = weights["untold_wording"]
    steps = [
        Reason(code=f"{language}/wording/{mark}", weight=round(each * weight, 3))
        for mark, weight in wording.strongest(position, _STRONGEST)
    ]
    rest = each * wording.bounded(position) - sum(step.weight for step in steps)
    return (Reason(code="untold", weight=weights["untold"]), *steps, Reason(code="wording", weight=round(rest, 3)))


def _alike(kind: AgreementKind) -> frozenset[AgreementKind]:
    """`kind` and those that other words for the same thing would have made it."""
    return next((group for group in _GROUPS if kind in group), frozenset({kind}))


def _is_denied(candidates: Sequence[Candidate]) -> bool:
    """Whether the body denies a deal, or the headline one of which the body does not speak."""
    body = [c for c in candidates if c.trigger.sentence.kind is not PassageKind.HEADLINE] or candidates
    return any(c.cue is not None and c.cue.rank == _DENIAL for c in body)


def _of_words(candidates: Sequence[Candidate]) -> Iterator[str]:
    """The reasons that lie in the words that announce a deal."""
    triggers = [c.trigger for c in candidates]
    if any(c.cue is not None and c.cue.rank == _REFUSAL for c in candidates):
        yield "refused"
    if all(trigger.verb for trigger in triggers):
        yield "acts_only"
    if any(trigger.plural for trigger in triggers) and not any(trigger.count for trigger in triggers):
        yield "several"
    if all(trigger.generic for trigger in triggers):
        yield "vague"
    if any(trigger.kind is AgreementKind.PURCHASE for trigger in triggers):
        yield "purchase"
    if all(trigger.definite for trigger in triggers):
        yield "points_back"


def _of_tale(candidates: Sequence[Candidate]) -> Iterator[str]:
    """The reasons that lie in what the article tells about a deal."""
    if any(len(c.parties.refs) > _MANY for c in candidates):
        yield "many_parties"
    surest = max((c.parties for c in candidates), key=lambda parties: parties.weight)
    if len(surest.refs) > 1 and len(surest.states) == 1:
        yield "one_home"
    if not any(c.is_plain and c.status is not Status.PROPOSED for c in candidates):
        yield "planned"
    if len({c.trigger.sentence.position for c in candidates}) > 1:
        yield "retold"
    if any(c.sectors for c in candidates):
        yield "subject"
    if any(part.participation is Participation.SIGNATORY for c in candidates for part in c.people):
        yield "signatory"
    if any(c.amounts for c in candidates):
        yield "money"


def _of_doubt(candidates: Sequence[Candidate], language: str) -> Iterator[str]:
    """The doubts, by the table `doubts`, of the first sentence of the body that speaks of a deal."""
    body = [c for c in candidates if c.trigger.sentence.kind is not PassageKind.HEADLINE] or candidates
    text = body[0].trigger.sentence.text
    for row in scanner(language, "doubts").likely(text):
        if row.pattern.search(text):
            yield row.rule.id.rpartition("/")[2]


@cache
def _weights() -> dict[str, float]:
    """The weights of all reasons by their id."""
    return {row["id"]: float(row["weight"]) for row in rows("shared", "reasons", "weight", "holds")}


def confidence_of(reasons: Sequence[Reason]) -> float:
    """The sum of `reasons`, held between 0 and 0.97: no rule is ever certain."""
    return round(min(_HIGHEST, max(0.0, sum(reason.weight for reason in reasons))), 3)


def density_of(text: ArticleText, language: str) -> float:
    """How many words of the beat (trade, cooperation, ministers) the article has per sentence."""
    words = scanner(language, "beat")
    hits = sum(len(row.pattern.findall(s.text)) for s in text.sentences for row in words.likely(s.text))
    return hits / max(1, len(text.sentences))
