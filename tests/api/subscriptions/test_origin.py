"""Pages of this server and of named sites may hold connections open; programs, which are no pages, may too."""

import pytest

from api.subscriptions.origin import Origins


def _admits(origins: str, **headers: str) -> bool:
    named = {"host": "peyman.example", **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in named.items()]
    return Origins(origins).admit({"type": "http", "headers": raw})


def test_a_program_without_an_origin_may() -> None:
    assert _admits("")


def test_a_page_of_this_server_may() -> None:
    assert _admits("", origin="https://peyman.example", sec_fetch_site="same-origin")
    assert _admits("", sec_fetch_site="same-origin")


def test_a_page_of_a_named_site_may() -> None:
    assert _admits("https://news.example", origin="https://news.example", sec_fetch_site="cross-site")


def test_a_page_of_another_site_may_not() -> None:
    assert not _admits("https://news.example", origin="https://evil.example")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_that_hides_its_origin_may_not(site: str) -> None:
    assert not _admits("https://news.example", sec_fetch_site=site)
