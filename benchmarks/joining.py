"""Articles per second of `join`, at 500 and at 5,000 articles with about 20 findings each, and how the time grows.

The articles are made up: 30 countries, persons with Latin and Persian spellings (one for two articles), organisations
(one for ten), three deals an article, each told by three articles on average. Time that grows tenfold for ten times
the articles is linear.
"""

import random
import time

from indexing.deriving.findings import (
    ActorFinding,
    AgreementFinding,
    ArticleFindings,
    ClaimFinding,
    MentionFinding,
    PassageFinding,
)
from indexing.deriving.joining.graph import join
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.values import PartialDate, Rule
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    ClaimField,
    Language,
    MentionKind,
    Participation,
    PassageKind,
    Salience,
    Sector,
    Status,
)

_SENTENCES = 8
_RULE = Rule(id="benchmark/row")
_COUNTRIES = [
    *("IR", "UZ", "TJ", "TR", "RU", "KZ", "KG", "TM", "AZ", "AM", "GE", "IQ", "SY", "AE", "OM"),
    *("QA", "KW", "SA", "PK", "IN", "CN", "AF", "BY", "RS", "DE", "FR", "IT", "ES", "GB", "US"),
]
_SYLLABLES = {
    Language.EN: ["ra", "ba", "ka", "shi", "mo", "di", "na", "li", "zo", "far", "gol", "man", "pur", "tan", "vir"],
    Language.FA: ["را", "با", "کا", "شی", "مو", "دی", "نا", "لی", "زو", "فر", "گل", "من", "پور", "تن", "ویر"],
}
_KINDS = (AgreementKind.MEMORANDUM, AgreementKind.AGREEMENT, AgreementKind.CONTRACT, AgreementKind.JOINT_BODY)
_WORDS = [f"{i:03d}word" for i in range(400)]

Told = tuple[Article, ArticleFindings]


def main() -> None:
    """Print a line for each size and the ratio of the times."""
    seconds = []
    for size in (500, 5_000):
        articles = made_up(size)
        start = time.process_time()
        graph = join(articles)
        seconds.append(time.process_time() - start)
        print(
            f"{size} articles: {seconds[-1]:.2f} s of processor time, {size / seconds[-1]:.0f} articles/s, "
            f"{len(graph.actors)} actors, {len(graph.agreements)} agreements, {len(graph.passages)} passages"
        )
    print(f"ten times the articles take {seconds[1] / seconds[0]:.1f} times as long")


def made_up(size: int) -> list[Told]:
    """`size` articles, the same on every run."""
    chance = random.Random(4)
    return [_article(number, size, chance) for number in range(size)]


def _article(number: int, size: int, chance: random.Random) -> Told:
    language = Language.FA if number % 3 == 0 else Language.EN
    raw = "\n".join(f"{number} sentence {i} of the news." for i in range(_SENTENCES))
    event = random.Random(chance.randrange(size // 3))
    codes = event.sample(_COUNTRIES, 2)
    published = f"20{event.randrange(20, 26)}-{event.randrange(1, 13):02d}-{event.randrange(1, 29):02d}"
    article = Article(
        id=f"art-{number:06d}",
        raw=raw,
        text_sha256=sha256_of(raw),
        language=language,
        published=PartialDate(value=published),
    )
    passages, actors = _passages(raw, language), _actors(codes, language, size, chance)
    mentions = [_mention(passages[i % _SENTENCES], actor) for i, actor in enumerate(actors)]
    return article, ArticleFindings(
        article_id=article.id,
        text_sha256=article.text_sha256,
        rules_version="1",
        passages=tuple(passages),
        mentions=tuple(mentions),
        actors=tuple(actors),
        agreements=tuple(_agreement(i, event) for i in range(3)),
    )


def _passages(raw: str, language: Language) -> list[PassageFinding]:
    passages, start = [], 0
    for i, sentence in enumerate(raw.split("\n")):
        kind = PassageKind.SENTENCE if i else PassageKind.HEADLINE
        end = start + len(sentence)
        passages.append(PassageFinding(start=start, end=end, kind=kind, position=i, language=language))
        start = end + 1
    return passages


def _actors(codes: list[str], language: Language, size: int, chance: random.Random) -> list[ActorFinding]:
    actors: list[ActorFinding] = []
    for code in codes:
        actors.append(_actor(actors, ActorKind.COUNTRY, code, language, code=code))
    for _ in range(5):
        name, spoken, country = _person(chance, size)
        actors.append(_actor(actors, ActorKind.PERSON, name, spoken, country=country))
    for _ in range(3):
        which = chance.randrange(size // 10)
        country = _COUNTRIES[which % len(_COUNTRIES)]
        actors.append(_actor(actors, ActorKind.ORGANISATION, f"Company {which} of Steel", Language.EN, country=country))
    return actors


def _person(chance: random.Random, size: int) -> tuple[str, Language, str]:
    which = random.Random(chance.randrange(size // 2))
    picks = [which.randrange(15) for _ in range(6)]
    language = chance.choice((Language.EN, Language.FA))
    parts = [_SYLLABLES[language][pick] for pick in picks]
    return f"{''.join(parts[:2])} {''.join(parts[2:])}".title(), language, which.choice(_COUNTRIES)


def _actor(
    before: list[ActorFinding],
    kind: ActorKind,
    name: str,
    language: Language,
    code: str | None = None,
    country: str | None = None,
) -> ActorFinding:
    return ActorFinding(
        ref=f"a{len(before)}",
        kind=kind,
        name=name,
        language=language,
        code=code,
        country=country,
        surfaces=(name,),
        rule=_RULE,
        confidence=0.9,
    )


def _mention(passage: PassageFinding, actor: ActorFinding) -> MentionFinding:
    kind = MentionKind(actor.kind.value)
    start = passage.start
    return MentionFinding(start=start, end=start + 5, kind=kind, rule=_RULE, confidence=0.9, ref=actor.ref)


def _agreement(number: int, chance: random.Random) -> AgreementFinding:
    def claim(field: ClaimField, text: str, ref: str | None = None) -> ClaimFinding:
        part = Participation.PARTY if ref else None
        return ClaimFinding(
            field=field, text=text, ref=ref, participation=part, passages=(number + 1,), rule=_RULE, confidence=0.9
        )

    sectors = chance.sample(list(Sector)[:6], 2)
    return AgreementFinding(
        ref=f"d{number}",
        kind=chance.choice(_KINDS),
        passages=(number + 1,),
        topic=tuple(chance.sample(_WORDS, 4)),
        claims=(
            claim(ClaimField.STATUS, Status.SIGNED.value),
            claim(ClaimField.PARTICIPANT, "first", "a0"),
            claim(ClaimField.PARTICIPANT, "second", "a1"),
            *(claim(ClaimField.SECTOR, sector.value) for sector in sectors),
        ),
        salience=Salience.PRIMARY,
        confidence=0.8,
    )


if __name__ == "__main__":
    main()
