"""What is remembered is bounded: the newest entries stay, the oldest go."""

from collections import OrderedDict

from hypothesis import given
from hypothesis import strategies as st

from resolvers.bounded import keep


@given(st.lists(st.sampled_from("پیماندوستی")), st.integers(1, 5))
def test_the_keys_that_were_put_in_last_are_kept_in_their_order(keys: list[str], size: int) -> None:
    kept: OrderedDict[str, int] = OrderedDict()
    for number, key in enumerate(keys):
        keep(kept, key, number, size)
    last = {key: number for number, key in enumerate(keys)}
    newest = sorted(last.items(), key=lambda entry: entry[1])[-size:]
    assert list(kept.items()) == newest
