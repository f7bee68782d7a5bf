"""A firm makes a contract of an agreement; a state, a bank of a state or a club does not."""

from pathlib import Path

import pytest

import indexing.deriving.mentions
from indexing.deriving.agreements.companies import rules_of_firms
from indexing.deriving.table import rows
from indexing.vocabulary import AgreementKind
from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    "parties",
    [
        "Zagros Copper Co and Mobarak Mills Ltd",
        "<Zagros Copper> and <Mobarak Mills>",
        "The carmakers Zagros and Mobarak",
    ],
)
def test_what_firms_agree_is_a_contract(parties: str) -> None:
    assert Told(f"{parties} signed an agreement on cables in May.").kinds == ["contract"]


@pytest.mark.parametrize("parties", ["Oman and Iraq", "The Ministry of Justice of Oman and the Government of Iraq"])
def test_what_states_agree_is_an_agreement(parties: str) -> None:
    assert Told(f"{parties} signed an agreement on cables in May.").kinds == ["agreement"]


@pytest.mark.parametrize(
    ("lender", "kind"), [("بانک ملی مصر", "contract"), ("بانک جهانی", "contract"), ("مصر", "agreement")]
)
def test_a_persian_loan_is_a_contract_where_a_bank_lends(lender: str, kind: str) -> None:
    assert Told(f"{lender} به کنیا 200 میلیون دلار وام داد.", "fa").kinds == [kind]


@pytest.mark.parametrize("rule", sorted(rules_of_firms()))
def test_a_rule_of_firms_exists(rule: str) -> None:
    folder, _, table_and_row = rule.partition("/")
    table, _, row = table_and_row.rpartition("/")
    if table:
        assert row in {found["id"] for found in rows(folder, table)}
    else:
        sources = Path(*indexing.deriving.mentions.__path__).glob("*.py")
        assert any(f'Rule(id="{rule}")' in path.read_text("utf-8") for path in sources)


def test_what_a_union_of_workers_agrees_with_a_firm_is_no_contract_of_business() -> None:
    told = Told("Tolonet Corp and the United Auto Workers reached a contract on wages for three years.")
    assert told.one.kind is AgreementKind.AGREEMENT
    told = Told("Tolonet Corp and Zagrosnet Corp reached a contract on pumps for three years.")
    assert told.one.kind is AgreementKind.CONTRACT


def test_the_state_of_one_of_several_firms_is_a_party_where_they_agree_with_it() -> None:
    told = Told("Uzbekneftegaz, Lukoil and Eni signed a contract with the Uzbek government.")
    assert told.parties() == {"Uzbekneftegaz", "Lukoil", "Eni", "UZ"}


def test_a_state_that_signs_with_several_firms_stays_a_party_though_one_is_its_own() -> None:
    told = Told("The Peruvian cabinet signed a contract with the Peruvian Gold Company and Tolonet Corp.")
    assert "PE" in told.parties()
