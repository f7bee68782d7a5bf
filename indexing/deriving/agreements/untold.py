"""Agreements that no row of the tables names, told by sentences that read as such sentences do.

A sentence that the rules found nothing in, but whose words together weigh enough, is taken as the place of an agreement
of its own: its kind is that which its words make likeliest, and who agrees, who signs, how far it has come, about what
and for how much is read from it by the same rules as everywhere. Of neighbours that would tell the same only the one
with the highest score does.
"""

from collections.abc import Callable, Sequence, Set

from indexing.deriving.agreements.candidate import Candidate, Deal, Trigger
from indexing.deriving.agreements.status import find_cues
from indexing.deriving.agreements.triggers import only_looks_like_one
from indexing.deriving.agreements.wording import Wording
from indexing.deriving.text import Sentence
from indexing.values import Rule
from indexing.vocabulary import AgreementKind, Status

#: Reads a trigger with its sentence into a candidate.
Reader = Callable[[Trigger], Candidate]

#: An article tells of no more agreements than this in words that no rule knows.
_MOST = 12
_APART = 2


def untold_deals(
    sentences: Sequence[Sentence],
    deals: Sequence[Deal],
    told: Set[int],
    wording: Wording,
    language: str,
    reader: Reader,
) -> list[Deal]:
    """The deals of the sentences outside `told` whose wording says that they tell of one, in the order of the text.

    A sentence with the sum and a party of one of the `deals` that the rules found tells of that one again.
    """
    telling = [s for s in sentences if s.position not in told and wording.is_telling(s.position)]
    taken: dict[int, AgreementKind] = {}
    found: list[Deal] = []
    for sentence in sorted(telling, key=lambda s: (-wording.score(s.position), s.position)):
        if len(found) == _MOST:
            break
        kind = next(iter(wording.kinds(sentence.position)), AgreementKind.AGREEMENT)
        near = range(sentence.position - _APART + 1, sentence.position + _APART)
        if any(taken.get(position) is kind for position in near) or only_looks_like_one(sentence, language):
            continue
        candidate = reader(_trigger(sentence, kind, language))
        if candidate.parties.refs and not any(_is_the_same(voice, candidate) for d in deals for voice in d.voices):
            taken[sentence.position] = kind
            found.append(Deal([candidate]))
    return sorted(found, key=lambda deal: deal.candidates[0].trigger.start)


def _is_the_same(told: Candidate, candidate: Candidate) -> bool:
    shared = set(told.parties.refs) & set(candidate.parties.refs)
    return bool(shared) and bool(told.money & candidate.money)


def told_by(passages: Sequence[int]) -> range:
    """The sentences that tell of a finding with `passages`: the unbroken run around the first, its most telling one.

    What stands further away tells of it again, and may tell of another one as well.
    """
    first = last = passages[0]
    all_of_them = frozenset(passages)
    while first - 1 in all_of_them:
        first -= 1
    while last + 1 in all_of_them:
        last += 1
    return range(first, last + 1)


def _trigger(sentence: Sentence, kind: AgreementKind, language: str) -> Trigger:
    """A trigger at the words that tell the status most plainly, or else in the middle of the sentence."""
    cue = max(find_cues(sentence, language), key=lambda cue: cue.rank, default=None)
    start = cue.start if cue else (sentence.start + sentence.end) // 2
    return Trigger(
        kind=kind,
        start=start,
        end=start + 1,
        sentence=sentence,
        rule=Rule(id=f"{language}/wording_kinds/{kind}"),
        needs="pair",
        weight=0.0,
        default=Status.AGREED,
        verb=True,
    )
