"""What fields give that do not wait: attributes, and methods without a store to ask."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, cast

from graphql.execution.values import VariableValues

from resolvers.plan.calling import Attribute, Call, Constant, Itself, Method


class Reading:
    """Reads such fields for one choice of variables."""

    def __init__(self, variables: VariableValues) -> None:
        """Give `variables` to the methods that ask for them."""
        self._variables = variables

    def given(self, call: Call) -> Mapping[str, Any]:
        """What `call` is called with. Raises what makes it impossible."""
        return call.arguments.given(self._variables) if isinstance(call, Method) else {}

    def values(self, call: Call, objects: Sequence[Any]) -> list[Any]:
        """What `call` gives for each object; an exception where it fails."""
        if isinstance(call, Constant):
            return [call.value] * len(objects)
        if isinstance(call, Itself):
            return list(objects)
        try:
            if isinstance(call, Attribute):
                return [*map(attrgetter(call.name), objects)]
            given, function = self.given(call), cast(Method, call).function
            return [function(each, **given) for each in objects] if given else [*map(function, objects)]
        except Exception:
            return [self._value(call, each) for each in objects]

    def _value(self, call: Call, source: Any) -> Any:
        try:
            if isinstance(call, Attribute):
                return getattr(source, call.name)
            return cast(Method, call).function(source, **self.given(call))
        except Exception as error:
            return error
