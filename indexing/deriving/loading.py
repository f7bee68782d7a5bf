"""All rule tables at once, so that a wrong row stops the program at its start and not at the article that needs it.

Tables are hundreds of thousands of small objects that stay until the process ends. The collector of garbage, which
counts what is made, would walk through them again and again: while they are read that takes a third of the time, and
a tenth of it afterwards.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from indexing.deriving.agreements.wording import network_of, weights_of_kinds
from indexing.deriving.article import derive
from indexing.deriving.mentions.organisation_names import name_shapes
from indexing.deriving.mentions.persons import ENGLISH, PERSIAN
from indexing.deriving.mentions.shapes import shapes
from indexing.deriving.table import TABLES, has_patterns, patterns
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.vocabulary import Language

#: Tables of shapes of persons in each language, and what their examples mark.
_SHAPES = {"person_shapes": "name", "role_shapes": "role"}

#: A sentence of each language that needs all that is made of its tables.
_SENTENCES = {
    Language.EN: "On 3 March, Minister Ali Karimi of Iran signed an agreement with Peru worth $3 million.",
    Language.FA: "علی کریمی وزیر صنعت ایران در ۳ فروردین توافق ۳ میلیون دلاری با پرو امضا کرد.",
}


@cache
def load_tables() -> None:
    """Read every table of every language; what is read stays ready for the articles to come.

    Raises:
        TableError: a wrong row, with file, line and reason.
    """
    with _without_collecting():
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


def prepare_process() -> None:
    """Make a process that is there to derive ready for its first article; nothing is left to be read later.

    Raises:
        TableError: a wrong row, with file, line and reason.
    """
    load_tables()
    with _without_collecting():
        for language, sentence in _SENTENCES.items():
            derive(Article(id="art-first", raw=sentence, text_sha256=sha256_of(sentence), language=language))
    gc.freeze()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the collector of garbage away for the length of a block."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
