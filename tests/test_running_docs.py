"""docs/running.md says what is so: every setting with its default, every figure, commands that exist."""

import re
from pathlib import Path

import typer
from graphql import parse, validate

from api.cli import app
from api.guarding.guards import Guards
from api.http_settings import HttpSettings
from api.observing.metrics import Metrics
from api.operating_settings import OperatingSettings
from api.settings import Settings
from api.subscriptions.seats import Seats
from api.workshop import _watch
from resolvers.schema import schema

DOCS = Path(__file__).parent.parent / "docs"
TEXT = (DOCS / "running.md").read_text("utf-8")
ROW = re.compile(r"^\| `PEYMAN_(\w+)` \| (\S+) \|", re.MULTILINE)


def test_every_setting_that_is_not_one_of_the_http_surface_is_listed_with_its_default() -> None:
    others = {name: field for name, field in Settings.model_fields.items() if name not in HttpSettings.model_fields}
    assert dict(ROW.findall(TEXT)) == {name.upper(): str(field.default) for name, field in others.items()}


def test_both_pages_together_name_all_settings_and_no_other() -> None:
    api = (DOCS / "api.md").read_text("utf-8")
    listed = {name.lower() for text in (TEXT, api) for name, _ in ROW.findall(text)}
    assert listed == set(Settings.model_fields)
    named = {name.lower() for text in (TEXT, api) for name in re.findall(r"PEYMAN_([A-Z_]+)", text)}
    assert named <= listed


def test_the_figures_that_are_listed_are_those_there_are() -> None:
    metrics = Metrics()
    _watch(metrics, Guards.of(OperatingSettings()), Seats(1, 1, "subscriptions"))
    shown = set(re.findall(r"^# TYPE (peyman_\w+)", metrics.text().decode(), re.MULTILINE))
    listed = set(re.findall(r"`(peyman_\w+)`", TEXT.partition("## Figures")[2].partition("\n## ")[0]))
    assert listed == {name for name in shown if not name.endswith("_created")}


def test_the_commands_for_keys_exist() -> None:
    commands = typer.main.get_command(app).commands["keys"].commands  # type: ignore[attr-defined]
    assert set(re.findall(r"^peyman keys (\w+)", TEXT, re.MULTILINE)) == set(commands)


def test_the_subscription_of_the_other_page_is_valid() -> None:
    text = (DOCS / "api.md").read_text("utf-8")
    examples = [one for one in re.findall(r"```graphql\n(.*?)```", text, re.DOTALL) if "subscription" in one]
    assert examples
    assert [validate(schema._schema, parse(one)) for one in examples] == [[]] * len(examples)
