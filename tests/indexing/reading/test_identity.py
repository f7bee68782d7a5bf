"""When an incoming article is known, revised, located or new."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from indexing.documents import Article
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.identity import Known, Settled, Verdict, settle
from indexing.values import PartialDate

A, B = "https://a.example/1", "https://b.example/1"


def article(text: str, url: str | None = None, day: str | None = None) -> Article:
    published = PartialDate(value=day) if day else None
    return article_of(Draft("a.jsonl", 1, f"The ministers signed the paper {text}.", url=url, published=published))


def verdicts(settled: list[Settled]) -> list[Verdict]:
    return [each.verdict for each in settled]


def test_a_text_read_again_changes_nothing() -> None:
    held = article("in Ankara", A)
    (again,) = settle([article("in Ankara", "http://www.a.example/1/?utm_source=x")], [Known.of(held)])
    assert (again.verdict, again.article.id) == (Verdict.UNCHANGED, held.id)


def test_another_text_at_the_address_is_its_next_revision() -> None:
    held = article("in Ankara", A)
    (changed,) = settle([article("in Astana", A)], [Known.of(held)])
    assert (changed.verdict, changed.article.id, changed.article.revision) == (Verdict.REVISED, held.id, 2)


def test_a_text_that_the_article_had_before_is_not_a_revision_again() -> None:
    first, second = article("in Ankara", A), article("in Astana", A)
    known = Known.of(second.model_copy(update={"revision": 2}), [first.text_sha256])
    assert verdicts(settle([first, second], [known])) == [Verdict.UNCHANGED, Verdict.UNCHANGED]


def test_a_text_without_address_is_the_article_that_has_it() -> None:
    held = article("in Ankara", A)
    (same, new) = settle([article("in Ankara"), article("in Astana")], [Known.of(held)])
    assert (same.verdict, same.article.id) == (Verdict.UNCHANGED, held.id)
    assert new.verdict is Verdict.NEW


def test_a_text_whose_address_turns_up_keeps_its_id_and_is_revised_at_that_address() -> None:
    held = article("in Ankara")
    located, changed = settle(
        [article("in Ankara", A, "2026-01"), article("in Astana", A, "2026-02")], [Known.of(held)]
    )
    assert (located.verdict, located.article.id, located.article.url) == (Verdict.LOCATED, held.id, A)
    assert (changed.verdict, changed.article.id, changed.article.revision) == (Verdict.REVISED, held.id, 2)


def test_the_same_text_at_two_addresses_is_two_articles() -> None:
    settled = settle([article("in Ankara", A), article("in Ankara", B)], [])
    assert verdicts(settled) == [Verdict.NEW, Verdict.NEW]
    assert settled[0].article.id != settled[1].article.id


def test_of_two_texts_at_one_address_the_later_dated_is_the_revision_whatever_comes_first() -> None:
    early, late = article("in Ankara", A, "2026-01-01"), article("in Astana", A, "2026-01-02")
    for incoming in ([early, late], [late, early]):
        by_text = {each.article.text_sha256: each for each in settle(incoming, [])}
        assert by_text[early.text_sha256].verdict is Verdict.NEW
        assert (by_text[late.text_sha256].verdict, by_text[late.text_sha256].article.revision) == (Verdict.REVISED, 2)


def test_an_older_text_that_comes_late_replaces_nothing() -> None:
    held = article("in Astana", A, "2026-01-02")
    older, corrected = article("in Ankara", A, "2026-01-01"), article("in Almaty", A, "2026-01")
    settled = settle([older], [Known.of(held)])
    assert (settled[0].verdict, settled[0].article.id) == (Verdict.UNCHANGED, held.id)
    assert verdicts(settle([corrected], [Known.of(held)])) == [Verdict.REVISED]


INCOMING = st.lists(
    st.builds(article, st.sampled_from(["one", "two", "three"]), st.sampled_from([None, A, B]), st.just(None)),
    max_size=8,
)


@given(INCOMING, INCOMING, st.integers())
def test_ids_and_texts_do_not_depend_on_the_order_of_arrival(
    held: list[Article], incoming: list[Article], seed: int
) -> None:
    known = current(settle(held, []))
    shuffled = Random(seed).sample(incoming, len(incoming))
    outcomes = [
        {(each.article.id, each.article.text_sha256) for each in settle(order, known)} for order in (incoming, shuffled)
    ]
    assert outcomes[0] == outcomes[1]


@given(INCOMING)
def test_reading_everything_again_changes_nothing(incoming: list[Article]) -> None:
    known = current(settle(incoming, []))
    assert set(verdicts(settle(incoming, known))) <= {Verdict.UNCHANGED}


def current(settled: list[Settled]) -> list[Known]:
    """What a store would hold after `settled`: the latest revision of each article, with its earlier texts."""
    texts: dict[str, dict[int, Article]] = {}
    for each in settled:
        texts.setdefault(each.article.id, {}).setdefault(each.article.revision, each.article)
        if each.verdict in (Verdict.NEW, Verdict.REVISED, Verdict.LOCATED):
            texts[each.article.id][each.article.revision] = each.article
    return [
        Known.of(revisions[max(revisions)], [revisions[n].text_sha256 for n in sorted(revisions)[:-1]])
        for revisions in texts.values()
    ]
