"""Keys: a secret that is shown once, a hash that is stored, and a revocation that every server sees soon."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.keys import keeping
from api.keys.key import Key, is_of, parted
from api.keys.ring import KeyRing
from indexing.identity import sha256_of
from indexing.storing.catalogue import SPECS
from indexing.storing.port import DocumentStore, Order, Where
from resolvers.access import Scope
from tests.indexing.storing.adapters import ADAPTERS, Opener


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(params=ADAPTERS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opener: Opener = request.param
    async with opener(tmp_path, SPECS) as opened:
        yield opened


def test_a_token_is_long_told_apart_from_other_secrets_and_never_the_same() -> None:
    tokens = {Key.made("دفتر تهران", Scope.READ)[1] for _ in range(100)}
    assert len(tokens) == 100
    assert all(token.startswith("peyman_") and len(token) == 7 + 12 + 1 + 43 for token in tokens)


def test_what_is_kept_of_a_secret_is_its_hash() -> None:
    key, token = Key.made("Ташкент", Scope.EDIT, 500)
    found = parted(token)
    assert found is not None
    assert found[0] == key.id
    assert found[1] not in key.model_dump_json()
    assert is_of(key.digest, found[1])
    assert not is_of(key.digest, found[1][:-1])
    assert not is_of(sha256_of(""), found[1])


@pytest.mark.parametrize(
    ("scope", "granted"),
    [(Scope.READ, {"read"}), (Scope.EDIT, {"read", "edit"}), (Scope.ADMIN, {"read", "edit", "admin"})],
)
def test_a_scope_brings_those_below_it(scope: Scope, granted: set[str]) -> None:
    assert set(Key.made("desk", scope)[0].caller.scopes) == granted


@pytest.mark.parametrize(
    "token", ["", "peyman", "peyman_0123456789ab_short", "peyman__", "other_0123456789ab_" + "x" * 43, "key-1", "\0"]
)
def test_what_is_no_token_is_told_without_asking_the_store(token: str) -> None:
    assert parted(token) is None


@pytest.mark.parametrize(("name", "quota"), [("", None), ("x" * 201, None), ("desk", 0)])
def test_a_key_without_a_name_or_with_an_empty_quota_is_refused(name: str, quota: int | None) -> None:
    with pytest.raises(ValidationError):
        Key.made(name, Scope.READ, quota)


async def test_a_key_opens_until_it_is_revoked(store: DocumentStore) -> None:
    clock = Clock()
    key, token = await keeping.add(store, "Ташкент", Scope.EDIT, 500)
    ring = KeyRing(store, fresh=3.0, clock=clock)
    assert await ring.opened_by(token) == key
    revoked = await keeping.revoke(store, key.id)
    assert revoked.revoked is not None
    assert await KeyRing(store).opened_by(token) is None
    clock.now = 2.9
    assert await ring.opened_by(token) == key
    assert await ring.still_opens(key.id)
    clock.now = 3.0
    assert await ring.opened_by(token) is None
    assert not await ring.still_opens(key.id)


async def test_a_wrong_secret_an_unknown_key_and_one_that_is_no_key_open_nothing(store: DocumentStore) -> None:
    _, token = await keeping.add(store, "desk", Scope.READ)
    ring = KeyRing(store)
    for wrong in (token[:-1] + ("A" if token[-1] != "A" else "B"), f"peyman_000000000000_{token[-43:]}", "nonsense"):
        assert await ring.opened_by(wrong) is None
    assert not await ring.still_opens("key-000000000000")


async def test_a_key_is_looked_up_once_in_a_while_and_works_at_once(store: DocumentStore) -> None:
    ring = KeyRing(store)
    _, other = Key.made("never stored", Scope.READ)
    assert await ring.opened_by(other) is None
    key, token = await keeping.add(store, "desk", Scope.READ)
    assert await ring.opened_by(token) == key
    store.get = None  # type: ignore[method-assign, assignment] # a second look-up would fail
    assert await ring.opened_by(token) == key


async def test_all_keys_are_listed_by_name_also_revoked_ones_and_their_order_is_that_of_the_letters(
    store: DocumentStore,
) -> None:
    added = [(await keeping.add(store, name, Scope.READ))[0] for name in ("gamma", "alpha", "تهران", "beta")]
    await keeping.revoke(store, added[1].id)
    listed = [key async for key in keeping.every(store)]
    assert [key.name for key in listed] == ["alpha", "beta", "gamma", "تهران"]
    assert [bool(key.revoked) for key in listed] == [True, False, False, False]


async def test_revoking_twice_keeps_the_time_of_the_first(store: DocumentStore) -> None:
    key, _ = await keeping.add(store, "desk", Scope.READ)
    first = await keeping.revoke(store, key.id)
    assert await keeping.revoke(store, key.id) == first


@pytest.mark.parametrize("key_id", ["key-000000000000", "run", ""])
async def test_revoking_what_is_no_key_says_what_to_do(store: DocumentStore, key_id: str) -> None:
    with pytest.raises(keeping.NoSuchKey, match="peyman keys list"):
        await keeping.revoke(store, key_id)


async def test_nothing_that_opens_a_key_is_in_the_store(store: DocumentStore) -> None:
    _, token = await keeping.add(store, "desk", Scope.READ)
    (stored,) = await store.find("keys", Where(), Order("name"))
    assert token[-43:] not in str(stored.body)
