"""Which rules of a table can match a text at all, in one pass however many rules there are.

Trying every pattern on every sentence costs more than all the rest of reading an article. From the parse tree of each
pattern the words are taken of which every match must contain one; an Aho-Corasick automaton over them tells which
patterns are worth trying. A pattern without such words is always tried, so the result is the same, only sooner.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import ahocorasick

from indexing.deriving.table import TABLES, PatternRow, patterns

_SHORTEST = 2


class Scanner:
    """The rows of one table with the words that they need."""

    def __init__(self, rows: tuple[PatternRow, ...]) -> None:
        """Take the needed words from the patterns of `rows`."""
        self._rows = rows
        self._always: set[int] = set()
        owners: dict[str, set[int]] = {}
        for index, row in enumerate(rows):
            words = needed_words(row.pattern)
            if words is None:
                self._always.add(index)
            for word in words or ():
                owners.setdefault(word, set()).add(index)
        self._automaton = ahocorasick.Automaton()
        for word in sorted(owners):
            self._automaton.add_word(word, frozenset(owners[word]))
        if owners:
            self._automaton.make_automaton()

    def likely(self, text: str) -> Iterator[PatternRow]:
        """The rows that may match in `text`, in the order of the table; the others do not match in it."""
        found = set(self._always)
        if len(self._automaton):
            for _, indexes in self._automaton.iter(text.lower()):
                found |= indexes
        return (self._rows[index] for index in sorted(found))


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


def needed_words(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Lower-case strings of which every match of `pattern` contains at least one; None if there are none such."""
    try:
        parser = import_module("re._parser")
    except ImportError:
        return None
    return _of_sequence(parser.parse(pattern.pattern, pattern.flags))


def _of_sequence(sequence: Any) -> frozenset[str] | None:
    """The best of the sets that the parts of a sequence need: the one whose shortest word is longest."""
    best: frozenset[str] | None = None
    run = ""
    for operation, argument in [*sequence, (None, None)]:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument).lower()
            continue
        for found in (frozenset({run}) if len(run) >= _SHORTEST else None, _of_part(name, argument)):
            if found is not None and (best is None or _length(found) > _length(best)):
                best = found
        run = ""
    return best


def _of_part(name: str, argument: Any) -> frozenset[str] | None:
    if name == "SUBPATTERN":
        return _of_sequence(argument[3])
    if name == "BRANCH":
        ways = [_of_sequence(way) for way in argument[1]]
        return None if None in ways else frozenset().union(*(way for way in ways if way))
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] > 0:
        return _of_sequence(argument[2])
    return None


def _length(words: frozenset[str]) -> int:
    return min(map(len, words))
