"""What each kind of file gives, and the one line that each bad input gives instead."""

import json
from pathlib import Path

import pytest

from indexing.reading.content import LIMIT
from indexing.reading.draft import Draft, Problem
from indexing.reading.sources import drafts_in
from indexing.vocabulary import Language

SENTENCE = "Iran and Uzbekistan signed a memorandum on joint mining."


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problems(*paths: Path) -> list[tuple[int | None, str]]:
    return [(item.line, item.reason) for item in drafts_in(paths) if isinstance(item, Problem)]


def drafts(*paths: Path) -> list[Draft]:
    return [item for item in drafts_in(paths) if isinstance(item, Draft)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", "\ufeff \r\n\u200c", "is empty"),
        ("a.txt", "ايران".encode("cp1256"), "not UTF-8: byte 0xc7 at offset 0"),
        ("a.txt", b"\xed\xa0\x80 text", "not UTF-8: byte 0xed at offset 0"),
        ("a.txt", b"Iran\0", "holds a NUL character at offset 4"),
        ("a.html", b"\xff\xfe<\0p\0", "not UTF-8"),
        ("a.pdf", b"%PDF-1.7", "has an ending that is not read"),
        ("a.jsonl", b"", "is empty"),
        ("a.json", b"[]", "is empty"),
        ("a.json", b'{"uri": ', "broken JSON"),
        ("a.json", b'{"title": "gold"}', "is no ninjs item with a body"),
    ],
)
def test_a_bad_file_is_one_problem(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    found = problems(write(tmp_path / name, content))
    assert len(found) == 1
    assert found[0][0] is None
    assert found[0][1].startswith(reason)


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_read(tmp_path: Path) -> None:
    write(tmp_path / "large.txt", b"a" * (LIMIT + 1))
    write(tmp_path / "fits.txt", b"a" * LIMIT)
    found = list(drafts_in([tmp_path]))
    assert [type(item) for item in found] == [Draft, Problem]
    assert problems(tmp_path / "large.txt") == [(None, "the file is larger than 4 MiB; split it or leave it out")]


def test_a_file_without_permission_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", SENTENCE)

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert problems(tmp_path / "a.txt") == [(None, "no permission to read it")]


def test_good_files_are_read_beside_bad_ones(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", b"\xff")
    write(tmp_path / "2.txt", SENTENCE)
    write(tmp_path / "3.html", f"<p>{SENTENCE}</p>")
    assert [(d.media_type, d.text) for d in drafts(tmp_path)] == [
        ("text/plain", SENTENCE),
        ("text/html", f"<p>{SENTENCE}</p>"),
    ]


def test_notes_beside_a_text_are_left_alone_unless_they_are_named(tmp_path: Path) -> None:
    write(tmp_path / "001.txt", SENTENCE)
    notes = write(tmp_path / "001.json", '{"agreements": []}')
    assert len(list(drafts_in([tmp_path]))) == 1
    assert len(list(drafts_in([f"{tmp_path}/*"]))) == 1
    assert problems(notes) == [(None, "is no ninjs item with a body (body_text, body_xhtml or bodies)")]


def test_json_lines_give_a_draft_for_each_good_line_and_a_problem_for_each_bad_one(tmp_path: Path) -> None:
    full = {
        "text": "ایران و ازبکستان تفاهم\u200cنامه امضا کردند.",
        "url": "https://news.example.org/1",
        "publisher": "Sample Agency",
        "headline": "امضای تفاهم\u200cنامه",
        "published": "2026-01-30T01:18:00+03:30",
        "language": "fa-IR",
        "section": "economy",
    }
    lines = [
        json.dumps(full, ensure_ascii=False).encode(),
        b'{"text": "cut off',
        b"",
        b"[1, 2]",
        b'{"url": "https://news.example.org/2"}',
        b'{"text": "one", "html": "<p>two</p>"}',
        b'{"text": 7}',
        b'{"text": "Dated badly.", "published": "last week"}',
        b'{"text": "half \\ud83d"}',
        b'{"text": "nul \\u0000"}',
        b'{"text": "\xff"}',
        b'{"text": "' + b"a" * LIMIT + b'"}',
        b'{"html": "<p>Last line.</p>"}',
    ]
    path = write(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + b"\n".join(lines))
    first, last = drafts(path)
    assert (first.line, first.text, first.language) == (1, full["text"], Language.FA)
    assert (first.url, first.publisher, first.headline) == (full["url"], full["publisher"], full["headline"])
    assert first.published is not None
    assert first.published.value == "2026-01-30"
    assert (last.line, last.media_type) == (13, "text/html")
    found = dict(problems(path))
    assert sorted(line for line in found if line) == [2, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert found[5] == found[6] == "needs exactly one of the fields text and html"
    assert found[7] == "the field text holds no string"
    assert found[8] == "the field published holds no ISO 8601 date: 'last week'"
    assert found[9].startswith("broken JSON")
    assert found[10].startswith("holds a NUL character")
    assert found[11] == "not UTF-8: byte 0xff at offset 10"
    assert found[12].startswith("the line is larger than 4 MiB")


def test_ninjs_of_each_version_is_read(tmp_path: Path) -> None:
    first = {"uri": "urn:n:1", "headline": "Deal", "body_text": SENTENCE, "body_xhtml": "<p>no</p>", "language": "en"}
    second = {
        "uri": "https://n.example/2",
        "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": "Main"}],
        "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>Second.</p>"}],
        "versioncreated": "2026-05-01T10:00:00Z",
        "copyrightholder": "Sample Agency",
        "ednote": "Not for print",
        "associations": [{"uri": "urn:picture", "body_text": "A picture"}],
    }
    third = {
        "uri": "urn:n:3",
        "versionCreated": "2026-06-01",
        "copyrightHolder": "Agency",
        "bodies": [
            {"contentType": "application/xhtml+xml", "value": "<p>x</p>"},
            {"contentType": "text/plain", "value": "Third."},
        ],
    }
    path = write(tmp_path / "items.json", json.dumps([first, second, third]))
    one, two, three = drafts(path)
    assert (one.text, one.headline, one.url, one.language) == (SENTENCE, "Deal", "urn:n:1", Language.EN)
    assert (two.text, two.media_type, two.headline, two.publisher) == (
        "<p>Second.</p>", "text/html", "Main", "Sample Agency",
    )  # fmt: skip
    assert two.published is not None
    assert two.published.value == "2026-05-01"
    assert (three.text, three.publisher) == ("Third.", "Agency")
    assert three.published is not None
    assert three.published.value == "2026-06-01"


def test_an_item_that_its_publisher_took_back_is_reported_and_not_read(tmp_path: Path) -> None:
    items = [{"uri": "urn:n:1", "pubstatus": "canceled", "body_text": SENTENCE}, {"uri": "urn:n:2", "body_text": "Ok."}]
    path = write(tmp_path / "items.json", json.dumps(items))
    assert [draft.url for draft in drafts(path)] == ["urn:n:2"]
    assert problems(path) == [(None, "item 1: urn:n:1 was canceled by its publisher (pubstatus canceled)")]


def test_a_folder_may_hold_other_files_beside_the_articles(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("notes", "utf-8")
    (tmp_path / "a.txt").write_text("Iran and Oman signed a protocol.", "utf-8")
    assert [type(item) for item in drafts_in([tmp_path])] == [Draft]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "wire.docx").write_bytes(b"PK")
    (problem,) = drafts_in([tmp_path])
    assert isinstance(problem, Problem)
    assert "all else that was found has an ending that is not read" in problem.reason
