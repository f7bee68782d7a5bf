"""The command line: what it prints, its exit status, and one sentence for everything that goes wrong."""

import asyncio
import json
import os
import re
import socket
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli import main
from api.commands.evaluating import _apart
from indexing.searching.follower import Follower
from indexing.searching.port import RetryableError
from tests.indexing.searching.elastic import URL, node

Run = Callable[..., tuple[int, str, str]]

GOOD = "Iran and Uzbekistan signed a memorandum of understanding on mining in Tashkent on Monday."
PERSIAN = "ایران و تاجیکستان یادداشت تفاهم همکاری‌های گمرکی را در دوشنبه امضا کردند."

_PASSAGES = [{"id": "p1", "title": "", "text": GOOD}, {"id": "p2", "title": "", "text": "Rain fell in the north."}]
RETRIEVAL = json.dumps({"lang": "en", "passages": _PASSAGES, "queries": [{"id": "q", "text": "mining", "rel": ["p1"]}]})


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `peyman` in an empty folder with embedded engines; gives exit status, output and errors."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("PEYMAN_") and "TEST" not in name]:
        monkeypatch.delenv(name)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["peyman", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "001.txt").write_text(GOOD, "utf-8")
    (folder / "002.txt").write_text(PERSIAN, "utf-8")
    return folder


def test_ingest_then_search_in_both_languages(run: Run, wire: Path) -> None:
    status, out, _ = run("ingest", str(wire))
    assert (status, out.startswith("2 new, 0 revised, 0 known articles, 0 problems")) == (0, True)
    assert GOOD in run("search", "memorandum mining")[1]
    assert PERSIAN in run("search", "همكاريهاي گمركي")[1]
    assert run("verify")[0] == 0


def test_a_search_may_begin_with_a_minus(run: Run, wire: Path) -> None:
    run("ingest", str(wire))
    for query in ("-Uzbekistan گمرکی", "-uzbekistan", "-first", "-h", "--gold"):
        status, out, err = run("search", query)
        assert (status, err) == (0, ""), query
        assert (GOOD in out) == ("zbek" not in query)
    assert PERSIAN in run("search", "-Uzbekistan گمرکی", "--first", "3")[1]
    assert "Usage" in run("search", "--help")[1]


def test_search_tells_what_was_probably_meant(run: Run, wire: Path) -> None:
    run("ingest", str(wire))
    assert "Did you mean: memorandum" in run("search", "memorandun")[1]
    assert "Did you mean" not in run("search", "memorandum")[1]


def test_a_second_ingest_changes_nothing(run: Run, wire: Path) -> None:
    run("ingest", str(wire))
    status, out, _ = run("ingest", str(wire))
    assert status == 0
    assert "0 new, 0 revised, 2 known articles" in out
    assert "0 documents added, 0 changed, 0 removed" in out


def test_bad_files_are_told_one_by_one_and_the_rest_is_stored(run: Run, wire: Path) -> None:
    (wire / "broken.jsonl").write_text('{"text": "' + GOOD + ' Again."}\n{"text": \n', "utf-8")
    (wire / "empty.txt").write_bytes(b"")
    (wire / "latin.txt").write_bytes("Türkiye".encode("latin-1"))
    status, out, err = run("ingest", str(wire))
    assert status == 1
    assert "3 new" in out
    lines = err.strip().splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        f"{wire}/broken.jsonl:2",
        f"{wire}/empty.txt",
        f"{wire}/latin.txt",
    ]


def test_derive_prints_one_object_per_article(run: Run, wire: Path) -> None:
    status, out, _ = run("derive", str(wire), "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [row["article"] for row in rows] == ["001", "002"]
    for row, text in zip(rows, (GOOD, PERSIAN), strict=True):
        (agreement,) = row["agreements"]
        assert (agreement["kind"], agreement["status"]) == ("memorandum", "signed")
        assert text[agreement["start"] : agreement["end"]] == text
    assert [set(row["agreements"][0]["parties"]) for row in rows] == [{"IR", "UZ"}, {"IR", "TJ"}]


def test_derive_shows_a_table_to_a_person(run: Run, wire: Path) -> None:
    out = run("derive", str(wire / "001.txt"))[1]
    assert "memorandum" in out
    assert "IR, UZ" in out


def test_reindex_counts_the_entries_of_the_new_index(run: Run, wire: Path) -> None:
    run("ingest", str(wire))
    status, out, _ = run("reindex")
    assert status == 0
    assert int(out.split()[0]) > 4
    assert GOOD in run("search", "mining")[1]


def test_verify_tells_what_an_index_lacks(
    run: Run, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(wire))
    monkeypatch.setenv("PEYMAN_SEARCH", "tantivy:///var/other")
    status, out, _ = run("verify")
    assert status == 1
    assert out.startswith("0 entries agree")
    assert run("verify", "--lag", "0")[0] == 1
    assert run("index")[0] == 0
    assert run("verify", "--lag", "0")[0] == 0
    assert run("verify")[0] == 0


def test_the_schema_is_printed(run: Run) -> None:
    status, out, _ = run("schema")
    assert status == 0
    assert "type Agreement implements Node" in out


def test_evaluations_write_a_run(run: Run, wire: Path, tmp_path: Path) -> None:
    (wire / "001.json").write_text("{}", "utf-8")
    assert run("evaluate", "derivation", str(wire), "--run", "derived.jsonl")[0] == 0
    assert json.loads((tmp_path / "derived.jsonl").read_text("utf-8"))["article"] == "001"
    (tmp_path / "set.json").write_text(RETRIEVAL, "utf-8")
    assert run("evaluate", "search", "set.json", "--run", "run.jsonl")[0] == 0
    assert json.loads((tmp_path / "run.jsonl").read_text("utf-8")) == {"query": "q", "hits": ["p1"]}


def sentence(err: str) -> str:
    """The one line that was printed, which is neither a traceback nor empty."""
    (line,) = err.strip().splitlines()
    assert line.startswith("peyman: ")
    return line


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PEYMAN_STORE", "postgres://x", "PEYMAN_STORE='postgres://x' cannot be used"),
        ("PEYMAN_STORE", "mongodb://127.0.0.1:1/peyman", "127.0.0.1:1"),
        ("PEYMAN_SEARCH", "http://127.0.0.1:1", "127.0.0.1:1"),
        ("PEYMAN_SEARCH", "tantivy:////proc/peyman", "/proc/peyman"),
        ("PEYMAN_STORE", "sqlite:////proc/peyman/x.db", "/proc/peyman/x.db"),
    ],
)
def test_an_engine_that_cannot_be_used_is_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    status, _, err = run("search", "x")
    assert status == 2
    assert told in sentence(err)


def test_a_port_that_is_taken_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PEYMAN_PORT", str(taken.getsockname()[1]))
        status, _, err = run("serve")
    assert status == 2
    assert "stop what does, or set PEYMAN_PORT" in sentence(err)


def test_an_index_of_another_version_is_a_sentence_that_says_what_to_do(
    run: Run, wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(wire))
    monkeypatch.setenv("PEYMAN_STORE", "sqlite:///var/another.db")
    status, _, err = run("search", "mining")
    assert status == 2
    assert "run peyman reindex" in sentence(err)


def test_evaluating_an_empty_folder_is_a_sentence(run: Run, tmp_path: Path) -> None:
    status, _, err = run("evaluate", "derivation", str(tmp_path), "--run", "out.jsonl")
    assert status == 2
    assert "holds no NNN.txt" in sentence(err)


def test_an_index_that_fails_meanwhile_is_a_sentence_and_what_was_read_is_stored(
    run: Run, wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(self: Follower, progress: object = None) -> None:
        raise RetryableError("Elasticsearch answered 429: it is overloaded.")

    with monkeypatch.context() as broken:
        broken.setattr(Follower, "catch_up", fails)
        status, _, err = run("ingest", str(wire))
        assert status == 2
        assert "Everything is stored" in sentence(err)
        assert run("index")[0] == 2
    assert "0 new, 0 revised, 2 known articles" in run("ingest", str(wire))[1]
    assert GOOD in run("search", "mining")[1]


def test_a_command_that_is_stopped_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.commands.ingesting.load", stop)
    status, _, err = run("ingest", "wire")
    assert status == 130
    assert "Stopped" in sentence(err)


def test_bad_texts_of_a_labelled_set_are_told(run: Run, wire: Path) -> None:
    (wire / "001.txt").write_bytes(b"\xff")
    for name in ("001", "002"):
        (wire / f"{name}.json").write_text("{}", "utf-8")
    status, out, err = run("evaluate", "derivation", str(wire), "--run", "derived.jsonl")
    assert (status, out) == (1, "1 articles written to derived.jsonl\n")
    assert err.startswith(f"{wire}/001.txt: not UTF-8")


@pytest.mark.parametrize("kind", ["derivation", "search"])
def test_a_run_that_cannot_be_written_is_a_sentence(run: Run, wire: Path, kind: str) -> None:
    (wire / "001.json").write_text("{}", "utf-8")
    status, _, err = run("evaluate", kind, str(wire), "--run", "/proc/peyman/run.jsonl")
    assert status == 2
    assert "/proc/peyman/run.jsonl cannot be written" in sentence(err)


@pytest.mark.parametrize(
    ("address", "apart"),
    [
        ("http://host:9200", "http://host:9200/peyman-evaluation-[0-9a-f]{12}"),
        ("https://name:word@host:9200/news/", "https://name:word@host:9200/news-evaluation-[0-9a-f]{12}"),
        ("tantivy:///var/search", "tantivy:////tmp/apart/index"),
    ],
)
def test_an_evaluation_has_an_index_apart_on_the_same_engine(address: str, apart: str) -> None:
    assert re.fullmatch(apart, _apart(address, Path("/tmp/apart")))


@pytest.mark.elasticsearch
@pytest.mark.skipif(not URL, reason="set PEYMAN_TEST_ELASTICSEARCH to the address of an Elasticsearch 8.19 node")
@pytest.mark.parametrize("text", [RETRIEVAL, "[]"])
def test_an_evaluation_leaves_nothing_on_elasticsearch(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    async def left() -> list[str]:
        async with node() as client:
            return list(await client.indices.get(index=f"{prefix}*", features="aliases"))

    prefix = f"test-{uuid.uuid4().hex[:12]}"
    monkeypatch.setenv("PEYMAN_SEARCH", f"{URL}/{prefix}")
    (tmp_path / "set.json").write_text(text, "utf-8")
    assert run("evaluate", "search", "set.json", "--run", "run.jsonl")[0] == (0 if text == RETRIEVAL else 2)
    assert asyncio.run(left()) == []


def test_a_key_is_added_listed_and_revoked(run: Run) -> None:
    status, token, told = run("keys", "add", "دفتر تهران", "--scope", "edit", "--quota", "5000")
    assert status == 0
    assert re.fullmatch(r"peyman_[0-9a-f]{12}_[\w-]{43}\n", token)
    key_id = told.split()[0]
    listed = run("keys", "list")[1]
    assert all(word in listed for word in (key_id, "read+edit", "quota 5000", "valid", "دفتر تهران"))
    assert token.strip()[-43:] not in listed
    assert run("keys", "revoke", key_id)[0] == 0
    assert "revoked 20" in run("keys", "list")[1]


@pytest.mark.parametrize(
    "arguments", [("add", " "), ("add", "x" * 201), ("add", "desk", "--scope", "all"), ("add", "desk", "--quota", "0")]
)
def test_a_key_that_cannot_be_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("keys", *arguments)[0] == 2
    assert run("keys", "list")[1] == ""


def test_revoking_a_key_that_is_not_there_is_a_sentence(run: Run) -> None:
    status, _, err = run("keys", "revoke", "key-000000000000")
    assert status == 2
    assert "peyman keys list" in sentence(err)
