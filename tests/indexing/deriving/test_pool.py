"""Many articles are read by several processes, and nothing in the findings tells which."""

import gc

import pytest

from indexing.deriving.article import derive
from indexing.deriving.loading import prepare_process
from indexing.deriving.pool import PAYS_FROM, deriver
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.vocabulary import Language


def article(number: int) -> Article:
    raw = (
        f"ایران و تاجیکستان {number} یادداشت تفاهم امضا کردند."
        if number % 2
        else f"Iran and Tajikistan signed {number} memorandums."
    )
    language = Language.FA if number % 2 else Language.EN
    return Article(id=f"art-{number}", raw=raw, text_sha256=sha256_of(raw), language=language)


def test_findings_of_several_processes_are_those_of_one_in_the_order_of_the_articles() -> None:
    articles = [article(number) for number in range(2, PAYS_FROM + 2)]
    with deriver(workers=2) as rules:
        assert rules.derive(articles) == [derive(one) for one in articles]


@pytest.mark.parametrize("workers", [1, 2])
def test_few_articles_stay_in_this_process(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexing.deriving.pool.ProcessPoolExecutor", None)
    with deriver(workers) as rules:
        assert [found.article_id for found in rules.derive([article(2), article(3)])] == ["art-2", "art-3"]


def test_a_prepared_process_keeps_the_collector_out_of_the_tables() -> None:
    prepare_process()
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        gc.unfreeze()
