"""The place where Strawberry hands an operation to the plan: its hook around execution.

All other extensions work as before. What the plan declines runs in graphql-core, which is counted with the reason.
"""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, cast

from graphql.execution import Executor
from strawberry.extensions import SchemaExtension

from resolvers.context import Context
from resolvers.executing import executor_of
from resolvers.plan.caching import Made
from resolvers.plan.compiling import compile_operation
from resolvers.plan.counting import COUNTS
from resolvers.plan.declining import Declined, Reason
from resolvers.plan.running import Running

if TYPE_CHECKING:
    from resolvers.schema import PeymanSchema


class Planned(SchemaExtension):
    """Executes by plan what can be executed so."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Set the result before graphql-core would work it out."""
        context = self.execution_context
        schema = cast("PeymanSchema", context.schema)
        document = context.graphql_document
        assert document is not None
        executor = executor_of(
            schema,
            document,
            context.operation_name,
            context.variables,
            context.root_value,
            context.context,
            context.operation_extensions,
        )
        if isinstance(executor, list):
            COUNTS.declined[Reason.REQUEST_ERROR] += 1
        else:
            made = schema.plans.get(
                document, context.operation_name, executor.variable_values, lambda: _compiled(executor, schema)
            )
            if isinstance(made, Reason):
                COUNTS.declined[made] += 1
            else:
                COUNTS.planned += 1
                encoded = False
                if isinstance(context.context, Context):
                    context.context.whole_levels = True
                    encoded = context.context.encoded
                context.result = await Running(executor, schema.config.info_class).answer(made, encoded=encoded)
        yield


def _compiled(executor: Executor, schema: "PeymanSchema") -> Made:  # type: ignore[type-arg]
    COUNTS.compiled += 1
    try:
        return compile_operation(executor, schema.schema_converter)
    except Declined as declined:
        return declined.reason
