"""Short names of firms: "Dome" and "Dome Petroleum" for what the article once calls Dome Petroleum Ltd.

Business copy gives a firm's name in full once, with its legal form, and goes on with the first words of it. Whoever
agrees is mostly named that way, and a reader of names would take "Dome" for a person. A first word that the article
also gives to a person ("Mr Edelman" of Edelman Group) stays that person's.
"""

from collections.abc import Iterator, Sequence

from indexing.deriving.mentions.words import Line, Word

_LEGAL = "K"
_FIRST = frozenset("NA")
_ENDING = "X"
_CAPITAL = frozenset("NAGKHQYPRUSCDTBOF")
_PERSONAL = frozenset("GRS")
_TITLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "Sir", "Lord"))
_SHORTEST = 3

#: The words of a short form in small letters, with the range of the full name in the folded article text.
Forms = dict[tuple[str, ...], tuple[int, int]]


def forms_of(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """The short forms of the full name that consists of `words`; none if it has no legal form at its end."""
    if words[-1].letter != _LEGAL or any(word.letter == "&" for word in words):
        return
    base = list(words)
    while base and base[-1].letter == _LEGAL:
        base.pop()
    own = bool(base) and base[0].letter in _FIRST
    if own or len(base) > 1:
        yield tuple(word.text.casefold() for word in base)
    if own and len(base) > 1 and len(base[0].text) >= _SHORTEST and "-" not in (base[0].letter, base[1].letter):
        yield (base[0].text.casefold(),)
    for word in base[1:]:
        if word.letter == "A" and word.text.isupper() and len(word.text) >= _SHORTEST:
            yield (word.text.casefold(),)


def short_names(lines: Sequence[Line], forms: Forms) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where `lines` use the short forms: start and end, with the range of the full name."""
    if not forms:
        return
    personal = {word.text.casefold() for line in lines for word in behind_persons(line)}
    longest = max(len(form) for form in forms)
    firsts = {form[0] for form in forms}
    for line in lines:
        index = 0
        while index < len(line.words):
            length = _match(line, index, forms, longest, personal) if line.words[index].text.casefold() in firsts else 0
            if length:
                found = line.words[index : index + length]
                yield found[0].start, found[-1].end, forms[tuple(word.text.casefold() for word in found)]
            index += max(length, 1)


def behind_persons(line: Line) -> Iterator[Word]:
    """The words that follow a given name, an office or a form of address: they are the names of persons."""
    person = False
    for word in line.words:
        if person and word.letter in _FIRST:
            yield word
        else:
            person = word.letter in _PERSONAL or word.text.rstrip(".") in _TITLES


def _match(line: Line, index: int, forms: Forms, longest: int, personal: set[str]) -> int:
    for length in range(min(longest, len(line.words) - index), 0, -1):
        words = line.words[index : index + length]
        if tuple(word.text.casefold() for word in words) in forms and words[0].text[0].isupper():
            alone = length > 1 or (words[0].text.casefold() not in personal and _stands_alone(line, index))
            return length if alone else 0
    return 0


def _stands_alone(line: Line, index: int) -> bool:
    """Whether no other capitalised word stands beside; in a line of capitals that says nothing."""
    if line.words[index].text.isupper():
        return True
    before, behind = line.letters[index - 1 : index] if index else "", line.letters[index + 1 : index + 2]
    return not (before and before in _CAPITAL) and not (behind and behind in _CAPITAL | {_ENDING})
