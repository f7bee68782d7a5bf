"""Who agrees with whom: resolvers tried in order, each with the weight that its evidence deserves.

All of a paper that is said to have three sides, "between A and B", then a pair that stands right at the trigger ("the
A-B commission"), "A and B", "A ... with B", a bloc alone, the only two sides of the sentence, one side with the pair
that the whole article is about, and last that pair alone where the sentence says "the two sides". A treaty of the world
has whoever joins it. Where none of them fits, the parties stay empty rather than guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexing.deriving.agreements.at_home import without_homes
from indexing.deriving.agreements.both import both_meant
from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.counted import counts, three_way, trio
from indexing.deriving.agreements.debts import of_debtor
from indexing.deriving.agreements.flows import act, bought, named_by_route, route, with_giver
from indexing.deriving.agreements.inserts import apart_from_meetings, on_main_line
from indexing.deriving.agreements.membership import without_members
from indexing.deriving.agreements.pacts import known_pact
from indexing.deriving.agreements.partners import with_partner
from indexing.deriving.agreements.runs import ARTICLE, WITH, Run, distance_to, found_by, free_runs, is_preceded, runs_of
from indexing.deriving.agreements.sides import Side, Sides
from indexing.deriving.agreements.unions import joined, own_paper, speaking, treaty_joined
from indexing.deriving.agreements.unnamed import with_unnamed
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText, Sentence
from indexing.values import Rule

_BETWEEN = re.compile(
    r"(?:\b(?:between|among(?! them\b| whom\b| which\b| others\b)|между)|\b(?:میان|بین|مابین)) "
    + ARTICLE
    + r"(?:\w+ ){0,4}<?$"
)
_OBJECT = re.compile(r"\b(?:with|to|against|via|با) (?:both )?" + ARTICLE + r"(?:[\w']+,? ){0,3}<?$")
_OWNS = re.compile(r"['’]s (?:(?!signed|inked|sealed|won|reached|agreed|struck|concluded)[\w-]+ ){0,4}")
_CHAIN = re.compile(r"(?: (?!(?:به|از|در|با|را|که|و|برای|درباره|میان|بین|توسط)\b)[\u0621-\u06cc]+){1,3} ")
_SIGNED_WITH = re.compile(r"\b(?:signed|initiall?ed|inked|concluded|struck) with (?:the )?$")
_NEAR = 30
_PAIR = 2
_BEHIND_PAPER = 80
_LOOSE = 0.1

#: Who is a party where the sentence names hardly anybody else: who owns a firm, and for whom somebody speaks.
_IF_NEEDED = frozenset({"owner", "speaker"})

NOBODY = Parties((), Rule(id="parties/none"), 0.0, explicit=False)


def resolve(trigger: Trigger, triggers: Sequence[Trigger], sides: Sides, text: ArticleText) -> Parties:
    """The parties of the agreement that `trigger` announces."""
    of_sentence = sides.of(trigger.sentence)
    named = on_main_line(trigger, of_sentence, text.rules)
    beside = {side.ref for side in of_sentence} - {side.ref for side in named}
    pair = _pair_meant(trigger.sentence, sides)
    present = apart_from_meetings(trigger, _present(trigger, named), text)
    papers = [other for other in triggers if not other.verb]
    runs = free_runs(runs_of(present, papers, text.folded.text), trigger, papers)
    refs = tuple(dict.fromkeys(side.ref for side in present))
    found = (
        treaty_joined(trigger, present)
        or three_way(trigger, named)
        or joined(trigger, runs, sides, text)
        or own_paper(trigger, present, sides, text)
        or _owned(trigger, present, runs, text)
        or bought(trigger, runs, text)
        or named_by_route(trigger, present, text)
        or with_unnamed(trigger, runs, text)
        or _and_with(_between(trigger, runs, text), trigger, runs, text)
        or known_pact(trigger, sides, text)
        or speaking(trigger, sides, text)
        or both_meant(trigger, present, sides, text)
        or _and_with(_before_with(trigger, runs, text), trigger, runs, text)
        or _with(trigger, runs, text)
        or _with_several(trigger, runs, sides, text)
        or _behind(trigger, runs)
        or route(trigger, present, text)
        or act(trigger, present)
        or trio(trigger, refs, of_sentence, sides)
        or _bloc_alone(trigger, runs, sides, text)
        or _only_two(refs)
        or _of_document(refs, () if beside & {*pair} - {*refs} else pair)
    )
    found = of_debtor(found, trigger, sides, text) or NOBODY
    found = without_members(without_homes(found, sides), sides.actors, trigger.sentence.text)
    companies = frozenset(ref for ref in found.refs if sides.is_company(ref))
    return replace(found, states=frozenset(sides.home_of(ref) or ref for ref in found.refs), companies=companies)


def _pair_meant(sentence: Sentence, sides: Sides) -> tuple[str, ...]:
    """The pair that the article is about; of states, where the sentence speaks of two countries."""
    of_states = sides.pair_of_states if counts("two_states", sentence.text) else ()
    return of_states if len(of_states) == _PAIR else sides.pair


def _present(trigger: Trigger, named: list[Side]) -> list[Side]:
    """The sides that count: not those that stand aside, unless there is nobody else or an act has its place there."""
    plain = [side for side in named if not side.aside]
    if len({side.ref for side in plain}) < _PAIR:
        plain = [side for side in named if not side.aside or side.aside in _IF_NEEDED]
    if trigger.verb and len({side.ref for side in plain}) < _PAIR:
        return [side for side in named if side.aside != "bystander"] or named
    return plain or named


def speaks_of_both(sentence: Sentence, language: str) -> bool:
    """Whether `sentence` has words for the two sides without their names."""
    return any(row.pattern.search(sentence.text) for row in scanner(language, "bilateral").likely(sentence.text))


def _between(trigger: Trigger, runs: list[Run], text: ArticleText) -> Parties | None:
    fitting = [run for run in runs if len(run.refs) > 1 and is_preceded(_BETWEEN, run, trigger.sentence, text)]
    behind = [run for run in fitting if not trigger.verb and 0 <= run.start - trigger.end <= _BEHIND_PAPER]
    nearest = min(behind or fitting, key=lambda run: distance_to(trigger, run), default=None)
    return found_by(nearest.refs, "between", 0.25) if nearest else None


def _owned(trigger: Trigger, present: Sequence[Side], runs: list[Run], text: ArticleText) -> Parties | None:
    """Whose paper it is, and with whom: "A's defence treaty with B", whoever else the sentence names."""
    owner = max((side for side in present if side.end <= trigger.start), key=lambda side: side.end, default=None)
    if owner is None or trigger.verb or not _OWNS.fullmatch(text.folded.text, owner.end, trigger.start):
        return None
    behind = [run for run in runs if 0 <= run.start - trigger.end <= _NEAR]
    other = next((run for run in behind if is_preceded(WITH, run, trigger.sentence, text)), None)
    return found_by(tuple(dict.fromkeys((owner.ref, *other.refs))), "owner-and-other", 0.25) if other else None


def _at_trigger(trigger: Trigger, runs: list[Run]) -> Parties | None:
    fitting = [run for run in runs if len(run.refs) > 1 and distance_to(trigger, run) <= _NEAR]
    nearest = min(fitting, key=lambda run: (not _is_chained(trigger, run), distance_to(trigger, run)), default=None)
    return found_by(nearest.refs, "at-trigger", 0.25) if nearest else None


def _is_chained(trigger: Trigger, run: Run) -> bool:
    """Whether a Persian paper is named by its parties: "the nuclear accord of A and B", without a preposition."""
    text, offset = trigger.sentence.text, trigger.sentence.start
    return not trigger.verb and bool(_CHAIN.fullmatch(text, trigger.end - offset, max(run.start - offset, 0)))


def _coordinated(trigger: Trigger, runs: list[Run]) -> Parties | None:
    fitting = [run for run in runs if len(run.refs) > 1]
    nearest = min(fitting, key=lambda run: distance_to(trigger, run), default=None)
    return found_by(nearest.refs, "coordination", 0.22) if nearest else None


def _before_with(trigger: Trigger, runs: list[Run], text: ArticleText) -> Parties | None:
    """Two or more that stand at the trigger or before it, not behind a "with"."""
    near = [run for run in runs if not is_preceded(WITH, run, trigger.sentence, text)]
    found = _at_trigger(trigger, near) or _coordinated(trigger, [run for run in near if run.end <= trigger.start])
    return with_partner(with_giver(found, runs, trigger, text), runs, trigger, text) if found else None


def _and_with(found: Parties | None, trigger: Trigger, runs: list[Run], text: ArticleText) -> Parties | None:
    """`found` and who stands right behind the paper or its verb: "A and B signed a protocol with C"."""
    if found is None:
        return None
    near = [run for run in runs if 0 <= run.start - trigger.end <= _NEAR]
    with_them = [ref for run in near if is_preceded(WITH, run, trigger.sentence, text) for ref in run.refs]
    behind = [run for run in runs if _NEAR < run.start - trigger.end <= _BEHIND_PAPER]
    with_them += [r for run in behind if is_preceded(_SIGNED_WITH, run, trigger.sentence, text) for r in run.refs]
    return replace(found, refs=tuple(dict.fromkeys((*found.refs, *with_them))))


def _behind(trigger: Trigger, runs: list[Run]) -> Parties | None:
    """Two or more somewhere behind the trigger; behind words that point back they are hardly a new pair."""
    found = _coordinated(trigger, runs)
    return replace(found, weight=_LOOSE, explicit=False) if found and trigger.definite else found


def _with(trigger: Trigger, runs: list[Run], text: ArticleText) -> Parties | None:
    others = [run for run in runs if is_preceded(WITH, run, trigger.sentence, text)]
    behind = [run for run in others if 0 <= run.start - trigger.end <= _BEHIND_PAPER and not trigger.verb]
    nearest = min(behind or others, key=lambda run: distance_to(trigger, run), default=None)
    if nearest is None:
        return None
    before = [run for run in runs if run is not nearest and run.end <= max(trigger.start, nearest.start)]
    subjects = [run for run in before if not is_preceded(_OBJECT, run, trigger.sentence, text)] or before
    subject = max(subjects, key=lambda run: run.end, default=None)
    if subject is None or subject.refs == nearest.refs:
        return None
    return found_by(tuple(dict.fromkeys((*subject.refs, *nearest.refs))), "with", 0.2)


def _with_several(trigger: Trigger, runs: list[Run], sides: Sides, text: ArticleText) -> Parties | None:
    """Two or more that stand behind a "with" where nobody else is named, and who of the article's pair is not there."""
    if len(runs) != 1 or len(runs[0].refs) < _PAIR or not is_preceded(WITH, runs[0], trigger.sentence, text):
        return None
    other = next((ref for ref in sides.pair if ref not in runs[0].refs), None)
    return found_by((other, *runs[0].refs), "with-several", _LOOSE, explicit=False) if other else None


def _bloc_alone(trigger: Trigger, runs: list[Run], sides: Sides, text: ArticleText) -> Parties | None:
    """A bloc that is the only side of its sentence and agrees with nobody: what its members agree is its own."""
    if len(runs) != 1 or len(runs[0].refs) != 1 or not sides.is_bloc(runs[0].refs[0]):
        return None
    alone = not is_preceded(WITH, runs[0], trigger.sentence, text)
    return replace(found_by(runs[0].refs, "bloc-alone", _LOOSE), union=True) if alone else None


def _only_two(refs: tuple[str, ...]) -> Parties | None:
    return found_by(refs, "two-in-sentence", 0.15) if len(refs) == 2 else None


def _of_document(refs: tuple[str, ...], pair: tuple[str, ...]) -> Parties | None:
    if len(pair) < 2:
        return found_by(refs, "one-side", -0.1, explicit=False) if len(refs) == 1 else None
    if len(refs) > 2:
        return found_by(pair, "pair-among-many", 0.05) if set(pair) <= set(refs) else None
    if len(refs) == 1 and refs[0] in pair:
        return found_by(pair, "one-of-pair", 0.05, explicit=False)
    if len(refs) == 1:
        return found_by((*refs, pair[0]), "one-side", -0.1, explicit=False)
    return found_by(pair, "pair-of-article", 0.03, explicit=False)
