"""Articles with hand-made findings: `Story` tells sentences, names actors and deals, and hands over what join takes."""

from collections.abc import Sequence
from decimal import Decimal

from indexing.deriving.findings import (
    ActorFinding,
    AgreementFinding,
    ArticleFindings,
    ClaimFinding,
    MentionFinding,
    PassageFinding,
    RoleFinding,
)
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.values import Amount, PartialDate, Rule, Span
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

RULE = Rule(id="test/row")


def day(value: str | None) -> PartialDate | None:
    return PartialDate(value=value) if value else None


def dollars(value: str, nature: AmountNature = AmountNature.OPEN) -> Amount:
    return Amount(value=Decimal(value), unit="USD", nature=nature)


class Story:
    """One article under construction; the first sentence is its headline."""

    def __init__(
        self, article_id: str, *sentences: str, language: Language = Language.EN, published: str | None = None
    ) -> None:
        self.id, self.language, self.published = article_id, language, day(published)
        self.raw = "\n".join(sentences)
        self.sentences = sentences
        self.actors: dict[str, ActorFinding] = {}
        self.deals: list[AgreementFinding] = []

    def span(self, words: str, sentence: int) -> Span:
        start = sum(len(s) + 1 for s in self.sentences[:sentence])
        at = self.raw.find(words, start, start + len(self.sentences[sentence]))
        return Span(start=at, end=at + len(words)) if at >= 0 else Span(start=start, end=start + 1)

    def country(self, code: str, name: str) -> str:
        return self._actor(ActorKind.COUNTRY, name, code=code)

    def bloc(self, code: str | None, name: str) -> str:
        return self._actor(ActorKind.BLOC, name, code=code)

    def organisation(
        self, name: str, country: str | None = None, acronym: str | None = None, surfaces: Sequence[str] = ()
    ) -> str:
        return self._actor(ActorKind.ORGANISATION, name, country=country, acronym=acronym, surfaces=surfaces)

    def person(
        self,
        name: str,
        country: str | None = None,
        title: str | None = None,
        at: str | None = None,
        sentence: int = 0,
        surfaces: Sequence[str] = (),
    ) -> str:
        roles: list[RoleFinding] = []
        if title:
            span = self.span(title, sentence)
            roles.append(
                RoleFinding(
                    title=title,
                    organisation_ref=at,
                    country=country,
                    passage=sentence,
                    span=span,
                    rule=RULE,
                    confidence=0.9,
                )
            )
        return self._actor(ActorKind.PERSON, name, country=country, surfaces=surfaces, roles=tuple(roles))

    def _actor(
        self,
        kind: ActorKind,
        name: str,
        *,
        code: str | None = None,
        country: str | None = None,
        acronym: str | None = None,
        surfaces: Sequence[str] = (),
        roles: tuple[RoleFinding, ...] = (),
    ) -> str:
        ref = f"a{len(self.actors)}"
        self.actors[ref] = ActorFinding(
            ref=ref,
            kind=kind,
            name=name,
            language=self.language,
            code=code,
            country=country,
            acronym=acronym,
            surfaces=tuple(surfaces) or (name,),
            roles=roles,
            rule=RULE,
            confidence=0.9,
        )
        return ref

    def deal(
        self,
        kind: AgreementKind,
        status: Status | None,
        parties: Sequence[str],
        *,
        sentence: int = 1,
        topic: str = "",
        sectors: Sequence[Sector] = (),
        date: str | None = None,
        amount: Amount | None = None,
        further: Sequence[Amount] = (),
        count: int | None = None,
        signatories: Sequence[str] = (),
        salience: Salience = Salience.PRIMARY,
        confidence: float = 0.8,
    ) -> str:
        claims = [_claim(ClaimField.KIND, kind, sentence)]
        claims += [_claim(ClaimField.STATUS, status, sentence)] if status else []
        for refs, part in ((parties, Participation.PARTY), (signatories, Participation.SIGNATORY)):
            for ref in refs:
                name = self.actors[ref].name
                claims.append(_claim(ClaimField.PARTICIPANT, name, sentence, ref=ref, participation=part))
        claims += [_claim(ClaimField.SECTOR, sector, sentence) for sector in sectors]
        claims += [_claim(ClaimField.DATE, date, sentence, date=day(date))] if date else []
        for some in (*([amount] if amount else []), *further):
            claims.append(_claim(ClaimField.AMOUNT, f"{some.value} {some.unit}", sentence, amount=some))
        claims += [_claim(ClaimField.COUNT, str(count), sentence)] if count else []
        ref = f"d{len(self.deals)}"
        self.deals.append(
            AgreementFinding(
                ref=ref,
                kind=kind,
                passages=(sentence,),
                topic=tuple(topic.split()),
                claims=tuple(claims),
                salience=salience,
                confidence=confidence,
            )
        )
        return ref

    def told(self) -> tuple[Article, ArticleFindings]:
        article = Article(
            id=self.id,
            raw=self.raw,
            text_sha256=sha256_of(self.raw),
            language=self.language,
            published=self.published,
        )
        passages, start = [], 0
        for position, sentence in enumerate(self.sentences):
            kind = PassageKind.SENTENCE if position else PassageKind.HEADLINE
            passages.append(
                PassageFinding(
                    start=start, end=start + len(sentence), kind=kind, position=position, language=self.language
                )
            )
            start += len(sentence) + 1
        return article, ArticleFindings(
            article_id=self.id,
            text_sha256=article.text_sha256,
            rules_version="1",
            passages=tuple(passages),
            mentions=tuple(self._mentions()),
            actors=tuple(self.actors.values()),
            agreements=tuple(self.deals),
        )

    def _mentions(self) -> list[MentionFinding]:
        found = []
        for actor in self.actors.values():
            for surface in actor.surfaces:
                at = self.raw.find(surface)
                if at >= 0:
                    found.append(
                        MentionFinding(
                            start=at,
                            end=at + len(surface),
                            kind=MentionKind(actor.kind),
                            rule=RULE,
                            confidence=0.9,
                            ref=actor.ref,
                        )
                    )
        return found


def _claim(
    field: ClaimField,
    text: str,
    sentence: int,
    *,
    ref: str | None = None,
    participation: Participation | None = None,
    amount: Amount | None = None,
    date: PartialDate | None = None,
) -> ClaimFinding:
    return ClaimFinding(
        field=field,
        text=str(text),
        ref=ref,
        participation=participation,
        amount=amount,
        date=date,
        passages=(sentence,),
        rule=RULE,
        confidence=0.9,
    )
