"""Organisations."""

from collections.abc import Sequence

from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.known_organisations import find_known, preferred_name
from indexing.deriving.text import ArticleText
from indexing.vocabulary import ActorKind, MentionKind


def find_organisations(text: ArticleText, countries: Sequence[Found]) -> tuple[list[Found], list[ActorFinding]]:
    """Organisations in the order of the text, and the organisations (refs `o0`, `o1`, ...)."""
    hits = find_known(text)
    refs = {row: f"o{number}" for number, row in enumerate(dict.fromkeys(hit.row.rule.id for hit in hits))}
    found = [
        Found(hit.start, hit.end, MentionKind.ORGANISATION, hit.row.rule, 0.95, ref=refs[hit.row.rule.id])
        for hit in hits
    ]
    actors = []
    for rule, ref in refs.items():
        mine = [hit for hit in hits if hit.row.rule.id == rule]
        row = mine[0].row
        spans = [text.folded.raw_span(hit.start, hit.end) for hit in mine]
        actors.append(
            ActorFinding(
                ref=ref,
                kind=ActorKind.ORGANISATION,
                name=preferred_name(row, text.language),
                language=text.language,
                country=row["country"] or None,
                acronym=row["acronym"].split("|")[0] or None,
                surfaces=tuple(dict.fromkeys(span.of(text.article.raw) for span in spans)),
                rule=row.rule,
                confidence=0.95,
            )
        )
    return found, actors
