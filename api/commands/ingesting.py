"""`peyman ingest`: files in, and everything that follows from them."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.console import complain, console, progress
from api.engines import opened_store, update_index
from api.settings import Settings, load_settings
from indexing.storing.runs import RunReport

if TYPE_CHECKING:
    from indexing.pipeline import IngestReport


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("ingest")(ingest_command)


def ingest_command(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or patterns such as 'wire/*.jsonl'.")],
) -> None:
    """Read articles, derive what they say, and bring store and index up to date. Safe to repeat."""
    read, run = asyncio.run(load(load_settings(), paths))
    complain(read.problems)
    console.print(
        f"{read.new} new, {read.revised} revised, {read.unchanged} known articles, {len(read.problems)} problems; "
        f"run {run.run}: {run.added} documents added, {run.changed} changed, {run.removed} removed."
    )
    if read.problems:
        raise typer.Exit(1)


async def load(
    settings: Settings, paths: Sequence[str | Path], *, sample: bool = False
) -> "tuple[IngestReport, RunReport]":
    """Ingest `paths` into the store, derive the graph, and let the index follow unless a server does that."""
    from indexing.pipeline import derive_graph, ingest

    async with opened_store(settings) as store:
        with progress() as show:
            read = await ingest(store, paths, sample=sample, progress=show)
            run = await derive_graph(store, progress=show)
            await update_index(settings, store, show)
    return read, run
