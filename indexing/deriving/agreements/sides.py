"""Who can be a party: the states, blocs and organisations that a sentence names, directly or through their people.

A minister or ministry stands for its state; a company, bank or association for itself; a news agency for nobody; a body
that carries two states in its name ("the Iran-Oman Joint Commission") for both of them. A country word that only
describes what follows ("Chinese conglomerate N.") is taken up by it, and a country that is only a place or a bystander
("held in Turkey", "despite opposition from Japan") is marked, so that it is a party only where nobody else is.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from indexing.deriving.agreements.full_names import full_names
from indexing.deriving.agreements.homes import describes, follows_as_home
from indexing.deriving.agreements.nameless import NamelessFirms
from indexing.deriving.agreements.own_hand import signs, signs_at_home, signs_itself
from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText, Sentence
from indexing.folding import fold
from indexing.vocabulary import ActorKind, MentionKind, PassageKind

NOBODY = ""

#: Angle brackets of the copy, which mark signs of the stock exchange, are no marks of a name.
_ANGLES = str.maketrans("<>", "()")
_NEVER = frozenset({"source", "mediator"})
_MOVEMENT = "movement"
_OF_THEIR_OWN = frozenset({"firm", "union", _MOVEMENT})

_AROUND = 60
_LEAD = 3
_IN_FRONT = 2
_PAIR, _TRIO = 2, 3
_DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([\w /-]{2,20}\))?"
    r" ?[-\u2013\u2014] "
)
_NAME = re.compile(r"[^\W\d_]+")
_KINDS = (MentionKind.COUNTRY, MentionKind.BLOC, MentionKind.ORGANISATION, MentionKind.PERSON)


def kinds_of(actor: ActorFinding, language: str) -> frozenset[str]:
    """What an organisation is by its name: `organ`, `firm`, `union` and so on, as the table `bodies` has it."""
    return _kinds_of_name(actor.name, language)


@lru_cache(maxsize=4096)
def _kinds_of_name(given: str, language: str) -> frozenset[str]:
    name = fold(given)
    rows = scanner(language, "bodies", "is").likely(name)
    return frozenset(row["is"] for row in rows if row.pattern.search(name))


@dataclass(frozen=True, slots=True)
class Side:
    """A possible party at `start:end` of the folded text; `through` tells what was named (a person, a country, ...).

    `aside` is `place` or `bystander` where the words around make it one, else empty.
    """

    ref: str
    start: int
    end: int
    through: ActorKind
    aside: str = ""


class Sides:
    """The possible parties of one article, sentence by sentence."""

    def __init__(self, text: ArticleText, mentions: ArticleMentions) -> None:
        """Prepare the look-up from a country code to its actor."""
        self._text = text
        self._mentions = mentions
        self.actors = {actor.ref: actor for actor in mentions.actors}
        self._full_names = full_names(mentions.actors)
        self._firms = NamelessFirms(mentions, self._full_names, text.rules, self._is_firm)
        self._states = {a.code: a.ref for a in mentions.actors if a.kind is ActorKind.COUNTRY and a.code}
        self._cache: dict[int, list[Side]] = {}

    def of(self, sentence: Sentence) -> list[Side]:
        """The sides that `sentence` names, in the order of the text."""
        if sentence.start not in self._cache:
            dateline = sentence.start + (match.end() if (match := _DATELINE.match(sentence.text)) else 0)
            mentions = [m for m in self._mentions.of(sentence, *_KINDS) if m.start >= dateline]
            found = [side for m in mentions for side in self._sides_in(sentence, m)]
            self._cache[sentence.start] = self._without_describing(found)
        return self._cache[sentence.start]

    def _sides_in(self, sentence: Sentence, mention: Found) -> list[Side]:
        actor = self.actors.get(mention.ref or "")
        if actor is None or not mention.stands_for_state:
            return []
        joint = self._states_in_name(mention) if actor.kind is ActorKind.ORGANISATION else []
        if len({side.ref for side in joint}) > 1:
            return joint
        side = self._side(sentence, mention, actor)
        return [side] if side else []

    def _states_in_name(self, mention: Found) -> list[Side]:
        """The states whose names stand in the name of a body, in its order."""
        words = _NAME.finditer(self._text.folded.text, mention.start, mention.end)
        named = [(self._by_surface.get(word[0].casefold()), word) for word in words]
        return [Side(ref, word.start(), word.end(), ActorKind.COUNTRY) for ref, word in named if ref]

    @cached_property
    def _by_surface(self) -> dict[str, str]:
        """The states by the single words that name them in this article."""
        states = [self.actors[ref] for ref in self._states.values()]
        return {fold(surface).casefold(): state.ref for state in states for surface in state.surfaces}

    def _side(self, sentence: Sentence, mention: Found, actor: ActorFinding) -> Side | None:
        ref = self._firms.called(sentence, mention, actor) or self._party_of(actor, sentence, mention)
        if ref is None:
            return None
        aside = ""
        if actor.kind is not ActorKind.PERSON:
            aside = self._aside(sentence, actor.kind, mention.start - sentence.start, mention.end - sentence.start)
        return None if aside in _NEVER else Side(ref, mention.start, mention.end, actor.kind, aside)

    def _party_of(self, actor: ActorFinding, sentence: Sentence, mention: Found) -> str | None:
        """The actor that `actor` stands for as a party; `NOBODY` for one that only reports."""
        if actor.kind in (ActorKind.COUNTRY, ActorKind.BLOC):
            return actor.ref
        if actor.kind is ActorKind.PERSON:
            if firm := self._firm_of(actor):
                return firm
            codes = [actor.country, *(role.country for role in actor.roles)]
            return next((self._states[code] for code in codes if code in self._states), None)
        kinds = kinds_of(actor, self._text.rules)
        if "nobody" in kinds and not signs(sentence, mention):
            return NOBODY
        own = "signer" in kinds and signs_itself(sentence, mention)
        own |= self._text.rules == "fa" and signs_at_home(sentence, mention, self._mentions)
        if "organ" in kinds and not own and not kinds & _OF_THEIR_OWN:
            alone = "rulers" in kinds or (self._text.rules == "fa" and bool(actor.country))
            return self._states.get(actor.country or "", actor.ref if alone else None)
        return self._full_names.get(actor.ref, actor.ref)

    def _firm_of(self, person: ActorFinding) -> str | None:
        """The company that `person` leads, if one is named in a title."""
        bodies = [self.actors[role.organisation_ref] for role in person.roles if role.organisation_ref in self.actors]
        return next((body.ref for body in bodies if body.kind is ActorKind.ORGANISATION and self._is_firm(body)), None)

    def _is_firm(self, body: ActorFinding) -> bool:
        kinds = kinds_of(body, self._text.rules)
        return not kinds & {"organ", "union", "movement", "nobody"} and ("firm" in kinds or body.country is not None)

    def _aside(self, sentence: Sentence, kind: ActorKind, start: int, end: int) -> str:
        """What the words around a name make of it by the table `aside`: `place`, `bystander`, `source`, or nothing."""
        before, behind = sentence.text[max(0, start - _AROUND) : start], sentence.text[end : end + _AROUND]
        around = f"{before.translate(_ANGLES)}<{sentence.text[start:end]}>{behind.translate(_ANGLES)}"
        rows = scanner(self._text.rules, "aside", "is").likely(around)
        found = next((row["is"] for row in rows if row.pattern.search(around)), "")
        return "" if found == "place" and kind is ActorKind.ORGANISATION else found

    def _without_describing(self, sides: list[Side]) -> list[Side]:
        """`sides` without those that only report, and without country words that belong to the body beside them.

        "Soviet trader X" and "X of Korea" are X; the name then reaches to the end of its country.
        """
        kept: list[Side] = []
        for index, side in enumerate(sides):
            before, after = sides[index - 1] if index else None, sides[index + 1] if index + 1 < len(sides) else None
            if side.ref == NOBODY or (after and self._describes(side, after)):
                continue
            if before and self._owns(before, side):
                if kept and kept[-1] is before:
                    kept[-1] = replace(before, end=side.end)
                continue
            kept.append(side)
        return kept

    def _owns(self, before: Side, side: Side) -> bool:
        """Whether `side` is what the body named right before it belongs to ("institute of X", "<X>, a Greek maker")."""
        if before.through is not ActorKind.ORGANISATION or before.ref == side.ref:
            return False
        return follows_as_home(self._text.folded.text[before.end : side.start], side.through, self._text.rules)

    def _describes(self, side: Side, after: Side) -> bool:
        """Whether a country word belongs to the body behind it; where nouns come first only one close to it can."""
        if side.through is not ActorKind.COUNTRY or after.through is not ActorKind.ORGANISATION:
            return False
        return after.ref != side.ref and describes(self._text.folded.text[side.end : after.start], self._text.rules)

    @cached_property
    def people(self) -> list[tuple[int, int]]:
        """The places of the names and titles of persons in the folded text, sorted."""
        position = self._text.folded.folded_position
        spans = {(role.span.start, role.span.end) for actor in self._mentions.actors for role in actor.roles}
        names = [(m.start, m.end) for m in self._mentions.found if m.kind is MentionKind.PERSON]
        return sorted([*names, *((position(start), position(end)) for start, end in spans)])

    def is_company(self, ref: str) -> bool:
        """Whether `ref` is an organisation, neither a state nor a bloc."""
        return self.actors[ref].kind is ActorKind.ORGANISATION

    def is_bloc(self, ref: str) -> bool:
        return self.actors[ref].kind is ActorKind.BLOC

    def home_of(self, ref: str) -> str | None:
        """The state that an organisation belongs to, as a ref, where the text tells it; a movement belongs to none."""
        actor = self.actors[ref]
        if actor.kind is not ActorKind.ORGANISATION or _MOVEMENT in kinds_of(actor, self._text.rules):
            return None
        return self._states.get(actor.country or "")

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two parties that the article is about: the only two of its headline or lead, else those named most."""
        return self._pair_of(frozenset(self.actors))

    @cached_property
    def pair_of_states(self) -> tuple[str, ...]:
        """The two states that the article is about, whatever organisations it names beside them."""
        return self._pair_of(frozenset(self._states.values()))

    @cached_property
    def trio(self) -> tuple[str, ...]:
        """The three states that the article names most; empty if it names fewer."""
        ranked = self._ranked(frozenset(self._states.values()))
        return ranked[:_TRIO] if len(ranked) >= _TRIO else ()

    def _pair_of(self, among: frozenset[str]) -> tuple[str, ...]:
        for sentence in self._text.sentences[:_LEAD]:
            refs = tuple(dict.fromkeys(s.ref for s in self.of(sentence) if not s.aside and s.ref in among))
            if len(refs) == _PAIR:
                return refs
        return self._ranked(among)[:_PAIR]

    def _ranked(self, among: frozenset[str]) -> tuple[str, ...]:
        """Those of `among` who are named, most often first; headline and lead count three times."""
        weight: Counter[str] = Counter()
        for sentence in self._text.sentences:
            refs = tuple(dict.fromkeys(s.ref for s in self.of(sentence) if not s.aside and s.ref in among))
            in_front = sentence.position < _IN_FRONT
            weight.update(dict.fromkeys(refs, 3 if in_front or sentence.kind is PassageKind.HEADLINE else 1))
        ranked = sorted(weight, key=lambda ref: (-weight[ref], self._first[ref]))
        return tuple(ranked)

    @cached_property
    def _first(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for sentence in self._text.sentences:
            for side in self.of(sentence):
                first.setdefault(side.ref, side.start)
        return first
