"""Mappings that cannot grow without end: what was put in longest ago goes first.

Whatever is remembered for callers is bounded, or callers could fill the memory.
"""

from collections import OrderedDict
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def keep(kept: OrderedDict[K, V], key: K, value: V, size: int) -> None:
    """Put `value` under `key`, as the newest, and drop the oldest entry beyond `size`."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > size:
        kept.popitem(last=False)
