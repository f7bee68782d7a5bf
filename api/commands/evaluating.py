"""`peyman evaluate`: runs over labelled sets, written in the forms that scoring tools read."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Annotated
from urllib.parse import urlsplit
from uuid import uuid4

import typer

from api.console import complain, console
from api.settings import load_settings
from indexing.errors import EngineUnreachable, SettingError

app = typer.Typer(help="Run derivation or search over a labelled set.", no_args_is_help=True)


@app.command("derivation")
def derivation_command(
    gold: Annotated[Path, typer.Argument(help="A folder with NNN.txt beside labels in NNN.json.")],
    run: Annotated[Path, typer.Option(help="Where to write one JSON object per article.")],
) -> None:
    """Derive every labelled text of a folder and write what was found, one line per article."""
    import orjson

    from indexing.deriving.article import derive
    from indexing.deriving.loading import load_tables
    from indexing.deriving.report import score_row
    from indexing.reading.article import articles_of
    from indexing.reading.draft import Problem
    from indexing.reading.sources import drafts_in

    texts = sorted(path for path in gold.glob("*.txt") if path.with_suffix(".json").exists())
    if not texts:
        raise SettingError(f"{gold} holds no NNN.txt with labels in NNN.json beside it.")
    load_tables()
    problems = []
    with _writing(run) as out:
        for read in articles_of(drafts_in(texts)):
            if isinstance(read, Problem):
                problems.append(read)
            else:
                draft, article = read
                out.write(orjson.dumps(score_row(Path(draft.path).stem, article, derive(article))).decode() + "\n")
    complain(problems)
    console.print(f"{len(texts) - len(problems)} articles written to {run}")
    if problems:
        raise typer.Exit(1)


@app.command("search")
def search_command(
    retrieval_set: Annotated[Path, typer.Argument(metavar="SET", help="JSON with passages and queries.")],
    run: Annotated[Path, typer.Option(help="Where to write the ids found, one line per query.")],
    respell: Annotated[str, typer.Option(help="Respell the queries first, e.g. typing-error or arabic-keyboard.")] = "",
) -> None:
    """Index the passages of a set by themselves, on the engine that is set, and answer its queries.

    The index is deleted in the end.
    """
    from indexing.searching.respelling import RESPELLINGS

    if respell and respell not in RESPELLINGS:
        raise SettingError(f"--respell must be one of {', '.join(RESPELLINGS)}.")
    search_url = load_settings().search
    with tempfile.TemporaryDirectory() as folder:
        count = asyncio.run(_answer(retrieval_set, run, search_url, Path(folder), respell))
    console.print(f"{count} queries answered in {run}")


async def _answer(retrieval_set: Path, run: Path, search_url: str, folder: Path, respelling: str) -> int:
    from indexing.searching.evaluation import evaluate
    from indexing.searching.opening import delete_index, open_index

    url = _apart(search_url, folder)
    index = await open_index(url)
    count = 0
    try:
        with _writing(run) as out:
            async for line in evaluate(retrieval_set, index, respelling):
                out.write(line + "\n")
                count += 1
    finally:
        await index.close()
        # an engine that cannot be reached any more has been told of by what failed before
        with suppress(EngineUnreachable):
            await delete_index(url)
    return count


def _apart(search_url: str, folder: Path) -> str:
    """The address of a new index beside the one at `search_url`, on the same engine."""
    if search_url.startswith("tantivy"):
        return f"tantivy:///{folder}/index"
    parts = urlsplit(search_url)
    return parts._replace(path=f"/{parts.path.strip('/') or 'peyman'}-evaluation-{uuid4().hex[:12]}").geturl()


@contextmanager
def _writing(run: Path) -> Iterator[IO[str]]:
    try:
        out = run.open("w", encoding="utf-8")
    except OSError as problem:
        raise SettingError(f"{run} cannot be written: {problem.strerror}.") from problem
    with out:
        yield out
