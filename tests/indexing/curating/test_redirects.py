"""Ids never die: an id of an agreement still leads to it when its source has rewritten the sentence."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.curating.curate import Curated, Curating
from indexing.documents import Agreement
from indexing.vocabulary import Sector
from tests.indexing.curating.desk import Desk, Told
from tests.indexing.curating.test_laws import ABOVE, texts, worlds
from tests.indexing.curating.wire import MINERALS, minerals, minerals_fa, railway, three_deals
from tests.indexing.curating.world import Telling, holder, revised

REWRITTEN = "A paper on the mining of rare metals now carries the signatures of both Iran and Uzbekistan."


def curated(now: list[Told], *earlier: Told, desk: Desk | None = None) -> Curated:
    return Curating(now, (), earlier).decided(desk.decisions if desk else ())


def only(outcome: Curated) -> Agreement:
    (agreement,) = outcome.graph.agreements
    return agreement


def test_a_sentence_that_was_edited_keeps_the_old_id_alive() -> None:
    before = minerals().told()
    old = only(curated([before])).id
    now = only(curated([minerals(sentence=MINERALS.replace("Thursday", "Thursday night")).told()], before))
    assert now.id != old
    assert now.former_ids == (old,)


def test_a_sentence_that_was_written_anew_is_known_by_parties_kind_and_subject() -> None:
    before = minerals().told()
    old = only(curated([before])).id
    assert only(curated([minerals(sentence=REWRITTEN).told()], before)).former_ids == (old,)


def test_ids_of_all_revisions_lead_to_the_agreement_of_all_articles() -> None:
    first, second = minerals().told(), minerals(sentence=MINERALS.replace("signed", "have signed")).told()
    present = minerals(sentence=REWRITTEN).told()
    old = {only(curated([one])).id for one in (first, second)}
    now = only(curated([present, minerals_fa().told()], first, second))
    assert len(now.article_ids) == 2
    assert old < set(now.former_ids)


def test_the_id_of_a_deal_that_the_article_does_not_tell_any_more_leads_nowhere() -> None:
    before = minerals(article_id="art-3").told()
    now = curated([railway().told()], before)
    assert only(now).former_ids == ()


def test_of_two_deals_that_are_alike_neither_takes_the_place_of_the_other() -> None:
    before = three_deals("art-1", Sector.MINING, Sector.MINING).told()
    gone = minerals(sentence=REWRITTEN, states=(("IR", "Iran"), ("TJ", "Tajikistan"))).told()
    assert only(curated([gone], before)).former_ids == ()


def test_an_id_that_lives_stays_with_whom_it_belongs() -> None:
    both = [minerals().told(), minerals_fa().told()]
    assert curated(both, both[0]) == curated(both)


def test_a_revision_of_an_article_that_is_gone_is_no_matter() -> None:
    assert curated([railway().told()], minerals().told()) == curated([railway().told()])


def test_what_editors_rejected_does_not_come_back_under_its_old_id() -> None:
    before, after = minerals().told(), minerals(sentence=MINERALS.replace("a memo", "the memo")).told()
    desk = Desk(before)
    desk.reject(only(curated([before])))
    assert curated([after], before, desk=desk).graph.agreements == ()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_an_old_id_leads_to_its_own_deal_or_nowhere(data: st.DataObject) -> None:
    before = data.draw(worlds)
    after = []
    for one in before.coverage:
        now = replace(one, above=tuple(data.draw(st.lists(st.sampled_from(ABOVE), max_size=2))))
        for number, text in enumerate(one.sentences):
            now = revised(now, number, data.draw(texts(text or "")))
        after.append(now)
    world = replace(before, coverage=tuple(after))
    graph = curated(world.told(), *before.told()).graph
    borne = Counter(key for one in graph.agreements for key in (one.id, *one.former_ids))
    assert set(borne.values()) <= {1}
    present = world.drafts()
    alike = Counter(_said(one.id, telling) for one in before.coverage for telling in one.tellings)
    of_key = {telling.key: _said(one.id, telling) for one in before.coverage for telling in one.tellings}
    for key, old in before.drafts().items():
        found = holder(graph, old)
        its_own = holder(graph, present[key]) if key in present else None
        if alike[of_key[key]] == 1:
            assert found == its_own


def _said(article_id: str, telling: Telling) -> tuple[object, ...]:
    return article_id, telling.kind, telling.states, telling.sector
