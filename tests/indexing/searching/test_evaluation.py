"""A retrieval set becomes a run."""

import json
from pathlib import Path

import pytest

from indexing.errors import UnreadableInput
from indexing.searching.evaluation import evaluate
from indexing.searching.port import SearchIndex


async def test_a_run_has_a_line_per_query_with_its_best_passages(index: SearchIndex, tmp_path: Path) -> None:
    data = {
        "lang": "fa",
        "passages": [
            {"id": "p1", "title": "گمرک", "text": "گمرک سرخس باز شد."},
            {"id": "p2", "title": "", "text": "بندر امیرآباد تجهیز شد."},
        ],
        "queries": [
            {"id": "q1", "text": "كدام گمرك باز شد؟", "rel": ["p1"]},
            {"id": "q2", "text": "امیراباد", "rel": ["p2"]},
        ],
    }
    path = tmp_path / "set.json"
    path.write_text(json.dumps(data), "utf-8")
    run = [json.loads(line) async for line in evaluate(path, index)]
    assert [row["query"] for row in run] == ["q1", "q2"]
    assert [row["hits"][:1] for row in run] == [["p1"], ["p2"]]
    again = [json.loads(line) async for line in evaluate(path, index)]
    assert again == run


async def test_queries_may_be_respelled_and_passages_have_languages_of_their_own(
    index: SearchIndex, tmp_path: Path
) -> None:
    data = {
        "lang": "fa",
        "passages": [
            {"id": "p1", "title": "", "text": "گمرک‌خانهٔ سرخس باز شد."},
            {"id": "p2", "title": "", "text": "The ministries agreed.", "lang": "en"},
        ],
        "queries": [
            {"id": "q1", "text": "گمرک‌خانهٔ سرخس", "rel": ["p1"]},
            {"id": "q2", "text": "ministry", "rel": ["p2"]},
        ],
    }
    path = tmp_path / "set.json"
    path.write_text(json.dumps(data), "utf-8")
    run = [json.loads(line) async for line in evaluate(path, index, "non-joiner-as-space")]
    assert [row["hits"] for row in run] == [["p1"], ["p2"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"passages": []}',
        '{"passages": [1], "queries": []}',
        '{"passages": [{"id": "p"}], "queries": [{"id": "q", "text": "x"}]}',
        '{"passages": [{"id": "p", "text": "x", "lang": "xx"}], "queries": [{"id": "q", "text": "x"}]}',
        '{"lang": "xx", "passages": [{"id": "p", "text": "x"}], "queries": [{"id": "q", "text": "x"}]}',
        "\x00",
    ],
)
async def test_what_is_no_retrieval_set_is_told_in_one_sentence(index: SearchIndex, tmp_path: Path, text: str) -> None:
    path = tmp_path / "set.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableInput, match="is not a retrieval set"):
        await anext(evaluate(path, index))
