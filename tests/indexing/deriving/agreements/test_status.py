"""A text says how far an agreement has come; not signed, ready to sign and planned are not signed."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Iraq and Jordan signed a transit agreement on Monday.", "signed"),
        ("Iraq, Jordan sign transit agreement", "signed"),
        ("A transit agreement between Iraq and Jordan was signed.", "signed"),
        ("Iraq and Jordan agreed on a price for crude.", "agreed"),
        ("Iraq and Jordan reached a deal on crude.", "agreed"),
        ("Iraq and Jordan are expected to sign an agreement next week.", "proposed"),
        ("Iraq and Jordan are ready to sign a transit agreement.", "proposed"),
        ("Iraq and Jordan will sign a transit agreement.", "proposed"),
        ("The cabinet of Iraq gave its approval for signing an agreement with Jordan.", "proposed"),
        ("Iraq and Jordan discussed a possible transit agreement.", "proposed"),
        ("The transit agreement between Iraq and Jordan entered into force in May.", "in_force"),
        ("Iraq and Jordan have fully lifted the visa regime.", "in_force"),
        ("Iraq is the first country there to sign a transit agreement with Jordan.", "signed"),
        ("Iraq and Jordan put their signatures to a transit agreement.", "signed"),
        ("The transit agreement that Iraq and Jordan signed will enter into force in May.", "signed"),
        ("He expects the visit to result in the signing of a transit agreement between Iraq and Jordan.", "proposed"),
        ("Iraq and Jordan have not signed the transit agreement.", "not_signed"),
        ("The transit agreement between Iraq and Jordan was suspended.", "suspended"),
        ("The fishing pact between Iraq and Jordan expired in June.", "expired"),
        ("Iraq is believed to have reached a deal with Jordan.", "agreed"),
        ("Iraq has been pushing for a transit agreement with Jordan.", "proposed"),
        ("Iraq has a defence treaty with Jordan.", "in_force"),
        ("Envoys of Iraq spoke of the fishing pact with Jordan.", "in_force"),
        ("Flights will start only if Iraq agrees to an air pact with Jordan.", "proposed"),
        ("Iraq and Jordan agreed to send envoys to talks on a transit deal.", "proposed"),
        ("Iraq and Jordan moved closer to a transit agreement.", "proposed"),
        ("A transit agreement between Iraq and Jordan might be announced on Monday.", "proposed"),
        ("Iraq in May agreed to accept a transit fee of Jordan.", "agreed"),
        ("Iraq may agree to accept a transit fee of Jordan.", "proposed"),
        ("Jordan spoke of the Iran nuclear deal with Britain and said it could collapse.", "in_force"),
        ("The transit agreement between Iraq and Jordan should have been reached by May.", "proposed"),
        ("Iraq signed a loan agreement with Jordan at an interest rate of five percent.", "signed"),
        ("The fishing pact aims to keep peace between Iraq and Jordan.", "in_force"),
        ("The transit memorandum, valid until 2030, was signed by Iraq and Jordan.", "signed"),
        ("Money on a blocked account is part of a debt accord that Iraq reached with Jordan.", "agreed"),
    ],
)
def test_english(sentence: str, status: str) -> None:
    assert Told(sentence).status() == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("توافق‌نامه ترانزیت میان عراق و اردن امضا شد.", "signed"),
        ("عراق و اردن توافق‌نامه ترانزیت را به امضا رساندند.", "signed"),
        ("توافق‌نامه ترانزیت میان عراق و اردن امضا نشده است.", "not_signed"),
        ("عراق و اردن آماده امضای توافق‌نامه ترانزیت هستند.", "proposed"),
        ("قرار است توافق‌نامه ترانزیت میان عراق و اردن امضا شود.", "proposed"),
        ("توافق‌نامه ترانزیت میان عراق و اردن هفته آینده امضا می‌شود.", "proposed"),
        ("عراق و اردن بر سر قیمت گاز توافق کردند.", "agreed"),
        ("توافق‌نامه ترانزیت میان عراق و اردن لازم‌الاجرا است.", "in_force"),
        ("قرارداد گاز میان عراق و اردن فسخ شد.", "suspended"),
        ("چهار سند همکاری میان عراق و اردن تبادل شد.", "signed"),
        ("عراق علاقه‌مند است قرارداد گاز با اردن امضاء کند.", "proposed"),
        ("عراق و اردن توافق‌نامه‌ی ترانزیت را تمدید کردند.", "agreed"),
        ("لغو قرارداد گاز عراق و اردن خبرساز شد.", "suspended"),
        ("وزیر نفت از انعقاد قرارداد گاز میان عراق و اردن خبر داد.", "signed"),
        ("طبق توافق صورت گرفته کمیته مشترک عراق و اردن تشکیل خواهد شد.", "agreed"),
        ("توافق‌نامه ترانزیت میان عراق و اردن در حال تدوین است.", "proposed"),
        ("عراق و اردن به دنبال توافقی بر سر قیمت گاز هستند.", "proposed"),
        ("عراق و اردن به توافق بر سر قیمت گاز نزدیک شده‌اند.", "proposed"),
        ("وزیر اردن با تاکید بر انعقاد قرارداد گاز با عراق به بغداد رفت.", "proposed"),
        ("وزارت راه برای مذاکره، پیش‌امضا و امضای موقت موافقت‌نامه کشتیرانی عراق و اردن اجازه یافت.", "proposed"),
        ("عراق و اردن قرارداد گاز را منعقد کرده‌ایم.", "signed"),
        ("روادید میان عراق و اردن رایگان شد.", "in_force"),
        ("پیمان گاز عراق و اردن آخر خرداد منقضی می‌شود.", "in_force"),
        ("عراق و اردن خواستار اجرای کامل توافق‌نامه ترانزیت شدند.", "in_force"),
        ("قرارداد گاز میان عراق و اردن در حال نهایی شدن است.", "proposed"),
        ("عراق تلاش می‌کند به توافق گازی با اردن دست پیدا کند.", "proposed"),
        ("اگر عراق و اردن به توافق نرسند قیمت گاز بالا می‌رود.", "proposed"),
    ],
)
def test_persian(sentence: str, status: str) -> None:
    assert Told(sentence, "fa").status() == status


def test_a_word_that_points_back_does_not_take_the_verb_of_another_paper() -> None:
    told = Told(
        "Iraq agreed a loan deal with Jordan. "
        "As part of the deal, Iraq has signed a letter of intent on reforms with Jordan."
    )
    assert told.kinds == ["agreement", "memorandum"]
    assert [told.status(agreement) for agreement in told.agreements] == ["agreed", "signed"]


def test_a_signature_told_of_a_body_is_that_of_another_paper() -> None:
    told = Told("The protocol of the ninth meeting of the Iraq-Jordan joint economic commission was signed in Amman.")
    assert {a.kind.value: told.status(a) for a in told.agreements} == {"protocol": "signed", "joint_body": "in_force"}


def test_what_was_signed_has_been_agreed_before() -> None:
    told = Told(
        "Iraq and Jordan reached an agreement on transit.\n"
        "The minister spoke after the signing of the agreement between Iraq and Jordan."
    )
    assert told.status() == "signed"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The cabinet gave ex-post facto approval to a memorandum between Iran and Oman.", "signed"),
        ("Iran will seek loans from Oman after an agreement with Oman is signed.", "proposed"),
        ("Iran and Oman reached a fisheries agreement in 1998.", "in_force"),
        ("Iran and Oman reached a fisheries agreement in May.", "agreed"),
        ("Zagros Copper Ltd bought the rest of Mobarak Oil Company for 300 million dollars.", "in_force"),
        ("Iran and Oman agreed to adopt one rule for their banks.", "agreed"),
        ("Iran was accused by Oman of breaching the fisheries pact between Iran and Oman.", "in_force"),
    ],
)
def test_approval_afterwards_conditions_and_breaches(text: str, status: str) -> None:
    assert Told(text).status() == status


def test_a_word_inside_the_name_of_a_paper_may_tell_that_it_is_planned() -> None:
    told = Told("The presidents of Oman and Iraq spoke of a range of potential deals.")
    assert told.claims("status") == ["proposed"]


def test_a_treaty_of_a_year_or_whose_terms_are_told_is_in_force() -> None:
    for sentence in (
        "The minister praised the 1984 transit agreement between Oman and Iraq.",
        "The accord between Oman and Iraq limits the size of their fleets.",
        "Muscat was worried because of Oman's mutual defence treaty with Iraq.",
    ):
        assert Told(sentence).claims("status") == ["in_force"]


def test_an_act_of_another_sentence_is_not_that_of_the_paper() -> None:
    told = Told("Iraq and Jordan hope to sign a transit agreement.\n\nThe two sides decided to meet in May.")
    assert told.status() == "proposed"


def test_what_is_pointed_back_to_stands_whatever_is_hoped_of_it() -> None:
    assert Told("Iraq and Jordan consider their grain supply agreement a burden.").status() == "in_force"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("کارشناسان ایران و عراق روند اجرای تفاهم‌نامه مرزی را در بصره بررسی کردند.", "in_force"),
        ("ترکیه حمله تازه را نقض یادداشت تفاهم آنکارا و بغداد خواند.", "in_force"),
        ("ایران و عمان به توافقی موقت برای بازگشایی گذرگاه مرزی نزدیک شده‌اند.", "proposed"),
        ("ایران و عراق در آستانه توافقی درباره آب اروندرود هستند.", "proposed"),
        ("توافق پیشنهادی ایران و عمان درباره کشتیرانی منتشر شد.", "proposed"),
        ("وزیران ایران و عراق در بغداد دیدار کردند تا به توافقی درباره آب دست یابند.", "proposed"),
        ("ترکیه و ارمنستان در دستیابی به توافق مرزی ناکام ماندند.", "proposed"),
        ("فرانسه توافق دفاعی جداگانه‌ای با امارات دارد.", "in_force"),
    ],
)
def test_persian_papers_in_force_and_accords_that_are_only_near(sentence: str, status: str) -> None:
    assert Told(sentence, "fa").status() == status
