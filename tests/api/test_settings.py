"""A wrong setting ends in one sentence that names it and says what it may be."""

import pytest

from api.settings import load_settings
from indexing.errors import SettingError
from resolvers.limits import Limits


def test_with_nothing_set_everything_is_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STORE", "SEARCH", "HOST", "PORT"):
        monkeypatch.delenv(f"PEYMAN_{name}", raising=False)
    settings = load_settings()
    assert (settings.store, settings.search) == ("sqlite:///var/peyman.db", "tantivy:///var/search")
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("STORE", "postgres://db", "PEYMAN_STORE='postgres://db' cannot be used: use sqlite:///"),
        ("STORE", "", "PEYMAN_STORE='' cannot be used"),
        ("SEARCH", "solr:///x", "PEYMAN_SEARCH='solr:///x' cannot be used: use tantivy:///"),
        ("PORT", "eighty", "PEYMAN_PORT='eighty' cannot be used"),
        ("PORT", "70000", "PEYMAN_PORT='70000' cannot be used"),
        ("LOG_LEVEL", "loud", "PEYMAN_LOG_LEVEL='loud' cannot be used"),
        ("MAX_COST", "0", "PEYMAN_MAX_COST='0' cannot be used"),
        ("MAX_PAGE", "101", "PEYMAN_MAX_PAGE='101' cannot be used"),
        ("MAX_ALIASES", "-1", "PEYMAN_MAX_ALIASES='-1' cannot be used"),
        ("RATE_LIMIT", "10", "PEYMAN_RATE_LIMIT='10' cannot be used: it must be 0 or at least PEYMAN_MAX_COST"),
        ("RATE_RESTORE", "0", "PEYMAN_RATE_RESTORE='0' cannot be used"),
        ("RATE_STORE", "redis", "PEYMAN_RATE_STORE='redis' cannot be used"),
        ("HTTP_STATUS", "teapot", "PEYMAN_HTTP_STATUS='teapot' cannot be used"),
        ("TRUSTED_ONLY", "true", "PEYMAN_TRUSTED_ONLY='true' cannot be used: set PEYMAN_TRUSTED_DOCUMENTS"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    monkeypatch.setenv(f"PEYMAN_{name}", value)
    with pytest.raises(SettingError) as caught:
        load_settings()
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_limits_of_operations_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"COST": 7, "DEPTH": 6, "ALIASES": 0, "TOKENS": 90, "DIRECTIVES": 1, "ROOT_FIELDS": 2, "LIST_ITEMS": 3}
    for name, value in values.items():
        monkeypatch.setenv(f"PEYMAN_MAX_{name}", str(value))
    monkeypatch.setenv("PEYMAN_MAX_PAGE", "20")
    monkeypatch.setenv("PEYMAN_INTROSPECTION", "no")
    assert load_settings().limits() == Limits(
        cost=7, depth=6, aliases=0, tokens=90, directives=1, root_fields=2, list_items=3, page=20, introspection=False
    )


def test_with_nothing_set_the_limits_are_those_of_the_schema() -> None:
    assert load_settings().limits() == Limits()


@pytest.mark.parametrize(
    ("host", "limit", "points"),
    [
        ("127.0.0.1", None, 0),
        ("localhost", None, 0),
        ("0.0.0.0", None, 100_000),
        ("192.0.2.1", None, 100_000),
        ("127.0.0.1", "60000", 60_000),
        ("0.0.0.0", "0", 0),
    ],
)
def test_callers_are_charged_unless_only_this_machine_can_be_one(
    monkeypatch: pytest.MonkeyPatch, host: str, limit: str | None, points: int
) -> None:
    monkeypatch.setenv("PEYMAN_HOST", host)
    if limit is not None:
        monkeypatch.setenv("PEYMAN_RATE_LIMIT", limit)
    settings = load_settings()
    assert settings.points(settings.host) == points


def test_the_dearest_operation_can_always_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEYMAN_MAX_COST", "1000000")
    assert load_settings().points("0.0.0.0") == 1_000_000
