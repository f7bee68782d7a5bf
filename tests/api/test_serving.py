"""Serving: who may listen where, and an index that is kept in step or said not to be."""

import logging
import socket

import pytest

from api.commands.serving import _following, _listening
from indexing.errors import SettingError
from indexing.searching.follower import Follower
from indexing.storing.port import DocumentStore
from tests.resolvers.asking import FixedIndex


def test_of_two_servers_the_second_is_told_at_once_also_while_the_first_still_loads() -> None:
    with _listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(SettingError, match="stop what does, or set PEYMAN_PORT"), _listening("127.0.0.1", port):
            pass
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_told_by_its_setting(host: str) -> None:
    with pytest.raises(SettingError, match="set PEYMAN_HOST"), _listening(host, 8000):
        pass


async def test_a_follower_that_fails_is_told_and_does_not_stop_the_server(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(self: Follower) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Follower, "follow", fails)
    with caplog.at_level(logging.ERROR):
        async with _following(store, FixedIndex()):
            assert (await store.info()).seq
    assert "no longer kept in step" in caplog.text
