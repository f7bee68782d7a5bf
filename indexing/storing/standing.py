"""Whether a write may go ahead, given what stands: the rule of revisions, the same for every adapter."""

from dataclasses import dataclass

from indexing.storing.checking import Checked
from indexing.storing.port import ANY, Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """The last known state of an id. `rev` grows across deletion, so a tombstone has one as well."""

    collection: str
    rev: int
    live: bool


def refusal(write: Checked, standing: Standing | None) -> Outcome | None:
    """The outcome of a write that must not go ahead, or None.

    An id belongs to its first collection for good. A deleted or unknown document stands at revision 0.
    """
    if standing is not None and standing.collection != write.collection:
        return Outcome(write.id, "invalid", error=f"the id belongs to the collection {standing.collection!r}")
    live_rev = standing.rev if standing is not None and standing.live else 0
    nothing_to_delete = write.body is None and live_rev == 0
    if nothing_to_delete or write.expect_rev not in (ANY, live_rev):
        return Outcome(write.id, "conflict", rev=live_rev)
    return None
