"""Which rules of a table can match a text at all, in one pass however many rules there are.

Trying every pattern on every sentence costs more than all the rest of reading an article. From the parse tree of each
pattern the ways are taken in which it can match, and of each way up to two sets of words of which a match must contain
one each ("trade" or "commerce", and "billion" or "million"); an Aho-Corasick automaton over them tells which patterns
are worth trying. A pattern that has a way without such words is always tried, so the result is the same, only sooner.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import ahocorasick

from indexing.deriving.table import TABLES, PatternRow, patterns

_SHORTEST = 2
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

#: What a match must contain: a word of the first set and one of the second. A set may be given twice.
Way = tuple[frozenset[str], frozenset[str]]


class Scanner:
    """The rows of one table with the words that they need.

    Each way of each row has a bit for its first set and, so many ways further, one for its second, and each word the
    bits of its sets, so that what a text holds is told by one number.
    """

    def __init__(self, rows: tuple[PatternRow, ...]) -> None:
        """Take the needed words from the patterns of `rows`."""
        self._rows = rows
        ways = [(row, ways_of(rows[row].pattern)) for row in range(len(rows))]
        self._always = sum(1 << row for row, known in ways if not known)
        self._owners = [1 << row for row, known in ways for _ in known]
        bits: dict[str, int] = {}
        for index, way in enumerate(way for _, known in ways for way in known):
            for place, words in enumerate(way):
                bit = 1 << (place * len(self._owners) + index)
                bits.update({word: bits.get(word, 0) | bit for word in words})
        self._automaton = ahocorasick.Automaton()
        for word in sorted(bits):
            self._automaton.add_word(word, bits[word])
        if bits:
            self._automaton.make_automaton()

    def likely(self, text: str) -> Iterator[PatternRow]:
        """The rows that may match in `text`, in the order of the table; the others do not match in it."""
        held, found = 0, self._always
        if self._owners:
            for _, bits in self._automaton.iter(text.lower()):
                held |= bits
            for way in _places(held & (held >> len(self._owners))):
                found |= self._owners[way]
        return map(self._rows.__getitem__, _places(found))


def _places(bits: int) -> Iterator[int]:
    """Where a number has ones, from the lowest bit on."""
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        yield lowest.bit_length() - 1


@cache
def scanner(language: str, table: str, *columns: str) -> Scanner:
    """The scanner of `tables/<language>/<table>.tsv`, whose rows have the given `columns`; empty without that file."""
    exists = (TABLES / language / f"{table}.tsv").exists()
    if exists and patterns(language, table, *columns):
        return _whole(language, table)
    return Scanner(())


@cache
def _whole(language: str, table: str) -> Scanner:
    """The scanner of a table, whatever columns are asked of it."""
    return Scanner(patterns(language, table))


def ways_of(pattern: re.Pattern[str]) -> list[Way]:
    """The ways in which `pattern` can match, as lower-case words that a match contains; none if one has no words."""
    sequence = _parsed(pattern)
    branch = next((index for index, (name, _) in enumerate(sequence) if str(name) == "BRANCH"), len(sequence))
    around = list(_sets_of(sequence[:branch])) + list(_sets_of(sequence[branch + 1 :]))
    ways = [[*around, *_sets_of(way)] for way in sequence[branch][1][1]] if branch < len(sequence) else [around]
    if not all(ways):
        return []
    best = [sorted(dict.fromkeys(way), key=_length, reverse=True)[:2] for way in ways]
    return [(sets[0], sets[-1]) for sets in best]


def letters_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """The characters that every text has in which `pattern` matches, in the case in which the pattern writes them."""
    return _letters_of(_parsed(pattern))


def _parsed(pattern: re.Pattern[str]) -> list[Any]:
    """The parse tree of `pattern`; empty where this Python does not show it, so that nothing is left out by it."""
    try:
        parser = import_module("re._parser")
    except ImportError:
        return []
    return list(parser.parse(pattern.pattern, pattern.flags))


def _letters_of(sequence: Any) -> frozenset[str]:
    letters: set[str] = set()
    for operation, argument in sequence:
        name = str(operation)
        if name == "LITERAL":
            letters.add(chr(argument))
        elif name == "SUBPATTERN":
            letters |= _letters_of(argument[3])
        elif name == "ASSERT":
            letters |= _letters_of(argument[1])
        elif name == "BRANCH":
            letters |= frozenset.intersection(*map(_letters_of, argument[1]))
        elif name in _REPEATS and argument[0] > 0:
            letters |= _letters_of(argument[2])
    return frozenset(letters)


def _sets_of(sequence: Any) -> Iterator[frozenset[str]]:
    """The sets of words that a sequence needs; those of its parts."""
    run = ""
    for operation, argument in [*sequence, (None, None)]:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument).lower()
            continue
        if len(run) >= _SHORTEST:
            yield frozenset({run})
        run = ""
        yield from _sets_of_part(name, argument)


def _sets_of_part(name: str, argument: Any) -> Iterator[frozenset[str]]:
    if name == "SUBPATTERN":
        yield from _sets_of(argument[3])
    elif name == "BRANCH":
        ways = [max(_sets_of(way), key=_length, default=None) for way in argument[1]]
        if None not in ways:
            yield frozenset().union(*(way for way in ways if way))
    elif name in _REPEATS and argument[0] > 0:
        yield from _sets_of(argument[2])


def _length(words: frozenset[str]) -> int:
    """What a set of words is worth: the longer its shortest word, the fewer texts hold one."""
    return min(map(len, words))
