"""From the paths that a person names to the files that can be read, one after another.

Files, folders and patterns are taken alike. A path that leads nowhere, in a circle or behind a closed door becomes a
problem with its reason, and the walk goes on. The order is that of the names, so two walks give the same sequence.
"""

import errno
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexing.reading.draft import Problem, printable

_REASONS = {
    errno.ENOENT: "does not exist",
    errno.ELOOP: "is a symbolic link that leads in a circle",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file; `named` is true where a person named it, false where a folder or pattern brought it up."""

    path: Path
    named: bool

    @property
    def shown(self) -> str:
        """The path in characters that can be printed."""
        return printable(str(self.path))


def reason_of(error: OSError, path: Path) -> str:
    """What went wrong with `path`, in a few words."""
    if error.errno == errno.ENOENT and path.is_symlink():
        return "is a symbolic link that leads nowhere"
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)


def files_in(paths: Iterable[str | Path]) -> Iterator[Found | Problem]:
    """Every regular file that `paths` (files, folders, glob patterns with `**`) lead to, each once.

    Names that begin with a dot are left out below folders and patterns. Raises nothing: what cannot be reached is
    yielded as a Problem.
    """
    seen: set[str] = set()
    for given in paths:
        for item in _expand(given):
            if isinstance(item, Found):
                real = os.path.realpath(item.path)
                if real in seen:
                    continue
                seen.add(real)
            yield item


def _expand(given: str | Path) -> Iterator[Found | Problem]:
    path = Path(given)
    if os.path.lexists(path) or not glob.has_magic(str(given)):
        yield from _reach(path, named=True)
        return
    # Path.glob takes neither absolute patterns nor a pattern in the first part of a path.
    matches = sorted(glob.iglob(str(given), recursive=True))  # noqa: PTH207
    if not matches:
        yield Problem(printable(str(given)), None, "the pattern matches no file")
    for match in matches:
        yield from _reach(Path(match), named=False)


def _reach(start: Path, *, named: bool) -> Iterator[Found | Problem]:
    """The files at or below `start`; folders still to visit wait on a stack with the folders they lie in."""
    waiting: list[tuple[Path, frozenset[tuple[int, int]], bool]] = [(start, frozenset(), named)]
    while waiting:
        path, above, named_here = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                yield Found(path, named_here)
                continue
            if not stat.S_ISDIR(status.st_mode):
                yield Problem(printable(str(path)), None, "is neither a file nor a folder")
                continue
            identity = (status.st_dev, status.st_ino)
            if identity in above:
                yield Problem(printable(str(path)), None, "is a symbolic link to a folder that contains it")
                continue
            inside = sorted((child for child in path.iterdir() if not child.name.startswith(".")), reverse=True)
        except OSError as error:
            yield Problem(printable(str(path)), None, reason_of(error, path))
            continue
        waiting += [(child, above | {identity}, False) for child in inside]
