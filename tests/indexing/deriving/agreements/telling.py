"""Agreements of a text of one's own, for tests, in the words of a reader: who, what, how far."""

from indexing.deriving.agreements.finder import find_agreements
from indexing.deriving.findings import AgreementFinding
from indexing.deriving.mentions.finder import find_mentions
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.text import ArticleText
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.values import Span
from indexing.vocabulary import ClaimField, Language, Participation


def text_of(raw: str, language: str = "en") -> ArticleText:
    """`raw` as an article in `language`; a first line without full stop, then an empty one, is a headline."""
    headline, gap, _ = raw.partition("\n\n")
    span = Span(start=0, end=len(headline)) if gap and not headline.endswith(".") else None
    return ArticleText(
        Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language(language), headline_span=span)
    )


class Told:
    """The agreements that a text tells of."""

    def __init__(self, raw: str, language: str = "en") -> None:
        """Read `raw`."""
        self.text = text_of(raw, language)
        self.mentions: ArticleMentions = find_mentions(self.text)
        self.agreements: tuple[AgreementFinding, ...] = find_agreements(self.text, self.mentions)

    @property
    def one(self) -> AgreementFinding:
        """The only agreement of the text."""
        assert len(self.agreements) == 1, [(a.kind.value, a.passages) for a in self.agreements]
        return self.agreements[0]

    @property
    def kinds(self) -> list[str]:
        """The kinds of all agreements, in the order of the text."""
        return [agreement.kind.value for agreement in self.agreements]

    @property
    def kinds_by_rule(self) -> list[str]:
        """The kinds of the agreements that rules name, without those that only the wording tells of."""
        return [a.kind.value for a in self.agreements if a.reasons[0].code != "untold"]

    def status(self, agreement: AgreementFinding | None = None) -> str:
        """The status of `agreement`, or of the only one."""
        return next(c.text for c in (agreement or self.one).claims if c.field is ClaimField.STATUS)

    def parties(self, agreement: AgreementFinding | None = None) -> set[str]:
        """Codes of the states and names of the organisations that agree."""
        actors = [self.mentions.actor(ref) for ref in self._refs(agreement or self.one, Participation.PARTY)]
        return {actor.code or actor.name for actor in actors}

    def people(self, part: str, agreement: AgreementFinding | None = None) -> set[str]:
        """The names of the persons in the given part."""
        refs = self._refs(agreement or self.one, Participation(part))
        return {self.mentions.actor(ref).name for ref in refs}

    def claims(self, field: str, agreement: AgreementFinding | None = None) -> list[str]:
        """What the claims about `field` say."""
        return [claim.text for claim in (agreement or self.one).claims if claim.field is ClaimField(field)]

    @staticmethod
    def _refs(agreement: AgreementFinding, part: Participation) -> list[str]:
        return [c.ref for c in agreement.claims if c.participation is part and c.ref is not None]
