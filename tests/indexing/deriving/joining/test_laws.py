"""Laws of joining: order does not matter, every id leads somewhere, every quote is in its text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.deriving.joining.graph import Graph, Joining, join
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.vocabulary import AgreementKind, Language, Sector, Status
from tests.indexing.deriving.joining.story import Story

PEOPLE = ["Bobur Islamov", "Bobir Islamov", "بابر اسلام‌اف", "Islamov", "Бобур Исламов", "Rustam Karimov", "Karimov"]
BODIES = ["IMIDRO", "ایمیدرو", "Central Bank", "بانک مرکزی", "Ministry of Energy"]
COUNTRIES = ["IR", "UZ", "TJ"]
DATES = [None, "2026", "2026-01", "2026-01-29", "2026-01-30", "2026-03-30"]


@st.composite
def story(draw: st.DrawFn, article_id: str) -> Story:
    language = draw(st.sampled_from([Language.EN, Language.FA]))
    told = Story(
        article_id,
        "A headline",
        "A sentence.",
        "A sentence.",
        language=language,
        published=draw(st.sampled_from(DATES)),
    )
    states = [told.country(code, code) for code in draw(st.lists(st.sampled_from(COUNTRIES), unique=True))]
    place = st.sampled_from([None, *COUNTRIES])
    bodies = [told.organisation(name, draw(place)) for name in draw(st.lists(st.sampled_from(BODIES), max_size=2))]
    title = st.sampled_from([None, "minister", "minister of mining and geology"])
    for name in draw(st.lists(st.sampled_from(PEOPLE), max_size=3)):
        told.person(name, draw(place), draw(title), at=draw(st.sampled_from([None, *bodies])))
    kinds = st.sampled_from([AgreementKind.MEMORANDUM, AgreementKind.AGREEMENT, AgreementKind.JOINT_BODY])
    for _ in range(draw(st.integers(0, 3))):
        told.deal(
            draw(kinds),
            draw(st.sampled_from(Status)),
            states,
            sentence=draw(st.sampled_from([1, 2])),
            topic=draw(st.sampled_from(["", "critical minerals", "minerals", "wheat"])),
            sectors=draw(st.lists(st.sampled_from([Sector.MINING, Sector.TRADE]), unique=True)),
            date=draw(st.sampled_from(DATES)),
        )
    return told


stories = st.integers(1, 5).flatmap(lambda n: st.tuples(*(story(f"art-{i}") for i in range(n))))


@settings(max_examples=60, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_graph_does_not_depend_on_the_order_of_the_articles(told: tuple[Story, ...], chance: object) -> None:
    articles = [one.told() for one in told]
    groups = [("art-0", "art-1"), ("art-3", "art-2")]
    expected = join(articles, groups)
    for _ in range(2):
        chance.shuffle(articles)  # type: ignore[attr-defined]
        assert join(articles, [tuple(reversed(group)) for group in reversed(groups)]) == expected


@settings(max_examples=60, deadline=None)
@given(stories)
def test_every_id_leads_somewhere_and_is_of_one_thing(told: tuple[Story, ...]) -> None:
    graph = join([one.told() for one in told])
    ids = [d.id for part in (graph.passages, graph.claims, graph.actors, graph.agreements) for d in part]
    former = [i for part in (graph.actors, graph.agreements) for d in part for i in d.former_ids]
    assert len({*ids, *former}) == len(ids) + len(former)
    named = {p for claim in graph.claims for p in claim.passage_ids} | _named(graph)
    assert named <= set(ids)


def _named(graph: Graph) -> set[str]:
    agreements = graph.agreements
    found = {i for a in agreements for i in (*a.passage_ids, *a.claim_ids, *a.status.claim_ids, *a.status.passage_ids)}
    found |= {i for a in agreements for p in a.participants for i in (p.actor_id, *p.passage_ids)}
    found |= {actor_id for suggestion in graph.suggestions for actor_id in suggestion.actor_ids}
    found |= {r.passage_id for actor in graph.actors for r in actor.roles}
    found |= {r.organisation_id for actor in graph.actors for r in actor.roles if r.organisation_id}
    return found | {claim.subject_id for claim in graph.claims}


@settings(max_examples=60, deadline=None)
@given(stories)
def test_joined_actors_never_contradict_each_other_in_country(told: tuple[Story, ...]) -> None:
    articles = [one.told() for one in told]
    graph = join(articles)
    stated = {
        (article.id, actor.name): actor.country
        for article, findings in articles
        for actor in findings.actors
        if [other.name for other in findings.actors].count(actor.name) == 1
    }
    for actor in graph.actors:
        countries = {stated.get((alias.article_id or "", alias.text)) for alias in actor.aliases} - {None}
        assert countries <= {actor.country}


@settings(max_examples=60, deadline=None)
@given(stories)
def test_what_is_suggested_was_not_joined_and_could_be(told: tuple[Story, ...]) -> None:
    graph = join([one.told() for one in told])
    actors = {actor.id: actor for actor in graph.actors}
    assert len({suggestion.actor_ids for suggestion in graph.suggestions}) == len(graph.suggestions)
    for suggestion in graph.suggestions:
        one, other = (actors[actor_id] for actor_id in suggestion.actor_ids)
        assert one != other
        assert len({one.country, other.country} - {None}) <= 1
        for actor, form in zip((one, other), suggestion.alias_ids, strict=True):
            assert form in {alias.id for alias in actor.aliases}


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="سمیكي\u200c\u0640\u200f ab𐎠.", min_size=1).filter(str.strip))
def test_passages_and_mentions_quote_their_text_exactly(name: str) -> None:
    one = Story("art-1", "Headline", f"«{name}» گفت.", language=Language.FA)
    one.person(name, "IR")
    article, findings = one.told()
    for passage in join([(article, findings)]).passages:
        assert article.raw[passage.start : passage.end] == passage.quote
        for mention in passage.mentions:
            assert article.raw[mention.start : mention.end] == mention.quote


def test_a_passage_keeps_its_id_when_the_article_is_revised_around_it() -> None:
    before = Story("art-1", "Headline", "They signed it.", "They signed it.")
    after = Story("art-1", "Another headline", "New: «مهم».", "They signed it.", "They signed\u200c it.")
    old, new = (join([one.told()]).passages for one in (before, after))
    assert [p.id for p in new[2:]] == [p.id for p in old[1:]]
    assert old[1].id != old[2].id


def test_an_article_given_twice_or_with_findings_of_another_text_is_refused() -> None:
    article, findings = Story("art-1", "Headline").told()
    with pytest.raises(ValueError, match="given twice"):
        join([(article, findings), (article, findings)])
    revised = Article(id="art-1", raw="New", text_sha256=sha256_of("New"), language=Language.EN)
    with pytest.raises(ValueError, match="not those of the text"):
        join([(revised, findings)])


def test_no_articles_make_an_empty_graph() -> None:
    assert join([]) == Graph((), (), (), (), ())


@settings(max_examples=60, deadline=None)
@given(stories, stories, st.sets(st.integers(0, 4)))
def test_what_was_joined_before_changes_nothing_but_the_work(
    earlier: tuple[Story, ...], later: tuple[Story, ...], again: set[int]
) -> None:
    articles = [one.told() for one in earlier]
    before = Joining(articles, [("art-0", "art-1")])
    before.graph()
    kept = {number: articles[number] for number in again if number < len(articles)}
    now = kept | {number: one.told() for number, one in enumerate(later) if number not in kept}
    groups = [("art-0", "art-2")]
    assert Joining(now.values(), groups, before).graph() == join(now.values(), groups)
    assert before.graph() == join(articles, [("art-0", "art-1")])
