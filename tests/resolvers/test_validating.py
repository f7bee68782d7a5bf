"""Validation within bounds: the same verdict as the rules of the language give, at a price, and never for long."""

import pytest
from graphql import parse, validate

from resolvers.limits import Limits
from resolvers.schema import schema
from resolvers.validating import COMPARISONS, MAX_ERRORS, REMEMBERED, Validator

CORE = schema._schema
WIDE = Limits(aliases=1_000, directives=1_000, root_fields=1_000)


def _codes(query: str) -> list[str]:
    verdict = Validator(CORE, WIDE).verdict(parse(query))
    return [(error.extensions or {}).get("code", "") for error in verdict.errors]


def _within(fields: str) -> str:
    return f"{{ agreements(first: 1) {{ edges {{ node {{ {fields} }} }} }} }}"


def _repeated(times: int) -> str:
    return _within("parties { actor { name } } " * times)


@pytest.mark.parametrize(
    "query",
    [
        _within("title date status { value }"),
        _within("title title(language: FA)"),
        _within("a: title a: date"),
        _within("parties { role } parties { confidence }"),
        _within("parties { x: role } parties { x: confidence }"),
        "{ nothing }",
        "query($n: Int!) { __typename }",
        "{ ...A } fragment A on Query { ...A }",
    ],
)
def test_it_agrees_with_the_rules_of_the_language(query: str) -> None:
    verdict = Validator(CORE, WIDE).verdict(parse(query))
    assert bool(verdict.errors) == bool(validate(CORE, parse(query)))
    assert verdict.points < 5


def test_fields_of_one_name_are_compared_within_a_budget() -> None:
    assert _codes(_repeated(20)) == []
    assert _codes(_repeated(130)) == ["LIMIT_EXCEEDED"]


def test_comparing_them_has_its_price() -> None:
    few, many = (Validator(CORE, WIDE).verdict(parse(_repeated(times))).points for times in (5, 40))
    assert 1 <= few < 5
    assert 100 < many < COMPARISONS // 25


def test_a_conflict_is_told_though_the_budget_is_used_up_behind_it() -> None:
    codes = _codes(_within("a: title a: date " + "parties { actor { name } } " * 130))
    assert codes[-1] == "LIMIT_EXCEEDED"


def test_of_many_errors_the_first_are_told() -> None:
    assert len(_codes("{" + " ".join(f"nothing{n}" for n in range(50)) + "}")) == MAX_ERRORS + 1


def test_a_document_is_looked_at_once_and_a_bounded_number_is_remembered() -> None:
    validator = Validator(CORE, WIDE)
    document = parse("{ nothing }")
    assert validator.verdict(document) is validator.verdict(document)
    for _ in range(REMEMBERED + 5):
        validator.verdict(parse("{ __typename }"))
    assert len(validator) == REMEMBERED


def test_another_document_at_the_same_place_in_memory_is_not_taken_for_it() -> None:
    validator = Validator(CORE, WIDE)
    for number in range(50):
        valid = number % 2 == 0
        assert bool(validator.verdict(parse("{ __typename }" if valid else "{ nothing }")).errors) != valid


def test_introspection_can_be_forbidden() -> None:
    hidden = Validator(CORE, Limits(introspection=False))
    assert hidden.verdict(parse("{ __schema { types { name } } }")).errors
    assert not hidden.verdict(parse("{ __typename }")).errors
