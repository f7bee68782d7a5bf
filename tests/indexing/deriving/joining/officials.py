"""The lists of names beside this file: office holders in several scripts, and names made to be confused."""

from pathlib import Path

_HERE = Path(__file__).parent


def officials() -> list[tuple[str, list[str]]]:
    """Country and spellings of each office holder."""
    return [(country, [s.strip() for s in spellings.split("|")]) for country, spellings in _table("officials.tsv")]


def confusables() -> list[tuple[str, str]]:
    """Pairs of names of different people."""
    return [(first, second) for first, second in _table("confusables.tsv")]


def _table(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
