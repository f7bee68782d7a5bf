"""Credits of photographs are no news."""

import pytest

from indexing.deriving.photo_credits import photo_credits


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("They met in Lima. (Photo by Tolo Wadani / ZPA) The talks", "(Photo by Tolo Wadani / ZPA)"),
        (
            "They met. (Karim Sattorov, Kremlin Pool Photo via AP) The talks",
            "(Karim Sattorov, Kremlin Pool Photo via AP)",
        ),
        ("They met in Lima. Tolo Wadani/AFP/Getty Images The talks", "Tolo Wadani/AFP/Getty Images"),
        (
            "They met. All Content by Pamir News Agency is licensed under a Creative Commons Attribution License.",
            "All Content by Pamir News Agency is licensed under a Creative Commons Attribution License.",
        ),
    ],
)
def test_a_credit_is_found_whole(text: str, credit: str) -> None:
    assert [text[start:end] for start, end in photo_credits(text)] == [credit]


@pytest.mark.parametrize(
    "text",
    [
        "The bank (Photographers' Union) signed.",
        "The Peru/Nepal talks",
        "The AP reported it",
        "The software is licensed under a Creative Commons licence.",
    ],
)
def test_other_brackets_and_slashes_are_text(text: str) -> None:
    assert list(photo_credits(text)) == []
