"""Rule tables: small tab-separated files that a person who is no programmer can read and extend.

A table starts with `# version: N`, then a header with the names of its columns. Other lines starting with `#` are
notes. Every row has an `id`, and where the table has a `pattern` also an `example` that it must match and a `counter`
that it must not: the rows are their own tests, and they are run each time a table is loaded. A row that is wrong in
any way is refused at once with file, line and reason, because a rule that silently never fires costs more than a stop.

Patterns are regular expressions over folded text (see `indexing.folding`). `{name}` in a pattern stands for the row
of that id in the table `macros` of the same language, so that "the two sides" is spelled out only once.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexing.deriving.columns import wrong_cell
from indexing.errors import PeymanError
from indexing.folding import fold
from indexing.values import Rule

TABLES = Path(__file__).parent / "tables"

_VERSION = re.compile(r"#\s*version:\s*(\d+)\s*$")
_TRIED = {"pattern", "example", "counter"}
_MACRO = re.compile(r"\{([a-z_]+)\}")


class TableError(PeymanError):
    """A rule table that cannot be used; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its rule (`table/id` with the version of the table), its cells by column, and its line in the file."""

    rule: Rule
    cells: dict[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A row whose pattern is compiled and whose examples have been tried."""

    rule: Rule
    pattern: re.Pattern[str]
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class _Table:
    """What a file holds: its columns, the line that names them, and its rows."""

    header: tuple[str, ...]
    line: int
    rows: tuple[Row, ...]


def read_rows(path: Path, *columns: str) -> tuple[Row, ...]:
    """The rows of the table at `path`, which must have `id` and the given `columns` (and may have more).

    Raises:
        TableError: no version, a missing column, a row with too many or too few cells, an id given twice, a cell that
            its column does not know (`columns`).
    """
    return _with(path, _read(path), columns)


def _with(path: Path, table: _Table, columns: Iterable[str]) -> tuple[Row, ...]:
    """The rows of `table`, if it has the `columns`."""
    if missing := {"id", *columns} - set(table.header):
        raise TableError(f"{path}:{table.line}: the header lacks the columns {', '.join(sorted(missing))}")
    return table.rows


def _read(path: Path) -> _Table:
    version, header, line_of_header, rows, seen = 0, [""], 1, [], set[str]()
    for number, line in _lines(path):
        if line.startswith("#"):
            if match := _VERSION.match(line):
                version = int(match[1])
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header == [""]:
            header, line_of_header = cells, number
            if "id" not in header:
                raise TableError(f"{path}:{number}: the header lacks the columns id")
            continue
        if len(cells) != len(header):
            raise TableError(f"{path}:{number}: {len(cells)} cells where the header has {len(header)}")
        row = dict(zip(header, cells, strict=True))
        if not row["id"] or row["id"] in seen:
            raise TableError(f"{path}:{number}: the id {row['id']!r} is empty or given twice")
        if reason := wrong_cell(path.stem, row):
            raise TableError(f"{path}:{number}: row {row['id']}: {reason}")
        seen.add(row["id"])
        rule = Rule(id=f"{path.parent.name}/{path.stem}/{row['id']}", version=version)
        rows.append(Row(rule, row, number))
    if not version:
        raise TableError(f"{path}:1: the table must say its version in a line like '# version: 1'")
    return _Table(tuple(header), line_of_header, tuple(rows))


@cache
def _held(path: Path) -> _Table:
    return _read(path)


@cache
def rows(language: str, name: str, *columns: str) -> tuple[Row, ...]:
    """The rows of `tables/<language>/<name>.tsv`; `shared` is the folder of tables for all languages."""
    path = TABLES / language / f"{name}.tsv"
    return _with(path, _held(path), columns)


def has_patterns(language: str, name: str) -> bool:
    """Whether the rows of a table have a pattern with its examples.

    Raises:
        TableError: a wrong row.
    """
    return set(_held(TABLES / language / f"{name}.tsv").header) >= _TRIED


@cache
def patterns(language: str, name: str, *columns: str) -> tuple[PatternRow, ...]:
    """The rows of a table with a `pattern`, compiled, each tried on its own `example` and `counter`.

    Raises:
        TableError: also if a pattern does not compile, misses its example or matches its counter-example.
    """
    path = TABLES / language / f"{name}.tsv"
    _with(path, _held(path), (*sorted(_TRIED), *columns))
    return _all_compiled(path)


@cache
def _all_compiled(path: Path) -> tuple[PatternRow, ...]:
    return tuple(_compiled(path, row, path.parent.name) for row in _held(path).rows)


def _compiled(path: Path, row: Row, language: str) -> PatternRow:
    where = f"{path}:{row.line}: rule {row['id']}"
    try:
        pattern = re.compile(expand(fold(row["pattern"]), language))
    except (re.error, KeyError) as error:
        raise TableError(f"{where}: the pattern cannot be read: {error}") from error
    if not row["example"] or not row["counter"]:
        raise TableError(f"{where}: a pattern needs an example and a counter-example")
    if not pattern.search(fold(row["example"])):
        raise TableError(f"{where}: the pattern does not match its example")
    if pattern.search(fold(row["counter"])):
        raise TableError(f"{where}: the pattern matches its counter-example")
    return PatternRow(row.rule, pattern, row.cells)


def expand(pattern: str, language: str) -> str:
    """`pattern` with each `{macro}` replaced by the non-capturing group that the macro's row gives."""
    return _MACRO.sub(lambda match: f"(?:{expand(_macros(language)[match[1]], language)})", pattern)


@cache
def _macros(language: str) -> dict[str, str]:
    path = TABLES / language / "macros.tsv"
    return {row["id"]: fold(row["pattern"]) for row in rows(language, "macros", "pattern")} if path.exists() else {}


@cache
def words(language: str, name: str) -> frozenset[str]:
    """The folded entries of the word list `tables/<language>/<name>.txt`, one a line, `#` starting a note.

    None for a list that a language does not have.
    """
    path = TABLES / language / f"{name}.txt"
    return (
        frozenset(fold(line) for _, line in _lines(path) if not line.startswith("#")) if path.exists() else frozenset()
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            yield number, line
