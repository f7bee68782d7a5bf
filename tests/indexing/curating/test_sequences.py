"""Decisions one after another about the same deals: each stays with its own deal, or is on the list, whatever changes.

Who owns a correction is told by the keys of the world: it is about the tellings that its agreement had, but for those
that a later decision set apart.
"""

from dataclasses import dataclass, field

from hypothesis import event, given, settings
from hypothesis import strategies as st

from indexing.curating.curate import Curated, Curating
from indexing.decisions import Decision, Target
from indexing.documents import Agreement, ClaimValue
from indexing.vocabulary import DecidedField, DecisionAction, Sector, Status
from tests.indexing.curating.desk import Desk
from tests.indexing.curating.test_laws import changed, worlds
from tests.indexing.curating.wire import minerals, minerals_fa, railway
from tests.indexing.curating.world import World, holder

STEPS = ("merge", "merge", "merge", "correct", "correct", "confirm", "split", "split", "split", "not_same", "undo")
IN_FORCE = ClaimValue(text="in_force")


def statuses(desk: Desk) -> dict[tuple[str, ...], Status]:
    return {one.article_ids: one.status.value for one in desk.agreements}


def desk_of_both() -> tuple[Desk, Agreement]:
    desk = Desk(minerals().told(), minerals_fa().told())
    (joined,) = desk.agreements
    return desk, joined


def test_a_correction_stays_behind_when_a_telling_is_split_off() -> None:
    desk, joined = desk_of_both()
    first, second = desk.targets(joined)
    correction = desk.correct(joined, DecidedField.STATUS, IN_FORCE)
    split = desk.split(joined, second)
    kept, taken = (first.article_id or "",), (second.article_id or "",)
    assert statuses(desk) == {kept: Status.IN_FORCE, taken: Status.SIGNED}
    desk.told = [one for one in desk.told if one[0].id == second.article_id]
    assert statuses(desk) == {taken: Status.SIGNED}
    assert desk.rechecks() == {correction.id: "article_gone", split.id: "article_gone"}


def test_a_confirmation_stays_behind_when_a_telling_is_split_off() -> None:
    desk, joined = desk_of_both()
    second = desk.targets(joined)[1]
    confirmation = desk.confirm(joined)
    desk.split(joined, second)
    desk.told = [one for one in desk.told if one[0].id == second.article_id]
    assert [one.confidence < 1.0 for one in desk.agreements] == [True]
    assert desk.rechecks()[confirmation.id] == "article_gone"


def test_whose_a_correction_is_must_be_asked_when_the_telling_looked_at_is_split_off() -> None:
    desk, joined = desk_of_both()
    first, _ = desk.targets(joined)
    correction = desk.correct(joined, DecidedField.STATUS, IN_FORCE)
    desk.split(joined, first)
    assert set(statuses(desk).values()) == {Status.SIGNED}
    assert desk.rechecks() == {correction.id: "ambiguous"}


def test_a_correction_of_what_was_split_off_stays_there() -> None:
    desk, joined = desk_of_both()
    first, second = desk.targets(joined)
    desk.split(joined, second)
    desk.correct(desk.agreement(second.article_id or ""), DecidedField.STATUS, IN_FORCE)
    assert statuses(desk) == {(first.article_id,): Status.SIGNED, (second.article_id,): Status.IN_FORCE}
    desk.told = [one for one in desk.told if one[0].id == first.article_id]
    assert statuses(desk) == {(first.article_id,): Status.SIGNED}
    assert len(desk.rechecks()) == 2


def test_a_correction_of_merged_deals_stays_with_one_when_the_merge_is_undone() -> None:
    desk = Desk(minerals().told(), railway().told())
    merge = desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
    (merged,) = desk.agreements
    correction = desk.correct(merged, DecidedField.STATUS, IN_FORCE)
    own = desk.targets(merged)[0].article_id
    desk.undo(merge)
    assert sorted(statuses(desk).values()) == [Status.IN_FORCE, Status.SIGNED]
    desk.told = [one for one in desk.told if one[0].id != own]
    assert [*statuses(desk).values()] == [Status.SIGNED]
    assert desk.rechecks() == {correction.id: "article_gone"}


def test_a_correction_follows_merged_deals_while_the_merge_stands() -> None:
    desk = Desk(minerals().told(), railway().told())
    desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
    (merged,) = desk.agreements
    desk.correct(merged, DecidedField.STATUS, IN_FORCE)
    own = desk.targets(merged)[0].article_id
    desk.told = [one for one in desk.told if one[0].id != own]
    assert [*statuses(desk).values()] == [Status.IN_FORCE]


def test_what_is_left_of_merged_deals_stays_together_when_a_telling_is_split_off() -> None:
    desk = Desk(minerals().told(), minerals_fa().told(), railway().told())
    desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
    (merged,) = desk.agreements
    (persian,) = desk.targets(merged, looked_at="art-2")[:1]
    desk.split(merged, persian)
    assert {frozenset(articles) for articles in statuses(desk)} == {
        frozenset({"art-1", "art-3"}),
        frozenset({"art-2"}),
    }
    assert desk.rechecks() == {}


def test_a_correction_whose_other_tellings_have_come_apart_is_on_the_list() -> None:
    desk = Desk(minerals().told(), minerals_fa().told(), minerals("art-4").told())
    (joined,) = desk.agreements
    targets = desk.targets(joined, looked_at="art-1")
    correction = desk.decide(
        DecisionAction.CORRECT, joined, targets=targets, field=DecidedField.STATUS, values=(IN_FORCE,)
    )
    desk.told = [minerals_fa().told(), minerals("art-4", sectors=(Sector.TOURISM,), topic="pilgrims").told()]
    assert statuses(desk) == {("art-2",): Status.SIGNED, ("art-4",): Status.SIGNED}
    assert desk.rechecks() == {correction.id: "ambiguous"}


@dataclass
class Owned:
    """A decision about one agreement and the keys of the tellings that it is about, the one looked at first."""

    decision: Decision
    keys: list[str]


@dataclass
class Ledger:
    """What was decided, by keys; made while deciding, so that texts and rules may change in between."""

    owned: list[Owned] = field(default_factory=list)
    merges: list[tuple[Decision, list[str], list[str]]] = field(default_factory=list)
    cuts: list[tuple[int, list[str], list[str], bool]] = field(default_factory=list)
    joins: list[tuple[int, set[str]]] = field(default_factory=list)

    def owners(self, owned: Owned) -> set[str]:
        """The tellings that a decision is still about; none where nobody can say."""
        left, made = set(owned.keys), int(owned.decision.id.removeprefix("dec-"))
        for at, one, other, taken_out in self.cuts:
            if at <= made or any(then >= at and keys & {*one, *other} for then, keys in self.joins):
                continue
            main = owned.keys[0]
            if taken_out and main in other:
                left = left & set(other) if left.isdisjoint(one) else set()
            elif taken_out or main in one:
                left -= set(other)
            elif main in other:
                left -= set(one)
            elif not (left.isdisjoint(one) or left.isdisjoint(other)):
                left = {main}
        return left


def keys_of(targets: tuple[Target, ...], world: World) -> list[str]:
    drafts = world.drafts()
    return [key for target in targets for key, draft in drafts.items() if draft == target.id]


def decide(data: st.DataObject, desk: Desk, world: World, ledger: Ledger) -> None:
    """One decision more about agreements, or the undoing of a merge."""
    some = desk.agreements
    if not some:
        return
    several = [one for one in some if len(desk.targets(one)) > 1]
    subject, other = data.draw(st.sampled_from(several or some)), data.draw(st.sampled_from(some))
    targets = tuple(data.draw(st.permutations(desk.targets(subject))))
    now = len(desk.decisions)
    match data.draw(st.sampled_from(STEPS)):
        case "correct":
            corrected = desk.decide(
                DecisionAction.CORRECT, subject, targets=targets, field=DecidedField.STATUS, values=(IN_FORCE,)
            )
            ledger.owned.append(Owned(corrected, keys_of(targets, world)))
        case "confirm":
            confirmed = desk.decide(DecisionAction.CONFIRM, subject, targets=targets)
            ledger.owned.append(Owned(confirmed, keys_of(targets, world)))
        case "merge" if subject != other:
            one, two = keys_of(targets, world), keys_of(desk.targets(other), world)
            ledger.merges.append((desk.merge(subject, other), one, two))
            ledger.joins.append((now, {*one, *two}))
        case "split" if len(targets) > 1:
            out = data.draw(st.sampled_from(targets))
            rest = tuple(target for target in targets if target != out)
            desk.split(subject, out)
            ledger.cuts.append((now, keys_of(rest, world), keys_of((out,), world), True))
        case "not_same" if subject != other:
            desk.not_same(subject, other)
            ledger.cuts.append((now, keys_of(targets, world), keys_of(desk.targets(other), world), False))
        case "undo" if ledger.merges:
            decision, one, two = ledger.merges.pop(data.draw(st.integers(0, len(ledger.merges) - 1)))
            desk.undo(decision)
            ledger.cuts.append((now, one, two, False))


def shown_at(curated: Curated, decision: Decision) -> list[str]:
    """The ids of the agreements that show the decision."""
    code = f"decision/{decision.id}"
    corrected = [claim.subject_id for claim in curated.graph.claims if claim.rule.id == code]
    confirmed = [one.id for one in curated.graph.agreements if code in {reason.code for reason in one.reasons}]
    return corrected + confirmed


def answered(owned: Owned, ledger: Ledger, curated: Curated, mine: set[str]) -> bool:
    """Whether a later decision of the same kind is about some of the same, or another says it of the same deal now."""
    same = [one for one in ledger.owned if one.decision.action is owned.decision.action and one is not owned]
    later = same[sum(one.decision.at < owned.decision.at for one in same) :]
    again = any(not set(one.keys).isdisjoint(owned.keys) for one in later)
    return again or any(not mine.isdisjoint(shown_at(curated, one.decision)) for one in same)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_decision_ever_passes_to_a_deal_that_it_is_not_about(data: st.DataObject) -> None:
    world = data.draw(worlds)
    desk, ledger = Desk(*world.told()), Ledger()
    for _ in range(data.draw(st.integers(1, 2))):
        for _ in range(data.draw(st.integers(2, 6))):
            decide(data, desk, world, ledger)
        world = data.draw(changed(world))
        desk.told = world.told()
    curated = Curating(world.told()).decided(desk.decisions)
    drafts = world.drafts()
    listed = {recheck.decision_id: recheck.reason.value for recheck in curated.rechecks}
    for owned in ledger.owned:
        shown, owners = shown_at(curated, owned.decision), ledger.owners(owned)
        mine = {one.id for key in owners if key in drafts and (one := holder(curated.graph, drafts[key]))}
        outcome = "shown" if shown else listed.get(owned.decision.id, "taken back")
        event(f"{owned.decision.action}, {len(owned.keys) - len(owners)} split off: {outcome}")
        assert set(shown) <= mine, (owned, owners, desk.decisions)
        assert outcome != "taken back" or answered(owned, ledger, curated, mine), (owned, desk.decisions)
