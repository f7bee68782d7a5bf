"""Two who are only counted are those that were named together last, whoever is named behind them."""

from tests.indexing.deriving.agreements.telling import Told

BEFORE = "Chile and Chad have talked of trade for years.\nThe ministers of Peru and Egypt met on Monday in Lima.\n"


def test_the_two_countries_are_those_of_the_nearest_sentence_that_names_two() -> None:
    told = Told(
        BEFORE + "The two countries agreed to swap gas from other states including Sudan and to build a pipeline."
    )
    assert told.parties(told.agreements[-1]) == {"PE", "EG"}


def test_both_companies_are_firms() -> None:
    told = Told(
        "Peru is far from Egypt.\nTolonet Corp has long worked with Zagrosnet Corp.\nChile and Sudan are near.\n"
        "Both companies signed a supply contract on Monday."
    )
    assert told.parties(told.agreements[-1]) == {"Tolonet Corp", "Zagrosnet Corp"}


def test_governments_that_are_named_are_not_counted() -> None:
    told = Told(BEFORE + "The governments of India and Japan signed an agreement on fishing.")
    assert told.parties(told.agreements[-1]) == {"IN", "JP"}
