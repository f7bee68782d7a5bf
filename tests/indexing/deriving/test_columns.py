"""A cell holds what its column knows, and a wrong one is told with its value."""

import pytest

from indexing.deriving.columns import wrong_cell


@pytest.mark.parametrize(
    ("table", "cells", "reason"),
    [
        ("status", {"status": "sined", "rank": "4"}, "status is 'sined', which is none of agreed, expired"),
        ("status", {"status": "signed", "rank": "6"}, "rank is '6', which is not one of 1 to 5"),
        ("triggers", {"kind": "memorandom"}, "kind is 'memorandom'"),
        ("triggers", {"kind": "contract/treaty"}, "kind is 'contract/treaty'"),
        ("triggers", {"weight": "much"}, "weight is 'much', which is not a number"),
        ("triggers", {"default": "=sined"}, "default is '=sined'"),
        ("sectors", {"sector": "enrgy"}, "sector is 'enrgy'"),
        ("aside", {"is": "bystandr"}, "is is 'bystandr', which is none of bystander"),
        ("capitals", {"verdict": "stte"}, "verdict is 'stte', which is none of place, state"),
        ("months", {"calendar": "gregorian", "number": "13"}, "number is '13', which is not one of 1 to 12"),
        ("relative_dates", {"calendar": "julian"}, "calendar is 'julian'"),
        ("counts", {"value": "many"}, "value is 'many', which is neither a number nor -"),
        ("people", {"part": "party"}, "part is 'party'"),
        ("organisations", {"country": "Iran"}, "country is 'Iran', which is not the two letters of a country"),
        ("reasons", {"weight": "abc"}, "weight is 'abc', which is not a number"),
    ],
)
def test_a_wrong_cell_is_told(table: str, cells: dict[str, str], reason: str) -> None:
    assert (wrong_cell(table, cells) or "").startswith(reason)


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("status", {"id": "x", "status": "none", "rank": "1", "pattern": "anything"}),
        (
            "triggers",
            {"kind": "contract/agreement", "default": "=in_force", "weight": "0.2", "needs": "-", "sort": "act"},
        ),
        ("counts", {"value": "-"}),
        ("organisations", {"country": ""}),
        ("no_such_table", {"status": "sined"}),
    ],
)
def test_cells_that_may_stand_there_are_left_alone(table: str, cells: dict[str, str]) -> None:
    assert wrong_cell(table, cells) is None
