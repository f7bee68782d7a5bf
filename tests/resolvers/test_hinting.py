"""A value that an enum does not have is refused with those it has, unless the schema is hidden or the list long."""

import pytest

from resolvers.limits import Limits
from resolvers.schema import build_schema

LANGUAGES = "write one of EN, FA, AR, TR, RU, TG, UZ, UND."
VARIABLE = "query($which: [Language!]) { articles(first: 1, filter: {languages: $which}) { __typename } }"
WITHIN = "query($which: ArticleFilter) { articles(first: 1, filter: $which) { __typename } }"


def _literal(value: str) -> str:
    return f"{{ articles(first: 1, filter: {{languages: [{value}]}}) {{ __typename }} }}"


async def _refusal(query: str, which: object = None, *, introspection: bool = True) -> str:
    schema = build_schema(Limits(introspection=introspection))
    result = await schema.execute(query, {"which": which})
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["VALIDATION_FAILED"]
    assert result.errors is not None
    return result.errors[0].message


ASKED = [
    (_literal("XX"), None),
    (_literal('"EN"'), None),
    (_literal("3"), None),
    (VARIABLE, ["XX"]),
    (VARIABLE, [3]),
    (WITHIN, {"languages": ["فارسی"]}),
]


@pytest.mark.parametrize(("query", "which"), ASKED)
async def test_the_values_of_a_small_enum_are_named(query: str, which: object) -> None:
    assert (await _refusal(query, which)).endswith(LANGUAGES)


@pytest.mark.parametrize(("query", "which"), ASKED)
async def test_nothing_is_named_where_introspection_is_off(query: str, which: object) -> None:
    message = await _refusal(query, which, introspection=False)
    assert "write one of" not in message
    assert "UND" not in message


async def test_a_long_list_is_not_written_out() -> None:
    refused = await _refusal("{ agreements(first: 1, filter: {sectors: [FISHING]}) { __typename } }")
    assert refused == "Value 'FISHING' does not exist in 'Sector' enum."


async def test_errors_about_other_things_stay_as_they_are() -> None:
    assert await _refusal("{ nothing }") == "Cannot query field 'nothing' on type 'Query'."
