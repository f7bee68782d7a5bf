"""Which part a person has in an agreement: signing it is not announcing it, watching it or talking about it.

The table `people` holds the words and on which side of the person they stand. The word nearest to a person decides;
persons joined by "and" with no such word between them share it. A word counts only where it belongs to the sentence
of the agreement, and a verb of signing only where nobody else does it (`agreements.signers`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexing.deriving.agreements.candidate import Part
from indexing.deriving.agreements.signers import Signers
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.deriving.scanning import scanner
from indexing.deriving.table import PatternRow
from indexing.deriving.text import Sentence
from indexing.vocabulary import MentionKind, Participation

_BY_WORD = frozenset({Participation.SIGNATORY.value, Participation.ANNOUNCER.value})
_NEGOTIATOR = Participation.NEGOTIATOR.value
#: A person who "met his guest and signed" has signed; the guest, whom Persian names right behind «دیدار با», has not.
_FURTHER = 40
_MET = "fa/people/negotiated_with"
#: Words between a word of saying or signing and who is named only for another occasion: "signed days before N. left".
_ELSEWHERE = re.compile(
    r"\b(?:before|after|ahead of|following|during|while|when|whose|who|which|on the eve|on the sidelines|accompan\w+"
    r"|in the presence of|(?:meeting|talks|met|meets|conversation|call) with|greet\w*|congratulat\w+|thank\w*)\b"
)
_LISTED = re.compile(r"[^.;:؛]{0,90}(?:\b(?:and|و)\b|[,،])[^.;:؛]{0,90}")
_JOINED = re.compile(r"(?:[^.;:؛]{0,90})\b(?:and|و)\b(?:[^.;:؛]{0,90})")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    row: PatternRow


def parts_in(sentence: Sentence, mentions: ArticleMentions, language: str) -> tuple[Part, ...]:
    """The parts of the persons that `sentence` names, each person once, in the order of the text."""
    persons = mentions.of(sentence, MentionKind.PERSON)
    if not persons:
        return ()
    words = _words(sentence, language)
    signers = Signers(sentence, mentions, language)
    nearest = [_nearest(person, words, persons, signers, sentence) for person in persons]
    rows = nearest[:1]
    for index in range(1, len(persons)):
        joined = _are_joined(sentence, persons[index - 1], persons[index], words)
        rows.append((nearest[index - 1] if joined else None) or nearest[index])
    _share_with_list(rows, persons, sentence, words)
    found: dict[str, Part] = {}
    for person, row in zip(persons, rows, strict=True):
        if row is not None and person.ref is not None and person.ref not in found:
            found[person.ref] = Part(person.ref, Participation(row["part"]), row.rule)
    return tuple(found.values())


def _share_with_list(
    rows: list[PatternRow | None], persons: Sequence[Found], sentence: Sentence, words: Sequence[_Word]
) -> None:
    """Give who stands at the head of a list the part of the rest: "A, B, C and D signed it"."""
    for index in range(len(persons) - 2, -1, -1):
        row = rows[index + 1]
        signs = row is not None and row["where"] == "after" and row["part"] == Participation.SIGNATORY.value
        if signs and rows[index] is None and _are_joined(sentence, persons[index], persons[index + 1], words, _LISTED):
            rows[index] = row


def _words(sentence: Sentence, language: str) -> list[_Word]:
    rows = scanner(language, "people", "part", "where", "reach").likely(sentence.text)
    return [
        _Word(sentence.start + match.start(), sentence.start + match.end(), row)
        for row in rows
        for match in row.pattern.finditer(sentence.text)
    ]


def _nearest(
    person: Found, words: Sequence[_Word], persons: Sequence[Found], signers: Signers, sentence: Sentence
) -> PatternRow | None:
    """The row of the word nearest to `person` on its proper side, not beyond more than one other person."""
    best: tuple[int, PatternRow] | None = None
    for word in words:
        after = word.row["where"] == "after"
        distance = word.start - person.end if after else person.start - word.end
        if not 0 <= distance <= int(word.row["reach"]):
            continue
        low, high = (person.end, word.start) if after else (word.end, person.start)
        if sum(low <= other.start < high for other in persons) > 1:
            continue
        if not after and word.row["part"] in _BY_WORD and _ELSEWHERE.search(sentence.at(low, high)):
            continue
        is_guest = word.row.rule.id == _MET and distance <= 1
        cost = distance + _FURTHER * (word.row["part"] == _NEGOTIATOR and not is_guest)
        cost += _FURTHER * (word.row["part"] == Participation.WITNESS.value and "," in sentence.at(low, high))
        signs = after and word.row["part"] == Participation.SIGNATORY.value
        if (best is None or cost < best[0]) and not (signs and signers.are_others(person, word.start, word.end)):
            best = (cost, word.row)
    return best[1] if best else None


def _are_joined(
    sentence: Sentence, left: Found, right: Found, words: Sequence[_Word], joined: re.Pattern[str] = _JOINED
) -> bool:
    """Whether two persons are named in one breath: "and" between them and no word that gives a part."""
    gap = sentence.at(left.end, right.start)
    return bool(joined.fullmatch(gap)) and not any(left.end <= word.start < right.start for word in words)
