"""A wrong setting ends in one sentence that names it and says what it may be."""

import pytest

from api.settings import load_settings
from indexing.errors import SettingError


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
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    monkeypatch.setenv(f"PEYMAN_{name}", value)
    with pytest.raises(SettingError) as caught:
        load_settings()
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
