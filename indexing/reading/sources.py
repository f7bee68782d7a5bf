"""Files in, drafts out: the one door through which text enters.

Which reader takes a file is decided by the ending of its name. Each bad file, line or item gives one problem, and the
rest goes on: an import of ten thousand files must not end at the third.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from indexing.errors import UnreadableInput
from indexing.reading.content import bytes_of, text_of
from indexing.reading.draft import Draft, Problem
from indexing.reading.files import Found, files_in, reason_of
from indexing.reading.jsonlines import read_jsonlines
from indexing.reading.ninjs import read_ninjs


def drafts_in(paths: Iterable[str | Path]) -> Iterator[Draft | Problem]:
    """Every text that `paths` (files, folders, patterns) lead to, and a Problem for everything that gives none.

    Plain text (.txt), HTML (.html, .htm), JSON Lines (.jsonl, .ndjson) and ninjs (.json) are read. What a folder or
    pattern brings up is left alone if it has another ending, or is a .json beside a .txt of the same name, which holds
    notes about that text; only where nothing else is there is that a problem. Raises nothing for bad input.
    """
    left_alone, anything = None, False
    for found in files_in(paths):
        if isinstance(found, Problem):
            anything = True
            yield found
        elif _is_left_alone(found):
            left_alone = left_alone or found
        else:
            anything = True
            yield from _drafts_of(found)
    if left_alone and not anything:
        yield Problem(left_alone.shown, None, f"and all else that was found {_UNKNOWN_ENDING}")


def _is_left_alone(found: Found) -> bool:
    ending = found.path.suffix.lower()
    if found.named:
        return False
    return ending not in _READERS or (ending == ".json" and found.path.with_suffix(".txt").exists())


def _drafts_of(found: Found) -> Iterator[Draft | Problem]:
    reader = _READERS.get(found.path.suffix.lower())
    if reader is None:
        yield Problem(found.shown, None, _UNKNOWN_ENDING)
        return
    try:
        yield from reader(found)
    except UnreadableInput as error:
        yield Problem(found.shown, None, str(error))
    except OSError as error:
        yield Problem(found.shown, None, reason_of(error, found.path))


def _read_text(found: Found) -> Iterator[Draft]:
    yield Draft(found.shown, None, text_of(bytes_of(found.path)))


def _read_html(found: Found) -> Iterator[Draft]:
    yield Draft(found.shown, None, text_of(bytes_of(found.path)), media_type="text/html")


_READERS: dict[str, Callable[[Found], Iterator[Draft | Problem]]] = {
    ".txt": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".jsonl": read_jsonlines,
    ".ndjson": read_jsonlines,
    ".json": read_ninjs,
}
_UNKNOWN_ENDING = f"has an ending that is not read; known are {', '.join(sorted(_READERS))}"
