"""Plans are kept for what comes again, apart by what changes them, and in a bounded number."""

from typing import Any

from graphql import DocumentNode, parse
from graphql.execution.values import VariableValues

from resolvers.plan.caching import Plans
from resolvers.plan.declining import Reason

NONE = VariableValues({}, {})


def variables(**coerced: Any) -> VariableValues:
    """Variables that have been coerced to these values."""
    return VariableValues({}, coerced)


class Making:
    """Makes something else each time, and keeps count."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Reason:
        self.made += 1
        return Reason.MUTATION


def test_a_plan_is_kept_from_the_second_time_on() -> None:
    plans, make, document = Plans(), Making(), parse("{ a }")
    for _ in range(5):
        plans.get(document, None, NONE, make)
    assert make.made == 2


def test_operations_and_conditions_have_plans_of_their_own() -> None:
    plans, make = Plans(), Making()
    document = parse("query A($x: Boolean!, $y: Int) { a @skip(if: $x) b(n: $y) } query B { c }")
    asked = [("A", variables(x=True)), ("A", variables(x=False)), ("B", NONE)]
    for _ in range(3):
        for name, values in asked:
            plans.get(document, name, values, make)
    assert make.made == 6
    plans.get(document, "A", variables(x=True, y=5), make)
    assert make.made == 6, "other variables change nothing"


def test_a_flood_of_documents_that_come_once_pushes_nothing_out() -> None:
    plans, make, kept = Plans(size=8), Making(), parse("{ kept }")
    plans.get(kept, None, NONE, make)
    plans.get(kept, None, NONE, make)
    flood: list[DocumentNode] = []
    for number in range(100):
        flood.append(parse(f"{{ once{number} }}"))
        plans.get(flood[-1], None, NONE, make)
    before = make.made
    plans.get(kept, None, NONE, make)
    assert make.made == before


def test_their_number_is_bounded() -> None:
    plans, make = Plans(size=4), Making()
    documents = [parse(f"{{ a{number} }}") for number in range(20)]
    for document in documents:
        plans.get(document, None, NONE, make)
        plans.get(document, None, NONE, make)
    assert max(len(plans._kept), len(plans._seen)) <= 4
    before = make.made
    plans.get(documents[0], None, NONE, make)
    assert make.made == before + 1


def test_the_choices_of_one_document_are_bounded_too() -> None:
    plans, make = Plans(), Making()
    names = [f"c{number}" for number in range(8)]
    document = parse(
        "query("
        + "".join(f"${name}: Boolean!" for name in names)
        + ") { "
        + "".join(f"{name} @skip(if: ${name}) " for name in names)
        + "}"
    )
    for number in range(256):
        flags = {name: bool(number >> place & 1) for place, name in enumerate(names)}
        for _ in range(2):
            plans.get(document, None, variables(**flags), make)
    assert make.made == 512
    (kept,) = plans._kept.values()
    assert len(kept.plans) <= 16
