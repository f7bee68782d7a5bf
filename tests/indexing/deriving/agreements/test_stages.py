"""What has ended, what is not yet in force, what is only wanted and what is denied are each told as such."""

import pytest

from indexing.deriving.agreements.confidence import LISTED, PUBLISHED
from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Iraq has suspended the 2015 agreement with Jordan on visa-free travel.", "suspended"),
        ("Iraq suspended its 2019 visa agreement with Jordan.", "suspended"),
        ("Iraq has frozen its 2018 energy agreement with Jordan.", "suspended"),
        ("Iraq has frozen because of quarrels with all of its neighbours the 2018 gas pact with Jordan.", "suspended"),
        ("Iraq and Jordan called off the gas contract.", "suspended"),
        ("The gas contract between Iraq and Jordan was shelved.", "suspended"),
        ("Iraq has put its gas contract with Jordan on hold.", "suspended"),
        ("The gas contract between Iraq and Jordan has expired.", "expired"),
        ("The gas contract between Iraq and Jordan has lapsed.", "expired"),
        ("The trade agreement between Iraq and Jordan is no longer in force.", "expired"),
        ("Iraq let its gas contract with Jordan lapse.", "expired"),
        ("The gas contract between Iraq and Jordan has not expired.", "in_force"),
        ("The gas contract between Iraq and Jordan expires in June.", "in_force"),
        ("Iraq and Jordan renewed a gas contract that had expired.", "agreed"),
        ("The customs agreement between Iraq and Jordan comes into force next month.", "agreed"),
        ("The customs agreement between Iraq and Jordan will take effect on May 1.", "agreed"),
        ("Iraq and Jordan signed a customs agreement that takes effect on April 1.", "signed"),
        ("The customs agreement between Iraq and Jordan took effect on May 1.", "in_force"),
        ("A memorandum of understanding was exchanged between Iraq and Jordan.", "signed"),
        ("Iraq and Jordan exchanged a memorandum on health.", "signed"),
        ("Talks between Iraq and Jordan on a gas agreement ended without a deal.", "not_signed"),
        ("The talks between Iraq and Jordan on a gas contract collapsed on Monday.", "not_signed"),
        ("The signing of a gas contract between Iraq and Jordan was postponed.", "proposed"),
        ("The signing of a customs agreement between Iraq and Jordan is on the agenda.", "proposed"),
        ("The customs agreement between Iraq and Jordan signed last August came into force on Sunday.", "in_force"),
        ("Concluded in 2023, the customs agreement between Iraq and Jordan has now entered into force.", "in_force"),
        ("Iraq and Jordan signed a customs agreement on May 13, which took effect on June 1.", "in_force"),
        ("The gas contract between Iraq and Jordan, suspended in May, was reinstated on Sunday.", "in_force"),
        ("Iraq and Jordan revived the gas contract, which had been frozen for years.", "agreed"),
        ("The customs agreement between Iraq and Jordan has never entered into force.", "agreed"),
        ("The customs agreement between Iraq and Jordan is not yet in force.", "agreed"),
        ("The customs agreement signed by Iraq and Jordan is still awaiting ratification.", "signed"),
        ("Iraq's parliament voted to approve a customs agreement with Jordan.", "agreed"),
        ("Iraq and Jordan gave the green light to a customs agreement.", "agreed"),
        ("Iraq and Jordan are putting the finishing touches to a customs agreement.", "proposed"),
        ("The customs agreement between Iraq and Jordan is due for signature in April.", "proposed"),
        ("Iraq and Jordan are still far from an agreement on customs.", "not_signed"),
        ("A customs agreement between Iraq and Jordan is nowhere near completion.", "not_signed"),
        ("Neither Iraq nor Jordan has signed the customs agreement.", "not_signed"),
        ("Nothing was signed in the talks of Iraq and Jordan on a customs agreement.", "not_signed"),
        ("Iraq and Jordan stopped short of signing a customs agreement.", "not_signed"),
        ("Iraq notified Jordan of its withdrawal from the gas contract.", "suspended"),
        ("Iraq backed away from the gas contract with Jordan.", "suspended"),
        ("Iraq and Jordan did not rule out signing a gas contract.", "proposed"),
        ("Iraq and Jordan are moving towards a gas contract.", "proposed"),
        ("The signing of a gas contract between Iraq and Jordan has been agreed for April.", "proposed"),
        ("Only after the elections will Iraq and Jordan conclude the gas contract.", "proposed"),
        ("Had Iraq and Jordan signed the gas contract, the pipeline would now be running.", "not_signed"),
        ("No document was signed with Jordan, the minister of Iraq said of the gas contract.", "not_signed"),
        ("The gas contract between Iraq and Jordan never materialised.", "not_signed"),
        ("Iraq and Jordan have no joint economic commission.", "not_signed"),
        ("The customs agreement between Iraq and Jordan remains unsigned.", "not_signed"),
        ("Iraq and Jordan not only signed a customs agreement but also opened a bank.", "signed"),
        ("Iraq did not hesitate to sign a customs agreement with Jordan.", "signed"),
        ("Iraq and Jordan, neither of which is rich, signed a customs agreement.", "signed"),
        ("Neither minister spoke after Iraq and Jordan signed the customs agreement.", "signed"),
        ("It was not until Monday that Iraq and Jordan signed the customs agreement.", "signed"),
        ("Iraq would not have signed the customs agreement with Jordan without guarantees.", "signed"),
        ("Six months after signing a customs agreement with Jordan, Iraq opened a bank.", "signed"),
        ("Iraq and Jordan reached a truce agreement under which they halted strikes.", "agreed"),
    ],
)
def test_english(sentence: str, status: str) -> None:
    assert Told(sentence).status() == status


@pytest.mark.parametrize(
    ("sentence", "language", "status"),
    [
        ("قرارداد گازی عراق و اردن پارسال منقضی شد.", "fa", "expired"),
        ("قرارداد همکاری عراق و اردن سال گذشته به پایان رسید و تمدید نشد.", "fa", "expired"),
        ("قرارداد گازی عراق و اردن دیگر اعتبار ندارد.", "fa", "expired"),
        ("قرارداد گازی عراق و اردن سال آینده به پایان می‌رسد.", "fa", "in_force"),
        ("سفر وزیر اردن با امضای قرارداد گاز عراق و اردن به پایان رسید.", "fa", "signed"),
        ("عراق در پی امضای تفاهم‌نامه با اردن است.", "fa", "proposed"),
        ("در پی امضای قرارداد گاز میان عراق و اردن صادرات افزایش یافته است.", "fa", "signed"),
        ("امضای قرارداد خط لوله با اردن در دستور کار عراق است.", "fa", "proposed"),
        ("امضای موافقت‌نامه ترانزیت عراق و اردن به تعویق افتاد.", "fa", "proposed"),
        ("توافق‌نامه گمرکی عراق و اردن از ماه آینده اجرا می‌شود.", "fa", "agreed"),
        ("عراق و اردن توافق‌نامه گمرکی امضا کردند که از ماه آینده اجرا می‌شود.", "fa", "signed"),
        ("توافق‌نامه گمرکی عراق و اردن از دیروز لازم‌الاجرا شد.", "fa", "in_force"),
        ("مذاکرات عراق و اردن درباره قرارداد گاز بدون توافق پایان یافت.", "fa", "not_signed"),
        ("عراق با اردن قرارداد گاز بست.", "fa", "signed"),
        ("İran ve Umman arasındaki anlaşmanın süresi doldu.", "tr", "expired"),
        ("İran ve Umman arasındaki anlaşma haziranda sona erecek.", "tr", "in_force"),
        ("Срок действия соглашения между Ираном и Оманом истёк в июне.", "ru", "expired"),
        ("Соглашение между Ираном и Оманом больше не действует.", "ru", "expired"),
        ("Срок соглашения между Ираном и Оманом истекает в июне.", "ru", "in_force"),
        ("انتهت اتفاقية النقل بين إيران وعمان في يونيو", "ar", "expired"),
    ],
)
def test_other_languages(sentence: str, language: str, status: str) -> None:
    assert Told(sentence, language).status() == status


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Iraq on Tuesday denied signing an agreement with Jordan.", "en"),
        ("Iraq denied that it had signed an oil deal with Jordan.", "en"),
        ("Reports that Iraq and Jordan signed a maritime agreement are false, Amman said.", "en"),
        ("It is not true that Iraq and Jordan signed a gas contract.", "en"),
        ("Media said Iraq and Jordan signed a maritime agreement, but Amman denied it.", "en"),
        ("وزیر نفت امضای قرارداد میان عراق و اردن را تکذیب کرد.", "fa"),
        ("رسانه‌ها گفتند عراق و اردن توافق دریایی امضا کرده‌اند اما بغداد آن را رد کرد.", "fa"),
        ("خبر امضای قرارداد گاز میان عراق و اردن نادرست است.", "fa"),
        ("It is too early to speak of a transit agreement between Iraq and Jordan.", "en"),
        ("The spokesman was unaware of any transit agreement between Iraq and Jordan.", "en"),
        ("An official contradicted reports that Iraq signed a gas contract with Jordan.", "en"),
        ("Newspapers falsely reported that Iraq had signed a gas contract with Jordan.", "en"),
        ("Rumours of a secret pact between Iraq and Jordan have no basis, he said.", "en"),
        ("He called pure fiction the reports that Iraq had signed a gas contract with Jordan.", "en"),
    ],
)
def test_what_is_denied_is_listed_as_not_signed_and_never_published(sentence: str, language: str) -> None:
    told = Told(sentence, language)
    assert told.status() == "not_signed"
    assert LISTED <= told.one.confidence < PUBLISHED
    assert sum(reason.weight for reason in told.one.reasons) == pytest.approx(told.one.confidence)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Iraq rejected a transit agreement with Jordan.", "en"),
        ("Iraq denied that it broke its transit agreement with Jordan.", "en"),
        ("عراق توافق ترانزیت با اردن را رد کرد.", "fa"),
    ],
)
def test_what_is_refused_is_not_listed(sentence: str, language: str) -> None:
    assert Told(sentence, language).agreements == ()


def test_a_headline_that_denies_leaves_the_body_its_sentence() -> None:
    told = Told(
        "Iraq denies gas contract with Jordan\n\nIraq has not signed a gas contract with Jordan, the ministry said."
    )
    assert told.status() == "not_signed"
    assert told.one.passages == (1, 0)
