"""Words announce an agreement of a kind, point back to one, or only look like one."""

import pytest

from indexing.deriving.agreements.triggers import find_triggers
from tests.indexing.deriving.agreements.telling import Told, text_of


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Iran and Oman signed a memorandum of understanding on fisheries.", "memorandum"),
        ("Iran and Oman signed an MoU on fisheries.", "memorandum"),
        ("Iran and Oman signed a treaty on extradition.", "agreement"),
        ("Iran and Oman signed a contract for the dredging of two ports.", "contract"),
        ("Iran and Oman signed a protocol on border trade.", "protocol"),
        ("Iran and Oman issued a joint statement on water.", "statement"),
        ("Iran and Oman agreed to form a joint working group on customs.", "joint_body"),
        ("Iran and Oman adopted a roadmap for tourism.", "roadmap"),
        ("Iran and Oman set a target of raising trade to $3 billion.", "trade_target"),
        ("Iran and Oman have lifted visa requirements for drivers.", "arrangement"),
        ("Iran agreed to buy 40,000 tonnes of wheat from Oman.", "purchase"),
        ("Oman is interested in buying 40,000 tonnes of coal from Iran.", "purchase"),
        ("Iran and Oman signed 60 different documents.", "agreement"),
        ("Iran and Oman are holding talks aimed at reopening the port.", "agreement"),
        ("Iran reached an accord with Oman Oil Company to reschedule its debts.", "agreement"),
        ("Iran and Oman signed a grain supply agreement.", "agreement"),
        ("Iran and Oman agreed to a truce in their trade war.", "arrangement"),
        ("Oman Oil Company is to buy rival Iran Oil Company for $2 billion.", "contract"),
        ("Oman has teamed up with Iran Oil Company to drill wells.", "contract"),
        ("Oman approved arms sales worth $2 billion to Iran.", "purchase"),
        ("A long-awaited FTA was signed between Iran and Oman.", "agreement"),
        ("Iran and Oman intend to double their trade to $3 billion.", "trade_target"),
        ("Iran and Oman vowed to push annual trade to 3 billion dollars.", "trade_target"),
        ("Trade between Iran and Oman came to $1 billion, and the two want to raise it to $3 billion.", "trade_target"),
        ("Oman hopes that trade with Iran will rise from $1 billion to $3 billion.", "trade_target"),
        ("The fifth meeting of the Iran-Oman High-Level Cooperation Council took place on Monday.", "joint_body"),
        ("Iran and Oman signed an agreement on exemption from visa requirements.", "arrangement"),
        ("The Joint Economic, Scientific and Cultural Committee of Iran and Oman met on Monday.", "joint_body"),
        ("Iran on Monday gave Oman permission to fish off its coast for three years.", "arrangement"),
        ("Oman and its bankers agreed on a debt rescheduling with Iran.", "agreement"),
        ("Iran and Oman spoke of the Joint Comprehensive Plan of Action (JCPOA).", "agreement"),
        ("The International Monetary Fund approved a loan of 300 million dollars to Oman.", "agreement"),
    ],
)
def test_each_kind_has_its_words(sentence: str, kind: str) -> None:
    assert Told(sentence).kinds == [kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("ایران و عمان یادداشت تفاهم همکاری شیلات امضا کردند.", "memorandum"),
        ("ایران و عمان تفاهم‌نامه شیلات امضا کردند.", "memorandum"),
        ("موافقت‌نامه ترانزیت میان ایران و عمان امضا شد.", "agreement"),
        ("قرارداد لایروبی دو بندر میان ایران و عمان امضا شد.", "contract"),
        ("ایران و عمان بیانیه مشترک صادر کردند.", "statement"),
        ("کمیسیون مشترک ایران و عمان تشکیل می‌شود.", "joint_body"),
        ("نقشه راه همکاری ایران و عمان تصویب شد.", "roadmap"),
        ("حجم تجارت ایران و عمان باید به سه میلیارد دلار برسد.", "trade_target"),
        ("ایران و عمان ارزش مبادلات دو کشور را به سه میلیارد دلار می‌رسانند.", "trade_target"),
        ("صادرات ایران به عمان رشد کرد؛ دو کشور هدف سه میلیارد دلاری تعیین کردند.", "trade_target"),
        ("لغو روادید میان ایران و عمان اجرایی شد.", "arrangement"),
        ("قرارداد لغو روادید میان ایران و عمان امضا شد.", "arrangement"),
        ("خبر تسهیل صدور روادید میان ایران و عمان اعلام شد.", "arrangement"),
        ("وزیر از آمادگی ایران برای تهاتر کالا با عمان خبر داد.", "arrangement"),
        ("هدف‌گذاری تجارت ایران و عمان سه میلیارد دلار است.", "trade_target"),
        ("دوازدهمین نشست کمیسیون مشترک ایران و عمان برگزار شد.", "joint_body"),
        ("مقام‌های ایران و عمان چهار سند را به امضا رساندند.", "agreement"),
        ("تفاهم‌نامه خواهرخواندگی دو شهر ایران و عمان امضا شد.", "memorandum"),
        ("قرارداد صلح ایران و عمان امضا شد.", "agreement"),
        ("بر اساس توافق‌نامه انرژی ایران و عمان، گاز صادر می‌شود.", "agreement"),
        ("عمان قصد دارد ۳۰۰ هزار تن فولاد از ایران خریداری کند.", "purchase"),
        ("قرار شد واردات گندم ایران از عمان افزایش یابد.", "purchase"),
        ("راه‌آهن ایران و عمان به زودی متصل خواهد شد.", "roadmap"),
        ("روادید گروهی میان ایران و عمان از ماه آینده حذف می‌شود.", "arrangement"),
        ("شهروندان ایران برای سفر به عمان نیازی به ویزا نخواهند داشت.", "arrangement"),
        ("ایران و عمان عوارض گمرکی را به صفر رساندند.", "arrangement"),
        (
            "تجارت ایران و عمان شش میلیارد دلار است و دو کشور قصد دارند آن را به ده میلیارد دلار برسانند.",
            "trade_target",
        ),
        ("افغانستان با عمان پروتوکول همکاری را امضا نمود.", "protocol"),
        ("دستیابی به رقم سه میلیارد دلار در مبادلات ایران و عمان هدف‌گذاری شد.", "trade_target"),
        ("ایران قصد دارد ۱۲ فروند هواپیما از عمان بخرد.", "purchase"),
    ],
)
def test_each_kind_has_its_words_in_persian(sentence: str, kind: str) -> None:
    assert Told(sentence, "fa").kinds == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "A great deal of work is left for Iran and Oman.",
        "Analysts agree that Iran and Oman will grow.",
        "Iran and Oman agreed to meet again in May.",
        "The Collective Security Treaty Organization of Russia and Armenia was present.",
    ],
)
def test_words_that_only_look_like_an_agreement_are_none(sentence: str) -> None:
    assert Told(sentence).agreements == ()


def test_a_verb_gives_way_to_the_paper_that_it_is_about() -> None:
    sentence = text_of("Iran and Oman agreed to sign a memorandum on fisheries.").sentences[0]
    assert [trigger.kind.value for trigger in find_triggers(sentence, "en")] == ["memorandum"]


def test_words_around_a_trigger_tell_what_it_points_to() -> None:
    sentence = text_of("The pact helps, and another treaty is to follow.").sentences[0]
    pact, treaty = find_triggers(sentence, "en")
    assert (pact.definite, pact.another) == (True, False)
    assert (treaty.definite, treaty.another) == (False, True)


def test_ways_of_dealing_and_fines_are_no_deals() -> None:
    assert Told("Iran and Oman will also deal with issues of aid, and have not moved a great deal.").agreements == ()
    assert Told("The Omani firm Mobarak Corp has agreed to pay a fine of $2 million in Iran.").agreements == ()


def test_an_accord_known_by_its_name_needs_no_parties() -> None:
    assert Told("Ministers reaffirmed the Louvre accord.").kinds == ["agreement"]
    assert not Told("Ministers reaffirmed the accord.").kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Oman and Peru agreed on the agenda by telephone.",
        "Oman said the venue had been agreed with Peru.",
        "Oman and Peru agreed to hold a congress in Muscat.",
        "Oman's Tolo club signed a Peruvian catcher to a five-year, $5 million deal.",
        "Oman praised Peru in line with Article 6 of the Lima Agreement.",
    ],
)
def test_meetings_engagements_and_provisions_are_no_agreements(sentence: str) -> None:
    assert not Told(sentence).agreements


@pytest.mark.parametrize(
    "sentence",
    ["Egypt's Samir Tolo agreed with the umpire's call.", "Egypt agreed with the World Bank's view on Monday."],
)
def test_to_share_a_view_is_no_agreement(sentence: str) -> None:
    assert not Told(sentence).kinds_by_rule
