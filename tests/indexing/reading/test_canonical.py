"""Which addresses are the same, and which only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.reading.canonical import canonical_url, host_of

PLAIN = "https://news.example/fa/1"


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/fa/1",
        "https://www.news.example/fa/1/",
        "HTTPS://M.News.Example:443/fa/1#comments",
        "http://news.example:80/fa/1?utm_source=x&fbclid=y",
        " https://amp.news.example/fa/1? ",
    ],
)
def test_ways_to_write_one_address(url: str) -> None:
    assert canonical_url(url) == PLAIN


def test_persian_letters_and_their_escapes_are_the_same() -> None:
    assert canonical_url("https://news.example/ایران") == canonical_url(
        "https://news.example/%d8%a7%DB%8C%D8%B1%D8%A7%D9%86"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/fa/2",
        "https://news.example/fa/1?page=2",
        "https://news.example:8080/fa/1",
        "https://sport.news.example/fa/1",
        "https://news.example/FA/1",
        "https://news.example/fa%2F1",
    ],
)
def test_addresses_of_other_pages(url: str) -> None:
    assert canonical_url(url) != PLAIN


def test_parameters_that_choose_the_page_are_kept_in_one_order() -> None:
    assert canonical_url("https://n.example/?b=2&utm_medium=m&a=") == canonical_url("http://n.example?a=&b=2")


@pytest.mark.parametrize(
    "url", ["urn:newsml:n.example:1", "8d19cf88-b3ab", "https://[bad", "http://", "ftp://n.example/1"]
)
def test_what_is_no_web_address_stays_as_it_is(url: str) -> None:
    assert canonical_url(url) == url
    assert host_of(url) is None


@given(
    st.one_of(
        st.text(),
        st.builds(
            lambda host, path, query: f"http://{host}/{path}?{query}",
            st.sampled_from(["www.m.news.example", "m.example", "www.example", "[::1]:8080", "news.example.:80"]),
            st.text(),
            st.text(alphabet="ab=&%2Fu+ایtm_"),
        ),
    )
)
def test_the_canonical_form_of_a_canonical_form_is_itself(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
