"""Credits of photographs, which web copy leaves between its sentences: "(Photo by A. B. / Agency)", "A. B./Agency".

Whoever took the picture is nobody in the news, and the agency did not report it, so the rules never see a credit.
"""

import re
from collections.abc import Iterator

_AGENCY = r"(?:AP|AFP|EPA|CNN|Reuters|Getty Images|Anadolu|Bloomberg|Shutterstock|ZUMA|Xinhua|TASS|Sputnik)"
_LICENCE = r"All Content by [A-Z][\w ]{2,40} is licensed under a Creative Commons[^¶\n]{0,60}?License\."
_WORD = r"[A-Z](?:[\w'-]{0,30}|\.)"
_CREDIT = re.compile(
    rf"\([^()\n]{{0,160}}\b(?:Photo|Photograph|Getty Images|AFP|via AP|Pool|EPA|Shutterstock)\b[^()\n]{{0,80}}\)"
    rf"|(?<![\w'.-]){_WORD}(?: {_WORD}){{1,3}} ?/ ?{_AGENCY}(?:/{_AGENCY})?(?!\w)"
    rf"|{_LICENCE}"
)


def photo_credits(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the credits in `text` (folded), in its order."""
    for match in _CREDIT.finditer(text):
        yield match.span()
