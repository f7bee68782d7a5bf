"""The answer put together by hand, for this query only: what no executor can be faster than."""

from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from indexing.documents import Actor, Agreement, Article, Passage
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.recall import Recall
from indexing.storing.snapshot import Snapshot
from indexing.vocabulary import Language, Participation
from resolvers.types.values import preferred

_PASSAGES = 3


def hand_app(store: DocumentStore) -> Starlette:
    """The application over `store`."""
    recall = Recall()

    async def answer(request: Request) -> Response:
        first = orjson.loads(await request.body())["variables"]["first"]
        data = await _assembled(await Snapshot.current(store, recall), first)
        return Response(orjson.dumps({"data": data}), media_type="application/json")

    return Starlette(routes=[Route("/graphql", answer, methods=["POST"])])


async def _assembled(snapshot: Snapshot, first: int) -> dict[str, Any]:
    rows = await snapshot.find(Agreement, Where(), Order("date", descending=True), None, first + 1)
    agreements = [row.document for row in rows[:first]]
    parties = [[one for one in each.participants if one.role is Participation.PARTY] for each in agreements]
    ids = [key for sides in parties for side in sides for key in side.passage_ids[:_PASSAGES]]
    passages = {one.id: one for one in await snapshot.get(Passage, ids) if one}
    articles = {
        one.id: _article(one)
        for one in await snapshot.get(Article, list({one.article_id for one in passages.values()}))
        if one
    }
    actor_ids = list({side.actor_id for sides in parties for side in sides})
    actors = {one.id: _actor(one) for one in await snapshot.get(Actor, actor_ids) if one}
    edges = [
        {
            "node": {
                "id": each.id,
                "kind": each.kind.name,
                "title": preferred(each.titles, Language.EN),
                "status": {"value": each.status.value.name},
                "parties": [
                    {
                        "role": side.role.name,
                        "actor": actors[side.actor_id],
                        "passages": {
                            "edges": [
                                {"node": _passage(passages[key], articles)} for key in side.passage_ids[:_PASSAGES]
                            ]
                        },
                    }
                    for side in sides
                ],
            }
        }
        for each, sides in zip(agreements, parties, strict=True)
    ]
    return {"agreements": {"edges": edges}}


def _actor(actor: Actor) -> dict[str, Any]:
    return {"id": actor.id, "kind": actor.kind.name, "name": preferred(actor.names, Language.EN)}


def _passage(passage: Passage, articles: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": passage.id,
        "quote": passage.quote,
        "start": passage.start,
        "end": passage.end,
        "language": passage.language.name,
        "article": articles[passage.article_id],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "headline": article.headline.text if article.headline else None,
        "publisher": article.publisher,
        "url": article.url,
        "publishedAt": article.published.value if article.published else None,
        "language": article.language.name,
    }
