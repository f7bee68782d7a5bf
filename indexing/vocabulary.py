"""The closed lists of the project: every word that code, store, index and schema use for the same thing.

They live apart from the documents because tables of rules, filters of GraphQL and mappings of the search index
need the words without the shapes. A value is the spelling that is stored; changing one is a migration.
"""

from enum import StrEnum


class Language(StrEnum):
    """Language of a text, as an ISO 639-1 code; `und` where it could not be told."""

    EN = "en"
    FA = "fa"
    AR = "ar"
    TR = "tr"
    RU = "ru"
    TG = "tg"
    UZ = "uz"
    UND = "und"


class ActorKind(StrEnum):
    """What an actor is. A bloc is a union or organisation of states that can be a party itself (EAEU, SCO)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    BLOC = "bloc"


class AgreementKind(StrEnum):
    """The instrument or outcome that coverage speaks of."""

    MEMORANDUM = "memorandum"
    AGREEMENT = "agreement"
    CONTRACT = "contract"
    JOINT_BODY = "joint_body"
    ROADMAP = "roadmap"
    TRADE_TARGET = "trade_target"
    STATEMENT = "statement"
    ARRANGEMENT = "arrangement"
    PURCHASE = "purchase"
    PROTOCOL = "protocol"


class Status(StrEnum):
    """How far an agreement has come: proposed < agreed < signed < in_force; the others stand beside that line."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    NOT_SIGNED = "not_signed"
    SUSPENDED = "suspended"
    EXPIRED = "expired"


class Participation(StrEnum):
    """How an actor takes part in an agreement. Announcing or witnessing one is not signing it."""

    PARTY = "party"
    SIGNATORY = "signatory"
    ANNOUNCER = "announcer"
    WITNESS = "witness"
    NEGOTIATOR = "negotiator"


class Salience(StrEnum):
    """Whether an article is about the agreement, mentions it beside another, or re-tells it as background."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    BACKGROUND = "background"


class Sector(StrEnum):
    """Subject field of an agreement."""

    MINING = "mining"
    METALS = "metals"
    ENERGY = "energy"
    TRADE = "trade"
    TRANSPORT = "transport"
    INVESTMENT = "investment"
    FINANCE = "finance"
    AGRICULTURE = "agriculture"
    HEALTH = "health"
    TECHNOLOGY = "technology"
    EDUCATION = "education"
    CULTURE = "culture"
    TOURISM = "tourism"
    VISA = "visa"
    AVIATION = "aviation"
    WATER = "water"
    ENVIRONMENT = "environment"
    CONSTRUCTION = "construction"
    CUSTOMS = "customs"
    FREE_ZONES = "free_zones"
    SECURITY = "security"
    POLITICS = "politics"
    LABOUR = "labour"


class AmountNature(StrEnum):
    """What a figure says: an aim, a present level, a commitment, or something the text leaves open."""

    TARGET = "target"
    CURRENT = "current"
    COMMITMENT = "commitment"
    OPEN = "open"


class MentionKind(StrEnum):
    """What a span of an article names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    BLOC = "bloc"
    AMOUNT = "amount"
    DATE = "date"


class PassageKind(StrEnum):
    """Whether a passage is the headline of its article or a sentence of its body."""

    HEADLINE = "headline"
    SENTENCE = "sentence"


class ClaimField(StrEnum):
    """Which field of an agreement or actor a claim speaks about."""

    KIND = "kind"
    STATUS = "status"
    PARTICIPANT = "participant"
    SECTOR = "sector"
    AMOUNT = "amount"
    DATE = "date"
    COUNT = "count"
    NAME = "name"
    ROLE = "role"
    COUNTRY = "country"


class DecisionAction(StrEnum):
    """What an editor can say about a derived agreement or actor."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    NOT_SAME = "not_same"


class DecidedField(StrEnum):
    """Which field of an agreement or actor an editor can correct."""

    KIND = "kind"
    STATUS = "status"
    PARTICIPANT = "participant"
    SECTOR = "sector"
    AMOUNT = "amount"
    DATE = "date"
    COUNT = "count"
    NAME = "name"
    COUNTRY = "country"


class RecheckReason(StrEnum):
    """Why an editor has to look at a decision again."""

    ARTICLE_GONE = "article_gone"
    ANCHOR_LOST = "anchor_lost"
    NOT_DERIVED = "not_derived"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    VALUE_LOST = "value_lost"
    CONTRADICTED = "contradicted"
    IMPOSSIBLE = "impossible"


#: The line on which a status can be compared; side states are not on it.
STATUS_ORDER: tuple[Status, ...] = (Status.PROPOSED, Status.AGREED, Status.SIGNED, Status.IN_FORCE)
