"""Joint bodies: what forms them, what they are told to do, and the headings above them."""

from tests.indexing.deriving.agreements.telling import Told


def test_a_memorandum_to_form_a_body_is_one_record() -> None:
    told = Told("Iran and Oman signed a memorandum of understanding to form a joint working group on ports on Monday.")
    assert told.kinds == ["memorandum"]
    assert told.status() == "signed"


def test_a_memorandum_beside_a_body_is_another_record() -> None:
    told = Told(
        "Iran and Oman signed a memorandum on ports. The two countries agreed to form a joint working group on visas."
    )
    assert sorted(told.kinds) == ["joint_body", "memorandum"]


def test_a_persian_paper_for_forming_a_body_is_one_record() -> None:
    told = Told("ایران و عمان تفاهم‌نامه تشکیل کارگروه مشترک بندری را امضا کردند.", "fa")
    assert told.kinds == ["memorandum"]


def test_what_a_body_is_told_to_write_is_not_agreed() -> None:
    told = Told(
        "Iran and Tajikistan agreed to set up a joint working group on mining. "
        "The working group will draft a roadmap on exports of Iran to Tajikistan."
    )
    assert told.kinds_by_rule == ["joint_body"]


def test_a_heading_is_evidence_for_what_stands_below_it() -> None:
    told = Told(
        "The ministers of Iran and Tajikistan spoke about mines for two days.\n\n"
        "Joint mining task force\n\n"
        "Iran and Tajikistan agreed to set up a joint working group on mining."
    )
    (body,) = [agreement for agreement in told.agreements if agreement.kind.value == "joint_body"]
    assert sorted(body.passages) == [1, 2]


def test_a_full_sentence_above_is_no_heading() -> None:
    told = Told(
        "The ministers of Iran and Tajikistan spoke about mines for two days.\n\n"
        "A task force was mentioned.\n\n"
        "Iran and Tajikistan agreed to set up a joint working group on mining."
    )
    (body,) = [agreement for agreement in told.agreements if agreement.kind.value == "joint_body"]
    assert body.passages == (2,)
