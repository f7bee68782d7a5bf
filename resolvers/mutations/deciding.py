"""The editor's mutations: decide about what was seen, and take a decision back.

An editor says which revision was looked at. Where the subject has changed since, nothing is decided and the answer
holds the subject as it stands, so that the editor can look again.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import strawberry

from indexing import editing
from indexing.curating.proposals import Conflict, Inapplicable, NoSuchSubject, Proposal, Unfit
from indexing.vocabulary import DecisionAction
from resolvers.context import Info
from resolvers.enums import describe
from resolvers.mutations.corrections import Correction
from resolvers.types.claim import ClaimSubject
from resolvers.types.decision import Decision


class RefusalCode(StrEnum):
    """Why nothing was decided."""

    NOT_FOUND = "not_found"
    UNFIT = "unfit"
    WOULD_NOT_HOLD = "would_not_hold"


describe(
    RefusalCode,
    "Why nothing was changed.",
    {
        RefusalCode.NOT_FOUND: "There is no such agreement, actor or decision.",
        RefusalCode.UNFIT: "What was asked for contradicts itself or its subjects; the message says how.",
        RefusalCode.WOULD_NOT_HOLD: "It could not be applied, as the message says.",
    },
)

_WHY = "Why, for those who read the history: `Both ministries have published the text`."


@strawberry.input(description="A subject and the revision of it that the editor has looked at.")
class Seen:
    id: strawberry.ID = strawberry.field(description="The id of an agreement or actor: `agr-1e05d3960db3580d23b4`.")
    revision: str = strawberry.field(description="Its `revision` as it was shown: `9f86d081884c7d65`.")


@strawberry.input(description="That a subject is right as it is.")
class ConfirmInput:
    subject: Seen = strawberry.field(description="What is right.")
    reason: str = strawberry.field(description=_WHY)
    passage_id: strawberry.ID | None = strawberry.field(
        default=None, description="The passage that says so: `pas-02179871701f5ca4c57d`."
    )


@strawberry.input(description="That a field of a subject has another value.")
class CorrectInput:
    subject: Seen = strawberry.field(description="What is to be corrected.")
    to: Correction = strawberry.field(description="The field and what it is set to.")
    reason: str = strawberry.field(description=_WHY)
    passage_id: strawberry.ID | None = strawberry.field(
        default=None, description="The passage that says so: `pas-02179871701f5ca4c57d`."
    )


@strawberry.input(description="That there is no such agreement or actor.")
class RejectInput:
    subject: Seen = strawberry.field(description="What does not exist.")
    reason: str = strawberry.field(description=_WHY)


@strawberry.input(description="That two subjects are one.")
class MergeInput:
    subject: Seen = strawberry.field(description="The one.")
    other: Seen = strawberry.field(description="The other.")
    reason: str = strawberry.field(description=_WHY)


@strawberry.input(description="That two subjects are not the same and must never be joined.")
class NotTheSameInput:
    subject: Seen = strawberry.field(description="The one.")
    other: Seen = strawberry.field(description="The other.")
    reason: str = strawberry.field(description=_WHY)


@strawberry.input(description="That a part of a subject is something else.")
class SplitInput:
    subject: Seen = strawberry.field(description="What is to be split.")
    part: str = strawberry.field(
        description="What to take out: the id of an article that tells of an agreement (`art-d88a919ff7996637144b`), "
        "or a form of an actor's name (`Uzbek Geology Ministry`)."
    )
    reason: str = strawberry.field(description=_WHY)


@strawberry.input(one_of=True, description="One decision of an editor.")
class DecideInput:
    confirm: ConfirmInput | None = strawberry.field(default=strawberry.UNSET, description="It is right as it is.")
    correct: CorrectInput | None = strawberry.field(default=strawberry.UNSET, description="A field is different.")
    reject: RejectInput | None = strawberry.field(default=strawberry.UNSET, description="There is no such thing.")
    merge: MergeInput | None = strawberry.field(default=strawberry.UNSET, description="Two are one.")
    split: SplitInput | None = strawberry.field(default=strawberry.UNSET, description="One is two.")
    not_the_same: NotTheSameInput | None = strawberry.field(
        default=strawberry.UNSET, description="Two are never to be joined."
    )

    def proposal(self) -> Proposal:
        """What is decided; exactly one field is given, which the schema sees to."""
        name, given = next((name, value) for name, value in vars(self).items() if value is not strawberry.UNSET)
        other: Seen | None = getattr(given, "other", None)
        field, values = given.to.decided() if isinstance(given, CorrectInput) else (None, ())
        return Proposal(
            action=_ACTIONS[name],
            subject_id=given.subject.id,
            seen=given.subject.revision,
            why=given.reason,
            other_id=other.id if other else None,
            other_seen=other.revision if other else None,
            part=getattr(given, "part", None),
            field=field,
            values=values,
            passage_id=getattr(given, "passage_id", None),
        )


@strawberry.type(description="A decision that was made or taken back, and is visible to everybody.")
class Decided:
    decision: Decision = strawberry.field(description="The decision.")


@strawberry.type(description="Nothing was decided, because the subject has changed since it was looked at.")
class EditConflict:
    message: str = strawberry.field(description="What to do.")
    current: ClaimSubject = strawberry.field(description="The subject as it stands, with its present `revision`.")


@strawberry.type(description="Nothing was changed.")
class Refused:
    code: RefusalCode = strawberry.field(description="Why, as a word.")
    message: str = strawberry.field(description="Why, as a sentence.")


DecideResult = Annotated[
    Decided | EditConflict | Refused, strawberry.union("DecideResult", description="What became of a decision.")
]
UndoResult = Annotated[Decided | Refused, strawberry.union("UndoResult", description="What became of an undoing.")]

Deciding = Annotated[DecideInput, strawberry.argument(description="What is decided.")]
DecisionId = Annotated[
    strawberry.ID, strawberry.argument(description="The id of the decision to take back: `dec-5b7d0c9e1f2a38465c70`.")
]
UndoReason = Annotated[
    str, strawberry.argument(description="Why it is taken back: `The ministry has corrected its notice`.")
]


async def decide(info: Info, given: DecideInput) -> Decided | EditConflict | Refused:
    """Decide in the name of the caller. Raises StoreLocked while something else is being written."""
    context = info.context
    try:
        edit = await editing.decide(context.store, given.proposal(), context.caller.id, datetime.now(UTC))
    except Conflict as conflict:
        context.begin_anew()
        return EditConflict(message=str(conflict), current=context.views.of(conflict.current))
    except (NoSuchSubject, Unfit, Inapplicable) as problem:
        return _refused(problem)
    context.begin_anew()
    return Decided(decision=context.views.of(edit.decision))


async def undo(info: Info, decision_id: str, reason: str) -> Decided | Refused:
    """Take a decision back in the name of the caller. Raises StoreLocked while something else is being written."""
    context = info.context
    try:
        edit = await editing.undo(context.store, decision_id, context.caller.id, datetime.now(UTC), reason)
    except (NoSuchSubject, Unfit) as problem:
        return _refused(problem)
    context.begin_anew()
    return Decided(decision=context.views.of(edit.decision))


def _refused(problem: NoSuchSubject | Unfit | Inapplicable) -> Refused:
    return Refused(code=_CODES[type(problem)], message=str(problem))


_CODES = {
    NoSuchSubject: RefusalCode.NOT_FOUND,
    Unfit: RefusalCode.UNFIT,
    Inapplicable: RefusalCode.WOULD_NOT_HOLD,
}
_ACTIONS = {
    "confirm": DecisionAction.CONFIRM,
    "correct": DecisionAction.CORRECT,
    "reject": DecisionAction.REJECT,
    "merge": DecisionAction.MERGE,
    "split": DecisionAction.SPLIT,
    "not_the_same": DecisionAction.NOT_SAME,
}
