"""A made-up world whose deals and persons keep a name of their own, whatever becomes of text and findings.

Decisions are found again by quotes and ids. Here every deal and person has a key that nothing in `indexing` knows, so a
test can tell whether a decision is applied to the right one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexing.deriving.findings import ArticleFindings
from indexing.deriving.joining.coverage import in_reading_order
from indexing.deriving.joining.drafts import draft_ids
from indexing.deriving.joining.forms import collect
from indexing.deriving.joining.graph import Graph
from indexing.documents import Actor, Agreement, Article
from indexing.vocabulary import AgreementKind, Language, Sector, Status
from tests.indexing.deriving.joining.story import Story

Told = tuple[Article, ArticleFindings]

NAMES = {
    Language.EN: {"IR": "Iran", "UZ": "Uzbekistan", "TJ": "Tajikistan"},
    Language.FA: {"IR": "ایران", "UZ": "ازبکستان", "TJ": "تاجیکستان"},
}
SENTENCES = {
    Language.EN: (
        "{first} and {second} signed a “{subject}” paper in {town}, {name} said; work begins on two sites in {month}.",
        "In {town} {name} told us that in {month} a paper on {subject} will be put before {first}, then {second}.",
        "A ceremony of {month} in the old hall of {town} sealed what {name} calls “{subject}” by {first}, {second}.",
    ),
    Language.FA: (
        "{first} و {second} سند «{subject}» را در {town} امضا کردند؛ {name} گفت کار دو کارگاه از {month} آغاز می‌شود.",
        "{name} در {town} به خبرنگاران گفت که در {month} برگه‌ای دربارهٔ {subject} نزد {first} و سپس {second} می‌رود.",
        "آیین {month} در تالار کهن {town} آنچه را که {name} «{subject}» می‌نامد میان {first} با {second} به پایان برد.",
    ),
}
SUBJECTS = {
    Language.EN: {Sector.MINING: "critical minerals", Sector.TRADE: "border markets", Sector.ENERGY: "power lines"},
    Language.FA: {Sector.MINING: "مواد معدنی", Sector.TRADE: "بازارچه‌های مرزی", Sector.ENERGY: "خطوط برق"},
}
TOWNS = {
    Language.EN: ("Tashkent", "Samarkand", "Dushanbe", "Tehran", "Mashhad", "Khujand"),
    Language.FA: ("تاشکند", "سمرقند", "دوشنبه", "تهران", "مشهد", "خجند"),
}
MONTHS = {
    Language.EN: ("March", "April", "June", "August", "October"),
    Language.FA: ("فروردین", "اردیبهشت", "تیر", "شهریور", "آبان"),
}
PERSONS = {
    Language.EN: ("Bobur Islamov", "Rustam Karimov", "Karimov", "Laziz Azimov"),
    Language.FA: ("بابر اسلام‌اف", "رستم کریم‌اف", "کریم‌اف", "لذیذ عظیم‌اف"),
}


@dataclass(frozen=True)
class Telling:
    """One deal as one article tells it, and the person who speaks about it; several may share a sentence."""

    key: str
    sentence: int
    kind: AgreementKind
    states: tuple[str, str]
    sector: Sector
    person: str
    found: bool = True
    speaker_found: bool = True


@dataclass(frozen=True)
class Coverage:
    """One article: its sentences as they stand (None for one that was taken out) and what the rules find in them.

    `countries` are those of the persons named, one for each name. `order` is how the sentences stand where it is not
    that of their numbers; one that stands there twice is told where it stands first.
    """

    id: str
    language: Language
    published: str
    sentences: tuple[str | None, ...]
    above: tuple[str, ...]
    tellings: tuple[Telling, ...]
    countries: Mapping[str, str | None]
    order: tuple[int, ...] = ()

    def told(self) -> Told:
        """The article with its findings; what is not found, or stands in a lost sentence, is left out."""
        order = self.order or range(len(self.sentences))
        kept = [(i, sentence) for i in order if (sentence := self.sentences[i]) is not None]
        places, lines = [i for i, _ in kept], [sentence for _, sentence in kept]
        story = Story(self.id, "News", *self.above, *lines, language=self.language, published=self.published)
        for telling in self.present():
            place = 1 + len(self.above) + places.index(telling.sentence)
            parties = [story.country(code, NAMES[self.language][code]) for code in telling.states]
            if telling.speaker_found:
                story.person(telling.person, self.countries[telling.person])
            story.deal(
                telling.kind, Status.SIGNED, parties, sentence=place,
                topic=SUBJECTS[self.language][telling.sector], sectors=[telling.sector],
            )  # fmt: skip
        return story.told()

    def present(self) -> list[Telling]:
        """The tellings that the rules find, in the order of the findings."""
        return [t for t in self.tellings if t.found and self.sentences[t.sentence] is not None]


@dataclass(frozen=True)
class World:
    """All coverage."""

    coverage: tuple[Coverage, ...]

    def told(self) -> list[Told]:
        """What is handed over to be joined."""
        return [one.told() for one in self.coverage]

    def drafts(self) -> dict[str, str]:
        """By the key of a telling the id of its draft, for those that are found."""
        return {
            telling.key: draft_id
            for one in self.coverage
            for telling, (draft_id, _) in zip(one.present(), draft_ids(*one.told()), strict=True)
        }

    def forms(self) -> dict[str, str]:
        """By the key of a telling the id of its speaker's form, for speakers that are found."""
        of_ref = collect(in_reading_order(self.told(), ())).of_ref
        found: dict[str, str] = {}
        for one in self.coverage:
            _, findings = one.told()
            refs = iter([actor.ref for actor in findings.actors if actor.kind == "person"])
            found |= {t.key: of_ref[one.id, next(refs)] for t in one.present() if t.speaker_found}
        return found


def sentence(language: Language, tellings: Sequence[Telling], number: int, town: int, month: int) -> str:
    """The sentence with this number in its article, which tells all of `tellings`; no two are alike."""
    first, *more = tellings
    names = NAMES[language]
    text = SENTENCES[language][number].format(
        first=names[first.states[0]],
        second=names[first.states[1]],
        subject=SUBJECTS[language][first.sector],
        town=TOWNS[language][town],
        name=first.person,
        month=MONTHS[language][month],
    )
    return " ".join([text, *(SUBJECTS[language][telling.sector] for telling in more)])


def revised(one: Coverage, number: int, text: str | None) -> Coverage:
    """`one` with another text for a sentence."""
    sentences = tuple(text if i == number else before for i, before in enumerate(one.sentences))
    return replace(one, sentences=sentences)


def holder(graph: Graph, reading: str) -> Agreement | Actor | None:
    """The agreement or actor in the graph that a reading (id) is part of."""
    documents: Sequence[Agreement | Actor] = (*graph.agreements, *graph.actors)
    for one in documents:
        if reading in (one.id, *one.former_ids):
            return one
    return None
