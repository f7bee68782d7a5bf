"""The pages show what is loaded and offer examples, and load nothing from anywhere but this server."""

import re
from pathlib import Path

import httpx
import pytest
from markupsafe import escape

from api.app import create_app
from api.operations import load_operations
from api.overview import Overview
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore
from indexing.storing.store import open_store
from indexing.vocabulary import Language
from tests.resolvers.asking import FixedIndex

API = Path(__file__).parents[2] / "api"
OPERATIONS = load_operations()
LOADED = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=["']([^"']+)""")


async def test_the_start_page_says_what_is_loaded_and_offers_the_examples(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.status_code == 200
    assert "10 English, 5 Persian" in page.text
    for operation in OPERATIONS:
        assert escape(operation.title) in page.text
    assert page.text.index(escape(OPERATIONS[0].title)) < page.text.index(escape(OPERATIONS[1].title))


async def test_figures_are_those_of_the_store(store: DocumentStore) -> None:
    assert await Overview.of(store) == Overview(
        articles=15, samples=15, languages=(("English", 10), ("Persian", 5)), agreements=5, actors=9, passages=45
    )


async def test_the_start_page_says_which_articles_are_samples(client: httpx.AsyncClient, store: DocumentStore) -> None:
    assert "All of these articles are samples written for Peyman" in (await client.get("/")).text
    text = "Iran and Oman signed an agreement on ports."
    await save(store, [Article(id="art-own", raw=text, text_sha256=sha256_of(text), language=Language.EN)])
    assert "15 of these articles are samples written for Peyman" in (await client.get("/")).text


async def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    empty = await open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    transport = httpx.ASGITransport(create_app(empty, FixedIndex()))
    async with httpx.AsyncClient(transport=transport, base_url="http://peyman.example") as asking:
        page = await asking.get("/")
    await empty.close()
    assert "peyman ingest" in page.text


@pytest.mark.parametrize("address", ["/", "/graphiql"])
async def test_all_that_a_page_loads_comes_from_here_and_is_there(client: httpx.AsyncClient, address: str) -> None:
    page = await client.get(address)
    loaded = LOADED.findall(page.text)
    assert loaded
    for each in loaded:
        assert each.startswith("/static/")
        assert (await client.get(each)).status_code == 200


@pytest.mark.parametrize("address", ["/", "/graphiql", "/graphql", "/static/start.js", "/nowhere"])
async def test_the_policy_lets_nothing_else_in(client: httpx.AsyncClient, address: str) -> None:
    headers = (await client.get(address)).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"


async def test_no_page_holds_a_script_or_style_of_its_own(client: httpx.AsyncClient) -> None:
    for address in ("/", "/graphiql"):
        text = (await client.get(address)).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", text)


def test_own_scripts_and_styles_name_no_other_host() -> None:
    for file in (*(API / "static").glob("*"), *(API / "templates").glob("*")):
        if file.is_file():
            text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert "//" not in re.sub(r"(?m)^\s*//.*$", "", text), file.name


def test_what_is_vendored_loads_nothing_from_elsewhere_and_keeps_its_licence() -> None:
    for folder in (API / "static" / "vendor").iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").is_file()
            for sheet in folder.glob("*.css"):
                text = sheet.read_text(encoding="utf-8")
                assert not re.search(r"@import|url\(\s*[\"']?(?!data:)[^)#]", text)
            for script in folder.glob("*.js"):
                assert "sourceMappingURL" not in script.read_text(encoding="utf-8")


async def test_the_schema_is_there_as_text(client: httpx.AsyncClient) -> None:
    response = await client.get("/schema.graphql")
    assert response.text == (API.parent / "schema.graphql").read_text(encoding="utf-8")


async def test_an_unknown_address_is_refused_in_json(client: httpx.AsyncClient) -> None:
    response = await client.get("/nowhere")
    assert response.status_code == 404
    assert response.json()["errors"][0]["message"]
