"""The pieces from which an agreement of one article is put together, from a single word to the whole deal.

A trigger is a place in a sentence that announces an agreement; a candidate is a trigger with everything that its own
sentence says about it; a deal is the candidates of one article that speak of the same agreement. Positions are those
of the folded article text, as in `mentions.found`.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from indexing.deriving.mentions.found import Found
from indexing.deriving.text import Sentence
from indexing.values import Rule
from indexing.vocabulary import AgreementKind, Participation, Sector, Status

#: Statuses of what has been concluded.
DONE = frozenset({Status.SIGNED, Status.IN_FORCE, Status.AGREED})

_VOICES = 12


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words at `start:end` that announce an agreement.

    `needs` tells what its sentence must give before it opens a record of its own: `deal` (a status or two parties),
    `side` (the same, and a party of its own, not only the pair that the article is about),
    `both` (two parties, or words for them), `pair` (the same, or one of them with the pair that the article is about),
    `cue` (a status), `signing` (words that it was, will be or was not signed), `nothing` (an accord that is known by
    its name). `fixed` says that the words carry their own status ("will supply"). `generic` marks words such as "pact"
    that can stand for an agreement of any kind, `vague` those of them that are as much at home in business ("deal"),
    `verb` those that tell of an act rather than name a paper, `theme` those that an article
    uses for one matter throughout, `definite` those that point back ("the pact"), `indefinite` those that bring
    up something new ("a pact"), `another` those that open a further one, `whole` those of which another
    trigger of the sentence is a part, `named` those that tell their own subject, `open` treaties that any state may
    join by itself. `item` is the part of an enumeration that the trigger stands for.
    `among_states` is the kind that the same words have where only states and blocs agree.
    """

    kind: AgreementKind
    start: int
    end: int
    sentence: Sentence
    rule: Rule
    needs: str
    weight: float
    default: Status | None
    fixed: bool = False
    generic: bool = False
    vague: bool = False
    verb: bool = False
    theme: bool = False
    named: bool = False
    open: bool = False
    definite: bool = False
    indefinite: bool = False
    another: bool = False
    whole: bool = False
    plural: bool = False
    count: int | None = None
    item: str | None = None
    among_states: AgreementKind | None = None

    @property
    def known(self) -> bool:
        """Whether it is the name of one accord that all know, whoever else is named beside it."""
        return self.theme and self.named


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell a status; `rank` is 5 for a refusal, 4 for a denial that there is an agreement, 3 for a plain
    statement, 2 for a participle or noun, 1 for mere colour. `session` marks those that tell of a meeting, which is
    that of a body.
    """

    status: Status
    rank: int
    start: int
    end: int
    rule: Rule
    session: bool = False


@dataclass(frozen=True, slots=True)
class Parties:
    """Who agrees, as refs of actors in the order of the text, and the resolver that found them.

    `states` are the refs with the home state in the place of each company, where the text tells it; `companies` are
    those of organisations. `union` marks a bloc whose members agree among themselves.
    """

    refs: tuple[str, ...]
    rule: Rule
    weight: float
    explicit: bool
    states: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    union: bool = False

    @property
    def are_several(self) -> bool:
        """Whether there is more than one to agree: two parties, or the members of a bloc."""
        return len(self.refs) > 1 or self.union

    def may_be(self, other: "Parties") -> bool:
        """Whether both can be the same parties: one names all that the other names, or the states of its companies."""
        new, old = frozenset(self.refs), frozenset(other.refs)
        if new <= old or old <= new:
            return True
        if new != self.states and old != other.states:
            return False
        return self.states <= other.states or other.states <= self.states

    def shares_a_company(self, other: "Parties") -> bool:
        """Whether one party is in both, and where they differ stands a company, whose state the text may not tell."""
        new, old = set(self.refs), set(other.refs)
        return bool(new & old) and bool((new ^ old) & (self.companies | other.companies))


@dataclass(frozen=True, slots=True)
class Part:
    """A person (`ref`) in its part in an agreement."""

    ref: str
    participation: Participation
    rule: Rule


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one sentence says about one agreement; `scopes` tell for whom or where an arrangement holds.

    `sector_names` are the sectors without the rules that found them.
    """

    trigger: Trigger
    cue: Cue | None
    parties: Parties
    people: tuple[Part, ...] = ()
    sectors: tuple[tuple[Sector, Rule], ...] = ()
    amounts: tuple[Found, ...] = ()
    dates: tuple[Found, ...] = ()
    background: Rule | None = None
    scopes: frozenset[str] = frozenset()
    sector_names: frozenset[Sector] = field(init=False)

    def __post_init__(self) -> None:
        """Work the names of the sectors out once: each new candidate is compared with many others."""
        object.__setattr__(self, "sector_names", frozenset(sector for sector, _ in self.sectors))

    @property
    def status(self) -> Status:
        """The status that the sentence gives, else the one that such words usually mean."""
        return self.cue.status if self.cue is not None else self.trigger.default or Status.AGREED

    @property
    def money(self) -> set[tuple[Decimal, str]]:
        """The sums of money that the sentence gives the deal, each with its currency."""
        amounts = (found.amount for found in self.amounts)
        return {(a.value, a.unit) for a in amounts if a is not None and a.unit.isupper()}

    @property
    def is_plain(self) -> bool:
        """Whether the sentence states the status plainly, by a verb or participle or by the trigger's own words."""
        return self.trigger.fixed or (self.cue is not None and self.cue.rank > 1)


@dataclass(slots=True)
class Deal:
    """The candidates of one article that speak of the same agreement, in the order of the text."""

    candidates: list[Candidate] = field(default_factory=list)

    @property
    def voices(self) -> list[Candidate]:
        """The candidates that a new one is compared with: all but the middle of a very long list."""
        return self.candidates if len(self.candidates) <= _VOICES else [*self.candidates[:4], *self.candidates[-8:]]

    @property
    def money(self) -> set[tuple[Decimal, str]]:
        """The sums of money that any of the voices gives it, each with its currency."""
        return {amount for candidate in self.voices for amount in candidate.money}
