"""`peyman search`: full-text search from the terminal."""

import asyncio
from typing import Annotated

import typer

from api.console import console
from api.engines import opened_index, opened_store
from api.settings import Settings, load_settings
from indexing.documents import Actor, Agreement, Article, Document, Passage


def register(app: typer.Typer) -> None:
    """Add the command to `app`; a query that begins with a minus is no option."""
    app.command("search", context_settings={"ignore_unknown_options": True})(search_command)


def search_command(
    query: Annotated[str, typer.Argument(help='Words, "phrases", -not, OR, prefix*; in English or Persian.')],
    first: Annotated[int, typer.Option(min=1, max=100, help="How many results to show.")] = 10,
) -> None:
    """Search passages, articles, agreements and actors."""
    total, meant, found = asyncio.run(_search(load_settings(), query, first))
    console.print(f"{total} results")
    if meant:
        console.print(f"Did you mean: {meant}", markup=False)
    for document in found:
        console.print(
            f"{type(document).COLLECTION.removesuffix('s'):9}  {document.id}  {_shown(document)}", markup=False
        )


async def _search(settings: Settings, query: str, first: int) -> tuple[str, str, list[Document]]:
    from indexing.searching.entries import ENTRY_TYPES
    from indexing.searching.meaning import probably_meant
    from indexing.searching.search import SearchRequest, search
    from indexing.storing.snapshot import Snapshot

    kinds = {entry: kind for kind, entry in ENTRY_TYPES.items()}
    async with opened_store(settings) as store, opened_index(settings, store) as index:
        page = await search(index, SearchRequest(query, first=first))
        meant = await probably_meant(index, query, page)
        snapshot = await Snapshot.current(store)
        found: dict[str, Document] = {}
        for entry, kind in kinds.items():
            ids = [hit.id for hit in page.hits if hit.type is entry]
            found |= {one.id: one for one in await snapshot.get(kind, ids) if one is not None}
    total = str(page.total) if page.total_is_exact else f"at least {page.total}"
    return total, meant, [found[hit.id] for hit in page.hits if hit.id in found]


def _shown(document: Document) -> str:
    match document:
        case Passage():
            return document.quote
        case Article():
            return document.headline.text if document.headline else document.url or ""
        case Agreement():
            return " | ".join(title.text for title in document.titles)
        case Actor():
            return " | ".join(name.text for name in document.names)
    return ""
