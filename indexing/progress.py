"""How long work tells what it is doing, without knowing who watches."""

from collections.abc import Callable

#: Told after each batch: the name of the step, and how many items of it are done.
Progress = Callable[[str, int], None]


def silent(step: str, done: int) -> None:
    """Progress that nobody watches."""
