"""Organisations of an article: their names in both languages, and which names are one organisation."""

import pytest

from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.countries import find_countries
from indexing.deriving.mentions.organisations import find_organisations
from indexing.vocabulary import ActorKind, Language
from tests.indexing.deriving.mentions.reading import quotes, script_of, text_of


def organisations(raw: str, language: Language | None = None) -> list[ActorFinding]:
    text = text_of(raw, language or script_of(raw))
    return find_organisations(text, find_countries(text))[1]


def mentioned(raw: str) -> list[str]:
    text = text_of(raw, script_of(raw))
    return quotes(text, find_organisations(text, find_countries(text))[0])


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("The Ministry of Industry, Mine and Trade signed it.", ["Ministry of Industry, Mine and Trade"]),
        ("The Uzbek Foreign Trade Ministry agreed.", ["Uzbek Foreign Trade Ministry"]),
        ("Peru’s Foreign Ministry agreed.", ["Peru’s Foreign Ministry"]),
        ("Peru's parliament ratified it.", ["Peru's parliament"]),
        ("The Pamir Seaweed Research Institute opened.", ["Pamir Seaweed Research Institute"]),
        ("A unit of Zagros Copper Holding signed.", ["Zagros Copper Holding"]),
        ("A unit of First Gulf Copper Ltd signed.", ["First Gulf Copper Ltd"]),
        ("It came from the Ceylon Petroleum Corp in May.", ["Ceylon Petroleum Corp"]),
        ("The network operator Zagrosnet agreed.", ["Zagrosnet"]),
        (
            "The State Committee on Investment and State Property met.",
            ["State Committee on Investment and State Property"],
        ),
        ("Samarkand State University and the Bank of Peru signed.", ["Samarkand State University", "Bank of Peru"]),
        ("The UN refugee agency said so.", ["UN refugee agency"]),
        (
            "It met at the Ministry of Regional Administration and Infrastructure.",
            ["Ministry of Regional Administration and Infrastructure"],
        ),
        ("The Nuclear Power Corporation of Nepal Limited agreed.", ["Nuclear Power Corporation of Nepal Limited"]),
        ("Peru's National Gas Company agreed.", ["National Gas Company"]),
        ("The Lima Silk Growers' Union agreed.", ["Lima Silk Growers' Union"]),
        ("The Minister of Local Administration came.", []),
        ("The head of the Local Administration came.", ["Local Administration"]),
        ("Renovating Pamir Harbour Refinery takes a year.", ["Pamir Harbour Refinery"]),
        ("The partnership between the United States and Peru is old.", []),
        ("It is run by Peruvian-based Zagros Light Holdings <ZLH.S> now.", ["Zagros Light Holdings"]),
        ("It owns a stake in ZK-TVB Ltd <TVBZ.HK> now.", ["ZK-TVB Ltd"]),
        ("Peru's Industry, Mining and Trade Ministry agreed.", ["Industry, Mining and Trade Ministry"]),
        ("The Zagros Copper Industries Development Company agreed.", ["Zagros Copper Industries Development Company"]),
        ("The Peruvian parliament on Monday agreed.", ["Peruvian parliament"]),
        ("The Ministry of Law agreed.", ["Ministry of Law"]),
        ("The Minister of Foreign Affairs arrived.", []),
        ("He wrote in Foreign Affairs that it was so.", ["Foreign Affairs"]),
        ("Passage by Congress of tax laws took time.", ["Congress"]),
        ("Peru's ministry of energy and mines agreed.", ["Peru's ministry of energy and mines"]),
        ("The Taliban's foreign ministry agreed.", ["Taliban's foreign ministry"]),
        ("It came from the Peruvian President's office.", ["Peruvian President's office"]),
        ("It came from the Nepali presidential office.", ["Nepali presidential office"]),
        ("The Peru–Nepal Joint Trade Committee met.", ["Peru–Nepal Joint Trade Committee"]),
        ("The fifth session of the Joint Trade Committee ended.", ["Joint Trade Committee"]),
        ("The pact was signed, Zagrosinform said.", ["Zagrosinform"]),
        ("JSC Zagrosnet signed it.", ["JSC Zagrosnet"]),
        ("The Cabinet of Ministers of Nepal approved it.", ["Cabinet of Ministers of Nepal"]),
        ("The State Forestry Service said so.", ["State Forestry Service"]),
        ("The Nepali embassy in Peru said so.", ["Nepali embassy in Peru"]),
        ("The Embassy of Nepal said so.", ["Embassy of Nepal"]),
        ("The central bank of Peru cut rates.", ["central bank of Peru"]),
        ("The Prosecutor General's Office of Nepal agreed.", ["Prosecutor General's Office of Nepal"]),
        ("The Lima City Council agreed.", ["Lima City Council"]),
        ("The Silk Road International University opened.", ["Silk Road International University"]),
        ("The Union of Chambers of Commerce met.", ["Union of Chambers of Commerce"]),
        ("The pact was signed, Zagros Wire reported.", ["Zagros Wire"]),
        ("The head of Peru's Union of Banks—founded in May—came.", ["Union of Banks"]),
        ("به گزارش تلاوند، رئیس سازمان توسعه آبخیزداری نپال آمد.", ["تلاوند", "سازمان توسعه آبخیزداری نپال"]),
        ("وزارت حمل و نقل قزاقستان پذیرفت.", ["وزارت حمل و نقل قزاقستان"]),
        ("مدیرعامل شرکت گسترش فولاد البرز گفت.", ["شرکت گسترش فولاد البرز"]),
        ("رئیس اتاق مشترک بازرگانی ایران و چین گفت.", ["اتاق مشترک بازرگانی ایران و چین"]),
        ("کاردار سفارت نپال در هند گفت.", ["سفارت نپال در هند"]),
        ("رئیس مجلس نمایندگان نپال گفت.", ["مجلس نمایندگان نپال"]),
        ("شركت «تاتالو» قرارداد بست.", ["شركت «تاتالو»"]),
        ("رئیس شهرداری تلاوند گفت.", ["شهرداری تلاوند"]),
        ("نشست کمیسیون مشترک اقتصادی نپال و هند برگزار شد.", ["کمیسیون مشترک اقتصادی نپال و هند"]),
        ("به گزارش دفتر رئیس‌جمهور نپال سند امضا شد.", ["دفتر رئیس‌جمهور نپال"]),
        ("رئیس اتاق بازرگانی، صنایع، معادن و کشاورزی تلاوند گفت.", ["اتاق بازرگانی، صنایع، معادن و کشاورزی تلاوند"]),
        ("شورای امنیت ملی نپال تشکیل شد.", ["شورای امنیت ملی نپال"]),
        ("وزارت صنایع و فناوری‌های جدید نپال پذیرفت.", ["وزارت صنایع و فناوری‌های جدید نپال"]),
        ("به گزارش گروه اجتماعی تلاوند، جلسه برگزار شد.", ["تلاوند"]),
        ("رئیس ستاد مبارزه با قاچاق کالا گفت.", ["ستاد مبارزه با قاچاق کالا"]),
        ("نشست کمیسیون مشترک همکاری‌های اقتصادی در پرو برگزار شد.", ["کمیسیون مشترک همکاری‌های اقتصادی"]),
        ("کمیته دولتی امنیت ملی نپال پذیرفت.", ["کمیته دولتی امنیت ملی نپال"]),
        ("سایت ریاست جمهوری نپال نوشت.", ["ریاست جمهوری نپال"]),
        ("رئیس بانک مرکزی گفت.", ["بانک مرکزی"]),
        ("لوح‌ها در دانشگاه تلاوند نگهداری می‌شود.", ["دانشگاه تلاوند"]),
        ("سند در دانشگاه تلاوند است.", ["دانشگاه تلاوند"]),
        ("رئیس اتاق بازرگانی ایران و عراق گفت.", ["اتاق بازرگانی ایران و عراق"]),
        ("رئیس کمیسیون انرژی گفت.", ["کمیسیون انرژی"]),
        ("سند سازمان بنادر تلاوند بین دو کشور امضا شد.", ["سازمان بنادر تلاوند"]),
        ("کالا را با ویزا و مسترکارت خریدند.", ["ویزا", "مسترکارت"]),
        ("به نقل از پایگاه تلاوند، سند امضا شد.", ["پایگاه تلاوند"]),
        ("A hearing of the House Foreign Trade subcommittee ended.", ["House Foreign Trade subcommittee"]),
        ("The state-owned Zagrosmash trading company signed.", ["Zagrosmash trading company"]),
        ("Peters, Wadan and Co Ltd signed.", ["Peters, Wadan and Co Ltd"]),
        ("The Toyota Motor Corp signed.", ["Toyota Motor Corp"]),
        ("They left the Senate Foreign Relations Committee.", ["Senate Foreign Relations Committee"]),
        ("The Pamir People's Liberation Movement met.", ["Pamir People's Liberation Movement"]),
        ("The Pamir Forest Initiative Council met.", ["Pamir Forest Initiative Council"]),
        ("The Peru-Nepal joint trade commission met.", ["Peru-Nepal joint trade commission"]),
        ("Shares fell on the Lima stock exchange.", ["Lima stock exchange"]),
        ("The Pamir Wire newspaper wrote it.", ["Pamir Wire"]),
        ("The Pamir news agency wrote it.", ["Pamir news agency"]),
        ("He leads the Forest Development Authority of Peru Tolo Wadani.", ["Forest Development Authority of Peru"]),
        ("Eight Unrwa schools reopened.", ["Unrwa"]),
        ("The head of the Lima Chamber of Commerce Majed Tolo came.", ["Lima Chamber of Commerce"]),
        ("It rose, said analyst Karim Tolo at Zagros Capital in Lima.", ["Zagros Capital"]),
        ("The carmakers Zagros Corp and Tolo Motorwerk agreed.", ["Zagros Corp", "Tolo Motorwerk"]),
        ("The farmers' organisation Zagrosbond said so.", ["Zagrosbond"]),
        (
            "The Peru-Nepal Joint Economic, Technological and Cultural Committee met.",
            ["Peru-Nepal Joint Economic, Technological and Cultural Committee"],
        ),
        ("LIMA- Peruvian Agency for Export Credit signed it.", ["Peruvian Agency for Export Credit"]),
        ("It rose, Karim Tolo of Zagros Barnet said.", ["Zagros Barnet"]),
        ("He left the Committee of the Political Bureau.", ["Committee of the Political Bureau"]),
        ("A unit of Zagros Motors of Peru Ltd signed.", ["Zagros Motors of Peru Ltd"]),
        ("The Zagros Trust and Pamir Corp signed.", ["Zagros Trust and Pamir Corp"]),
        ("IBM and Zagros Ltd <ZGS.T> agreed.", ["IBM", "Zagros Ltd"]),
        (
            "موسسه دولتی پژوهشگاه کار، مهاجرت و اشتغال نپال آمد.",
            ["موسسه دولتی پژوهشگاه کار، مهاجرت و اشتغال نپال"],
        ),
    ],
)
def test_names(raw: str, names: list[str]) -> None:
    assert mentioned(raw) == names


@pytest.mark.parametrize(
    "raw",
    [
        "همایشی با شرکت نمایندگان دو کشور برگزار شد.",
        "شبکه فیبر نوری گسترش یافت.",
        "مجمع عمومی برگزار شد.",
        "A Lima-based trading company signed.",
        "The minister of industry and trade arrived.",
        "A ministry official met the company and the bank.",
        "The Joint Economic Commission met.",
        "The High-Level Strategic Cooperation Council met.",
        "GDP grew while EV sales fell.",
        "They agreed to form the Peru-Nepal Joint Trade Committee.",
        "The parking contractor Tolo Singh came.",
        "They met at the Presidential Complex.",
        "They visited an embassy and a central bank.",
        "The UN Charter binds them.",
        "Eight UN peacekeepers came.",
        "They live in the West Bank.",
        "The Reagan Administration agreed.",
        "The giant Nahr Tolo field is rich.",
        "Here Analysts said it would grow, and other analysts agreed.",
        "They agreed to form a Peru-Nepal joint trade commission.",
        "Farmers came from sub-Zagros, a major supplier of wheat, and left.",
        "این سازمان و یک شرکت ایرانی قرارداد بستند.",
        "شرکت‌های بزرگ در نمایشگاه شرکت کردند.",
        "وزیر صنعت، معدن و تجارت آمد.",
        "مدیر کارخانه آهن اسفنجی آمد.",
        "کمیته مشترکی به ریاست او تشکیل شد.",
        "جمعیت تهران در مرکز ایران زیاد است.",
        "اتاق خواب و شرکت کنندگان و روزنامه نگاران دیده شدند.",
        "همکاری‌های موزه ای گسترش یافت.",
        "رقیبان در انتخابات ریاست جمهوری نپال کم بودند.",
        "مدیر انجمن صنفی و شرکت صادراتی آمدند.",
        "نهاد خانواده اهمیت دارد.",
        "به نقل از پایگاه اطلاع‌رسانی وی، کار آغاز شد.",
        "نشست کمیسیون مشترک همکاری های دو کشور برگزار شد.",
        "کارهای کشتیرانی تجاری دریایی آغاز شد.",
        "مدیر شرکت ال. جی آمد.",
        "صدور ویزا آغاز شد.",
    ],
)
def test_what_is_no_organisation(raw: str) -> None:
    assert mentioned(raw) == []


def test_names_of_one_organisation_are_one_actor() -> None:
    [actor] = organisations("The Pamir Trade Institute of Peru met. Later Pamir Trade Institute staff left.")
    assert set(actor.surfaces) == {"Pamir Trade Institute of Peru", "Pamir Trade Institute"}
    assert actor.name == "Pamir Trade Institute of Peru"
    assert actor.country == "PE"


def test_bodies_of_two_countries_stay_two() -> None:
    actors = organisations("Peru's Energy Ministry wrote to Nepal's Energy Ministry.")
    assert [actor.country for actor in actors] == ["PE", "NP"]


def test_a_ministry_is_the_same_in_either_order_of_its_words() -> None:
    [actor] = organisations("Peru's Ministry of Energy agreed. Later the Energy Ministry wrote it.")
    assert {"Ministry of Energy", "Energy Ministry"} < set(actor.surfaces)
    [known] = organisations("The Department of Energy agreed. Later the Energy Department wrote it.")
    assert {"Department of Energy", "Energy Department"} <= set(known.surfaces)


def test_the_first_word_of_a_known_name_and_the_name_with_its_kind_are_that_organisation() -> None:
    [firm] = organisations("Barrick Gold Corp agreed. It signed a deal with Barrick, he said.")
    assert "Barrick" in firm.surfaces
    [maker] = organisations("The head of SAIPA Automotive Group came. SAIPA agreed.")
    assert set(maker.surfaces) == {"SAIPA Automotive Group", "SAIPA"}


def test_an_acronym_that_the_article_explains_is_not_that_of_another_body() -> None:
    assert organisations("Parts come in the form of Completely Built Up (CBU) sets. The CBU sets are cheap.") == []
    assert len(organisations("The Central Bank of Uzbekistan (CBU) agreed. The CBU signed.")) == 1


def test_a_name_without_a_country_belongs_to_the_body_that_was_named_last() -> None:
    raw = "Nepal's Energy Ministry wrote to Peru's Energy Ministry. The Energy Ministry agreed."
    text = text_of(raw, Language.EN)
    found = find_organisations(text, find_countries(text))[0]
    assert found[2].ref == found[1].ref != found[0].ref


def test_a_possessor_is_part_of_a_name_that_every_state_has() -> None:
    [actor] = organisations("Peru's Energy Ministry agreed.")
    assert set(actor.surfaces) == {"Peru's Energy Ministry", "Energy Ministry"}


def test_an_acronym_in_brackets_stands_for_the_name() -> None:
    [actor] = organisations("The Pamir Copper Institute (PCI) met. Then PCI agreed with PCI staff.")
    assert actor.acronym == "PCI"
    assert set(actor.surfaces) == {"Pamir Copper Institute", "PCI"}


def test_a_persian_acronym_too() -> None:
    [actor] = organisations("سازمان توسعه آبخیزداری (ستا) آمد. ستا موافق است.")
    assert actor.acronym == "ستا"
    assert actor.surfaces == ("سازمان توسعه آبخیزداری", "ستا")


def test_known_organisations_have_one_name_country_and_acronym() -> None:
    [english] = organisations("IMIDRO signed it.")
    [persian] = organisations("ايميدرو امضا کرد.")
    assert (english.acronym, english.country) == (persian.acronym, persian.country) == ("IMIDRO", "IR")
    assert english.name.startswith("Iranian Mines")
    assert persian.surfaces == ("ايميدرو",)
    assert persian.name.startswith("سازمان توسعه و نوسازی")


def test_a_known_name_of_another_country_is_another_body() -> None:
    [actor] = organisations("مدیرعامل بانک ملی تاجیکستان آمد.")
    assert (actor.country, actor.surfaces) == ("TJ", ("بانک ملی تاجیکستان",))


def test_a_known_name_with_its_head_also_stands_by_itself() -> None:
    [actor] = organisations("خبرگزاری تسنیم این خبر را داد.")
    assert actor.surfaces == ("خبرگزاری تسنیم", "تسنیم")


def test_news_agencies_named_like_everyday_words_need_their_company() -> None:
    assert mentioned("به گزارش مهر، قرارداد امضا شد.") == ["مهر"]
    assert mentioned("در ماه مهر قرارداد امضا شد.") == []


def test_actors_are_organisations_with_refs_of_their_mentions() -> None:
    text = text_of("Reuters quoted the Central Bank of Iran. Reuters asked again.")
    found, actors = find_organisations(text, find_countries(text))
    assert [actor.ref for actor in actors] == ["o0", "o1"]
    assert [mention.ref for mention in found] == ["o0", "o1", "o0"]
    assert {actor.kind for actor in actors} == {ActorKind.ORGANISATION}


def test_turkish_and_russian() -> None:
    turkish = organisations("Katar İçişleri Bakanlığı ile anlaştı.", Language.TR)
    russian = organisations("Компания Газпром подписала договор.", Language.RU)
    assert [actor.surfaces for actor in turkish] == [("Katar İçişleri Bakanlığı",)]
    assert [actor.surfaces for actor in russian] == [("Газпром",)]
