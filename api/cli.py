"""`peyman`: the command line. What goes wrong ends in one sentence and an exit status, never in a traceback."""

import sys

import typer

from api.commands import deriving, evaluating, ingesting, keys, searching, serving, upkeep
from indexing.errors import PeymanError
from indexing.searching.port import RetryableError

app = typer.Typer(
    name="peyman",
    help="News coverage as a graph: who agreed what with whom, and the exact words that say so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for room in (serving, ingesting, deriving, searching, upkeep):
    room.register(app)
app.add_typer(evaluating.app, name="evaluate")
app.add_typer(keys.app, name="keys")


#: Exit status after Ctrl-C: 128 and the number of the signal.
_STOPPED = 130


def main() -> None:
    """Run the command line.

    Exit status: 0 done, 1 some of the input was bad or differs, 2 it could not be done, 130 stopped from the keyboard.
    """
    try:
        app()
    except (PeymanError, RetryableError) as error:
        typer.echo(f"peyman: {error}", err=True)
        sys.exit(2)
    except SystemExit as ended:
        # Typer ends what is stopped from the keyboard without a word.
        if ended.code == _STOPPED:
            typer.echo("peyman: Stopped; the same command can be run again.", err=True)
        raise
