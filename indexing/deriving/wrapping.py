"""Old wire copy breaks its lines after some sixty characters; the rules need the sentence, not the line.

Only the line breaks are replaced, one character for one, so that every position stays that of the raw text. Paragraphs
of such copy are known by their indented first line or by an empty line between them.
"""

import re

_LONGEST_LINE = 100
_FULL_LINE = 50
_LEAST_LINES = 3
_BREAK = re.compile(r"(?<=\S)(?:\r\n|\n)(?=\S)")


def unwrapped(raw: str) -> str:
    """`raw` with spaces for the line breaks inside its paragraphs, if it is hard-wrapped; else `raw` itself.

    A text counts as hard-wrapped if no line is longer than 100 characters and most lines are nearly full. The limits
    are those of teleprinter and e-mail copy (64 to 78 columns) with some room.
    """
    lines = [len(line) for line in raw.splitlines() if line.strip()]
    if len(lines) < _LEAST_LINES or max(lines) > _LONGEST_LINE:
        return raw
    if 2 * sum(length >= _FULL_LINE for length in lines) < len(lines):
        return raw
    return _BREAK.sub(lambda match: " " * len(match[0]), raw)
