"""A store with 50 agreements of 5 parties, each attested by 3 passages of its own, and the query over all of it."""

from pathlib import Path

from indexing.documents import (
    Actor,
    Agreement,
    Article,
    Document,
    Mention,
    Participant,
    Passage,
    StatusEvidence,
)
from indexing.identity import sha256_of, stable_id
from indexing.storing.catalogue import ARTICLES
from indexing.storing.port import DocumentStore, Put
from indexing.storing.runs import write_run
from indexing.storing.store import open_store
from indexing.values import Anchor, Name, PartialDate, Rule
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    Language,
    MentionKind,
    Participation,
    PassageKind,
    Salience,
    Sector,
    Status,
)

AGREEMENTS, PARTIES, PASSAGES, ARTICLES_IN_ALL = 50, 5, 3, 300

QUERY = """
query Nested($first: Int!) { agreements(first: $first) { edges { node { id kind title status { value }
  parties { role actor { id kind name }
    passages(first: 3) { edges { node { id quote start end language
      article { id headline publisher url publishedAt language } } } } } } } } }
"""

_RULE = Rule(id="sample")
_LINES = (
    "Delegations of both sides met in Dushanbe to speak about trade and power.",
    "هیئت‌های دو طرف در دوشنبه درباره تجارت و برق گفت‌وگو کردند.",
)


async def world_store(folder: Path) -> DocumentStore:
    """The SQLite store in `folder`."""
    return await open_store(f"sqlite:///{folder / 'world.db'}")


async def filled_store(folder: Path) -> DocumentStore:
    """The store in `folder` with the whole world in it."""
    store = await world_store(folder)
    articles = [_article(number) for number in range(ARTICLES_IN_ALL)]
    await store.write([Put(ARTICLES.name, one.id, ARTICLES.body(one)) for one in articles])
    actors = [_actor(number) for number in range(PARTIES)]
    derived: list[Document] = [*actors]
    for number in range(AGREEMENTS):
        derived += _deal(number, actors, articles)
    await write_run(store, derived)
    return store


def _article(number: int) -> Article:
    language = (Language.EN, Language.FA)[number % 2]
    raw = "\n".join(f"{number}.{line} {_LINES[number % 2]}" for line in range(16))
    return Article(
        id=stable_id("art", number),
        raw=raw,
        text_sha256=sha256_of(raw),
        language=language,
        url=f"https://news.example/{number}",
        publisher=f"Sample {number % 7}",
        headline=Name(text=raw[:40], language=language),
        published=PartialDate(value=f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"),
    )


def _actor(number: int) -> Actor:
    names = (Name(text=f"Actor {number}", language=Language.EN), Name(text=f"کنشگر {number}", language=Language.FA))
    return Actor(id=stable_id("act", number), kind=ActorKind.COUNTRY, names=names, code=f"X{number}")


def _deal(number: int, actors: list[Actor], articles: list[Article]) -> list[Document]:
    passages: list[Passage] = []
    for place in range(PARTIES * PASSAGES):
        count = number * PARTIES * PASSAGES + place
        passages.append(_passage(count, articles[count % ARTICLES_IN_ALL], actors[place % PARTIES]))
    ids = tuple(passage.id for passage in passages)
    agreement = Agreement(
        id=stable_id("agr", number),
        kind=AgreementKind.MEMORANDUM,
        titles=(Name(text=f"Memorandum {number}", language=Language.EN),),
        status=StatusEvidence(value=Status.SIGNED, claim_ids=("clm-1",), passage_ids=ids[:1]),
        participants=tuple(
            Participant(
                actor_id=actor.id,
                code=actor.code,
                role=Participation.PARTY,
                passage_ids=ids[place * PASSAGES : (place + 1) * PASSAGES],
                confidence=0.9,
            )
            for place, actor in enumerate(actors)
        ),
        sectors=(Sector.TRADE,),
        date=PartialDate(value=f"2026-{number % 12 + 1:02d}"),
        salience=Salience.PRIMARY,
        confidence=0.9,
        source_count=3,
        article_ids=tuple(dict.fromkeys(passage.article_id for passage in passages)),
        passage_ids=ids,
        claim_ids=("clm-1",),
    )
    return [agreement, *passages]


def _passage(number: int, article: Article, actor: Actor) -> Passage:
    line = article.raw.splitlines()[number // ARTICLES_IN_ALL]
    start = article.raw.index(line)
    anchor = Anchor.in_text(article.raw, start, start + len(line))
    mention = Mention(
        start=start, end=start + 4, quote=line[:4], kind=MentionKind.COUNTRY, rule=_RULE, confidence=0.9,
        actor_id=actor.id,
    )  # fmt: skip
    return Passage(
        id=stable_id("pas", number),
        **anchor.model_dump(),
        article_id=article.id,
        revision=1,
        kind=PassageKind.SENTENCE,
        position=number,
        language=article.language,
        mentions=(mention,),
    )
