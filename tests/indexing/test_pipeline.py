"""The walk as a whole, over the sample coverage: from files to a graph that can be trusted."""

import json
from collections.abc import AsyncIterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pytest

from indexing.deriving.article import RULES_VERSION, derive
from indexing.documents import Actor, Agreement, Article, Claim, Document, Passage, Reprint, Suggestion
from indexing.pipeline import derive_graph, fold, ingest
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in
from indexing.storing import checking
from indexing.storing.articles import all_articles, older_revisions
from indexing.storing.findings import load_findings
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.snapshot import Snapshot
from indexing.storing.store import open_store
from indexing.vocabulary import ActorKind, AgreementKind, Language, Participation, Sector

D = TypeVar("D", bound=Document)

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLES = [str(FIXTURES / pattern) for pattern in ("*.jsonl", "*.html", "*.txt", "*.ninjs.json")]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    yield opened
    await opened.close()


async def load(store: DocumentStore, paths: Sequence[str]) -> Snapshot:
    report = await ingest(store, paths, sample=True)
    assert report.problems == []
    await derive_graph(store, workers=1)
    return await Snapshot.current(store)


async def every(snapshot: Snapshot, kind: type[D]) -> list[D]:
    return [row.document for row in await snapshot.find(kind, Where(), Order("key"), None, 10_000)]


def between(agreements: Sequence[Agreement], kind: AgreementKind, *codes: str) -> list[Agreement]:
    return [
        agreement
        for agreement in agreements
        if agreement.kind is kind
        and {p.code for p in agreement.participants if p.role is Participation.PARTY} == set(codes)
    ]


async def test_every_sample_becomes_an_article_and_a_second_ingest_changes_nothing(store: DocumentStore) -> None:
    first = await ingest(store, SAMPLES, sample=True)
    before = await derive_graph(store, workers=1)
    second = await ingest(store, SAMPLES, sample=True)
    after = await derive_graph(store, workers=1)
    assert (first.new, first.revised) == (17, 1)
    assert (second.stored, second.unchanged) == (0, 18)
    assert before.added > 100
    assert (after.run, after.added, after.changed, after.removed) == (before.run, 0, 0, 0)


async def test_every_passage_and_mention_quotes_the_raw_text(store: DocumentStore) -> None:
    snapshot = await load(store, SAMPLES)
    raw = {article.id: article.raw async for article in all_articles(store)}
    passages = await every(snapshot, Passage)
    assert {passage.article_id for passage in passages} == set(raw)
    for passage in passages:
        text = raw[passage.article_id]
        assert text[passage.start : passage.end] == passage.quote
        for mention in passage.mentions:
            assert text[mention.start : mention.end] == mention.quote
            assert passage.start <= mention.start < mention.end <= passage.end


async def test_every_fact_has_a_passage(store: DocumentStore) -> None:
    snapshot = await load(store, SAMPLES)
    passages = {passage.id for passage in await every(snapshot, Passage)}
    claims = {claim.id: claim for claim in await every(snapshot, Claim)}
    agreements = await every(snapshot, Agreement)
    assert agreements
    for agreement in agreements:
        assert set(agreement.passage_ids) <= passages
        assert set(agreement.claim_ids) <= set(claims)
        assert all(set(participant.passage_ids) <= passages for participant in agreement.participants)
        assert set(agreement.status.passage_ids) <= passages
    assert all(set(claim.passage_ids) <= passages for claim in claims.values())
    assert all(role.passage_id in passages for actor in await every(snapshot, Actor) for role in actor.roles)


async def test_one_deal_told_in_two_languages_is_one_agreement_and_a_reprint_is_no_source(store: DocumentStore) -> None:
    snapshot = await load(store, SAMPLES)
    memoranda = between(await every(snapshot, Agreement), AgreementKind.MEMORANDUM, "TR", "UZ")
    (minerals,) = [memorandum for memorandum in memoranda if Sector.MINING in memorandum.sectors]
    articles = [one for one in await snapshot.get(Article, minerals.article_ids) if one]
    assert {article.language for article in articles} == {Language.EN, Language.FA}
    assert len(articles) == 3
    assert minerals.source_count == 2
    (reprint,) = await every(snapshot, Reprint)
    assert set(reprint.article_ids) <= set(minerals.article_ids)


async def test_one_person_in_both_scripts_is_one_actor_with_the_reason(store: DocumentStore) -> None:
    snapshot = await load(store, SAMPLES)
    persons = [actor for actor in await every(snapshot, Actor) if actor.kind is ActorKind.PERSON]
    (islamov,) = [one for one in persons if any("Islamov" in name.text for name in one.names)]
    assert {name.language for name in islamov.names} == {Language.EN, Language.FA}
    joined = [alias for alias in islamov.aliases if alias.reason == "similar_name_same_country"]
    assert joined
    assert all(0.0 < alias.score <= 1.0 for alias in joined)


async def test_a_corrected_text_is_a_new_revision_and_the_old_one_is_kept(store: DocumentStore) -> None:
    await load(store, SAMPLES)
    (corrected,) = [article async for article in all_articles(store) if article.revision == 2]
    (before,) = await older_revisions(store, corrected.id)
    assert "$400 million a year" in before.raw
    assert "$500 million a year" in corrected.raw


async def test_ids_stay_when_other_articles_arrive(store: DocumentStore) -> None:
    first = await load(store, [str(FIXTURES / "english.jsonl")])
    before = await every(first, Agreement)
    then = await load(store, [str(FIXTURES / "persian.jsonl"), str(FIXTURES / "*.html")])
    found = await then.get(Agreement, [agreement.id for agreement in before])
    assert all(found)


def test_the_graph_does_not_depend_on_the_order_of_the_articles() -> None:
    drafts = [draft for draft in drafts_in(SAMPLES) if isinstance(draft, Draft)]
    articles = list({article.id: article for article in map(article_of, drafts)}.values())
    findings = {article.id: derive(article) for article in articles}
    curated = fold(articles, findings)
    for order in ([*reversed(articles)], [*articles[9:], *articles[:9]], sorted(articles, key=lambda a: a.text_sha256)):
        assert fold(order, findings) == curated


async def test_files_in_any_order_give_the_same_graph(tmp_path: Path) -> None:
    graphs = []
    for number, order in enumerate(permutations([SAMPLES[0], SAMPLES[1], SAMPLES[2]], 3)):
        store = await open_store(f"sqlite:///{tmp_path}/{number}.db")
        for path in order:
            await load(store, [path])
        snapshot = await Snapshot.current(store)
        graphs.append((await every(snapshot, Agreement), await every(snapshot, Actor), await every(snapshot, Claim)))
        await store.close()
    assert len(graphs) == 6
    assert all(graph == graphs[0] for graph in graphs)


async def test_bad_input_is_told_line_by_line_and_the_rest_is_stored(store: DocumentStore, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "latin.txt").write_bytes("Türkiye signed".encode("cp1254"))
    (folder / "empty.txt").write_bytes(b"")
    good = json.dumps({"text": "Iran and Uzbekistan signed a memorandum on mining."})
    (folder / "wire.jsonl").write_text(f"{good}\n{{broken\n", "utf-8")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50 * 1024 * 1024)
    report = await ingest(store, [folder])
    places = {(Path(problem.path).name, problem.line) for problem in report.problems}
    assert places == {("latin.txt", None), ("empty.txt", None), ("wire.jsonl", 2), ("huge.txt", None)}
    assert all(problem.reason for problem in report.problems)
    assert report.new == 1


async def test_what_may_be_one_person_is_stored_as_a_suggestion(store: DocumentStore, tmp_path: Path) -> None:
    texts = [
        "Uzbek Foreign Minister Bakhtiyor Saidov arrived in Tehran on Monday.",
        "بختیار سعیداف گفت که گفت‌وگوها سازنده بود.",
    ]
    wire = tmp_path / "wire.jsonl"
    wire.write_text("\n".join(json.dumps({"text": text}) for text in texts), "utf-8")
    snapshot = await load(store, [str(wire)])
    (suggestion,) = await every(snapshot, Suggestion)
    people = {actor.id: actor for actor in await every(snapshot, Actor) if actor.kind is ActorKind.PERSON}
    assert {people[actor_id].names[0].language for actor_id in suggestion.actor_ids} == {Language.EN, Language.FA}


async def test_an_article_too_large_for_any_store_is_a_problem_of_its_file(
    store: DocumentStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MAX_BODY_BYTES", 2_000)
    (tmp_path / "long.txt").write_text("Iran and Oman signed an agreement on ports. " * 60, "utf-8")
    (tmp_path / "short.txt").write_text("Iran and Oman signed an agreement on ports.", "utf-8")
    report = await ingest(store, [tmp_path])
    (problem,) = report.problems
    assert (Path(problem.path).name, report.new) == ("long.txt", 1)
    assert "cannot be stored: a body may have 2000 bytes" in problem.reason


async def test_findings_too_large_to_be_kept_are_derived_all_the_same(
    store: DocumentStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MAX_BODY_BYTES", 8_000)
    deals = "".join(f"Iran and Oman signed agreement number {number} on ports in Muscat.\n" for number in range(50))
    (tmp_path / "long.txt").write_text(deals, "utf-8")
    snapshot = await load(store, [str(tmp_path / "long.txt")])
    assert len(await every(snapshot, Passage)) == 50
    assert await load_findings(store, [one async for one in all_articles(store)], RULES_VERSION) == {}
