"""The people of one article: its names sorted into persons, and the surnames that later stand alone.

News copy gives a name in full once and goes on with the surname. So names in full make the persons first; a shorter
form belongs to the person who was named last among those whom it fits. Nothing is decided here across articles.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from indexing.deriving.mentions.names import Name
from indexing.deriving.mentions.words import Line, Word
from indexing.values import Rule

_SURNAME = Rule(id="persons/surname")
_SURNAME_CONFIDENCE = 0.85
_LONGEST = 3
_BEGINNING = 3
_MOST_NAMESAKES = 20


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article with all their names in the order in which they were sorted in."""

    keys: tuple[str, ...]
    names: list[Name] = field(default_factory=list)

    def fits(self, keys: tuple[str, ...]) -> bool:
        """Whether a name of two or more words with these keys may be this person's: one contains the other."""
        if keys[-1] != self.keys[-1] and "".join(keys) != "".join(self.keys):
            return False
        short, long = sorted((keys, self.keys), key=len)
        return "".join(short) == "".join(long) or _within(short, long)


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of `short` occur in `long` in this order; an initial stands for its word."""
    rest = iter(long)
    return all(any(_same(word, other) for other in rest) for word in short)


def _same(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[:1] == other[:1])


class People:
    """Sorts the names of one article into persons."""

    def __init__(
        self,
        parts: Callable[[Name], tuple[str, ...]],
        leading: frozenset[str],
        by_given_name: bool = False,
        inner: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`parts` gives the keys of the words that make a name; `leading` are keys of family names that come first.

        `inner` says of the last word but one whether it is a family name by itself, as in "Karimi Firouzjaei".

        `by_given_name` lets a single word also stand for the person who has it as given name: "Crown Prince Mohammed".
        """
        self._parts = parts
        self._leading = leading
        self._by_given_name = by_given_name
        self._inner = inner
        self.persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._beginnings: set[str] = set()

    def sort_in(self, names: Iterable[Name]) -> None:
        """Make persons of the names in full, then give each single word to the one it fits, or to a new person."""
        single = []
        for name in names:
            keys = self._parts(name)
            if len(keys) > 1:
                self._add(keys, name)
            elif keys:
                single.append((keys, name))
        given = {person.keys[0]: person for person in self.persons} if self._by_given_name else {}
        for keys, name in single:
            person = self.named(keys, name.start) or given.get(keys[0])
            if person:
                person.names.append(name)
            else:
                self._add(keys, name)

    def _add(self, keys: tuple[str, ...], name: Name) -> None:
        candidates = [person for word in (keys[-1], "".join(keys)) for person in self._namesakes(word)]
        person = next((person for person in candidates if person.fits(keys)), None)
        if person is None:
            person = Person(keys)
            self.persons.append(person)
        elif len(keys) > len(person.keys):
            person.keys = keys
        person.names.append(name)
        for word in self._forms(keys):
            self._beginnings.update(word[:length] for length in range(1, _BEGINNING + 1))
            if person not in self._namesakes(word):
                self._by_word.setdefault(word, []).append(person)

    def _namesakes(self, word: str) -> list[Person]:
        """The last persons of that name: a text with thousands of namesakes must not cost their square."""
        return self._by_word.get(word, [])[-_MOST_NAMESAKES:]

    def _forms(self, keys: tuple[str, ...]) -> set[str]:
        """The joined keys under which a person may be named again: the whole, its endings, a leading family name."""
        forms = {"".join(keys[start:]) for start in range(len(keys)) if len(keys) - start <= _LONGEST or not start}
        if len(keys) > 2 and self._inner(keys[-2]):
            forms.add(keys[-2])
        return forms | ({keys[0]} if keys[0] in self._leading else set())

    def named(self, keys: Sequence[str], position: int) -> Person | None:
        """The person whom these words name at `position`: the last one named before it, else the first one after."""
        persons = self._namesakes("".join(keys))
        earlier = [person for person in persons if person.names[0].start < position]
        return max(earlier, key=lambda person: person.names[0].start) if earlier else next(iter(persons), None)

    def surnames(self, line: Line, key: Callable[[str], str], fits: Callable[[Line, int, int], bool]) -> list[Name]:
        """The places of `line` where a person's surname stands alone and `fits` says that it may be one."""
        found, index = [], 0
        while index < len(line.words):
            word = line.words[index]
            begins = word.letter != "J" and key(word.text)[:_BEGINNING] in self._beginnings
            length = self._longest(line.words, index, key) if begins else 0
            if length and fits(line, index, index + length):
                found.append(Name(line.words[index : index + length], _SURNAME, _SURNAME_CONFIDENCE))
            index += max(length, 1)
        return found

    def _longest(self, words: Sequence[Word], index: int, key: Callable[[str], str]) -> int:
        joined, best = "", 0
        for length, word in enumerate(words[index : index + _LONGEST], start=1):
            if word.letter in "J_,\n":
                break
            joined += key(word.text)
            if joined in self._by_word:
                best = length
        return best
