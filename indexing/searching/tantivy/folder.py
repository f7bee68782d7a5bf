"""The folder of an embedded index: which generation serves, which one is kept, and who owns it all.

    owner.lock      held by the one process that uses the folder
    serving         the name of the generation that serves
    generation-N/   one index each: the serving one, the one before it, and one that is being filled
    damaged/        the last generation that could not be opened, for whoever wants to look at it

`serving` is replaced in one step, so a crash leaves either the old generation in place or the new one.
"""

import fcntl
import os
import re
import shutil
from pathlib import Path
from typing import Final

from indexing.errors import SettingError, StoreLocked

_LOCK: Final = "owner.lock"
_SERVING: Final = "serving"
_PREFIX: Final = "generation-"
_GENERATION: Final = re.compile(rf"{_PREFIX}\d+")
#: The name of no generation; it stands for a pointer that cannot be read.
_NONE: Final = f"{_PREFIX}000000"
_DAMAGED: Final = "damaged"


class TantivyFolder:
    """The folder `path`, owned by this process from `acquire` to `release`."""

    def __init__(self, path: Path) -> None:
        """Nothing is touched before `acquire`."""
        self.path = path
        self._lock: int | None = None

    def acquire(self) -> None:
        """Become the owner. Raises StoreLocked, or SettingError where the folder cannot be used."""
        if self._lock is not None:
            return
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as problem:
            raise SettingError(f"The search index cannot use the folder {self.path}: {problem.strerror}.") from problem
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            os.close(lock)
            raise StoreLocked(
                f"Another process holds the search index in {self.path}; stop it or use another folder."
            ) from problem
        self._lock = lock

    def release(self) -> None:
        """Let others have the folder."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def serving(self) -> Path | None:
        """The generation that serves, or None in a new folder; one that does not exist if the pointer is damaged."""
        try:
            name = (self.path / _SERVING).read_bytes().decode("utf-8", "replace").strip()
        except FileNotFoundError:
            return None
        return self.path / (name if _GENERATION.fullmatch(name) else _NONE)

    def next_path(self) -> Path:
        """Where a new generation is to be made."""
        return self.path / f"{_PREFIX}{max((self._number(path) for path in self._generations()), default=0) + 1:06d}"

    def serve(self, generation: Path) -> None:
        """Let `generation` serve; the one that served until now is kept, older ones are deleted."""
        before = self.serving()
        pointer = self.path / f"{_SERVING}.new"
        with pointer.open("w", encoding="utf-8") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self.path / _SERVING)
        for path in self._generations():
            if path not in (before, generation) and self._number(path) < self._number(generation):
                shutil.rmtree(path, ignore_errors=True)

    def set_aside(self, generation: Path) -> None:
        """Move a generation that cannot be used out of the way; only the last one is kept."""
        shutil.rmtree(self.path / _DAMAGED, ignore_errors=True)
        if generation.exists():
            generation.rename(self.path / _DAMAGED)

    def discard_unfinished(self) -> None:
        """Delete what a process that died while it filled a new generation has left behind."""
        serving = self.serving()
        for path in self._generations():
            if serving is None or self._number(path) > self._number(serving):
                shutil.rmtree(path, ignore_errors=True)

    def _generations(self) -> list[Path]:
        return sorted(path for path in self.path.glob(f"{_PREFIX}*") if _GENERATION.fullmatch(path.name))

    @staticmethod
    def _number(path: Path) -> int:
        return int(path.name.removeprefix(_PREFIX))
