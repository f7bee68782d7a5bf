"""An accord that all know by name is in force whoever speaks of it; what is agreed about it is something else."""

import pytest

from indexing.deriving.article import derive
from indexing.deriving.report import score_row
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.vocabulary import ActorKind, Language
from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    "sentence",
    [
        "وزیر خارجه عمان خواستار پایبندی ایران به برجام شد.",
        "وزیران ایران و عمان درباره خروج یک‌جانبه آمریکا از توافق هسته‌ای گفت‌وگو کردند.",
        "توافق هسته‌ای ایران که آمریکا از آن خارج شد موضوع این دیدار خواهد بود.",
    ],
)
def test_its_name_says_that_it_is_in_force(sentence: str) -> None:
    assert Told(sentence, "fa").status() == "in_force"


def test_talks_for_one_are_not_yet_the_accord() -> None:
    assert Told("ایران و فرانسه درباره توافق هسته‌ای احتمالی مذاکره دارند.", "fa").status() != "in_force"


def test_it_is_one_accord_whoever_is_named_beside_it() -> None:
    told = Told(
        "وزیر خارجه عمان بر حفظ برجام از سوی ایران تاکید کرد. فرانسه و آلمان نیز از برجام دفاع کردند. "
        "این توافق برای ایران مهم است.",
        "fa",
    )
    assert told.kinds == ["agreement"]


def test_what_two_states_agree_about_it_is_their_own() -> None:
    told = Told("ایران و فرانسه توافق کردند برای حفظ برجام صندوق مشترکی بسازند.", "fa")
    assert sorted(told.status(agreement) for agreement in told.agreements) == ["agreed", "in_force"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("وزیر خارجه آلمان گفت اینستکس میان اروپا و ایران آماده کار است.", "arrangement"),
        ("آمریکا معافیت ۴۵ روزه‌ای برای خرید گاز ایران به عراق داد.", "arrangement"),
        ("روادید میان ایران و عراق رایگان شد.", "arrangement"),
        ("هیئت مشترک ایران و عراق درباره رود مرزی نشست داشت.", "joint_body"),
        ("وزیر نیرو به پیوستن ایران به اتحادیه اقتصادی اوراسیا اشاره کرد.", "agreement"),
    ],
)
def test_arrangements_and_bodies_that_are_there(sentence: str, kind: str) -> None:
    told = Told(sentence, "fa")
    assert kind in told.kinds


def test_its_parties_are_known_as_far_as_the_article_names_them() -> None:
    told = Told("وزیر خارجه عمان گفت اینستکس میان اتحادیه اروپا و ایران آماده کار است. آمریکا با آن مخالف است.", "fa")
    assert told.parties() == {"EU", "IR"}


def test_a_tariff_gives_way_to_the_paper_that_lowers_it() -> None:
    assert Told("موافقت‌نامه عراق و اردن برای کاهش تعرفه گندم امضا شد.", "fa").kinds == ["agreement"]


def test_a_body_of_home_politics_is_no_joint_one() -> None:
    assert Told("آمریکا از تشکیل شورای انتقالی عراق سخن گفت.", "fa").kinds == []


def _article(raw: str) -> Article:
    return Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language.FA)


def test_its_other_side_is_a_party_though_nobody_names_it() -> None:
    article = _article("وزیر خارجه عمان خواستار پایبندی ایران به برجام شد.")
    findings = derive(article)
    assert score_row("1", article, findings)["agreements"][0]["parties"] == ["IR", "P5+1"]
    implied = next(actor for actor in findings.actors if actor.code == "P5+1")
    assert implied.kind is ActorKind.BLOC
    assert implied.name in implied.surfaces
    assert not [mention for mention in findings.mentions if mention.ref == implied.ref]


def test_its_other_side_is_one_actor_where_it_is_named() -> None:
    article = _article("گروه ۱+۵ خواستار پایبندی ایران به برجام شد.")
    assert [actor.code for actor in derive(article).actors].count("P5+1") == 1


def test_an_accord_of_others_implies_nobody() -> None:
    article = _article("وزیر خارجه عمان خواستار پایبندی عراق به توافق‌نامه مرزی با ایران شد.")
    assert "P5+1" not in [actor.code for actor in derive(article).actors]
