"""What no rule has a name for is told where a whole sentence reads like it, and says that it rests on words alone."""

import pytest

from indexing.deriving.agreements.confidence import LISTED
from indexing.deriving.agreements.untold import told_by
from tests.indexing.deriving.agreements.telling import Told

BEFORE = "Fish stocks fall again\n\nThe weather was cold in the north on Monday. Boats stayed in port all day.\n"
AFTER = "\nThe winter has been long. Prices fell."
UNNAMED = "Norway and Peru said they had found common ground on a joint scheme to supply copper worth $200 million."


def told(*sentences: str) -> Told:
    return Told(BEFORE + "\nNobody was hurt.\n".join(sentences) + AFTER)


def test_a_sentence_that_no_rule_names_is_told_by_its_words() -> None:
    article = told(UNNAMED)
    assert article.one.passages == (3,)
    assert article.parties() == {"NO", "PE"}


def test_its_reasons_are_words_and_add_up() -> None:
    agreement = told(UNNAMED).one
    codes = [reason.code for reason in agreement.reasons if "/experience/" not in reason.code]
    assert codes[0] == "untold"
    assert codes[-1] == "wording"
    assert all(code.startswith("en/wording/") for code in codes[1:-1])
    assert agreement.confidence == pytest.approx(sum(reason.weight for reason in agreement.reasons), abs=1e-9)


def test_it_comes_behind_what_the_rules_name() -> None:
    article = told("Norway and Chile signed a fishing agreement.", UNNAMED)
    assert article.agreements[0].reasons[0].code == "found"
    assert article.agreements[-1].reasons[0].code == "untold"
    assert [agreement.ref for agreement in article.agreements] == ["g0", "g1"]


def test_of_two_neighbours_that_say_the_same_one_is_told() -> None:
    assert len(Told(BEFORE + UNNAMED + " " + UNNAMED + AFTER).agreements) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway last week rejected a joint copper deal with Peru for 200 million dollars.",
        "The Norwegian firm Fjord Corp last week agreed to pay a fine of 200 million dollars in Peru.",
        "They said last week that they had found common ground on a joint stabilisation scheme for copper.",
    ],
)
def test_what_is_refused_shielded_or_without_parties_is_not_told(text: str) -> None:
    assert told(text).agreements == ()


def test_what_will_be_is_proposed_though_no_word_of_a_status_is_there() -> None:
    assert told(UNNAMED).status() == "agreed"
    assert told(UNNAMED.replace("had found common ground on", "will look for common ground in")).status() == "proposed"


def test_words_alone_do_not_take_off_the_list_what_the_rules_name() -> None:
    agreement = Told("Under the accord on cod, Norway and Peru each have to cut their catch by half.").one
    assert agreement.confidence >= LISTED
    assert "wording" in {reason.code for reason in agreement.reasons}


def test_a_language_without_weights_is_told_by_rules_alone() -> None:
    agreement = Told("İran ve Umman bir ticaret anlaşması imzaladı.", "tr").one
    assert not {"wording", "untold"} & {reason.code for reason in agreement.reasons}


@pytest.mark.parametrize(
    ("passages", "run"), [((4,), [4]), ((4, 5, 3, 8), [3, 4, 5]), ((0, 9), [0]), ((7, 6, 5), [5, 6, 7])]
)
def test_a_finding_holds_the_run_around_its_most_telling_sentence(passages: tuple[int, ...], run: list[int]) -> None:
    assert list(told_by(passages)) == run
