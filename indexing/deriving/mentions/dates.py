"""Dates."""

from indexing.deriving.mentions.found import Found
from indexing.deriving.text import ArticleText


def find_dates(text: ArticleText) -> list[Found]:
    """Dates in the order of the text."""
    return []
