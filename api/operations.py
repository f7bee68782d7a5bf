"""Example operations: files of GraphQL that the start page offers and that the tests run.

The comment lines at the top of a file are its title (the first one) and what there is to say about it (the others).
"""

from dataclasses import dataclass
from pathlib import Path

#: Beside the source tree; an installation without it shows no examples.
FOLDER = Path(__file__).resolve().parent.parent / "docs" / "operations"

#: The one to begin with.
FIRST = "nested"


@dataclass(frozen=True, slots=True)
class Operation:
    """A document that works as it stands."""

    name: str
    title: str
    note: str
    text: str

    @classmethod
    def parse(cls, name: str, source: str) -> "Operation":
        """The operation in the file `name`.graphql."""
        lines = source.strip().splitlines()
        body = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
        said = [line.removeprefix("#").strip() for line in lines[:body]]
        text = "\n".join(lines[body:]).strip() + "\n"
        return cls(name=name, title=said[0] if said else name, note=" ".join(said[1:]), text=text)


def load_operations(folder: Path = FOLDER) -> tuple[Operation, ...]:
    """The operations in `folder`, the one to begin with first, the others by name."""
    files = sorted(folder.glob("*.graphql"), key=lambda file: (file.stem != FIRST, file.stem))
    return tuple(Operation.parse(file.stem, file.read_text(encoding="utf-8")) for file in files)
