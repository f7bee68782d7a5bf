"""docs/api.md says what is so: every setting of the HTTP surface with its default, every code of an error."""

import re
from pathlib import Path

from graphql import get_operation_ast, parse

from api.http_settings import HttpSettings
from resolvers.errors import ErrorCode
from resolvers.schema import schema

TEXT = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")


def test_every_setting_is_listed_with_its_default() -> None:
    listed = dict(re.findall(r"^\| `PEYMAN_(\w+)` \| (\S+) \|", TEXT, re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in HttpSettings.model_fields.items()}
    assert listed == {name: "none" if value in (None, "") else str(value) for name, value in defaults.items()}


def test_every_code_is_listed() -> None:
    section = TEXT.partition("## Errors")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", section, re.MULTILINE)) == set(ErrorCode)


def test_the_price_of_the_example_is_right() -> None:
    (selection, price) = re.findall(r"So `(agreements.*?)` costs .* = (\d+)\.", TEXT)[0]
    document = parse("{" + selection + "}")
    assert get_operation_ast(document) is not None
    assert schema.admission.price(document, None, {}) == int(price)
