"""A small world of documents for the tests of the schema: as many agreements as wished for, in real scripts.

Agreement number n is between Iran and another country. Three articles tell of it, two in English (one of them a
reprint of the other) and one in Persian, each with a headline and two sentences, of which one sentence attests it.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from indexing.decisions import Decision
from indexing.documents import (
    Actor,
    Agreement,
    Alias,
    Article,
    Claim,
    ClaimValue,
    Document,
    Mention,
    Participant,
    Passage,
    Reprint,
    Role,
    StatedAmount,
    StatusEvidence,
)
from indexing.identity import sha256_of, stable_id
from indexing.values import Amount, Anchor, Name, PartialDate, Reason, Rule, Span
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    AmountNature,
    ClaimField,
    Language,
    MentionKind,
    Participation,
    PassageKind,
    Salience,
    Sector,
    Status,
)

RULE = Rule(id="sample")
COUNTRIES = {"IR": ("Iran", "ایران"), "UZ": ("Uzbekistan", "ازبکستان"), "TJ": ("Tajikistan", "تاجیکستان")}
OTHERS = ("UZ", "TJ")
SECTORS = (Sector.MINING, Sector.TRADE, Sector.HEALTH)
STATUSES = (Status.SIGNED, Status.AGREED, Status.PROPOSED)


def actor_id(name: str) -> str:
    """The id of an actor of this world."""
    return stable_id("act", name)


@dataclass
class World:
    """Documents as they were made; `articles` and `decisions` are plain, `derived` belong to a run."""

    articles: list[Article] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    derived: list[Document] = field(default_factory=list)

    def of(self, number: int) -> Agreement:
        """Agreement number `number`."""
        return [each for each in self.derived if isinstance(each, Agreement)][number]


def world(agreements: int) -> World:
    """A world with so many agreements; their dates go back from December 2026."""
    made = World()
    ministers = [_minister(made, number, _deal(made, number)) for number in range(agreements)]
    made.derived += ministers
    for code, (english, persian) in COUNTRIES.items():
        names = (Name(text=english, language=Language.EN), Name(text=persian, language=Language.FA))
        told = tuple(article.id for article in made.articles if english in article.raw or persian in article.raw)
        country = Actor(id=actor_id(code), kind=ActorKind.COUNTRY, names=names, code=code, article_ids=told)
        made.derived.append(country)
    made.derived.append(
        Actor(
            id=actor_id("IMIDRO"),
            kind=ActorKind.ORGANISATION,
            names=(Name(text="IMIDRO", language=Language.EN), Name(text="ایمیدرو", language=Language.FA)),
            country="IR",
        )
    )
    return made


def other_country(number: int) -> str:
    """The country with which Iran concludes agreement `number`."""
    return OTHERS[number % len(OTHERS)]


def date_of(number: int) -> PartialDate:
    """The date of agreement `number`; every seventh is known to the month only."""
    day = f"{2026 - number // 300}-{12 - number // 25 % 12:02d}-{28 - number % 25:02d}"
    return PartialDate(value=day[:7] if number % 7 == 6 else day)


def _article(made: World, number: int, name: str, language: Language, lines: tuple[str, ...]) -> list[Passage]:
    raw = "\n".join((*lines, "Share this page"))
    key = stable_id("art", name, number)
    article = Article(
        id=key,
        raw=raw,
        text_sha256=sha256_of(raw),
        language=language,
        url=f"https://{name}.example/{number}",
        publisher=f"The {name} sample",
        headline=Name(text=lines[0], language=language),
        headline_span=Span(start=0, end=len(lines[0])),
        published=date_of(number),
        chrome=(Span(start=len(raw) - len("Share this page"), end=len(raw)),),
        sample=True,
    )
    made.articles.append(article)
    passages, start = [], 0
    for position, line in enumerate(lines):
        anchor = Anchor.in_text(raw, start, start + len(line))
        passages.append(_passage(article, anchor, position, language))
        start += len(line) + 1
    made.derived += passages
    return passages


def _passage(article: Article, anchor: Anchor, position: int, language: Language) -> Passage:
    mentions = []
    for code, names in COUNTRIES.items():
        for name in names:
            at = anchor.quote.find(name)
            if at >= 0:
                start = anchor.start + at
                end = start + len(name)
                mention = Mention(
                    start=start,
                    end=end,
                    quote=name,
                    kind=MentionKind.COUNTRY,
                    rule=RULE,
                    confidence=0.9,
                    actor_id=actor_id(code),
                )
                mentions.append(mention)
    return Passage(
        id=stable_id("pas", article.id, position),
        **anchor.model_dump(),
        article_id=article.id,
        revision=1,
        kind=PassageKind.SENTENCE if position else PassageKind.HEADLINE,
        position=position,
        language=language,
        mentions=tuple(mentions),
    )


def _deal(made: World, number: int) -> Agreement:
    english, persian = COUNTRIES[other_country(number)]
    told = (
        f"Tehran and {english} seal paper {number}",
        f"Iran and {english} put their names under memorandum {number} on Monday.",
        "Both sides spoke of more trade.",
    )
    gofte = (
        f"سند {number} میان تهران و {persian}",
        f"ایران و {persian} تفاهم‌نامه‌ی شماره {number} را امضا کردند.",
        "دو طرف از گسترش تجارت سخن گفتند.",
    )
    first = _article(made, number, "tehran", Language.EN, told)
    copy = _article(made, number, "copy", Language.EN, told)
    third = _article(made, number, "payam", Language.FA, gofte)
    made.derived.append(Reprint(id=stable_id("rep", number), article_ids=(first[0].article_id, copy[0].article_id)))
    attesting = (first[1], third[1], copy[1])
    agreement = _agreement(number, attesting, _claims(made, number, attesting))
    made.derived.append(agreement)
    return agreement


def _claims(made: World, number: int, passages: tuple[Passage, ...]) -> list[Claim]:
    subject = stable_id("agr", number)
    claims = []
    for passage in passages:
        values = {
            ClaimField.STATUS: ClaimValue(text=STATUSES[number % 3].value),
            ClaimField.PARTICIPANT: ClaimValue(text="Iran", actor_id=actor_id("IR"), participation=Participation.PARTY),
        }
        for slot, value in values.items():
            claims.append(
                Claim(
                    id=stable_id("clm", passage.id, slot),
                    subject_id=subject,
                    article_id=passage.article_id,
                    field=slot,
                    value=value,
                    passage_ids=(passage.id,),
                    as_of=date_of(number),
                    rule=RULE,
                    confidence=0.8,
                )
            )
    made.derived += claims
    return claims


def _agreement(number: int, passages: tuple[Passage, ...], claims: list[Claim]) -> Agreement:
    other = other_country(number)
    english, persian = COUNTRIES[other]
    ids = tuple(passage.id for passage in passages)

    def takes_part(name: str, role: Participation, code: str | None = None) -> Participant:
        return Participant(actor_id=actor_id(name), code=code, role=role, passage_ids=ids[:1], confidence=0.9)

    amount = Amount(value=Decimal(10**9 + number), unit="USD", nature=AmountNature.TARGET)
    status = [claim for claim in claims if claim.field is ClaimField.STATUS]
    return Agreement(
        id=stable_id("agr", number),
        kind=AgreementKind.MEMORANDUM,
        titles=(
            Name(text=f"Memorandum between Iran and {english} ({number})", language=Language.EN),
            Name(text=f"تفاهم‌نامه ایران و {persian} ({number})", language=Language.FA),
        ),
        status=StatusEvidence(
            value=STATUSES[number % 3],
            as_of=date_of(number),
            claim_ids=tuple(claim.id for claim in status),
            passage_ids=ids,
        ),
        participants=(
            takes_part("IR", Participation.PARTY, "IR"),
            takes_part(other, Participation.PARTY, other),
            takes_part(f"minister {number}", Participation.SIGNATORY),
        ),
        sectors=(SECTORS[number % 3],),
        amounts=(StatedAmount(amount=amount, passage_ids=ids[:1]),),
        date=date_of(number),
        salience=Salience.PRIMARY,
        confidence=round(0.5 + number % 50 / 100, 2),
        reasons=(Reason(code="independent_sources", weight=0.1),),
        source_count=2,
        article_ids=tuple(passage.article_id for passage in passages),
        passage_ids=ids,
        claim_ids=tuple(claim.id for claim in claims),
        former_ids=(stable_id("agr", "former", number),),
    )


def _minister(made: World, number: int, agreement: Agreement) -> Actor:
    name, persian = f"Bobur Islamov {number}", f"بابر اسلاموف {number}"
    return Actor(
        id=actor_id(f"minister {number}"),
        kind=ActorKind.PERSON,
        names=(Name(text=persian, language=Language.FA), Name(text=name, language=Language.EN)),
        country=other_country(number),
        aliases=(
            Alias(
                id=actor_id(f"former {number}"),
                text=f"B. Islamov {number}",
                language=Language.EN,
                reason="same surname and country",
                score=0.9,
                article_id=agreement.article_ids[0],
            ),
        ),
        roles=(
            Role(
                title="Minister of Mining",
                language=Language.EN,
                organisation_id=actor_id("IMIDRO"),
                country=other_country(number),
                passage_id=agreement.passage_ids[0],
                article_id=agreement.article_ids[0],
                as_of=date_of(number),
                rule=RULE,
                confidence=0.7,
            ),
        ),
        article_ids=agreement.article_ids,
        former_ids=(actor_id(f"former {number}"),),
    )
