"""Firms that a sentence calls by nothing but their country and what they are: "the French carrier said".

They are the firm of that country that was named last. Where none was, the country stands for itself.
"""

from collections.abc import Callable
from functools import cached_property

from indexing.deriving.agreements.homes import calls_a_firm
from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.deriving.text import Sentence
from indexing.vocabulary import ActorKind

_BEHIND = 60
_THE = "the "


class NamelessFirms:
    """The firms of one article, for the places that name only their country."""

    def __init__(
        self,
        mentions: ArticleMentions,
        full_names: dict[str, str],
        language: str,
        is_firm: Callable[[ActorFinding], bool],
    ) -> None:
        """Keep what tells a firm and the ref of its full name."""
        self._mentions = mentions
        self._full_names = full_names
        self._language = language
        self._is_firm = is_firm

    def called(self, sentence: Sentence, mention: Found, country: ActorFinding) -> str | None:
        """The ref of the firm that the `mention` of `country` in `sentence` stands for, if it does."""
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if country.kind is not ActorKind.COUNTRY or sentence.text[max(0, start - len(_THE)) : start].casefold() != _THE:
            return None
        if not calls_a_firm(sentence.text[end : end + _BEHIND], self._language):
            return None
        named = [ref for at, ref in self._places.get(country.code or "", ()) if at < mention.start]
        return named[-1] if named else None

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """Where firms are named, by their countries, in the order of the text."""
        bodies = {a.ref: a for a in self._mentions.actors if a.kind is ActorKind.ORGANISATION and a.country}
        firms = {ref: body for ref, body in bodies.items() if self._is_firm(body)}
        places: dict[str, list[tuple[int, str]]] = {}
        for mention in self._mentions.found:
            if firm := firms.get(mention.ref or ""):
                ref = self._full_names.get(firm.ref, firm.ref)
                places.setdefault(firm.country or "", []).append((mention.start, ref))
        return places
