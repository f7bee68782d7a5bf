"""Who speaks or signs in a sentence that names nobody."""

from tests.indexing.deriving.agreements.telling import Told

_DEAL = "ایران و عراق قرارداد برق امضا کردند."


def test_a_pronoun_is_whoever_spoke_last() -> None:
    told = Told(f"محمد کریمی وزیر نیروی ایران گفت: برق ارزان است.\nوی افزود: {_DEAL}", "fa")
    assert told.people("announcer") == {"محمد کریمی"}


def test_a_title_is_the_person_who_holds_it() -> None:
    told = Told(
        "محمد کریمی وزیر نیروی ایران به بغداد رفت.\nرضا احمدی رئیس اتاق بازرگانی تهران نیز آنجا بود.\n"
        f"وزیر نیروی ایران گفت: {_DEAL}",
        "fa",
    )
    assert told.people("announcer") == {"محمد کریمی"}


def test_the_presidents_sign() -> None:
    told = Told(
        "محمد کریمی رئیس جمهور ایران با رضا احمدی رئیس جمهور عراق دیدار کرد.\n"
        "در پایان تفاهم‌نامه ترانزیت ایران و عراق به امضای رؤسای جمهور دو کشور رسید.",
        "fa",
    )
    assert told.people("signatory") == {"محمد کریمی", "رضا احمدی"}


def test_a_named_speaker_goes_first() -> None:
    told = Told(f"محمد کریمی وزیر نیروی ایران آمد.\nرضا احمدی سفیر عراق گفت: {_DEAL}", "fa")
    assert told.people("announcer") == {"رضا احمدی"}


def test_nobody_speaks_where_nobody_is_named() -> None:
    told = Told(f"وی افزود: {_DEAL}", "fa")
    assert told.people("announcer") == set()


def test_who_says_we_is_whoever_spoke_last() -> None:
    told = Told(f"محمد کریمی وزیر نیروی ایران مدعی شد برق ارزان است.\nما خوشحالیم که {_DEAL}", "fa")
    assert told.people("announcer") == {"محمد کریمی"}
