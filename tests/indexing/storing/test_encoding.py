"""Bodies as bytes keep times apart from everything that looks like one."""

from datetime import UTC, datetime

import pytest

from indexing.storing.encoding import decode, digest, encode
from tests.indexing.storing.samples import at


def test_times_come_back_wherever_they_stand() -> None:
    body = {"a": at(2026, 1, 29), "b": [{"c": at(1, 1, 1)}], "d": datetime(9999, 12, 31, 23, 59, 59, 999_000, UTC)}
    assert decode(encode(body)) == body


def test_texts_that_look_like_the_mark_of_a_time_stay_texts() -> None:
    body = {"a": '"$d"', "b": "$d", "c": ["$d", 1], "d": at(2026, 1, 29)}
    assert decode(encode(body)) == body


def test_what_is_not_canonical_is_not_encoded() -> None:
    with pytest.raises(TypeError):
        encode({"a": {1, 2}})


def test_one_flipped_bit_changes_the_digest() -> None:
    data = encode({"text": "signed"})
    assert digest(data) != digest(data.replace(b"s", b"r", 1))
