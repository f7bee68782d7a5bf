"""`peyman derive`: what the rules find in texts, without storing anything."""

from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.table import Table

from api.console import complain, console
from indexing.deriving.findings import ArticleFindings
from indexing.documents import Article
from indexing.reading.draft import Problem
from indexing.vocabulary import ClaimField


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("derive")(derive_command)


def derive_command(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or patterns.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per article.")] = False,
) -> None:
    """Show the agreements and actors that the rules find in each article."""
    from indexing.deriving.article import derive
    from indexing.deriving.loading import load_tables
    from indexing.deriving.report import score_row
    from indexing.reading.article import articles_of
    from indexing.reading.sources import drafts_in

    load_tables()
    problems = []
    for read in articles_of(drafts_in(paths)):
        if isinstance(read, Problem):
            problems.append(read)
            continue
        draft, article = read
        findings = derive(article)
        name = Path(draft.path).stem if draft.line is None else f"{Path(draft.path).stem}:{draft.line}"
        if as_json:
            typer.echo(orjson.dumps(score_row(name, article, findings)).decode())
        else:
            _show(name, article, findings)
    complain(problems)
    if problems:
        raise typer.Exit(1)


def _show(name: str, article: Article, findings: ArticleFindings) -> None:
    headline = article.headline.text if article.headline else "(no headline)"
    table = Table(title=f"{name}: {headline}", title_justify="left")
    for column in ("kind", "status", "parties", "confidence", "passage"):
        table.add_column(column)
    actors = {actor.ref: actor for actor in findings.actors}
    for agreement in findings.agreements:
        said = {field: [c for c in agreement.claims if c.field is field] for field in ClaimField}
        parties = [actors[c.ref].code or actors[c.ref].name for c in said[ClaimField.PARTICIPANT] if c.ref]
        passage = findings.passages[agreement.passages[0]]
        table.add_row(
            agreement.kind.value,
            ", ".join(c.text for c in said[ClaimField.STATUS]),
            ", ".join(dict.fromkeys(parties)),
            f"{agreement.confidence:.2f}",
            passage.of(article.raw),
        )
    console.print(table)
