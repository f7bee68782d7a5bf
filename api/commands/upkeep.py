"""`peyman index`, `reindex`, `verify` and `schema`: looking after what is stored."""

import asyncio
from typing import Annotated

import typer

from api.console import console, progress
from api.engines import opened_index, opened_store
from api.settings import Settings, load_settings


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("index")(index_command)
    app.command("reindex")(reindex_command)
    app.command("verify")(verify_command)
    app.command("schema")(schema_command)


def index_command(
    follow: Annotated[bool, typer.Option("--follow", help="Go on with each change until stopped.")] = False,
) -> None:
    """Bring the search index in step with the store. `peyman serve` does that itself on an embedded index."""
    asyncio.run(_index(load_settings(), follow=follow))


def reindex_command() -> None:
    """Build a new search index beside the serving one, check it, then let it serve in its place."""
    console.print(f"{asyncio.run(_reindex(load_settings()))} entries in the new index, which serves now.")


def verify_command(
    repair: Annotated[bool, typer.Option("--repair", help="Mend what differs.")] = False,
    lag: Annotated[int | None, typer.Option(help="Only check that the index is no more changes behind.")] = None,
) -> None:
    """Compare the search index with the store, entry by entry. Exit status 1 if they differ."""
    if lag is not None:
        behind = asyncio.run(_lag(load_settings()))
        console.print(f"The index is {behind} changes behind the store.")
        raise typer.Exit(int(behind > lag))
    if not asyncio.run(_verify(load_settings(), mend=repair)):
        raise typer.Exit(1)


def schema_command() -> None:
    """Print the GraphQL schema."""
    from resolvers.schema import print_schema

    typer.echo(print_schema(), nl=False)


async def _index(settings: Settings, *, follow: bool) -> None:
    from indexing.searching.follower import Follower

    async with opened_store(settings) as store, opened_index(settings, store, renew=True) as index:
        with progress() as show:
            done = await Follower(store, index).catch_up(lambda seq: show("indexing", seq))
        console.print(f"{done.operations} entries applied, {done.rejected} refused; the index stands at {done.cursor}.")
        if follow:
            await Follower(store, index).follow()


async def _reindex(settings: Settings) -> int:
    from indexing.searching.opening import open_index
    from indexing.searching.rebuilding import open_over, rebuild

    async with opened_store(settings) as store:
        index = await open_index(settings.search)
        try:
            await open_over(store, index)
            with progress() as show:
                return await rebuild(store, index, lambda seq: show("indexing", seq))
        finally:
            await index.close()


async def _verify(settings: Settings, *, mend: bool) -> bool:
    from indexing.searching.verifying import repair, verify

    async with opened_store(settings) as store, opened_index(settings, store) as index:
        found = await verify(store, index)
        console.print(
            f"{found.same} entries agree, {len(found.missing)} are missing, {len(found.stale)} stale, "
            f"{len(found.extra)} extra, {len(found.refused)} refused by the engine."
        )
        if mend and not found.none:
            await repair(store, index, found)
            found = await verify(store, index)
            console.print("Repaired." if found.none else "Some entries still differ; run peyman reindex.")
        return found.none


async def _lag(settings: Settings) -> int:
    async with opened_store(settings) as store, opened_index(settings, store) as index:
        return (await store.info()).seq - await index.cursor()
