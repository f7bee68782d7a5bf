"""A bloc does not agree with its own members: where one is named with its bloc, what is told is the bloc's affair.

"German officials welcomed the pact of the European Union" names a speaker, a host or an example beside the bloc. Only
words that put both on two sides, as "between" does, make both parties. The table `shared/bloc_members` says who belongs
to which bloc.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from indexing.deriving.agreements.candidate import Parties
from indexing.deriving.findings import ActorFinding
from indexing.deriving.table import rows
from indexing.vocabulary import ActorKind

_TWO_SIDES = frozenset(
    f"parties/{how}" for how in ("between", "owner-and-other", "at-trigger", "coordination", "route", "joined")
)


#: Words between a bloc and a list of those who belong to it.
_COUNTS_UP = re.compile(
    r"(?: \([A-Z0-9+]{2,8}\))?(?: ?[-\u2013\u2014(:]| ?, (?:which|whose|that|comprising|made up|consisting|including"
    r"|grouping|namely|a bloc|a union|a group)| (?:comprising|grouping|made up|consisting|members)\b)"
)
_SEVERAL = 2
_JOINING = re.compile(r"\b(?:accession|(?:join|admit)(?:s|ted|ed|ing)?|membership)\b")


def without_members(found: Parties, actors: Mapping[str, ActorFinding], sentence: str) -> Parties:
    """`found` without the member states of its only bloc, if there is nobody else.

    Where `sentence` is about who becomes a member, a state and its bloc are two sides.
    """
    blocs = [ref for ref in found.refs if actors[ref].kind is ActorKind.BLOC]
    if len(blocs) == 1 and (listed := _listed(blocs[0], found, actors, sentence)):
        return replace(found, refs=tuple(ref for ref in found.refs if ref not in listed))
    if len(blocs) != 1 or len(found.refs) == 1 or found.rule.id in _TWO_SIDES or _JOINING.search(sentence):
        return found
    members = members_of(actors[blocs[0]].code or "")
    others = {actors[ref].code for ref in found.refs if ref != blocs[0]}
    return replace(found, refs=tuple(blocs), union=True) if others <= members else found


def _listed(bloc: str, found: Parties, actors: Mapping[str, ActorFinding], sentence: str) -> set[str]:
    """The members among `found` that `sentence` only counts up behind the name of their bloc, beside somebody else.

    "A pact of Peru with the EAEU (Russia, Belarus and Armenia)" is one of two sides.
    """
    members = members_of(actors[bloc].code or "")
    named = {ref for ref in found.refs if actors[ref].code in members}
    if len(named) < _SEVERAL or len(found.refs) == len(named) + 1:
        return set()
    places = (sentence.find(surface) + len(surface) for surface in actors[bloc].surfaces if surface in sentence)
    return named if any(_COUNTS_UP.match(sentence, place) for place in places) else set()


def members_of(bloc: str) -> frozenset[str]:
    """The codes of the member states of `bloc`; none where the table does not tell."""
    return _members().get(bloc, frozenset())


@cache
def _members() -> dict[str, frozenset[str]]:
    return {row["id"]: frozenset(row["members"].split()) for row in rows("shared", "bloc_members", "members")}
