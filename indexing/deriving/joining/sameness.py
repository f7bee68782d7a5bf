"""Whether two drafts are one deal, as a score. Better the same deal twice than two deals as one.

Parties, family of kinds and time are conditions; subject, people and amounts are weighed. Words of the topic count
only within one language. Across languages the subjects of a table must do, and where one side names none the sectors,
which is less and asks for nearness in time.
"""

from indexing.deriving.joining.drafts import Draft
from indexing.vocabulary import AgreementKind, Salience

#: A score from here on joins. It is reached by one shared subject in one week, not by sharing a broad sector alone.
SAME_DEAL = 0.5
#: Where the time of one is unknown, only a subject that is nearly the same word for word will do.
_SUBJECT_WITHOUT_TIME = 0.75
_SUBJECT_OF_ONE_PARTY = 0.6
_TOPIC_SHARE = 0.7
_ACROSS = 0.75
_SECTORS_ONLY = 0.74
_UNNAMED = 0.6
_STANDING = 0.9
_EDITED = 0.85
#: So many papers signed at a time say by their number that they are the same ones, even weeks later.
_MANY = 4
_NEAR, _FAR = 3, 14


def same_deal(first: Draft, second: Draft) -> float:
    """How likely both are one deal: 0 where they cannot be, `SAME_DEAL` or more where they are taken for one."""
    if first.told.source == second.told.source and (copied := _reprinted(first, second)):
        return copied
    if first.family != second.family or first.count != second.count or not _parties_fit(first, second):
        return 0.0
    if first.family == "trade_target":
        return _same_target(first, second)
    subject = _subject(first, second)
    if min(len(first.states), len(second.states)) == 1 and (subject or 0.0) < _SUBJECT_OF_ONE_PARTY:
        return 0.0
    if first.family == "joint_body":
        return _same_body(first, second, subject)
    fits = first.time.fits(second.time)
    if first.count and fits and _is_one_bundle(first, second):
        subject = max(subject or 0.0, _UNNAMED)
    if fits is False or subject is None or (fits is None and subject < _SUBJECT_WITHOUT_TIME):
        return 0.0
    return max(0.0, min(0.99, subject + _hints(first, second)))


def _reprinted(first: Draft, second: Draft) -> float:
    """Two prints of one text tell the same deals, each in nearly the same words, under another headline perhaps."""

    def told(draft: Draft) -> tuple[object, ...]:
        return (draft.finding.kind, draft.states, draft.firms, draft.count)

    if told(first) != told(second):
        return 0.0
    if (first.topic, first.sectors) == (second.topic, second.sectors):
        return 1.0 if first.quote == second.quote else 0.9
    return _EDITED * (_overlap(first.topic, second.topic) or 0.0)


def _parties_fit(first: Draft, second: Draft) -> bool:
    """Same states; or one names a single one of the other's. Firms, where both name some, must overlap."""
    if first.firms and second.firms and not first.firms & second.firms and first.family == "commerce":
        return False
    if not first.states or not second.states:
        return bool(first.states == second.states and first.firms & second.firms)
    if first.states == second.states:
        return True
    if first.family == "trade_target":
        return False
    fewer, more = sorted((first.states, second.states), key=len)
    return len(fewer) == 1 and fewer < more


def _same_target(first: Draft, second: Draft) -> float:
    """Targets of one pair are one if they name the same value, however long apart, unless their dates differ."""
    if first.date and second.date and not first.date.agrees(second.date):
        return 0.0
    if first.amounts or second.amounts:
        return 1.0 if first.amounts & second.amounts else 0.0
    return _UNNAMED if first.time.fits(second.time) else 0.0


def _same_body(first: Draft, second: Draft, subject: float | None) -> float:
    """A body lives on for years, so only its subject tells it from another one of the same states.

    Two states have one standing commission. A body without any subject in both articles is taken for that one; where
    one article alone names no subject, it is the body that the other one tells of in the same weeks.
    """
    if first.bodies and second.bodies and not first.bodies & second.bodies:
        return 0.0
    if first.standing and second.standing and first.states == second.states and len(first.states) == 2:
        return _STANDING
    unnamed = [not (draft.topic or draft.sectors) for draft in (first, second)]
    if all(unnamed) or (any(unnamed) and first.states == second.states and first.time.fits(second.time)):
        return _UNNAMED
    return subject or 0.0


def _is_one_bundle(first: Draft, second: Draft) -> bool:
    """Whether as many papers of the same states are the same ones, though no subject is named of them in common."""
    near = _FAR if (first.count or 0) >= _MANY else _NEAR
    apart = first.sectors and second.sectors and not first.sectors & second.sectors
    return first.states == second.states and first.time.distance(second.time) <= near and not apart


def _subject(first: Draft, second: Draft) -> float | None:
    """Likeness of subject from 0 to 1; None where one of them names none."""
    sectors = _overlap(first.sectors, second.sectors)
    same_language = first.told.article.language == second.told.article.language
    topic = _overlap(first.topic, second.topic) if same_language else None
    if not same_language and (subjects := _overlap(first.subjects, second.subjects)) is not None:
        return _ACROSS * max(subjects, (subjects + (sectors or 0.0)) / 2) if subjects else 0.0
    if topic is None:
        return None if sectors is None else _SECTORS_ONLY * sectors
    return topic if sectors is None else _TOPIC_SHARE * topic + (1 - _TOPIC_SHARE) * sectors


def _overlap(first: frozenset[str], second: frozenset[str]) -> float | None:
    """The mean of overlap coefficient and Jaccard index, which forgives one side for saying more, but not much more."""
    if not first or not second:
        return None
    shared = len(first & second)
    return (shared / min(len(first), len(second)) + shared / len(first | second)) / 2


def _hints(first: Draft, second: Draft) -> float:
    hints = 0.05 if first.finding.kind is second.finding.kind else 0.0
    if AgreementKind.STATEMENT in (first.finding.kind, second.finding.kind) and not hints:
        hints -= 0.15
    if first.people & second.people:
        hints += 0.15
    if first.amounts and second.amounts:
        hints += 0.15 if first.amounts & second.amounts else -0.1
    if first.time.known and second.time.known:
        distance = first.time.distance(second.time)
        hints += 0.1 if distance <= _NEAR else (0.0 if distance <= _FAR else -0.1)
    if Salience.BACKGROUND in (first.finding.salience, second.finding.salience):
        hints -= 0.05
    return hints
