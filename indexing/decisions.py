"""What editors said, and what of it has to be looked at again.

A decision is no edit of a derived document: it names its subject by where and as what it was read, so that it can be
applied anew to whatever the next derivation makes of the articles. `indexing.curating` does that; what it cannot do it
puts on the list of re-checks.
"""

from typing import Annotated, ClassVar, Self

from pydantic import AwareDatetime, Field, model_validator

from indexing.documents import ClaimValue, Document
from indexing.values import Anchor, Value
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    DecidedField,
    DecisionAction,
    RecheckReason,
    Sector,
)

_OF_TWO = (DecisionAction.MERGE, DecisionAction.SPLIT, DecisionAction.NOT_SAME)


class Target(Value):
    """One reading of a subject as the editor saw it: an agreement in one article, or an actor under one name.

    `id` is the id that the subject would have by this reading alone. `codes` are those of the states and blocs that are
    party, or of an actor's country. For an agreement, `anchor` is its most telling passage and `siblings` the number of
    agreements told there; `names` are the forms of an actor's name, the fullest first.
    """

    id: str
    kind: AgreementKind | ActorKind | None = None
    codes: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    names: tuple[str, ...] = ()
    article_id: str | None = None
    anchor: Anchor | None = None
    siblings: Annotated[int, Field(ge=1)] = 1


class Undoing(Value):
    """Who took a decision back, when and why."""

    by: str
    at: AwareDatetime
    why: str = ""


class Decision(Document):
    """What an editor said about a derived agreement or actor, anchored so that it survives every derivation anew.

    `targets` are the readings of the subject, the one that the editor looked at first; `article_id` and `anchor` say
    where the evidence for a decided value stands. A correction replaces the field by `values` (or the one `value`);
    none at all empties it. Merge and not-the-same are about `other_id` with `other_targets`; a split takes those out.
    One that was `undone` is kept as history and applied no more.
    """

    COLLECTION: ClassVar[str] = "decisions"

    action: DecisionAction
    subject_id: str
    other_id: str | None = None
    field: DecidedField | None = None
    value: ClaimValue | None = None
    values: tuple[ClaimValue, ...] = ()
    article_id: str | None = None
    anchor: Anchor | None = None
    targets: tuple[Target, ...] = ()
    other_targets: tuple[Target, ...] = ()
    by: str
    at: AwareDatetime
    why: str = ""
    undone: Undoing | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.action in _OF_TWO and not self.other_id:
            raise ValueError(f"a decision to {self.action} is about two subjects; other_id is missing")
        if self.action is DecisionAction.CORRECT and not self.field:
            raise ValueError("a correction names the field that it corrects")
        return self

    @property
    def said(self) -> tuple[ClaimValue, ...]:
        """All values that a correction gives."""
        return self.values or ((self.value,) if self.value else ())


class Recheck(Document):
    """A decision that could not be applied in a derivation as it was meant, and why; an editor has to look at it."""

    COLLECTION: ClassVar[str] = "rechecks"

    decision_id: str
    subject_id: str
    reason: RecheckReason
