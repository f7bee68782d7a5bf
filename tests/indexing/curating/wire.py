"""Wire copy in both languages for decisions: the same deals, before and after their articles are revised."""

from indexing.vocabulary import AgreementKind, Language, Sector, Status
from tests.indexing.deriving.joining.story import Story

MINERALS = "Iran and Uzbekistan signed a memorandum on critical minerals on Thursday."
MINERALS_FA = "ایران و ازبکستان روز پنج‌شنبه تفاهم‌نامهٔ همکاری در مواد معدنی حیاتی امضا کردند."
RAILWAY = "Iran and Uzbekistan signed a memorandum on a railway on Friday."


def minerals(
    article_id: str = "art-1",
    sentence: str = MINERALS,
    *,
    before: tuple[str, ...] = (),
    kind: AgreementKind = AgreementKind.MEMORANDUM,
    states: tuple[tuple[str, str], ...] = (("IR", "Iran"), ("UZ", "Uzbekistan")),
    sectors: tuple[Sector, ...] = (Sector.MINING,),
    topic: str = "critical minerals",
    published: str = "2026-01-29",
) -> Story:
    """An English report of the memorandum on minerals; `before` are paragraphs above its sentence."""
    told = Story(article_id, "Tehran and Tashkent sign", *before, sentence, "Talks go on.", published=published)
    parties = [told.country(code, name) for code, name in states]
    told.deal(kind, Status.SIGNED, parties, sentence=len(before) + 1, topic=topic, sectors=sectors)
    return told


def minerals_fa(article_id: str = "art-2", sentence: str = MINERALS_FA, *, before: tuple[str, ...] = ()) -> Story:
    """A Persian report of the same memorandum."""
    told = Story(
        article_id, "امضای تفاهم‌نامه", *before, sentence, "گفت‌وگوها ادامه دارد.",
        language=Language.FA, published="2026-01-29",
    )  # fmt: skip
    parties = [told.country("IR", "ایران"), told.country("UZ", "ازبکستان")]
    told.deal(
        AgreementKind.MEMORANDUM, Status.SIGNED, parties, sentence=len(before) + 1, topic="مواد معدنی",
        sectors=[Sector.MINING],
    )  # fmt: skip
    return told


def railway(article_id: str = "art-3") -> Story:
    """A report of another memorandum of the same states."""
    told = Story(article_id, "A railway to the sea", RAILWAY, published="2026-01-30")
    parties = [told.country("IR", "Iran"), told.country("UZ", "Uzbekistan")]
    told.deal(AgreementKind.MEMORANDUM, Status.SIGNED, parties, sentence=1, topic="railway", sectors=[Sector.TRANSPORT])
    return told


def three_deals(article_id: str, *sectors: Sector) -> Story:
    """One sentence that tells a memorandum for each of `sectors`."""
    told = Story(
        article_id, "A day of signing", "Iran and Tajikistan signed memoranda on mining, trade and tourism.",
        published="2026-01-29",
    )  # fmt: skip
    parties = [told.country("IR", "Iran"), told.country("TJ", "Tajikistan")]
    for sector in sectors:
        told.deal(AgreementKind.MEMORANDUM, Status.SIGNED, parties, sentence=1, topic=sector.value, sectors=[sector])
    return told
