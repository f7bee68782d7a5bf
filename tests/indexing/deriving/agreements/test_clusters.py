"""One deal told in many sentences is one record; two deals told in one sentence are two."""

from tests.indexing.deriving.agreements.telling import Told


def test_the_pact_is_the_memorandum() -> None:
    told = Told(
        "Iran and Qatar signed a memorandum on gas.\nThe pact covers two fields.\nThe agreement takes effect in May."
    )
    assert told.one.kind.value == "memorandum"
    assert len(told.one.passages) == 3


def test_the_most_telling_passage_comes_first() -> None:
    told = Told(
        "Iran and Qatar are close partners in gas.\n"
        "The memorandum on gas between them helps both.\n"
        "Qatari Energy Minister Saad al-Kaabi and Iranian Oil Minister Mohsen Paknejad signed the memorandum on gas."
    )
    assert told.one.passages[0] == 2


def test_another_one_is_another_one() -> None:
    told = Told("Iran and Qatar signed a memorandum on gas.\nThey also signed a memorandum on fisheries with Oman.")
    assert told.kinds == ["memorandum", "memorandum"]


def test_other_parties_make_another_deal() -> None:
    told = Told("Iran and Qatar signed a transit agreement.\nOman and Kuwait signed a transit agreement.")
    assert [told.parties(agreement) for agreement in told.agreements] == [{"IR", "QA"}, {"OM", "KW"}]


def test_another_sum_makes_another_deal() -> None:
    told = Told(
        "Iran and Qatar signed a loan agreement worth $2 billion.\n"
        "Iran and Qatar signed a loan agreement worth $5 billion."
    )
    assert [told.claims("amount", agreement) for agreement in told.agreements] == [
        ["2000000000 USD"],
        ["5000000000 USD"],
    ]


def test_the_verb_and_its_paper_are_one() -> None:
    assert Told("Iran and Qatar signed an agreement to sell 40,000 tonnes of steel.").kinds == ["agreement"]
