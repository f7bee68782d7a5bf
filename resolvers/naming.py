"""Which operation of a document is meant: the only one or, among several, the one that the request names."""

from collections.abc import Iterator

from graphql import GraphQLError, OperationDefinitionNode
from strawberry.extensions import SchemaExtension


class NamedAmongSeveral(SchemaExtension):
    """Refuses a document of several operations without a name, of which Strawberry would run the first.

    Source of the rule: GraphQL specification, October 2021, section 6.1, GetOperation.
    """

    def on_validate(self) -> Iterator[None]:
        """Look once the document is parsed."""
        context = self.execution_context
        definitions = context.graphql_document.definitions if context.graphql_document else ()
        operations = [one for one in definitions if isinstance(one, OperationDefinitionNode)]
        if len(operations) > 1 and context._provided_operation_name is None and not context.pre_execution_errors:
            context.pre_execution_errors = [
                GraphQLError("The document holds several operations: say which one by `operationName`.")
            ]
        yield
