"""What of a document can be searched for and filtered by."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from indexing.documents import Alias, Claim, Document, Mention, Participant, Passage, Reprint, Role
from indexing.searching.entries import build_entries
from indexing.searching.port import Entry, EntryField, EntryText, EntryType
from indexing.storing.articles import save
from indexing.storing.catalogue import SPECS
from indexing.storing.port import DocumentStore
from indexing.storing.runs import write_run
from indexing.storing.snapshot import Snapshot
from indexing.storing.sqlite import SqliteStore
from indexing.values import Name, PartialDate, Span
from indexing.vocabulary import ActorKind, Language, MentionKind, Participation, Sector
from tests.indexing.storing.builders import RULE, actor, agreement, article, claim, passage

EN, FA = Language.EN, Language.FA
TITLE, TEXT, NAMES = EntryField.TITLE, EntryField.TEXT, EntryField.NAMES


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await SqliteStore.open(tmp_path / "store.db", SPECS)
    yield opened
    await opened.close()


async def entry_of(store: DocumentStore, document: Document) -> Entry:
    (entry,) = await build_entries(await Snapshot.current(store), [(document, 7)])
    assert (entry.id, entry.seq) == (document.id, 7)
    return entry


WIRE = article("art-1", publisher="Example Wire", published=PartialDate(value="2026-01-30"))
TAJIKISTAN = actor("act-1", code="TJ")


async def test_a_passage_carries_publisher_and_date_of_its_article_and_the_states_it_mentions(
    store: DocumentStore,
) -> None:
    mention = Mention(
        start=9, end=19, quote="Tajikistan", kind=MentionKind.COUNTRY, rule=RULE, confidence=1, actor_id="act-1"
    )
    said = passage("pas-1").model_copy(update={"mentions": (mention,)})
    await save(store, [WIRE])
    await write_run(store, [said, TAJIKISTAN])
    entry = await entry_of(store, said)
    assert entry.texts == (EntryText(TEXT, EN, "Iran and Tajikistan signed."),)
    assert entry.keywords == {
        "language": ("en",),
        "article": ("art-1",),
        "publisher": ("Example Wire",),
        "country": ("TJ",),
        "actor": ("act-1",),
        "kind": ("sentence",),
        "month": ("2026-01",),
    }
    assert (entry.type, entry.date) == (EntryType.PASSAGE, "2026-01-30")
    assert (entry.story, entry.reprint, entry.labels) == ("art-1", "art-1", ())


async def test_a_passage_whose_article_is_gone_is_found_by_its_text_alone(store: DocumentStore) -> None:
    entry = await entry_of(store, passage("pas-1"))
    assert entry.keywords == {"language": ("en",), "article": ("art-1",), "kind": ("sentence",)}
    assert entry.date == ""


async def test_an_article_is_searched_without_its_page_chrome(store: DocumentStore) -> None:
    raw = "خانه | جهان\nامضای توافق مرزی\nدو کشور امضا کردند.\nعضویت در خبرنامه"
    chrome = (Span(start=0, end=11), Span(start=raw.index("عضویت"), end=len(raw)))
    whole = article("art-1", raw, chrome=chrome, headline=Name(text="امضای توافق مرزی", language=FA))
    entry = await entry_of(store, whole)
    texts = {text.field: text.text for text in entry.texts}
    assert texts[TITLE] == "امضای توافق مرزی"
    assert "دو کشور امضا کردند." in texts[TEXT]
    assert not {"خانه", "خبرنامه"} & set(texts[TEXT].split())
    assert entry.keywords == {"language": ("fa",), "article": ("art-1",)}


async def test_an_article_names_the_actors_that_its_passages_mention_and_their_states(store: DocumentStore) -> None:
    def saying(key: str, article_id: str, *actor_ids: str | None) -> Passage:
        mentions = tuple(
            Mention(start=0, end=4, quote="Iran", kind=MentionKind.COUNTRY, rule=RULE, confidence=1, actor_id=one)
            for one in actor_ids
        )
        return passage(key).model_copy(update={"article_id": article_id, "mentions": mentions})

    body = actor("act-2", "Example Institute", country="IR")
    said = [
        saying("pas-1", "art-1", "act-1", None),
        saying("pas-2", "art-1", "act-2", "act-1"),
        saying("pas-3", "art-2"),
    ]
    await write_run(store, [TAJIKISTAN, body, *said])
    entry = await entry_of(store, article("art-1"))
    assert (entry.keywords["country"], entry.keywords["actor"]) == (("TJ",), ("act-1", "act-2"))
    of_passages = [await entry_of(store, one) for one in said[:2]]
    for keyword in ("country", "actor"):
        assert set(entry.keywords[keyword]) == {value for one in of_passages for value in one.keywords[keyword]}
    assert not {"country", "actor"} & set((await entry_of(store, article("art-2"))).keywords)


async def test_an_article_and_its_passages_name_the_article_that_stands_for_its_reprints(store: DocumentStore) -> None:
    first, copy = WIRE, article("art-2", "Iran and Tajikistan signed. (copy)")
    said = passage("pas-2").model_copy(update={"article_id": "art-2"})
    await save(store, [first, copy])
    await write_run(store, [said, Reprint(id="rep-1", article_ids=("art-1", "art-2"))])
    for document in (first, copy, said):
        assert (await entry_of(store, document)).reprint == "art-1"
    assert [(await entry_of(store, one)).story for one in (said, copy)] == ["art-2", ""]


async def test_names_and_titles_are_suggested_actors_before_agreements_before_articles(store: DocumentStore) -> None:
    headline = Name(text="امضای توافق مرزی", language=FA)
    printed = article("art-1", "امضای توافق مرزی", headline=headline, published=PartialDate(value="2026-01-30"))
    known = TAJIKISTAN.model_copy(update={"article_ids": ("art-1",)})
    deal = agreement("agr-1")
    entries = [await entry_of(store, one) for one in (known, deal, printed)]
    assert [entry.labels[0] for entry in entries] == [known.names[0], deal.titles[0], headline]
    assert [entry.weight for entry in entries] == sorted((entry.weight for entry in entries), reverse=True)
    assert entries[0].weight > (await entry_of(store, TAJIKISTAN)).weight
    assert entries[2].weight == 20260130


async def test_an_agreement_is_found_by_titles_attesting_words_and_participants_in_every_language(
    store: DocumentStore,
) -> None:
    named = TAJIKISTAN.model_copy(
        update={"names": (Name(text="Tajikistan", language=EN), Name(text="تاجیکستان", language=FA))}
    )
    party = Participant(actor_id="act-1", code="TJ", role=Participation.PARTY, passage_ids=("pas-1",), confidence=1)
    titles = (Name(text="Memorandum on mining", language=EN), Name(text="تفاهم‌نامه معدن", language=FA))
    deal = agreement("agr-1", date="2026-01", participants=(party,), sectors=(Sector.MINING,), titles=titles)
    await save(store, [WIRE])
    await write_run(store, [passage("pas-1"), named, deal])
    entry = await entry_of(store, deal)
    assert set(entry.texts) == {
        EntryText(TITLE, EN, "Memorandum on mining"),
        EntryText(TITLE, FA, "تفاهم‌نامه معدن"),
        EntryText(TEXT, EN, "Iran and Tajikistan signed."),
        EntryText(NAMES, EN, "Tajikistan"),
        EntryText(NAMES, FA, "تاجیکستان"),
    }
    assert entry.keywords == {
        "language": ("en",),
        "article": ("art-1",),
        "publisher": ("Example Wire",),
        "country": ("TJ",),
        "actor": ("act-1",),
        "kind": ("memorandum",),
        "status": ("signed",),
        "sector": ("mining",),
        "party": ("TJ", "act-1"),
        "salience": ("primary",),
        "month": ("2026-01",),
    }
    assert entry.date == "2026-01"
    assert entry.numbers == {"confidence": deal.confidence, "sources": deal.source_count}
    assert entry.labels == titles


async def test_an_actor_is_found_by_names_aliases_and_offices(store: DocumentStore) -> None:
    alias = Alias(id="act-9", text="تاجیکستان", language=FA, reason="code", score=1)
    role = Role(
        title="chair of the council", language=EN, passage_id="pas-1", article_id="art-1", rule=RULE, confidence=1
    )
    again = role.model_copy(update={"passage_id": "pas-2"})
    known = actor("act-1", aliases=(alias, alias), roles=(role, again), kind=ActorKind.ORGANISATION, country="TJ")
    entry = await entry_of(store, known)
    assert entry.texts == (
        EntryText(NAMES, EN, "Tajikistan"),
        EntryText(NAMES, FA, "تاجیکستان"),
        EntryText(TEXT, EN, "chair of the council"),
    )
    assert entry.keywords == {"language": ("en",), "country": ("TJ",), "actor": ("act-1",), "kind": ("organisation",)}


async def test_a_type_that_is_not_searched_for_is_an_error_of_the_caller(store: DocumentStore) -> None:
    unsearched: Claim = claim("clm-1")
    with pytest.raises(TypeError, match="Claim"):
        await build_entries(await Snapshot.current(store), [(unsearched, 1)])


async def test_a_batch_costs_five_calls_of_the_store_however_large_it_is(store: DocumentStore) -> None:
    mention = Mention(start=0, end=4, quote="Iran", kind=MentionKind.COUNTRY, rule=RULE, confidence=1, actor_id="act-1")
    deals = [*(agreement(f"agr-{n}") for n in range(40)), passage("pas-1").model_copy(update={"mentions": (mention,)})]
    articles = [article(f"art-{n}") for n in range(40)]
    await write_run(store, [TAJIKISTAN, *deals])
    calls: list[str] = []

    class Counting:
        def __getattr__(self, name: str) -> object:
            calls.append(name)
            return getattr(store, name)

    snapshot = Snapshot(Counting(), (await Snapshot.current(store)).run)  # type: ignore[arg-type]
    assert len(await build_entries(snapshot, [(one, 1) for one in (*deals, *articles)])) == 81
    assert len(calls) == 5
