"""Which organisation of an article is another one called by less of its name: "Tolo" and "TMI" for Tolo Mining Inc.

Names are found place by place, so that one body may stand among the actors twice. As a party it counts once, under its
full name: the only one that begins with the same words, or the only one with these initials. What all know by its name
is itself, whatever else begins with it.
"""

import re
from collections.abc import Iterable

from indexing.deriving.findings import ActorFinding
from indexing.vocabulary import ActorKind

_KNOWN = "shared/organisations/"
_WORDS = re.compile(r"[^\W_][\w&'.-]*")
_FORMS = {
    "inc", "corp", "co", "ltd", "limited", "plc", "sa", "s.a", "ag", "nv", "ab", "asa", "spa", "gmbh", "bv", "llc",
    "pty", "pte", "company", "corporation", "group", "holdings",
}  # fmt: skip


def full_names(actors: Iterable[ActorFinding]) -> dict[str, str]:
    """The ref of the full name by that of the short one, for those organisations of `actors` that have one."""
    bodies = [actor for actor in actors if actor.kind is ActorKind.ORGANISATION]
    words = {actor.ref: _words_of(actor.name) for actor in bodies}
    found: dict[str, str] = {}
    for short in bodies:
        if short.rule.id.startswith(_KNOWN) or not words[short.ref] or _has_legal_form(short):
            continue
        fitting = [b for b in bodies if b.ref != short.ref and _is_short_for(words[short.ref], words[b.ref])]
        if len(fitting) == 1:
            found[short.ref] = fitting[0].ref
    return {short: found.get(full, full) for short, full in found.items()}


def _has_legal_form(body: ActorFinding) -> bool:
    """Whether the article names `body` as a firm of its own, as it does a parent and its subsidiary."""
    return any(len(_words_of(surface)) < len(_WORDS.findall(surface)) for surface in body.surfaces)


def _words_of(name: str) -> tuple[str, ...]:
    words = [word.rstrip(".") for word in _WORDS.findall(name)]
    while len(words) > 1 and words[-1].casefold() in _FORMS:
        words.pop()
    return tuple(words)


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(full) <= len(short):
        return False
    if len(short) == 1 and short[0].isupper():
        initials = "".join(word[0] for word in full if word[0].isupper())
        if short[0].replace(".", "") == initials:
            return True
    return [word.casefold() for word in short] == [word.casefold() for word in full[: len(short)]]
