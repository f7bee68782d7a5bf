"""The parts of open connections: places, origins, and messages word by word."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.subscriptions.messages import Close, Closing, Message, written
from api.subscriptions.origin import Origins
from api.subscriptions.seats import Seats
from resolvers.errors import LimitExceeded


def test_places_are_counted_by_account_and_in_all_and_given_back() -> None:
    seats = Seats(2, 3, "subscriptions")
    with seats.seat("a"), seats.seat("a"):
        with pytest.raises(LimitExceeded, match="of this caller"), seats.seat("a"):
            pass
        with seats.seat("b"):
            assert seats.taken == 3
            with pytest.raises(LimitExceeded, match="The server"), seats.seat("c"):
                pass
    with pytest.raises(ZeroDivisionError), seats.seat("a"):
        raise ZeroDivisionError
    assert seats.taken == 0


@pytest.mark.parametrize(
    ("allowed", "origin", "admitted"),
    [
        ("", None, True),
        ("", "http://peyman.example", True),
        ("", "https://PEYMAN.example", True),
        ("", "http://peyman.example:8080", False),
        ("", "http://peyman.example.evil.example", False),
        ("", "null", False),
        ("", "", False),
        ("https://news.example/ https://Desk.example", "https://desk.example", True),
        ("https://news.example", "https://news.example", True),
        ("https://news.example", "http://news.example", False),
        ("*", "https://any.example", True),
    ],
)
def test_pages_are_admitted_by_their_origin(allowed: str, origin: str | None, admitted: bool) -> None:
    headers = [(b"host", b"peyman.example"), *([(b"origin", origin.encode())] if origin is not None else [])]
    assert Origins(allowed).admit({"type": "websocket", "headers": headers}) is admitted


@given(st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9), lambda x: st.lists(x)))
def test_whatever_json_comes_is_a_message_or_refused(content: Any) -> None:
    for said in (content, {"type": content}, {"type": "subscribe", "id": content}, {"type": "a", "payload": content}):
        found = read(orjson.dumps(said).decode())
        if isinstance(found, Closing):
            assert found.code is Close.BAD_MESSAGE
            assert len(found.reason.encode()) <= 123
        else:
            assert isinstance(found.type, str)


def read(text: str) -> Message | Closing:
    try:
        return Message.parsed(text)
    except Closing as refused:
        return refused


@pytest.mark.parametrize(
    "payload",
    [{"query": 7}, {"variables": []}, {"operationName": {}}, {"extensions": "x"}, {"documentId": False}],
)
def test_an_operation_with_parts_of_wrong_types_is_refused(payload: dict[str, object]) -> None:
    with pytest.raises(Closing) as refused:
        Message("subscribe", "a", payload).asked()
    assert refused.value.code is Close.BAD_MESSAGE


def test_an_operation_needs_an_id_of_a_length_that_can_be_kept() -> None:
    with pytest.raises(Closing):
        Message("subscribe", "", {"query": "{ a }"}).asked()
    with pytest.raises(Closing):
        Message.parsed(orjson.dumps({"type": "subscribe", "id": "x" * 129}).decode())


def test_an_operation_is_read_with_all_its_parts() -> None:
    asked = Message(
        "subscribe", "a", {"query": "{ a }", "operationName": "A", "variables": {"x": "نفت"}, "documentId": None}
    ).asked()
    assert (asked.query, asked.operation_name, asked.variables) == ("{ a }", "A", {"x": "نفت"})


@pytest.mark.parametrize(
    ("payload", "shown"),
    [({}, ""), ({"Authorization": "Bearer a"}, "Bearer a"), ({"authorization": "b"}, "b"), ({"Authorization": 7}, "?")],
)
def test_a_key_in_the_first_message_is_read_as_a_header_is(payload: dict[str, object], shown: str) -> None:
    assert Message("connection_init", "", payload).authorization() == shown


def test_a_message_to_a_client_holds_what_it_has_and_no_more() -> None:
    assert orjson.loads(written("connection_ack")) == {"type": "connection_ack"}
    assert orjson.loads(written("next", "a", {"data": None})) == {"type": "next", "id": "a", "payload": {"data": None}}
