"""The three ways in which objects lead to others: one by its id, a list of ids, and what is looked up by an owner.

Each is declared beside the type as one line that says where the key is found. All answer a whole level with one load.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, TypeVar

from indexing.documents import Document
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
        found = await views_of(info, batch, [*filter(None, keys)])
        return [*map(found.get, keys)]

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

    async def many(parents: Sequence[Any], info: Info, first: First = _FIRST, after: After = None) -> list[Any]:
        size, position = page_size(first), position_after(listing, after)
        lists = [*map(ids, parents)]
        starts = [0 if position is None else _start_after(position[1], one) for one in lists]
        parts = [one[start : start + size] for one, start in zip(lists, starts, strict=True)]
        found = await views_of(info, batch, [*chain.from_iterable(parts)])
        complete = all(found.values())
        answers: list[Connection[Any] | InvalidCursor] = []
        for one, start, part in zip(lists, starts, parts, strict=True):
            total = len(one)
            if start > total:
                answers.append(_not_in_list())
                continue
            nodes = [*map(found.__getitem__, part)]
            if not complete:
                part = [key for key in part if found[key]]
                nodes = [*map(found.__getitem__, part)]
            page = Page(listing, nodes, part, after is not None, start + size < total)
            answers.append(Connection(page=page, total=total))
        return answers

    return relation(description, many, cost=cost)


def owned(
    description: str,
    belonging: Owned[D],
    owner: Callable[[Any], tuple[str, str]],
    listing: str,
    *,
    cost: int | None = None,
) -> Any:
    """The field that leads to a page of what belongs to the (id, scope) that `owner` gives, see `batches.owned`."""

    async def many(parents: Sequence[Any], info: Info, first: First = _FIRST, after: After = None) -> list[Any]:
        size, position = page_size(first), position_after(listing, after)
        context = info.context
        owners = [owner(parent) for parent in parents]
        found = await context.load_many(belonging.pages, [Wanted(*one, size, position) for one in owners])
        context.spend(sum(min(len(rows), size) for rows in found))
        return [
            Connection(
                page=page_of_rows(rows, size, listing, after, context.views),
                total=(belonging.counts, one),
            )
            for one, rows in zip(owners, found, strict=True)
        ]

    return relation(description, many, cost=cost)


async def views_of(info: Info, batch: Batch[str, Any], keys: Sequence[str]) -> dict[str | None, Any]:
    """The view behind each of `keys`, None where there is nothing; each key is asked for once."""
    context = info.context
    distinct = list(dict.fromkeys(keys))
    context.spend(len(keys) - len(distinct))
    found = context.at_hand(batch, distinct)
    if found is None:
        found = context.views.of_all(await context.load_many(batch, distinct))
    return dict(zip(distinct, found, strict=True))


def _start_after(key: str, ids: Sequence[str]) -> int:
    """Where `ids` go on behind `key`; beyond their end if it is not among them."""
    return ids.index(key) + 1 if key in ids else len(ids) + 1


def _not_in_list() -> InvalidCursor:
    return InvalidCursor("The item of the cursor is not in this list: begin again without `after`.")
