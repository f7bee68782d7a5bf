"""What a server writes down: one line for each operation, as text for people or as JSON for programs.

A line names the request, the operation, what it cost, how long it took and how it ended. It never holds variables,
documents, headers or secrets; the server's own access log, which would hold addresses with variables in them, is off.
"""

import logging
import sys
from datetime import UTC, datetime
from typing import Any, Final, Literal

import orjson

Format = Literal["text", "json"]

#: The attribute of a log record that holds the parts of a line by name.
PARTS: Final = "parts"

_TEXT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class TextLines(logging.Formatter):
    """A line for people: the message, then the parts as `name=value`."""

    def __init__(self) -> None:
        """Begin with the time."""
        super().__init__(_TEXT)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name that logging asks for
        """The line."""
        parts = "".join(f" {name}={value}" for name, value in getattr(record, PARTS, {}).items())
        return super().formatMessage(record) + parts


class JsonLines(logging.Formatter):
    """A line for programs: one JSON object, with the traceback of an error as text in it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, PARTS, {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


def configure(level: str, form: Format) -> None:
    """Let everything in this process be written to standard error from `level` on, in one form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for chatty in ("uvicorn.access", "elastic_transport", "websockets"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
