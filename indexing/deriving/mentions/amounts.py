"""Amounts."""

from indexing.deriving.mentions.found import Found
from indexing.deriving.text import ArticleText


def find_amounts(text: ArticleText) -> list[Found]:
    """Amounts in the order of the text."""
    return []
