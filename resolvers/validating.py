"""Whether a document may run, whichever of its operations is meant: found once, within a bound of work, remembered.

One rule of the language compares all fields of one name with each other, which is quadratic: 3,500 characters kept it
busy for a third of a second. It gets a budget here, and what it used of it is part of the price of the document.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OverlappingFieldsCanBeMergedRule,
    ValidationContext,
    specified_rules,
    validate,
)
from graphql.validation.validate import ValidationAbortedError
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from resolvers.bounded import keep
from resolvers.errors import LimitExceeded
from resolvers.hinting import hinted
from resolvers.limits import Limits, exceeded

#: Errors that are told at once; the first ones help, hundreds only make an answer long.
MAX_ERRORS: Final = 5

#: Documents that are remembered.
REMEMBERED: Final = 256

#: Steps in comparing fields of one name: 10,000 take about 25 ms. Twenty fragments of one page, each with the parties
#: and their names, take 6,700; what a person writes takes some hundreds.
COMPARISONS: Final = 10_000

#: Steps that take as long as reading one object.
_STEPS_PER_POINT: Final = 25

_RULES = (
    *(rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule),
    MaybeNullValidationRule,
    OneOfInputValidationRule,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a document may not run, and the points that it costs to find out, beyond those of any document."""

    errors: tuple[GraphQLError, ...]
    points: int


class Validator:
    """Validates documents of one schema."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        """Hold documents to `limits` and to the rules of the language."""
        self._schema = schema
        self._limits = limits
        self._rules = _RULES if limits.introspection else (*_RULES, NoSchemaIntrospectionCustomRule)
        self._known: OrderedDict[int, tuple[DocumentNode, Verdict]] = OrderedDict()

    def __len__(self) -> int:
        """How many documents are remembered."""
        return len(self._known)

    def verdict(self, document: DocumentNode) -> Verdict:
        """The verdict on `document`, by its identity; the same text is parsed to the same document while it is kept."""
        known = self._known.get(id(document))
        if known is None:
            known = (document, self._found(document))
            keep(self._known, id(document), known, REMEMBERED)
        return known[1]

    def _found(self, document: DocumentNode) -> Verdict:
        if errors := exceeded(document, self._limits):
            return Verdict(tuple(errors), 0)
        budget = _Budget(COMPARISONS)
        rules = (*self._rules, budget.rule())
        errors = validate(self._schema, document, rules, max_errors=MAX_ERRORS, hide_suggestions=True)
        steps = budget.used()
        if steps > COMPARISONS and isinstance(errors[-1], ValidationAbortedError):
            errors[-1] = LimitExceeded("The document selects fields of one name too often: select each of them once.")
        if self._limits.introspection:
            errors = [hinted(error, self._schema) for error in errors]
        return Verdict(tuple(errors), steps // _STEPS_PER_POINT)


class _Budget:
    """A budget for the rule about one document; the library has one too, but for all schemas of a process."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._rules: list[OverlappingFieldsCanBeMergedRule] = []

    def rule(self) -> type[OverlappingFieldsCanBeMergedRule]:
        """The rule, which spends this budget."""
        budget = self

        class MergesFields(OverlappingFieldsCanBeMergedRule):
            def __init__(self, context: ValidationContext) -> None:
                super().__init__(context)
                self.rule_context.remaining_complexity_budget = budget._steps
                budget._rules.append(self)

        return MergesFields

    def used(self) -> int:
        """What was used; more than there was if the rule was stopped."""
        return sum(self._steps - rule.rule_context.remaining_complexity_budget for rule in self._rules)
