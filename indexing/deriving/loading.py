"""All rule tables at once, so that a wrong row stops the program at its start and not at the article that needs it."""

from functools import cache

from indexing.deriving.agreements.wording import network_of, weights_of_kinds
from indexing.deriving.mentions.organisation_names import name_shapes
from indexing.deriving.mentions.persons import ENGLISH, PERSIAN
from indexing.deriving.mentions.shapes import shapes
from indexing.deriving.table import TABLES, has_patterns, patterns

#: Tables of shapes of persons in each language, and what their examples mark.
_SHAPES = {"person_shapes": "name", "role_shapes": "role"}


@cache
def load_tables() -> None:
    """Read every table of every language; what is read stays ready for the articles to come.

    Raises:
        TableError: a wrong row, with file, line and reason.
    """
    for path in sorted(TABLES.glob("*/*.tsv")):
        language, name = path.parent.name, path.stem
        if has_patterns(language, name):
            patterns(language, name)
    for tongue in (ENGLISH, PERSIAN):
        for name, group in _SHAPES.items():
            shapes(tongue.tables, name, group, tongue.example)
        name_shapes(tongue.tables)
        network_of(tongue.tables)
        weights_of_kinds(tongue.tables)
