"""The README's query gives the README's answer."""

import json
import re
from pathlib import Path

import httpx

from api.app import create_app
from indexing.pipeline import derive_graph, ingest
from indexing.storing.store import open_store
from tests.resolvers.asking import FixedIndex

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return str(found)


async def test_the_query_of_the_readme_gives_the_answer_beside_it(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    await ingest(store, [ROOT / "fixtures"], sample=True)
    await derive_graph(store, workers=1)
    transport = httpx.ASGITransport(create_app(store, FixedIndex()))
    async with httpx.AsyncClient(transport=transport, base_url="http://peyman.example") as client:
        answer = await client.post("/graphql", json={"query": block("graphql")})
    await store.close()
    assert answer.json()["data"] == json.loads(block("json"))["data"]
