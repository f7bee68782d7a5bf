"""Reading an article gives the same findings every time, each with its place in the raw text."""

from pathlib import Path

import pytest

from indexing.deriving.article import RULES_VERSION, derive, rules_version_of
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.vocabulary import Language

RAW = """ایران و ازبکستان تفاهم‌نامه معدنی امضا کردند
محمد کریمی وزیر صنعت ايران گفت اين تفاهم‌نامه به ارزش ۲۰۰ میلیون دلار است."""


def article(raw: str = RAW) -> Article:
    return Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language.FA)


def test_findings_name_the_article_and_the_state_of_the_rules() -> None:
    found = derive(article())
    assert (found.article_id, found.text_sha256) == ("art-test", sha256_of(RAW))
    assert found.rules_version == RULES_VERSION


@pytest.mark.parametrize(
    ("changed", "is_new"),
    [("en/triggers.tsv", True), ("fa/honorifics.txt", True), ("en/wording.npz", True), ("joining/cases.tsv", False)],
)
def test_whatever_derivation_reads_makes_a_new_state_of_the_rules(tmp_path: Path, changed: str, is_new: bool) -> None:
    path = tmp_path / changed
    path.parent.mkdir()
    path.write_bytes(b"before")
    before = rules_version_of(tmp_path)
    path.write_bytes(b"after")
    assert (rules_version_of(tmp_path) != before) is is_new


def test_the_same_article_gives_the_same_findings() -> None:
    assert derive(article()) == derive(article())


def test_mentions_stand_where_they_say_in_the_raw_text() -> None:
    found = derive(article())
    words = {mention.of(RAW) for mention in found.mentions}
    assert {"ایران", "ازبکستان", "ايران", "۲۰۰ میلیون دلار"} <= words


def test_every_ref_of_an_agreement_names_an_actor() -> None:
    found = derive(article())
    refs = {actor.ref for actor in found.actors}
    claimed = {claim.ref for agreement in found.agreements for claim in agreement.claims if claim.ref}
    assert claimed
    assert claimed <= refs


def test_an_empty_article_says_nothing() -> None:
    found = derive(article(""))
    assert (found.passages, found.mentions, found.actors, found.agreements) == ((), (), (), ())
