"""Whether a state beside a company agrees itself, or is named only because the company is from there."""

from collections.abc import Set
from dataclasses import replace

from indexing.deriving.agreements.candidate import Parties
from indexing.deriving.agreements.runs import found_by
from indexing.deriving.agreements.sides import Sides

_PAIR = 2
_PLAIN = 0.2
_WITH = "parties/with"
#: Behind such a row stands with whom it agrees: "firms A and B signed with the state".
_ROWS = frozenset({"parties/at-trigger", "parties/coordination"})


def without_homes(found: Parties, sides: Sides) -> Parties:
    """`found` without states that are there only as the home of a company: then the other of the pair comes in."""
    homes = {sides.home_of(ref) for ref in found.refs} & set(found.refs)
    if not homes or _is_with_its_state(found, homes) or _is_with_foreigners(found, homes, sides):
        return found
    kept = tuple(ref for ref in found.refs if ref not in homes)
    if len(kept) > 1:
        return replace(found, refs=kept)
    other = next((ref for ref in sides.pair if ref not in homes and ref not in kept), None)
    return found_by((*kept, other) if other else kept, "company-and-other", 0.08, explicit=False)


def _is_with_its_state(found: Parties, homes: Set[str | None]) -> bool:
    """Whether a company is plainly said to agree with the state that it is from, and with nobody else."""
    return found.weight > _PLAIN and len(homes) == 1 and len(found.refs) == _PAIR


def _is_with_foreigners(found: Parties, homes: Set[str | None], sides: Sides) -> bool:
    """Whether a state is plainly said to agree with companies of which only some are its own."""
    companies = [ref for ref in found.refs if sides.is_company(ref)]
    if found.rule.id == _WITH:
        return found.refs[0] in homes or bool({sides.home_of(ref) for ref in companies} - {None} - homes)
    codes = {sides.actors[home].code for home in homes if home}
    return (
        found.rule.id in _ROWS
        and found.refs[-1] in homes
        and any(sides.actors[ref].country not in codes for ref in companies if sides.actors[ref].country)
    )
