"""A body that an article calls by less of its name, or only by its country, is still one party."""

from tests.indexing.deriving.agreements.telling import Told


def test_initials_and_first_words_stand_for_the_full_name() -> None:
    told = Told(
        "Tolo Heavy Industries Ltd plans a port in Peru.\nLast year the ministry of Chile signed a contract with THI.\n"
    )
    assert "Tolo Heavy Industries Ltd" in told.parties(told.agreements[-1])


def test_a_subsidiary_with_a_legal_form_is_not_its_parent() -> None:
    told = Told("Tolonet Ltd agreed to sell its Tolonet Chile Pty Ltd affiliate to Zagrosnet Corp.")
    assert told.parties() == {"Tolonet Ltd", "Zagrosnet Corp"}


def test_the_firm_of_a_country_is_the_one_named_last() -> None:
    told = Told("Siemens raised its price.\nThe German group signed a supply contract with Zagrosnet Corp on Monday.")
    assert told.parties() == {"Siemens", "Zagrosnet Corp"}
