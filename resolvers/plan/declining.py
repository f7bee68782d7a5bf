"""Why an operation is left to graphql-core: a closed list of reasons, decided while compiling, never while running."""

from enum import StrEnum


class Reason(StrEnum):
    """A shape that the plan does not execute."""

    MUTATION = "mutation"
    SUBSCRIPTION = "subscription"
    INTROSPECTION = "introspection"
    INCREMENTAL = "incremental"
    DIRECTIVE = "directive"
    NESTED_LIST = "nested_list"
    FOREIGN_FIELD = "foreign_field"
    REQUEST_ERROR = "request_error"


class Declined(Exception):
    """The operation is not for the plan."""

    def __init__(self, reason: Reason) -> None:
        """Decline for `reason`."""
        super().__init__(reason.value)
        self.reason = reason
