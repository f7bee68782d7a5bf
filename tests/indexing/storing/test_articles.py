"""Articles, their revisions, decisions and cached findings: saved and found in batches."""

import pytest

from indexing.deriving.findings import ArticleFindings
from indexing.documents import Article
from indexing.reading.identity import Known
from indexing.storing.articles import (
    SaveReport,
    all_articles,
    all_decisions,
    known_of,
    load,
    older_revisions,
    save,
)
from indexing.storing.findings import load_findings, save_findings
from indexing.storing.port import DocumentStore, InvalidDocument
from indexing.values import PartialDate
from tests.indexing.storing.builders import article, decision

FIRST = article("art-1", "ایران و تاجیکستان تفاهم‌نامه امضا کردند.", url="https://example.org/1")
SECOND = article("art-1", "ایران و تاجیکستان سه تفاهم‌نامه امضا کردند.", url="https://example.org/1", revision=2)


async def test_what_is_saved_is_loaded(library: DocumentStore) -> None:
    assert await save(library, [FIRST]) == SaveReport(saved=("art-1",), unchanged=(), stale=())
    assert await load(library, Article, ["none", "art-1"]) == [None, FIRST]


async def test_saving_the_same_again_writes_nothing(library: DocumentStore) -> None:
    await save(library, [FIRST])
    before = (await library.info()).seq
    assert await save(library, [FIRST]) == SaveReport(saved=(), unchanged=("art-1",), stale=())
    assert (await library.info()).seq == before


async def test_a_changed_text_keeps_the_older_revision(library: DocumentStore) -> None:
    third = article("art-1", "Third version.", url="https://example.org/1", revision=3)
    for one in (FIRST, SECOND, third):
        assert (await save(library, [one])).saved == ("art-1",)
    assert await load(library, Article, ["art-1"]) == [third]
    assert await older_revisions(library, "art-1") == [FIRST, SECOND]


async def test_revisions_in_one_call_are_saved_in_order(library: DocumentStore) -> None:
    assert (await save(library, [FIRST, SECOND])).saved == ("art-1", "art-1")
    assert await load(library, Article, ["art-1"]) == [SECOND]
    assert await older_revisions(library, "art-1") == [FIRST]


async def test_better_metadata_of_one_text_is_no_revision(library: DocumentStore) -> None:
    await save(library, [FIRST])
    dated = FIRST.model_copy(update={"published": PartialDate(value="2026-01-29")})
    assert (await save(library, [dated])).saved == ("art-1",)
    assert await load(library, Article, ["art-1"]) == [dated]
    assert await older_revisions(library, "art-1") == []


@pytest.mark.parametrize("revision", [1, 2])
async def test_a_text_decided_upon_an_older_state_is_stale(library: DocumentStore, revision: int) -> None:
    await save(library, [FIRST, SECOND])
    other = article("art-1", "Another second version.", url="https://example.org/1", revision=revision)
    assert (await save(library, [other])).stale == ("art-1",)
    assert await load(library, Article, ["art-1"]) == [SECOND]


async def test_known_articles_are_found_by_address_or_text(library: DocumentStore) -> None:
    elsewhere = article("art-2", FIRST.raw, url="https://example.org/2")
    other = article("art-3", "Something else.")
    await save(library, [FIRST, elsewhere, other])
    same_address = article("art-9", "New words.", url="http://www.EXAMPLE.org/1/?utm_source=x")
    same_text = article("art-9", FIRST.raw)
    assert await known_of(library, [same_address]) == [Known.of(FIRST)]
    assert await known_of(library, [same_text]) == [Known.of(FIRST), Known.of(elsewhere)]
    assert await known_of(library, [same_address, same_text, other]) == [
        Known.of(one) for one in (FIRST, elsewhere, other)
    ]
    assert await known_of(library, [article("art-9", "Not seen before.")]) == []
    assert await known_of(library, []) == []


async def test_known_articles_tell_the_texts_they_had_in_order(library: DocumentStore) -> None:
    third = article("art-1", "Third version.", url="https://example.org/1", revision=3)
    await save(library, [FIRST, SECOND, third])
    assert await known_of(library, [third]) == [Known.of(third, [FIRST.text_sha256, SECOND.text_sha256])]


async def test_many_articles_are_saved_and_walked_in_batches(embedded: DocumentStore) -> None:
    many = [article(f"art-{n:04d}", f"Text {n}.") for n in range(450)]
    assert len((await save(embedded, many)).saved) == 450
    assert [one async for one in all_articles(embedded)] == many
    assert len(await known_of(embedded, many)) == 450


async def test_a_walk_goes_on_while_articles_change(library: DocumentStore) -> None:
    many = [article(f"art-{n:04d}", f"Text {n}.") for n in range(120)]
    await save(library, many)
    seen = []
    async for one in all_articles(library):
        seen.append(one.id)
        if len(seen) in (20, 70):
            await save(library, [one.model_copy(update={"published": PartialDate(value="2026")}) for one in many])
    assert seen == [one.id for one in many]


async def test_decisions_can_be_saved_and_changed(library: DocumentStore) -> None:
    await save(library, [decision("dec-1"), decision("dec-2")])
    assert (await save(library, [decision("dec-1", "checked with the ministry")])).saved == ("dec-1",)
    found = [one async for one in all_decisions(library)]
    assert found == [decision("dec-1", "checked with the ministry"), decision("dec-2")]


async def test_a_document_that_cannot_be_stored_is_an_error(library: DocumentStore) -> None:
    with pytest.raises(InvalidDocument, match="art-1"):
        await save(library, [article("art-1", "a\0b")])


def findings(rules: str, one: Article = FIRST) -> ArticleFindings:
    return ArticleFindings(article_id=one.id, text_sha256=one.text_sha256, rules_version=rules)


async def test_findings_are_used_again_for_the_same_text_and_rules_only(library: DocumentStore) -> None:
    await save_findings(library, [findings("7")])
    assert await load_findings(library, [FIRST], "7") == {"art-1": findings("7")}
    assert await load_findings(library, [FIRST], "8") == {}
    assert await load_findings(library, [SECOND], "7") == {}
    assert await load_findings(library, [article("art-9")], "7") == {}


async def test_newer_findings_take_the_place_of_older_ones(library: DocumentStore) -> None:
    await save_findings(library, [findings("7")])
    await save_findings(library, [findings("8", SECOND)])
    assert await load_findings(library, [SECOND], "8") == {"art-1": findings("8", SECOND)}
