"""The three ways in which objects lead to others: one by its id, a list of ids, and what is looked up by an owner.

Each is declared beside the type as one line that says where the key is found. All answer a whole level with one load.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, TypeVar

from indexing.documents import Document
from indexing.storing.snapshot import Row
from resolvers.batches.owned import Owned, Wanted
from resolvers.connections import After, Connection, First, Page, page_of_rows, page_size, position_after
from resolvers.context import Batch, Info
from resolvers.errors import InvalidCursor
from resolvers.fields import relation

D = TypeVar("D", bound=Document)

#: Items that a page has unless another number is asked for.
_FIRST = 10


def to_one(
    description: str, batch: Batch[str, Any], key: Callable[[Any], str | None], *, cost: int | None = None
) -> Any:
    """The field that leads to the object with the id that `key` finds in the parent; null without an id or object."""

    async def many(parents: Sequence[Any], info: Info) -> list[Any]:
        keys = [*map(key, parents)]
        given = [*filter(None, keys)]
        found = await _in_order(info, batch, given)
        if len(given) == len(keys):
            return found
        views = iter(found)
        return [next(views) if each else None for each in keys]

    return relation(description, many, cost=cost)


def listed(
    description: str,
    batch: Batch[str, Any],
    ids: Callable[[Any], Sequence[str]],
    listing: str,
    *,
    cost: int | None = None,
) -> Any:
    """The field that leads to a page of the objects whose `ids` the parent holds, in their order."""

    def parts_of(parents: Sequence[Any], first: int, after: str | None) -> list[tuple[Sequence[str], int, int]]:
        """For each parent the ids of its page, where they begin in its list, and how long the list is."""
        size, position = page_size(first), position_after(listing, after)
        lists = [*map(ids, parents)]
        if position is None:
            return [(one[:size], 0, len(one)) for one in lists]
        starts = [_start_after(position[1], one) for one in lists]
        return [(one[start : start + size], start, len(one)) for one, start in zip(lists, starts, strict=True)]

    async def items(parents: Sequence[Any], info: Info, first: First = _FIRST, after: After = None) -> list[Any]:
        parts = parts_of(parents, first, after)
        views = iter(await _in_order(info, batch, [key for part, _, _ in parts for key in part]))
        return [
            _not_in_list() if start > total else [*filter(None, islice(views, len(part)))]
            for part, start, total in parts
        ]

    async def many(parents: Sequence[Any], info: Info, first: First = _FIRST, after: After = None) -> list[Any]:
        parts = parts_of(parents, first, after)
        views = iter(await _in_order(info, batch, [key for part, _, _ in parts for key in part]))
        answers: list[Connection[Any] | InvalidCursor] = []
        for part, start, total in parts:
            if start > total:
                answers.append(_not_in_list())
                continue
            more = start + len(part) < total
            nodes = [*islice(views, len(part))]
            if not all(nodes):
                part = [key for key, node in zip(part, nodes, strict=True) if node]
                nodes = [*filter(None, nodes)]
            answers.append(Connection(page=Page(listing, nodes, part, after is not None, more), total=total))
        return answers

    return relation(description, many, cost=cost, items=items)


def owned(
    description: str,
    belonging: Owned[D],
    owner: Callable[[Any], tuple[str, str]],
    listing: str,
    *,
    cost: int | None = None,
) -> Any:
    """The field that leads to a page of what belongs to the (id, scope) that `owner` gives, see `batches.owned`."""

    async def rows_of(
        parents: Sequence[Any], info: Info, first: int, after: str | None
    ) -> list[tuple[tuple[str, str], Sequence[Row[D]]]]:
        """For each parent its owner, and the rows of its page with one more, if there is one."""
        size, position = page_size(first), position_after(listing, after)
        owners = [*map(owner, parents)]
        found = await info.context.load_many(belonging.pages, [Wanted(*one, size, position) for one in owners])
        info.context.spend(sum(min(len(rows), size) for rows in found))
        return list(zip(owners, found, strict=True))

    async def items(parents: Sequence[Any], info: Info, first: First = _FIRST, after: After = None) -> list[Any]:
        views = info.context.views
        found = await rows_of(parents, info, first, after)
        return [views.of_all([row.document for row in rows[:first]]) for _, rows in found]

    async def many(parents: Sequence[Any], info: Info, first: First = _FIRST, after: After = None) -> list[Any]:
        views = info.context.views
        found = await rows_of(parents, info, first, after)
        return [
            Connection(page=page_of_rows(rows, first, listing, after, views), total=(belonging.counts, one))
            for one, rows in found
        ]

    return relation(description, many, cost=cost, items=items)


async def views_of(info: Info, batch: Batch[str, Any], keys: Sequence[str]) -> dict[str | None, Any]:
    """The view behind each of `keys`, None where there is nothing; each key is asked for once."""
    return dict(zip(keys, await _in_order(info, batch, keys), strict=True))


async def _in_order(info: Info, batch: Batch[str, Any], keys: Sequence[str]) -> list[Any]:
    """The views behind `keys` in their order."""
    context = info.context
    if (found := context.at_hand(batch, keys)) is not None:
        return found
    distinct = list(dict.fromkeys(keys))
    context.spend(len(keys) - len(distinct))
    views = context.views.of_all(await context.load_many(batch, distinct))
    return [*map(dict(zip(distinct, views, strict=True)).__getitem__, keys)]


def _start_after(key: str, ids: Sequence[str]) -> int:
    """Where `ids` go on behind `key`; beyond their end if it is not among them."""
    return ids.index(key) + 1 if key in ids else len(ids) + 1


def _not_in_list() -> InvalidCursor:
    return InvalidCursor("The item of the cursor is not in this list: begin again without `after`.")
