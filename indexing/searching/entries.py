"""Documents as the index knows them: what is searched for in them, and what they can be filtered by.

An entry holds more than its document: a passage carries publisher and date of its article, an agreement the words that
attest it and the names of its participants, an article the actors that it names and the group of reprints that it is
in. All of that is read for a whole batch at once (`around.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from indexing.documents import Actor, Agreement, Article, Document, Passage
from indexing.searching.around import QUOTED, Around, read_around
from indexing.searching.naming import names_of, offices_of
from indexing.searching.port import Entry, EntryField, EntryText, EntryType
from indexing.storing.snapshot import Snapshot
from indexing.values import Name
from indexing.vocabulary import Participation

#: The types of documents that can be found.
ENTRY_TYPES: Final[Mapping[type[Document], EntryType]] = {
    Passage: EntryType.PASSAGE,
    Article: EntryType.ARTICLE,
    Agreement: EntryType.AGREEMENT,
    Actor: EntryType.ACTOR,
}
#: Suggestions show actors before agreements and both before articles; the date of an article is below the difference.
_ACTORS_FIRST: Final = 2 * 10**9
_AGREEMENTS_NEXT: Final = 10**9
#: Code points of a date that tells a month.
_MONTH: Final = len("2026-01")


async def build_entries(snapshot: Snapshot, documents: Sequence[tuple[Document, int]]) -> list[Entry]:
    """One entry for each of `documents`, which come with their sequence numbers.

    At most five store calls, and one more for each further 5,000 passages of articles among them.

    Raises TypeError for a document of a type that cannot be found.
    """
    around = await read_around(snapshot, [document for document, _ in documents])
    return [_entry(document, seq, around) for document, seq in documents]


def _entry(document: Document, seq: int, around: Around) -> Entry:
    match document:
        case Passage():
            return _passage(document, seq, around)
        case Article():
            return _article(document, seq, around)
        case Agreement():
            return _agreement(document, seq, around)
        case Actor():
            return _actor(document, seq)
    raise TypeError(f"{type(document).__name__} is not searched for")


def _passage(passage: Passage, seq: int, around: Around) -> Entry:
    article = around.articles.get(passage.article_id)
    mentioned = [mention.actor_id for mention in passage.mentions if mention.actor_id]
    return Entry(
        passage.id,
        EntryType.PASSAGE,
        seq,
        (EntryText(EntryField.TEXT, passage.language, passage.quote),),
        _keywords(
            language=[passage.language],
            article=[passage.article_id],
            publisher=[article.publisher if article else None],
            country=_codes(mentioned, around.actors),
            actor=mentioned,
            kind=[passage.kind],
            month=[_month(_published(article))],
        ),
        _published(article),
        story=passage.article_id,
        reprint=around.originals.get(passage.article_id, passage.article_id),
    )


def _article(article: Article, seq: int, around: Around) -> Entry:
    named = around.mentioned.get(article.id, ())
    texts = [EntryText(EntryField.TEXT, article.language, body_of(article))]
    if article.headline:
        texts.append(EntryText(EntryField.TITLE, article.headline.language, article.headline.text))
    return Entry(
        article.id,
        EntryType.ARTICLE,
        seq,
        tuple(texts),
        _keywords(
            language=[article.language],
            article=[article.id],
            publisher=[article.publisher],
            country=_codes(named, around.actors),
            actor=named,
            month=[_month(_published(article))],
        ),
        _published(article),
        reprint=around.originals.get(article.id, article.id),
        labels=(article.headline,) if article.headline else (),
        weight=int(_published(article).replace("-", "") or 0),
    )


def _agreement(agreement: Agreement, seq: int, around: Around) -> Entry:
    quoted = [around.passages[key] for key in agreement.passage_ids[:QUOTED] if key in around.passages]
    participants = [participant.actor_id for participant in agreement.participants]
    named = [around.actors[key] for key in dict.fromkeys(participants) if key in around.actors]
    parties = [one for one in agreement.participants if one.role is Participation.PARTY]
    date = agreement.date.value if agreement.date else ""
    texts = [
        *_named(EntryField.TITLE, agreement.titles),
        *(EntryText(EntryField.TEXT, passage.language, passage.quote) for passage in quoted),
        *_named(EntryField.NAMES, (name for actor in named for name in actor.names)),
    ]
    return Entry(
        agreement.id,
        EntryType.AGREEMENT,
        seq,
        tuple(texts),
        _keywords(
            language=[passage.language for passage in quoted],
            article=agreement.article_ids,
            publisher=[around.articles[key].publisher for key in agreement.article_ids if key in around.articles],
            country=[participant.code for participant in agreement.participants],
            actor=participants,
            kind=[agreement.kind],
            status=[agreement.status.value],
            sector=agreement.sectors,
            party=[key for one in parties for key in (one.code, one.actor_id)],
            salience=[agreement.salience],
            month=[_month(date)],
        ),
        date,
        {"confidence": agreement.confidence, "sources": agreement.source_count},
        labels=agreement.titles,
        weight=_AGREEMENTS_NEXT + agreement.source_count,
    )


def _actor(actor: Actor, seq: int) -> Entry:
    names = names_of(actor)
    return Entry(
        actor.id,
        EntryType.ACTOR,
        seq,
        (*_named(EntryField.NAMES, names), *_named(EntryField.TEXT, offices_of(actor))),
        _keywords(
            language=[name.language for name in actor.names],
            country=[actor.code, actor.country],
            actor=[actor.id],
            kind=[actor.kind],
        ),
        labels=names,
        weight=_ACTORS_FIRST + len(actor.article_ids),
    )


def _named(field: EntryField, names: Iterable[Name]) -> list[EntryText]:
    return [EntryText(field, name.language, name.text) for name in dict.fromkeys(names)]


def _keywords(**values: Iterable[str | None]) -> dict[str, tuple[str, ...]]:
    """Each value once, in a fixed order; keywords without a value are left out."""
    return {name: kept for name, found in values.items() if (kept := tuple(sorted({str(one) for one in found if one})))}


def _codes(actor_ids: Iterable[str], actors: Mapping[str, Actor]) -> list[str | None]:
    return [actors[key].code for key in actor_ids if key in actors]


def _published(article: Article | None) -> str:
    return article.published.value if article and article.published else ""


def _month(date: str) -> str:
    """The month of a partial date; empty where only the year is known."""
    return date[:_MONTH] if len(date) >= _MONTH else ""


def body_of(article: Article) -> str:
    """The text of an article without page chrome."""
    body: list[str] = []
    position = 0
    for span in sorted(article.chrome, key=lambda span: span.start):
        body.append(article.raw[position : max(position, span.start)])
        position = max(position, span.end)
    return "\n".join((*body, article.raw[position:]))
