"""Names across scripts, judged on office holders of the region: every pair of their spellings, every pair of people."""

from itertools import combinations

import pytest

from indexing.deriving.joining.evidence import SAME_NAME
from indexing.deriving.joining.letters import sounds_of
from indexing.deriving.joining.names import exact_key, name_key, name_score, plain, surname_keys, tokens
from indexing.deriving.table import rows
from indexing.folding import fold
from tests.indexing.deriving.joining.officials import confusables, officials

PEOPLE = officials()


def test_spellings_of_one_office_holder_score_as_one_name() -> None:
    scores = [name_score(a, b) for _, spellings in PEOPLE for a, b in combinations(spellings, 2)]
    assert len(scores) > 250
    assert sum(score >= SAME_NAME for score in scores) / len(scores) >= 0.93


def test_no_two_office_holders_score_as_one_name() -> None:
    pairs = [(a, b) for (_, one), (_, other) in combinations(PEOPLE, 2) for a in one for b in other]
    assert len(pairs) > 18_000
    assert [pair for pair in pairs if name_score(*pair) >= SAME_NAME] == []


def test_spellings_of_one_office_holder_are_found_under_a_common_key() -> None:
    pairs = [pair for _, spellings in PEOPLE for pair in combinations(spellings, 2)]
    missed = [(a, b) for a, b in pairs if not surname_keys(a) & surname_keys(b)]
    assert len(missed) / len(pairs) <= 0.01


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ruhsar Pekcan", "روحسار پکجان"),
        ("Emmanuel Macron", "امانوئل ماکرون"),
        ("Hikmet Hajiyev", "Хикмет Гаджиев"),
        ("Hikmət Hacıyev", "حکمت حاجی‌اف"),
        ("Anwar Ibrahim", "Анвар Ибрагим"),
        ("Xi Jinping", "شی جین پینگ"),
        ("Wang Yi", "Ван И"),
        ("Steve Witkoff", "استیو ویتکاف"),
    ],
)
def test_letters_of_uneven_sound_and_listed_names_are_found_in_another_script(first: str, second: str) -> None:
    assert surname_keys(first) & surname_keys(second)
    assert name_score(first, second) >= SAME_NAME


def test_most_names_made_to_be_confused_stay_below_the_line() -> None:
    pairs = confusables()
    passed = [(a, b) for a, b in pairs if name_score(a, b) >= SAME_NAME]
    assert len(passed) <= len(pairs) / 5, passed


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hassan Karimi", "حسین کریمی"),
        ("Aziz Kudratov", "Laziz Kudratov"),
        ("Timur Kulibayev", "Темир Кулибаев"),
        ("Viktoria Abramchenko", "ویکتور آبرامچنکو"),
        ("Kazem Seddiqi", "کاظم صادقی"),
        ("Mahmadsaid Ubaydulloyev", "محمدسعید عبدالله‌یف"),
    ],
)
def test_given_names_that_sound_alike_are_kept_apart(first: str, second: str) -> None:
    assert name_score(first, second) < SAME_NAME


def test_a_shared_given_name_does_not_make_up_for_the_surname() -> None:
    assert name_score("Mohammad Atabak", "محمد آقاجانلو") < 0.5


def test_a_surname_may_be_written_as_one_token_or_two() -> None:
    assert name_score("Masoud Sami'e Nejad", "مسعود سمیعی‌نژاد") >= SAME_NAME


def test_a_score_does_not_depend_on_which_name_comes_first() -> None:
    for (_, one), (_, other) in combinations(PEOPLE[:12], 2):
        assert name_score(one[0], other[-1]) == name_score(other[-1], one[0])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Seyed Mohammad Atabak", ("mohammad", "atabak")),
        ("دکتر سید محمد اتابک", ("محمد", "اتابک")),
        ("آیت الله علی کریمی", ("علی", "کریمی")),
        ("حجت‌الاسلام علی کریمی", ("علی", "کریمی")),
        ("Dr. Amir-Abdollahian", ("amir", "abdollahian")),
        ("Seyed", ("seyed",)),
        ("Jo‘rabek", ("jo'rabek",)),
    ],
)
def test_honorifics_are_no_part_of_a_name(name: str, expected: tuple[str, ...]) -> None:
    assert tokens(name) == expected


def test_the_key_is_the_same_in_three_scripts() -> None:
    assert name_key("Mohammad Atabak") == name_key("محمد اتابک") == name_key("Мохаммад Атабак") == "md dbk"


def test_plain_drops_case_marks_and_non_joiners_and_the_exact_key_persian_spaces() -> None:
    assert plain("Iran’s  İMIDRO-Group") == "irans imidro group"
    assert exact_key("سازمان معادن وصنایع") == exact_key("سازمان معادن و صنایع") == exact_key("سازمان معادن و‌صنايع")


@pytest.mark.parametrize("row", rows("joining", "letters", "letters"), ids=lambda row: row["id"])
def test_the_example_of_each_letter_has_it_where_the_row_says(row: dict[str, str]) -> None:
    example, letters = fold(row["example"]).casefold(), row["letters"]
    found = {
        "any": letters in example,
        "start": example.startswith(letters),
        "end": example.endswith(letters) and example != letters,
    }
    assert found[row["where"]]


def test_every_sound_that_a_letter_makes_has_its_row() -> None:
    sounds = {row["id"] for row in rows("joining", "sounds", "gap")}
    assert {s for row in rows("joining", "letters", "sound") for s in row["sound"]} <= sounds
    near = rows("joining", "near_sounds", "first", "second")
    assert {row[side] for row in near for side in ("first", "second")} <= sounds


def test_a_letter_with_marks_that_has_no_row_is_read_without_them() -> None:
    assert sounds_of("nguyễn") == sounds_of("nguyen")
