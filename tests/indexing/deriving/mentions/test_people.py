"""Names of one text are sorted into persons."""

from indexing.deriving.mentions.names import Name
from indexing.deriving.mentions.people import People
from indexing.deriving.mentions.words import Line, Word, split
from indexing.values import Rule


def name(text: str, start: int = 0) -> Name:
    words, position = list[Word](), start
    for part in text.split():
        words.append(Word(position, position + len(part), part, "N"))
        position += len(part) + 1
    return Name(tuple(words), Rule(id="test"), 0.9)


def sorted_in(*texts: str, leading: frozenset[str] = frozenset()) -> list[list[str]]:
    people = People(lambda found: tuple(word.text.lower() for word in found.words), leading)
    people.sort_in([name(text, 100 * number) for number, text in enumerate(texts)])
    return [[" ".join(word.text for word in found.words) for found in person.names] for person in people.persons]


def test_a_name_within_a_longer_one_is_the_same_person() -> None:
    assert sorted_in("Reza Karimi", "Reza Ali Karimi") == [["Reza Karimi", "Reza Ali Karimi"]]


def test_an_initial_stands_for_a_name() -> None:
    assert sorted_in("Reza Karimi", "R Karimi") == [["Reza Karimi", "R Karimi"]]


def test_parted_and_joined_spellings_are_the_same_name() -> None:
    assert sorted_in("Ali Nemat Zadeh", "Ali Nematzadeh") == [["Ali Nemat Zadeh", "Ali Nematzadeh"]]


def test_different_given_names_are_different_persons() -> None:
    assert sorted_in("Reza Karimi", "Ali Karimi") == [["Reza Karimi"], ["Ali Karimi"]]


def test_a_surname_belongs_to_the_person_named_last() -> None:
    assert sorted_in("Reza Karimi", "Karimi", "Ali Karimi", "Karimi") == [
        ["Reza Karimi", "Karimi"],
        ["Ali Karimi", "Karimi"],
    ]


def test_a_surname_before_the_full_name_is_resolved_too() -> None:
    assert sorted_in("Karimi", "Reza Karimi") == [["Reza Karimi", "Karimi"]]


def test_a_leading_family_name_stands_alone() -> None:
    assert sorted_in("Wang Yi", "Wang", leading=frozenset({"wang"})) == [["Wang Yi", "Wang"]]


def test_surnames_are_found_where_they_may_stand() -> None:
    people = People(lambda found: tuple(word.text for word in found.words), frozenset())
    people.sort_in([name("Tolo Dehghan Dehnavi")])
    line: Line = split("later Dehghan Dehnavi said that Dehnavi left Tolo", 0, (), lambda word: "w")
    found = people.surnames(line, str, lambda _line, start, _end: start < 5)
    assert [(surname.start, surname.end) for surname in found] == [(6, 21)]
