"""Every shape of answer, right and wrong, comes out of the plan as it comes out of graphql-core."""

import json
from typing import Any, cast

import orjson
import pytest

from resolvers.context import Context
from resolvers.plan.counting import COUNTS
from resolvers.plan.declining import Reason
from tests.resolvers.plan.shapes import SmallSchema

PLAN, CORE = SmallSchema(planned=True), SmallSchema(planned=False)

SAME: list[tuple[str, dict[str, Any]]] = [
    ("{ others { name __typename } version }", {}),
    ("{ a: others(first: 2) { x: name leaves { id number tags colour share } } b: others(first: 1) { name } }", {}),
    ("query($s: Boolean!, $n: Int) { others(first: $n) { name @skip(if: $s) ... @include(if: $s) { leaves { number } } } }", {"s": True, "n": 3}),  # noqa: E501
    ("query($s: Boolean!, $n: Int = 2) { others(first: $n) { name @skip(if: $s) ... @include(if: $s) { leaves { number } } } }", {"s": False}),  # noqa: E501
    ("{ others { either { __typename ... on Leaf { id number } ... on Other { name } } } }", {}),
    ("{ others { named { __typename name ... on Leaf { colour later(add: 3) } ...F } } } fragment F on Other { leaves { id ...G } } fragment G on Leaf { tags }", {}),  # noqa: E501
    ("{ others(first: 3) { name name ...X ...X } } fragment X on Other { leaves { id } leaves { number } }", {}),
    ("{ others { leaves { l1: later l2: later(add: 10) } } }", {}),
    ("{ others { leaves { doubled five: doubled(by: 5) } } }", {}),
    ("query($by: Int!) { leaf(number: 3) { doubled(by: $by) } }", {"by": 4}),
    ("{ others { leaves { friends { id twin { id friends(first: 1) { id } } } } } }", {}),
    ("{ others { leaves { twin { number } } } }", {}),
    ("{ others(first: 0) { leaves { twin { number } friends { id } } } }", {}),
    ("{ leaf(number: 2) { grid } }", {}),
    # Names that could be confused with those of the generated function.
    ("{ leaf(number: 1) { o: id v: name v0: number c0: share answers: tags class: id None: number add: id } }", {}),
    # What goes wrong.
    ("{ others { leaves { id failsOnOdd } } }", {}),
    ("{ others { leaves { id mustBeEven } } }", {}),
    ("{ others { leaves { id secret } } }", {}),
    ("{ leaf(number: 1) { mustBeEven } version }", {}),
    ("{ leaf(number: 3) { requiredTwin { id } } }", {}),
    ("{ leaf(number: 13) { number id } }", {}),
    ("{ leaf(number: 13) { id } fails { name } }", {}),
    ("{ leaf(number: 7) { share id } }", {}),
    ("{ leaf(number: 1) { gaps } }", {}),
    ("{ leaf(number: 5) { later } }", {}),
    ("{ version mustNotFail { name } }", {}),
    ("{ others { noList { id } } }", {}),
    ("{ others { wrongClass { __typename } } }", {}),
    ("{ others { holed { id } } }", {}),
    ("{ leaf(number: 4) { id friends { id } } version }", {}),
    ("{ leaf(number: 5) { later mustBeEven } }", {}),
    ("{ leaf(number: 5) { failsOnOdd mustBeEven later } }", {}),
    ("{ others { leaves { friends(first: 4) { id } } } }", {}),
    ("query($n: Int!) { leaf(number: $n) { id } }", {}),
    ("query($n: Int!) { leaf(number: $n) { id } }", {"n": "x"}),
    ("query($c: Int) { leaf(number: 1) { doubled(by: $c) } }", {"c": None}),
]  # fmt: skip


def as_told(result: Any) -> tuple[str, list[tuple[str, str, str]]]:
    """The answer as text and its errors."""
    return json.dumps(result.data, ensure_ascii=False), errors_of(result)


def errors_of(result: Any) -> list[tuple[str, str, str]]:
    """The errors, each with message, path and places in the document."""
    return [(error.message, str(error.path), str(error.locations)) for error in result.errors or ()]


@pytest.mark.parametrize(("query", "variables"), SAME, ids=[query for query, _ in SAME])
async def test_the_plan_and_graphql_core_give_the_same(query: str, variables: dict[str, Any]) -> None:
    expected = as_told(await CORE.execute(query, dict(variables)))
    assert as_told(await PLAN.execute(query, dict(variables))) == expected
    assert as_told(await PLAN.execute(query, dict(variables))) == expected, "from the kept plan"


@pytest.mark.parametrize(("query", "variables"), SAME, ids=[query for query, _ in SAME])
async def test_the_text_of_an_answer_is_that_of_its_objects(query: str, variables: dict[str, Any]) -> None:
    expected = await CORE.execute(query, dict(variables))
    context = Context(cast(Any, None), cast(Any, None))
    context.encoded = True
    for _ in ("made anew", "from the kept plan"):
        found = await PLAN.execute(query, dict(variables), context_value=context)
        assert orjson.dumps(found.data) == orjson.dumps(expected.data)
        assert errors_of(found) == errors_of(expected)
        assert isinstance(found.data, orjson.Fragment) == (not expected.errors and "gaps" not in query)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("mutation { change { id } }", Reason.MUTATION),
        ("{ __schema { queryType { name } } }", Reason.INTROSPECTION),
        ("{ others { name __typename } __type(name: \"Leaf\") { name } }", Reason.INTROSPECTION),
        ("{ others { rows { id } } }", Reason.NESTED_LIST),
    ],
)  # fmt: skip
async def test_what_the_plan_does_not_know_graphql_core_executes(query: str, reason: Reason) -> None:
    declined, planned = COUNTS.declined[reason], COUNTS.planned
    assert as_told(await PLAN.execute(query)) == as_told(await CORE.execute(query))
    assert (COUNTS.declined[reason], COUNTS.planned) == (declined + 1, planned)


async def test_every_shape_above_is_planned() -> None:
    runs = [(query, variables) for query, variables in SAME if "$n: Int!" not in query]
    planned = COUNTS.planned
    for query, variables in runs:
        await PLAN.execute(query, variables)
    assert COUNTS.planned == planned + len(runs)
