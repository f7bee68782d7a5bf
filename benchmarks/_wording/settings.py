"""What is set by hand for each language before anything is fitted, and how the tools for fitting are found."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from indexing.errors import PeymanError


@dataclass(frozen=True, slots=True)
class Settings:
    """`letters`, `even`, `trust` and `told` are as in the network; `kinds` is the C of the regression for the kinds.

    `rounds` is how often the network goes through all articles.
    """

    letters: int
    even: float
    trust: float
    told: float
    kinds: float
    rounds: int


#: Chosen on articles held out; `even` and `trust` by linear regression of what is right on the score.
SETTINGS = {"en": Settings(7, 0.0, 0.062, 0.5, 0.1, 20), "fa": Settings(5, -2.4, 0.023, 0.5, 0.3, 24)}

#: The sizes of a network: numbers a word, patterns of each width, words with numbers, words read of a sentence.
NUMBERS, PATTERNS, VOCABULARY, LONGEST = 100, 64, 10_000, 60


def tool(name: str) -> Any:
    """The module `name`, which only fitting needs and Peyman itself does without.

    Raises:
        PeymanError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise PeymanError("install what fitting needs: pip install jax scikit-learn") from error
