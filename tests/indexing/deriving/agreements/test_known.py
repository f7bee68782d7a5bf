"""An accord that all know by name is in force whoever speaks of it; what is agreed about it is something else."""

import pytest

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
