"""Did you mean: a better text for searches that found little, worked out only where it is asked for."""

import asyncio
from collections.abc import Sequence
from typing import Any

from indexing.searching.meaning import probably_meant
from resolvers.context import Info


async def many_meant(parents: Sequence[Any], info: Info) -> list[str | None]:
    """For each search the text that was probably meant, or None where what was typed is right."""
    return list(await asyncio.gather(*(_meant(parent, info) for parent in parents)))


async def _meant(search: Any, info: Info) -> str | None:
    return await probably_meant(info.context.index, search.text, search.page) or None
