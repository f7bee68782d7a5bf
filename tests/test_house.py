"""The house keeps its shape: floors import downwards only, every room says why it exists, locks hold no address."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"api": {"api", "resolvers", "indexing"}, "resolvers": {"resolvers", "indexing"}, "indexing": {"indexing"}}
MODULES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def upstairs(floor: str, source: str) -> list[str]:
    tops = (name.split(".")[0] for name in imported(ast.parse(source)))
    return [top for top in tops if top in FLOORS and top not in FLOORS[floor]]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_why_it_exists_and_imports_downwards_only(path: Path) -> None:
    source = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(source)), "no module docstring"
    assert upstairs(path.relative_to(ROOT).parts[0], source) == []


def test_an_import_upstairs_would_be_seen() -> None:
    assert upstairs("indexing", "def f():\n    from api.app import create_app\n") == ["api"]
    assert upstairs("resolvers", "import indexing.documents, api.app") == ["api"]


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_a_lock_file_pins_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.startswith("--")]
