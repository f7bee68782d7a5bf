"""Who can be a party: the states, blocs and organisations that a sentence names, directly or through their people.

A minister or ministry stands for its state; a company, bank or association for itself; a news agency for nobody. A
country word that only describes what follows ("Chinese conglomerate N.") is taken up by it, and a country that is only
a place ("held in Turkey") is marked, so that it is a party only where nobody else is.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.deriving.table import patterns, words
from indexing.deriving.text import ArticleText, Sentence
from indexing.vocabulary import ActorKind, MentionKind, PassageKind

_DESCRIBES = 30
_LEAD = 3
_KINDS = (MentionKind.COUNTRY, MentionKind.BLOC, MentionKind.ORGANISATION, MentionKind.PERSON)


@dataclass(frozen=True, slots=True)
class Side:
    """A possible party at `start:end` of the folded text; `through` tells what was named (`person`, `country`, ...)."""

    ref: str
    start: int
    end: int
    through: ActorKind
    place: bool = False


class Sides:
    """The possible parties of one article, sentence by sentence."""

    def __init__(self, text: ArticleText, mentions: ArticleMentions) -> None:
        """Prepare the look-up from a country code to its actor."""
        self._text = text
        self._mentions = mentions
        self._actors = {actor.ref: actor for actor in mentions.actors}
        self._states = {a.code: a.ref for a in mentions.actors if a.kind is ActorKind.COUNTRY and a.code}
        self._cache: dict[int, list[Side]] = {}

    def of(self, sentence: Sentence) -> list[Side]:
        """The sides that `sentence` names, in the order of the text."""
        if sentence.position not in self._cache:
            found = [side for m in self._mentions.of(sentence, *_KINDS) if (side := self._side(sentence, m))]
            self._cache[sentence.position] = self._without_describing(found)
        return self._cache[sentence.position]

    def _side(self, sentence: Sentence, mention: Found) -> Side | None:
        actor = self._actors.get(mention.ref or "")
        if actor is None or not mention.stands_for_state:
            return None
        ref = self._party_of(actor)
        if ref is None:
            return None
        place = actor.kind is ActorKind.COUNTRY and not mention.demonym and self._is_place(sentence, mention.start)
        return Side(ref, mention.start, mention.end, actor.kind, place)

    def _party_of(self, actor: ActorFinding) -> str | None:
        """The actor that `actor` stands for as a party."""
        if actor.kind in (ActorKind.COUNTRY, ActorKind.BLOC):
            return actor.ref
        if actor.kind is ActorKind.PERSON:
            codes = [actor.country, *(role.country for role in actor.roles)]
            return next((self._states[code] for code in codes if code in self._states), None)
        kinds = {row["is"] for row in patterns(self._text.rules, "bodies", "is") if row.pattern.search(actor.name)}
        if "reporter" in kinds:
            return None
        if "company" in kinds or "organ" not in kinds:
            return actor.ref
        return self._states.get(actor.country or "")

    def _is_place(self, sentence: Sentence, start: int) -> bool:
        before = sentence.text[max(0, start - sentence.start - 16) : start - sentence.start].split()
        return any(word.lower() in words(self._text.rules, "places") for word in before[-1:]) or (
            len(before) > 1 and before[-1].lower() == "the" and before[-2].lower() in words(self._text.rules, "places")
        )

    def _without_describing(self, sides: list[Side]) -> list[Side]:
        """`sides` without country words that only describe the company or person right behind or before them."""
        kept: list[Side] = []
        for index, side in enumerate(sides):
            after = sides[index + 1] if index + 1 < len(sides) else None
            if side.through is ActorKind.COUNTRY and after and after.through is ActorKind.ORGANISATION:
                owner = self._actors[after.ref].country
                gap = self._text.folded.text[side.end : after.start]
                same = after.ref != side.ref and owner in (None, self._actors[side.ref].code)
                linked = any(word in _LINKS for word in gap.replace(",", " , ").split())
                if same and len(gap) <= _DESCRIBES and not linked:
                    continue
            kept.append(side)
        return kept

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two states or blocs that the article speaks of most, headline and lead counting more."""
        weight: Counter[str] = Counter()
        for sentence in self._text.sentences:
            near = 3 if sentence.kind is PassageKind.HEADLINE or sentence.position < _LEAD else 1
            for ref in {side.ref for side in self.of(sentence) if not side.place}:
                weight[ref] += near if self._actors[ref].kind is not ActorKind.ORGANISATION else 0
        ranked = sorted((r for r in weight if weight[r]), key=lambda r: (-weight[r], self._first[r]))
        return tuple(ranked[:2])

    @cached_property
    def _first(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for sentence in self._text.sentences:
            for side in self.of(sentence):
                first.setdefault(side.ref, side.start)
        return first


_LINKS = frozenset({"and", "with", ",", "-", "و", "با", "،", "to", "between", "from", "by"})
