"""Clusters of forms become actors: names per language, aliases with the reason of each join, roles with passages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexing.deriving.joining.clusters import Cluster, unite
from indexing.deriving.joining.coverage import Told
from indexing.deriving.joining.forms import Form, Forms, collect
from indexing.deriving.joining.names import exact_key, is_arabic, tokens
from indexing.deriving.joining.organisations import organisation_evidence
from indexing.deriving.joining.passages import PassageIds
from indexing.deriving.joining.persons import person_evidence
from indexing.deriving.joining.rulings import NO_RULINGS, Rulings
from indexing.deriving.joining.states import bloc_names, country_names
from indexing.deriving.joining.suggestions import suggestions_of
from indexing.documents import Actor, Alias, Role, Suggestion
from indexing.values import Name
from indexing.vocabulary import ActorKind, Language

_ARABIC_SCRIPT = (Language.FA, Language.AR)
_FIRST_SEEN, _WITHIN_ARTICLE = "first_seen", "within_article"


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors by id, the actor behind each (article id, ref), and the own id that each ref has apart from joins.

    `suggestions` are pairs of actors that may be one.
    """

    actors: dict[str, Actor]
    of_ref: dict[tuple[str, str], str]
    own_id: dict[tuple[str, str], str]
    suggestions: tuple[Suggestion, ...]


def cast_of(told: Sequence[Told], passage_ids: PassageIds, rulings: Rulings = NO_RULINGS) -> Cast:
    """All actors of the articles; organisations are joined first, because offices held at them are evidence."""
    forms = collect(told, rulings.left_out)
    of_kind = {kind: {key: form for key, form in forms.by_id.items() if form.kind is kind} for kind in ActorKind}
    bodies, people = of_kind[ActorKind.ORGANISATION], of_kind[ActorKind.PERSON]
    about_bodies = organisation_evidence(bodies.values())
    organisations = unite(bodies, about_bodies, rulings)
    about_people = person_evidence(people.values(), _of_ref(forms, organisations))
    persons = unite(people, about_people, rulings)
    states = [one for kind in (ActorKind.COUNTRY, ActorKind.BLOC) for one in unite(of_kind[kind], (), rulings)]
    clusters = [*organisations, *persons, *states]
    of_ref = _of_ref(forms, clusters)
    actors = {cluster.id: _actor(cluster, of_ref, passage_ids) for cluster in clusters}
    suggestions = suggestions_of(clusters, (*about_bodies, *about_people), rulings)
    return Cast(dict(sorted(actors.items())), of_ref, forms.of_ref, suggestions)


def _of_ref(forms: Forms, clusters: Sequence[Cluster]) -> dict[tuple[str, str], str]:
    actor = {form.id: cluster.id for cluster in clusters for form in cluster.forms}
    return {ref: actor[form_id] for ref, form_id in forms.of_ref.items() if form_id in actor}


def _actor(cluster: Cluster, of_ref: Mapping[tuple[str, str], str], passage_ids: PassageIds) -> Actor:
    first = cluster.forms[0]
    orders = {sighting.told.order for form in cluster.forms for sighting in form.sightings}
    return Actor(
        id=cluster.id,
        kind=first.kind,
        names=_names(cluster),
        code=first.code,
        country=cluster.country,
        aliases=tuple(_aliases(cluster)),
        roles=tuple(_roles(cluster, of_ref, passage_ids)),
        article_ids=tuple(article_id for _, article_id in sorted(orders)),
        former_ids=tuple(sorted(form.id for form in cluster.forms[1:])),
    )


def _names(cluster: Cluster) -> tuple[Name, ...]:
    """One name per language, English and Persian first: the most frequent full form, then the longest.

    Countries and blocs have settled names. A name in another script than its language's is used only if there is no
    other at all; none is ever made by romanising.
    """
    first = cluster.forms[0]
    if first.code and (settled := _settled(first)):
        return settled
    seen: Counter[tuple[Language, str]] = Counter()
    for form in cluster.forms:
        seen.update((s.finding.language, s.finding.name) for s in form.sightings)
    fitting = {key: n for key, n in seen.items() if is_arabic(key[1]) == (key[0] in _ARABIC_SCRIPT)} or seen
    best: dict[Language, tuple[tuple[bool, int, int, str], str]] = {}
    for (language, text), count in fitting.items():
        rank = (len(tokens(text)) > 1, count, len(text), text)
        best[language] = max(best.get(language, (rank, text)), (rank, text))
    return tuple(Name(text=best[language][1], language=language) for language in Language if language in best)


def _settled(form: Form) -> tuple[Name, ...]:
    code = form.code or ""
    return country_names(code) if form.kind is ActorKind.COUNTRY else bloc_names(code)


def _aliases(cluster: Cluster) -> Iterator[Alias]:
    """Each name and surface once per form and language, first seen first."""
    for number, form in enumerate(cluster.forms):
        joined = cluster.why.get(form.id)
        reason, score = (joined.reason, joined.score) if number and joined else (_FIRST_SEEN, 1.0)
        seen: set[tuple[str, Language]] = set()
        for sighting in form.sightings:
            finding = sighting.finding
            for text in (finding.name, *finding.surfaces):
                if (text, finding.language) in seen:
                    continue
                same = exact_key(text) == exact_key(form.name)
                seen.add((text, finding.language))
                yield Alias(
                    id=form.id,
                    text=text,
                    language=finding.language,
                    reason=reason if same else _WITHIN_ARTICLE,
                    score=score if same else finding.confidence,
                    article_id=sighting.told.article.id,
                )


def _roles(cluster: Cluster, of_ref: Mapping[tuple[str, str], str], passage_ids: PassageIds) -> Iterator[Role]:
    """The roles in reading order, each title once per article."""
    sightings = sorted((s for form in cluster.forms for s in form.sightings), key=lambda s: s.told.order)
    seen: set[tuple[str, str, str | None]] = set()
    for sighting in sightings:
        article = sighting.told.article
        for role in sorted(sighting.finding.roles, key=lambda role: (role.span.start, role.title)):
            organisation = of_ref.get((article.id, role.organisation_ref)) if role.organisation_ref else None
            key = (article.id, exact_key(role.title), organisation)
            passage_id = passage_ids.get((article.id, role.passage))
            if key in seen or passage_id is None:
                continue
            seen.add(key)
            yield Role(
                title=role.title,
                language=article.language,
                organisation_id=organisation,
                country=role.country,
                passage_id=passage_id,
                article_id=article.id,
                as_of=article.published,
                rule=role.rule,
                confidence=role.confidence,
            )
