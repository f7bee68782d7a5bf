"""The leaky bucket: never more than its limit at once, never more than it restores in the long run."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.throttling.bucket import Level, Quota
from api.throttling.local import LocalBuckets
from resolvers.errors import RateLimited

QUOTA = Quota(limit=100, restore=10.0)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_points_run_out_at_a_steady_rate() -> None:
    level = Level().charged(QUOTA, 60, 0.0)
    assert level.later(QUOTA, 2.0).used == 40
    assert level.later(QUOTA, 100.0).used == 0


def test_a_full_bucket_says_when_there_is_room() -> None:
    full = Level().charged(QUOTA, 100, 0.0)
    with pytest.raises(RateLimited) as caught:
        full.charged(QUOTA, 25, 0.0)
    assert caught.value.retry_after == 3
    assert full.charged(QUOTA, 25, 3.0).used == 95


def test_what_is_given_back_is_there_again_but_never_more_than_was_taken() -> None:
    assert Level().charged(QUOTA, 60, 0.0).relieved(QUOTA, 50, 0.0).used == 10
    assert Level().charged(QUOTA, 60, 0.0).relieved(QUOTA, 500, 0.0).used == 0


def test_a_clock_that_goes_back_lets_nothing_run_out() -> None:
    level = Level().charged(QUOTA, 60, 50.0).later(QUOTA, 10.0)
    assert (level.used, level.at) == (60, 50.0)


def test_an_allowance_says_what_is_left_and_when_all_is() -> None:
    left = Level().charged(QUOTA, 60, 0.0).allowance(QUOTA)
    assert (left.limit, left.remaining, left.reset_at) == (100, 40, datetime(1970, 1, 1, 0, 0, 6, tzinfo=UTC))


@given(st.lists(st.tuples(st.floats(0, 20), st.integers(1, 120), st.booleans()), max_size=40))
def test_nobody_gets_more_than_the_limit_and_what_came_back_meanwhile(
    charges: list[tuple[float, int, bool]],
) -> None:
    level, now, got = Level(), 0.0, 0
    for wait, points, relieved in charges:
        now += wait
        try:
            level = level.charged(QUOTA, points, now)
        except RateLimited as refusal:
            level.charged(QUOTA, min(points, QUOTA.limit), now + refusal.retry_after)
            continue
        got += points
        if relieved:
            level = level.relieved(QUOTA, points // 2, now)
            got -= points // 2
        assert 0 <= level.used <= QUOTA.limit
    assert got <= QUOTA.limit + now * QUOTA.restore + 1e-6


async def test_accounts_do_not_share_a_bucket_and_requests_of_one_do() -> None:
    clock = Clock()
    buckets = LocalBuckets(QUOTA, clock)
    await buckets.account("address:198.51.100.1").charge(90)
    assert (await buckets.account("address:198.51.100.2").charge(90)).remaining == 10
    with pytest.raises(RateLimited):
        await buckets.account("address:198.51.100.1").charge(20)
    clock.now += 1
    assert (await buckets.account("address:198.51.100.1").charge(20)).remaining == 0
    assert (await buckets.account("address:198.51.100.1").give_back(15)).remaining == 15


async def test_an_account_can_have_a_quota_of_its_own() -> None:
    buckets = LocalBuckets(QUOTA, Clock())
    assert (await buckets.account("key:press", Quota(1_000, 1.0)).charge(900)).remaining == 100


async def test_a_bounded_number_of_buckets_is_kept_those_in_use_the_longest() -> None:
    buckets = LocalBuckets(QUOTA, Clock(), kept=2)
    for name in ("a", "b", "a", "c"):
        await buckets.account(name).charge(10)
    assert (await buckets.account("a").charge(10)).remaining == 70
    assert (await buckets.account("b").charge(10)).remaining == 90
