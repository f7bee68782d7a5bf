"""`peyman evaluate`: runs over labelled sets, written in the forms that scoring tools read."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from api.console import console
from api.settings import load_settings
from indexing.errors import SettingError

app = typer.Typer(help="Run derivation or search over a labelled set.", no_args_is_help=True)


@app.command("derivation")
def derivation_command(
    gold: Annotated[Path, typer.Argument(help="A folder with NNN.txt beside labels in NNN.json.")],
    run: Annotated[Path, typer.Option(help="Where to write one JSON object per article.")],
) -> None:
    """Derive every labelled text of a folder and write what was found, one line per article."""
    import orjson

    from indexing.deriving.article import derive
    from indexing.deriving.report import score_row
    from indexing.reading.article import article_of
    from indexing.reading.draft import Draft
    from indexing.reading.sources import drafts_in

    texts = sorted(path for path in gold.glob("*.txt") if path.with_suffix(".json").exists())
    if not texts:
        raise SettingError(f"{gold} holds no NNN.txt with labels in NNN.json beside it.")
    with run.open("wb") as out:
        for draft in drafts_in(texts):
            if isinstance(draft, Draft):
                article = article_of(draft)
                out.write(orjson.dumps(score_row(Path(draft.path).stem, article, derive(article))) + b"\n")
    console.print(f"{len(texts)} articles written to {run}")


@app.command("search")
def search_command(
    retrieval_set: Annotated[Path, typer.Argument(metavar="SET", help="JSON with passages and queries.")],
    run: Annotated[Path, typer.Option(help="Where to write the ids found, one line per query.")],
) -> None:
    """Index the passages of a set by themselves, on the engine that is set, and answer its queries."""
    search_url = load_settings().search
    with tempfile.TemporaryDirectory() as folder:
        count = asyncio.run(_answer(retrieval_set, run, search_url, Path(folder)))
    console.print(f"{count} queries answered in {run}")


async def _answer(retrieval_set: Path, run: Path, search_url: str, folder: Path) -> int:
    from indexing.searching.evaluation import evaluate
    from indexing.searching.opening import open_index

    url = f"tantivy:///{folder}/index" if search_url.startswith("tantivy") else f"{search_url.rstrip('/')}-evaluation"
    index = await open_index(url)
    count = 0
    try:
        with run.open("w", encoding="utf-8") as out:
            async for line in evaluate(retrieval_set, index):
                out.write(line + "\n")
                count += 1
    finally:
        await index.close()
    return count
