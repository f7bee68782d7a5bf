"""Which folder of tables speaks of agreements in the language of an article.

A language has agreements as soon as its folder has a table of triggers; whatever other tables it lacks count as empty.
Articles in any other language are read with the tables that the rest of the rules use for them.
"""

from functools import cache

from indexing.deriving.table import TABLES
from indexing.deriving.text import ArticleText


def tables_of(text: ArticleText) -> str:
    """The folder under `tables/` for the agreements of `text`."""
    own = text.language.value
    return own if _speaks_of_agreements(own) else text.rules


@cache
def _speaks_of_agreements(language: str) -> bool:
    return (TABLES / language / "triggers.tsv").exists()
