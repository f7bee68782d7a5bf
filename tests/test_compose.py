"""The compose file starts nothing unhealthy, publishes no engine and contains no password."""

from pathlib import Path
from typing import Any

import pytest
import yaml

COMPOSE: dict[str, Any] = yaml.safe_load((Path(__file__).parent.parent / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]


@pytest.mark.parametrize("name", ["api", "indexer", "mongodb", "elasticsearch"])
def test_every_service_has_a_health_check(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


def test_only_the_api_is_published_and_only_on_this_machine() -> None:
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "api": ["127.0.0.1:8000:8000"]
    }


def test_passwords_come_from_the_environment_and_have_no_default() -> None:
    secrets = [
        value
        for service in SERVICES.values()
        for key, value in service["environment"].items()
        if "PASSWORD" in key or "@" in str(value)
    ]
    assert len(secrets) == 6
    assert all(":?set it in .env}" in value for value in secrets)


def test_engines_keep_their_data_in_named_volumes() -> None:
    for name in ("mongodb", "elasticsearch"):
        volume = SERVICES[name]["volumes"][0].split(":")[0]
        assert volume in COMPOSE["volumes"]
