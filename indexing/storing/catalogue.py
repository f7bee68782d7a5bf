"""Which documents lie in which collection, and which of their fields can be filtered and sorted by.

A body is `{"document": the document as JSON, ...index fields}`. Derived types are written as a set per derivation run
(see runs.py) and carry the run in which a version was born and the one in which it died; articles, their older
revisions, cached findings and decisions are plain: one body per id.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, cast

from indexing.decisions import Decision, Recheck
from indexing.deriving.findings import ArticleFindings
from indexing.documents import Actor, Agreement, Article, Claim, Document, Passage, Reprint, Suggestion
from indexing.storing import fields
from indexing.storing.port import CollectionSpec
from indexing.values import Value

V = TypeVar("V", bound=Value)
D = TypeVar("D", bound=Document)

#: Fields of every run-versioned collection: the logical id and the runs in which a version is visible.
VERSION_FIELDS: Final = ("key", "born", "died")


@dataclass(frozen=True, slots=True)
class Collection(Generic[V]):
    """A collection of one type; `fields_of` gives the index fields of a document."""

    name: str
    kind: type[V]
    declared: CollectionSpec
    fields_of: Callable[[V], dict[str, Any]]
    run_versioned: bool = False

    @property
    def spec(self) -> CollectionSpec:
        """The declared fields, with those of versions where the collection has them."""
        if not self.run_versioned:
            return self.declared
        return CollectionSpec(
            scalars=(*self.declared.scalars, *VERSION_FIELDS),
            arrays=self.declared.arrays,
            sorts=(*self.declared.sorts, *VERSION_FIELDS),
        )

    def body(self, document: V) -> dict[str, Any]:
        """The body to store, without the fields of a version."""
        return {"document": document.model_dump(mode="json"), **self.fields_of(document)}

    def read(self, body: Mapping[str, Any]) -> V:
        """The document of a stored body."""
        return self.kind.model_validate(body["document"])


ARTICLES: Final = Collection(
    "articles",
    Article,
    CollectionSpec(
        scalars=("key", "language", "publisher", "url", "text_sha256", "published", "sample"),
        sorts=("key", "published"),
    ),
    fields.of_article,
)
REVISIONS: Final = Collection(
    "revisions", Article, CollectionSpec(scalars=("article_id",), sorts=("article_id",)), fields.of_revision
)
FINDINGS: Final = Collection(
    "findings",
    ArticleFindings,
    CollectionSpec(scalars=("article_id", "text_sha256", "rules_version"), sorts=("article_id",)),
    fields.of_findings,
)
PASSAGES: Final = Collection(
    "passages",
    Passage,
    CollectionSpec(scalars=("article_id", "language", "kind", "position", "place"), sorts=("place",)),
    fields.of_passage,
    run_versioned=True,
)
CLAIMS: Final = Collection(
    "claims",
    Claim,
    CollectionSpec(scalars=("subject_id", "article_id", "field"), sorts=("subject_id",)),
    fields.of_claim,
    run_versioned=True,
)
ACTORS: Final = Collection(
    "actors",
    Actor,
    CollectionSpec(
        scalars=("kind", "country", "code", "name", "prominence"),
        arrays=("former_ids", "articles"),
        sorts=("name", "prominence"),
    ),
    fields.of_actor,
    run_versioned=True,
)
AGREEMENTS: Final = Collection(
    "agreements",
    Agreement,
    CollectionSpec(
        scalars=("kind", "status", "salience", "date", "month", "confidence", "source_count", "as_of"),
        arrays=("parties", "pairs", "actors", "sectors", "articles", "former_ids"),
        sorts=("date", "confidence", "source_count"),
    ),
    fields.of_agreement,
    run_versioned=True,
)
REPRINTS: Final = Collection(
    "reprints", Reprint, CollectionSpec(arrays=("articles",)), fields.of_reprint, run_versioned=True
)
SUGGESTIONS: Final = Collection(
    "suggestions",
    Suggestion,
    CollectionSpec(scalars=("confidence",), arrays=("actors",), sorts=("confidence",)),
    fields.of_suggestion,
    run_versioned=True,
)
DECISIONS: Final = Collection(
    "decisions",
    Decision,
    CollectionSpec(scalars=("subject_id", "action", "at"), arrays=("subjects",), sorts=("subject_id", "at")),
    fields.of_decision,
)
RECHECKS: Final = Collection(
    "rechecks",
    Recheck,
    CollectionSpec(scalars=("subject_id", "decision_id", "reason"), sorts=("subject_id",)),
    fields.of_recheck,
    run_versioned=True,
)

_DOCUMENTS: Final[tuple[Collection[Any], ...]] = (
    ARTICLES, PASSAGES, CLAIMS, ACTORS, AGREEMENTS, REPRINTS, SUGGESTIONS, DECISIONS, RECHECKS,
)  # fmt: skip
_BY_KIND: Final[dict[type[Document], Collection[Any]]] = {one.kind: one for one in _DOCUMENTS}

#: Collections that are replaced as a set, in the order in which they are written.
RUN_VERSIONED: Final[tuple[Collection[Any], ...]] = tuple(one for one in _DOCUMENTS if one.run_versioned)
#: The collection of the document that says which run is visible, and that document's id.
RUNS: Final = "runs"
POINTER_ID: Final = "run"
#: What a search engine refused; see searching/.
DEAD_LETTERS: Final = "dead_letters"
#: Keys to the API; only what the floor above hashes and hands down.
KEYS: Final = "keys"
#: What keys articles were handed in under; see handing_in.py.
HANDED_IN: Final = "handed_in"
#: What callers of the API have used up of late, where several processes count together.
RATES: Final = "rates"

#: Everything that a store has to know of its collections.
SPECS: Final[dict[str, CollectionSpec]] = {
    **{one.name: one.spec for one in (*_DOCUMENTS, REVISIONS, FINDINGS)},
    RUNS: CollectionSpec(),
    RATES: CollectionSpec(),
    HANDED_IN: CollectionSpec(),
    DEAD_LETTERS: CollectionSpec(scalars=("entry_id", "seq"), sorts=("seq",)),
    KEYS: CollectionSpec(scalars=("name",), sorts=("name",)),
}


def collection_of(kind: type[D]) -> Collection[D]:
    """The collection in which documents of this type lie."""
    return cast(Collection[D], _BY_KIND[kind])
