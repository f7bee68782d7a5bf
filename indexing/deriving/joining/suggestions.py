"""Suggestions: what is likely one actor and was not joined, because the evidence is not enough.

Each pair of actors is suggested once, for its best evidence. An actor is in a few suggestions at most, so that a common
name of unknown country does not bury the editor.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from indexing.deriving.joining.clusters import Cluster
from indexing.deriving.joining.evidence import LIKELY, Evidence, compatible
from indexing.deriving.joining.rulings import Rulings
from indexing.documents import Suggestion
from indexing.identity import stable_id

#: How many suggestions name one actor at most: the best ones.
MOST_OF_ONE = 5


def suggestions_of(clusters: Sequence[Cluster], found: Iterable[Evidence], rulings: Rulings) -> tuple[Suggestion, ...]:
    """The likely pairs of what joining left apart, best first.

    Pairs whose countries contradict each other by now, and those that a ruling parts, are no suggestions.
    """
    of_form = {form.id: cluster for cluster in clusters for form in cluster.forms}
    named: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    suggestions = []
    for evidence in sorted((e for e in found if e.rank == LIKELY), key=lambda e: e.order):
        sides = sorted((of_form[form_id].id, form_id) for form_id in (evidence.first, evidence.second))
        (one, one_form), (other, other_form) = sides
        if one == other or (one, other) in seen or max(named[one], named[other]) >= MOST_OF_ONE:
            continue
        if not compatible((of_form[one].country, of_form[other].country)) or _parted(
            of_form[one], of_form[other], rulings
        ):
            continue
        seen.add((one, other))
        named.update((one, other))
        suggestions.append(
            Suggestion(
                id=stable_id("sug", one, other),
                actor_ids=(one, other),
                alias_ids=(one_form, other_form),
                score=evidence.score,
                reason=evidence.reason,
            )
        )
    return tuple(suggestions)


def _parted(one: Cluster, other: Cluster, rulings: Rulings) -> bool:
    groups = {group for form in other.forms if (group := rulings.group(form.id))}
    return any(rulings.rivals(rulings.group(form.id)) & groups for form in one.forms)
