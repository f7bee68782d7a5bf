"""Every document type has a collection, and its index fields are those that are declared."""

import pytest

from indexing.deriving.findings import ArticleFindings
from indexing.documents import Document, Participant
from indexing.storing.catalogue import (
    ACTORS,
    AGREEMENTS,
    ARTICLES,
    FINDINGS,
    PASSAGES,
    REVISIONS,
    RUN_VERSIONED,
    SPECS,
    VERSION_FIELDS,
    Collection,
    collection_of,
)
from indexing.storing.checking import Checked, check_write
from indexing.storing.port import CollectionSpec, Put
from indexing.values import Name, Value
from indexing.vocabulary import Language, Participation, Sector
from tests.indexing.storing.builders import actor, agreement, article, decision, generation, passage

EXAMPLES: list[Document] = [article(), decision("dec-1"), *generation(1, size=1)]
CACHED = ArticleFindings(article_id="art-1", text_sha256="0", rules_version="1")


def test_every_document_type_has_the_collection_that_it_names() -> None:
    kinds = Document.__subclasses__()
    assert {collection_of(kind).name for kind in kinds} == {kind.COLLECTION for kind in kinds}
    assert {type(example) for example in EXAMPLES} == {*kinds} - {Document}


@pytest.mark.parametrize(
    ("collection", "document"),
    [(REVISIONS, article()), (FINDINGS, CACHED), *((collection_of(type(one)), one) for one in EXAMPLES)],
    ids=lambda value: value.name if isinstance(value, Collection) else "",
)
def test_bodies_can_be_stored_and_give_the_document_back(collection: Collection[Value], document: Value) -> None:
    body = collection.body(document)
    assert collection.read(body) == document
    declared = collection.declared
    assert set(body) == {"document", *declared.scalars, *declared.arrays}
    versions = {"key": "x", "born": 1, "died": 2} if collection.run_versioned else {}
    assert isinstance(check_write(SPECS, Put(collection.name, "x", {**body, **versions})), Checked)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_what_can_be_sorted_by_is_a_declared_scalar(spec: CollectionSpec) -> None:
    assert set(spec.sorts) <= set(spec.scalars)
    assert len(set(spec.scalars) | set(spec.arrays)) == len(spec.scalars) + len(spec.arrays)


@pytest.mark.parametrize("collection", RUN_VERSIONED, ids=lambda collection: collection.name)
def test_versions_can_be_filtered_and_sorted_by(collection: Collection[Value]) -> None:
    assert set(VERSION_FIELDS) <= set(SPECS[collection.name].sorts)


def test_fewer_fields_than_mongodb_has_indexes_for() -> None:
    names = {name for spec in SPECS.values() for name in (*spec.scalars, *spec.arrays)}
    assert len(names) + 2 <= 64


def test_unknown_dates_are_empty_texts() -> None:
    assert ARTICLES.body(article())["published"] == ""
    assert AGREEMENTS.body(agreement("agr-1"))["date"] == ""
    assert AGREEMENTS.body(agreement("agr-1", date="2026-01"))["date"] == "2026-01"


def test_passages_sort_by_their_place_in_the_article() -> None:
    places = [PASSAGES.body(passage(f"pas-{n}", position=n))["place"] for n in (2, 10, 100)]
    assert places == sorted(places)


def test_actors_sort_by_their_english_name_in_lower_case() -> None:
    names = (Name(text="ازبکستان", language=Language.FA), Name(text="Uzbekistan", language=Language.EN))
    assert ACTORS.body(actor("act-1", names=names))["name"] == "uzbekistan"
    assert ACTORS.body(actor("act-1", names=names[:1]))["name"] == "ازبکستان"


def test_agreements_are_found_by_parties_as_codes_and_as_actors() -> None:
    def taking_part(actor_id: str, code: str | None, role: Participation) -> Participant:
        return Participant(actor_id=actor_id, code=code, role=role, passage_ids=("pas-1",), confidence=1.0)

    body = AGREEMENTS.body(
        agreement(
            "agr-1",
            participants=(
                taking_part("act-1", "IR", Participation.PARTY),
                taking_part("act-2", None, Participation.PARTY),
                taking_part("act-3", None, Participation.SIGNATORY),
            ),
            sectors=(Sector.MINING,),
        )
    )
    assert sorted(body["parties"]) == ["IR", "act-1", "act-2"]
    assert body["actors"] == ["act-1", "act-2", "act-3"]
    assert body["sectors"] == ["mining"]
