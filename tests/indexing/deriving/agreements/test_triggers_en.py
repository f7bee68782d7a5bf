"""More English words that announce an agreement, and those that only look like them."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Iran and Oman are close to a deal on fisheries.", "agreement"),
        ("Iran, Oman close to deal on fisheries.", "agreement"),
        ("Iran and Oman signed the minutes of the sixth border security committee.", "protocol"),
        ("Iran exempted the drivers of Oman from visa fees.", "arrangement"),
        ("Iran and Oman recognise each other's diplomas.", "arrangement"),
        ("Iran and Oman eye $3 billion in annual trade.", "trade_target"),
        ("Iran and Oman have set their sights on $3 billion in trade.", "trade_target"),
        ("Iran and Oman abolished roaming charges.", "arrangement"),
        ("Iran and Oman cut duties on fish.", "arrangement"),
        ("Trade between Iran and Oman is to double by 2030.", "trade_target"),
        ("The Iranian-Omani working group on ports met on Monday.", "joint_body"),
        ("The Iranian-Omani Joint Border Commission met on Monday.", "joint_body"),
        ("The Iran-Oman Cooperation Committee held its fifth session.", "joint_body"),
        ("Trade between Iran and Oman must rise to $3 billion.", "trade_target"),
    ],
)
def test_each_kind_has_its_words(sentence: str, kind: str) -> None:
    assert Told(sentence).kinds == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran and Oman will deal with fisheries.",
        "Iran and Oman want to jointly deal in fish.",
        "The minutes of the film about Iran and Oman were long.",
        "Iran and Oman recognise each other's territorial integrity.",
        "The Lima-based Harbour Commission invited Iran and Oman.",
    ],
)
def test_what_only_looks_like_them(sentence: str) -> None:
    assert Told(sentence).kinds_by_rule == []
