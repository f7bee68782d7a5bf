"""What needs a scope is refused to whoever has it not, also where it waits and where it answers a whole level."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from resolvers.access import ANONYMOUS, NEEDED, Caller, Scope, needs, require
from resolvers.errors import Forbidden, Unauthenticated
from resolvers.fields import relation

READER = Caller("key-1", frozenset({Scope.READ}))
EDITOR = Caller("key-2", frozenset({Scope.READ, Scope.EDIT}))


@dataclass
class Field:
    @needs(Scope.EDIT)
    def at_once(self, info: Any, word: str = "") -> str:
        return f"history of {word}"

    @needs(Scope.EDIT)
    async def later(self, info: Any) -> str:
        return "history"


@needs(Scope.EDIT)
async def of_a_level(parents: list[str], info: Any, first: int = 2) -> list[str]:
    return parents[:first]


def info(caller: Caller) -> Any:
    return SimpleNamespace(context=SimpleNamespace(caller=caller))


async def test_an_editor_gets_what_needs_an_editor() -> None:
    assert Field().at_once(info(EDITOR), word="تاشکند") == "history of تاشکند"
    assert await Field().later(info=info(EDITOR)) == "history"
    assert await of_a_level(["a", "b", "c"], info(EDITOR)) == ["a", "b"]


async def test_a_reader_is_told_what_the_key_lacks_and_a_stranger_to_bring_one() -> None:
    for caller, error in ((READER, Forbidden), (ANONYMOUS, Unauthenticated)):
        with pytest.raises(error, match="scope edit"):
            Field().at_once(info(caller))
        with pytest.raises(error):
            await Field().later(info=info(caller))
        with pytest.raises(error):
            await of_a_level(["a"], info(caller))


@pytest.mark.parametrize("scope", Scope)
def test_every_scope_lets_in_those_who_have_it(scope: Scope) -> None:
    require(Caller("key-3", frozenset({scope})), scope)
    others = frozenset(Scope) - {scope}
    with pytest.raises(Forbidden):
        require(Caller("key-3", others), scope)


def test_a_list_is_guarded_like_its_nodes() -> None:
    async def open_to_all(parents: list[str], info: Any) -> list[str]:
        return parents

    relation("Guarded.", of_a_level, items=of_a_level)
    relation("Open.", open_to_all, items=open_to_all)
    for many, items in ((of_a_level, open_to_all), (open_to_all, of_a_level)):
        with pytest.raises(ValueError, match="guard both alike"):
            relation("Guarded once.", many, items=items)


def test_what_a_function_needs_can_be_found_out() -> None:
    assert getattr(Field.at_once, NEEDED) is Scope.EDIT
    assert getattr(of_a_level, NEEDED) is Scope.EDIT


def test_a_function_that_cannot_know_the_caller_cannot_be_guarded() -> None:
    with pytest.raises(ValueError):
        needs(Scope.EDIT)(lambda self: None)
