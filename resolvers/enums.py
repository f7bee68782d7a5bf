"""The vocabulary as GraphQL enums: the same closed lists as the documents use, each value with a description.

The lists themselves live in `indexing.vocabulary` and know nothing of GraphQL. Here they get the words that a
front-end developer reads in the explorer. A value without a description stops the program at import.
"""

from collections.abc import Mapping
from enum import StrEnum

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from indexing import vocabulary as words


class DatePrecision(StrEnum):
    """How much of a date the text gives."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Direction(StrEnum):
    """Direction of an order."""

    ASC = "asc"
    DESC = "desc"


def describe(kind: type[StrEnum], description: str, values: Mapping[StrEnum, str], name: str | None = None) -> None:
    """Make `kind` a GraphQL enum whose values are its member names, each with its description.

    It is called `name`, or like the class. Raises KeyError where a member has no description.
    """
    strawberry.enum(kind, name=name, description=description)
    definition: StrawberryEnumDefinition = getattr(kind, "__strawberry_definition__")  # noqa: B009 - set by Strawberry
    for value, member in zip(definition.values, kind, strict=True):
        value.description = values[member]


describe(
    words.Language,
    "Language of a text or name.",
    {
        words.Language.EN: "English.",
        words.Language.FA: "Persian.",
        words.Language.AR: "Arabic.",
        words.Language.TR: "Turkish.",
        words.Language.RU: "Russian.",
        words.Language.TG: "Tajik.",
        words.Language.UZ: "Uzbek, in Latin or Cyrillic script.",
        words.Language.UND: "Undetermined: the language could not be told.",
    },
)
describe(
    words.ActorKind,
    "What an actor is.",
    {
        words.ActorKind.PERSON: "A person, such as a minister.",
        words.ActorKind.ORGANISATION: "A ministry, company, agency or other body.",
        words.ActorKind.COUNTRY: "A state.",
        words.ActorKind.BLOC: "A union or organisation of states that can be a party itself, such as the EAEU.",
    },
)
describe(
    words.AgreementKind,
    "The instrument or outcome that coverage speaks of.",
    {
        words.AgreementKind.MEMORANDUM: "A memorandum of understanding.",
        words.AgreementKind.AGREEMENT: "An agreement, treaty or accord.",
        words.AgreementKind.CONTRACT: "A contract between named sides.",
        words.AgreementKind.JOINT_BODY: "A joint commission, committee, working group or company that is set up.",
        words.AgreementKind.ROADMAP: "A roadmap or plan of action.",
        words.AgreementKind.TRADE_TARGET: "An agreed level of trade to be reached.",
        words.AgreementKind.STATEMENT: "A joint statement or declaration.",
        words.AgreementKind.ARRANGEMENT: "A standing practical arrangement, such as visa-free travel.",
        words.AgreementKind.PURCHASE: "A purchase or sale.",
        words.AgreementKind.PROTOCOL: "A protocol or minutes of a meeting.",
    },
)
describe(
    words.Status,
    "How far an agreement has come: PROPOSED < AGREED < SIGNED < IN_FORCE; the others stand beside that line.",
    {
        words.Status.PROPOSED: "Suggested or under negotiation.",
        words.Status.AGREED: "Agreed in words, nothing signed yet.",
        words.Status.SIGNED: "Signed.",
        words.Status.IN_FORCE: "In force.",
        words.Status.NOT_SIGNED: "Expressly reported as not signed.",
        words.Status.SUSPENDED: "Suspended.",
        words.Status.EXPIRED: "Ended or expired.",
    },
)
describe(
    words.Participation,
    "How an actor takes part in an agreement. Announcing or witnessing one is not signing it.",
    {
        words.Participation.PARTY: "A side that is bound by it.",
        words.Participation.SIGNATORY: "Puts a name under it.",
        words.Participation.ANNOUNCER: "Makes it known.",
        words.Participation.WITNESS: "Is present when it is signed.",
        words.Participation.NEGOTIATOR: "Takes part in the talks that lead to it.",
    },
)
describe(
    words.Salience,
    "How much an article is about an agreement.",
    {
        words.Salience.PRIMARY: "It is what an article is about.",
        words.Salience.SECONDARY: "It is reported beside another subject.",
        words.Salience.BACKGROUND: "It is told again as background only.",
    },
)
describe(
    words.Sector,
    "Subject field of an agreement.",
    {
        words.Sector.MINING: "Mining and geology.",
        words.Sector.METALS: "Steel and other metals.",
        words.Sector.ENERGY: "Oil, gas, electricity and other energy.",
        words.Sector.TRADE: "Trade in goods and services.",
        words.Sector.TRANSPORT: "Roads, railways, ports and corridors.",
        words.Sector.INVESTMENT: "Investment and joint projects.",
        words.Sector.FINANCE: "Banking, payments and insurance.",
        words.Sector.AGRICULTURE: "Farming, food and fisheries.",
        words.Sector.HEALTH: "Health and medicines.",
        words.Sector.TECHNOLOGY: "Technology, communications and space.",
        words.Sector.EDUCATION: "Education and research.",
        words.Sector.CULTURE: "Culture, media and sport.",
        words.Sector.TOURISM: "Tourism and pilgrimage.",
        words.Sector.VISA: "Visas and free movement of persons.",
        words.Sector.AVIATION: "Air traffic and aircraft.",
        words.Sector.WATER: "Water and its shared use.",
        words.Sector.ENVIRONMENT: "Environment and climate.",
        words.Sector.CONSTRUCTION: "Building, housing and engineering works.",
        words.Sector.CUSTOMS: "Customs and border procedures.",
        words.Sector.FREE_ZONES: "Free and special economic zones.",
        words.Sector.SECURITY: "Defence, police and security.",
        words.Sector.POLITICS: "Political consultation and diplomacy.",
        words.Sector.LABOUR: "Labour and social affairs.",
    },
)
describe(
    words.AmountNature,
    "What a figure says.",
    {
        words.AmountNature.TARGET: "An aim to be reached.",
        words.AmountNature.CURRENT: "A present or past level.",
        words.AmountNature.COMMITMENT: "A sum or quantity that is promised.",
        words.AmountNature.OPEN: "The text leaves it open.",
    },
)
describe(
    words.MentionKind,
    "What a span of an article names.",
    {
        words.MentionKind.PERSON: "A person.",
        words.MentionKind.ORGANISATION: "An organisation.",
        words.MentionKind.COUNTRY: "A country.",
        words.MentionKind.BLOC: "A bloc of states.",
        words.MentionKind.AMOUNT: "An amount with its unit.",
        words.MentionKind.DATE: "A date.",
    },
)
describe(
    words.PassageKind,
    "Which part of an article a passage is.",
    {words.PassageKind.HEADLINE: "The headline.", words.PassageKind.SENTENCE: "A sentence of the body."},
)
describe(
    words.ClaimField,
    "Which field of an agreement or actor a claim speaks about.",
    {
        words.ClaimField.KIND: "The kind of an agreement.",
        words.ClaimField.STATUS: "The status of an agreement.",
        words.ClaimField.PARTICIPANT: "Somebody taking part in an agreement.",
        words.ClaimField.SECTOR: "A sector of an agreement.",
        words.ClaimField.AMOUNT: "An amount of an agreement.",
        words.ClaimField.DATE: "The date of an agreement.",
        words.ClaimField.COUNT: "The number of documents in a bundle of agreements.",
        words.ClaimField.NAME: "A name of an actor.",
        words.ClaimField.ROLE: "An office that a person holds.",
        words.ClaimField.COUNTRY: "The country that a person or organisation belongs to.",
    },
)
describe(
    DatePrecision,
    "How much of a date the text gives.",
    {
        DatePrecision.YEAR: "The year only: `2026`.",
        DatePrecision.MONTH: "Year and month: `2026-01`.",
        DatePrecision.DAY: "The day: `2026-01-29`.",
    },
)
describe(
    Direction,
    "Direction of an order.",
    {Direction.ASC: "Smallest, earliest or first letter first.", Direction.DESC: "Largest or latest first."},
)
describe(
    words.DecisionAction,
    "What an editor can say about an agreement or actor.",
    {
        words.DecisionAction.CONFIRM: "It is right as it is.",
        words.DecisionAction.CORRECT: "A field has another value.",
        words.DecisionAction.REJECT: "There is no such thing.",
        words.DecisionAction.MERGE: "Two are one.",
        words.DecisionAction.SPLIT: "A part of it is something else.",
        words.DecisionAction.NOT_SAME: "Two are not the same and must not be joined.",
    },
)
describe(
    words.DecidedField,
    "A field that an editor can correct.",
    {
        words.DecidedField.KIND: "The kind of an agreement.",
        words.DecidedField.STATUS: "The status of an agreement.",
        words.DecidedField.PARTICIPANT: "Who takes part in an agreement.",
        words.DecidedField.SECTOR: "The sectors of an agreement.",
        words.DecidedField.AMOUNT: "The amounts of an agreement.",
        words.DecidedField.DATE: "The date of an agreement.",
        words.DecidedField.COUNT: "The number of documents in a bundle.",
        words.DecidedField.NAME: "The name of an actor in one language.",
        words.DecidedField.COUNTRY: "The country of an actor.",
    },
)
describe(
    words.RecheckReason,
    "Why an editor has to look at a decision again.",
    {
        words.RecheckReason.ARTICLE_GONE: "The article is not stored any more.",
        words.RecheckReason.ANCHOR_LOST: "The passage is not in the article any more.",
        words.RecheckReason.NOT_DERIVED: "The rules find no such agreement or actor any more.",
        words.RecheckReason.AMBIGUOUS: "Several fit alike.",
        words.RecheckReason.CHANGED: "The passage now tells of other parties or another deal.",
        words.RecheckReason.VALUE_LOST: "A decided value names an actor that is not there any more.",
        words.RecheckReason.CONTRADICTED: "Later decisions together exclude it.",
        words.RecheckReason.IMPOSSIBLE: "There is no such field or value, or the two can never be one.",
    },
)
