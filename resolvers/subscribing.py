"""A subscription under way: admitted and priced like every operation, then one execution for each event.

Each event is answered with a context of its own, so that it shows what stands when it is told, and is charged by
itself: what an open subscription may cost in all nobody knows beforehand.
"""

from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from graphql import DocumentNode, ExecutionResult, GraphQLError, OperationDefinitionNode, get_operation_ast, parse
from graphql.execution import Executor, create_source_event_stream

from resolvers.context import Context
from resolvers.executing import executor_of
from resolvers.masking import presentable
from resolvers.schema import PeymanSchema

#: From an event and a context to an executor of the operation, or to the errors that there is none.
Build = Callable[[Any, Context], "Executor[Any] | list[GraphQLError]"]


class Refused(Exception):
    """A subscription that was not opened, or has ended, with the errors that say why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        """Because of `errors`, which clients may see."""
        super().__init__(errors)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was parsed, and the operation in it that is meant; None if that is not clear."""

    node: DocumentNode
    operation: OperationDefinitionNode | None

    @property
    def name(self) -> str | None:
        """The name of the operation, if it has one."""
        return self.operation.name.value if self.operation and self.operation.name else None

    @classmethod
    def parsed(cls, text: str, name: str | None, tokens: int) -> "Document":
        """The document `text`. Raises GraphQLSyntaxError, also for one of more than `tokens` tokens."""
        node = parse(text, max_tokens=tokens)
        return cls(node, get_operation_ast(node, name))


class Subscribed:
    """A subscription that was opened. Use `open`."""

    def __init__(self, build: Build, source: AsyncGenerator[Any, None], points: int) -> None:
        """`build` makes an executor of the operation, `source` gives its events, each of which costs `points`."""
        self._build = build
        self._source = source
        self._points = points

    @classmethod
    async def open(
        cls, schema: PeymanSchema, document: Document, name: str | None, variables: Mapping[str, Any], context: Context
    ) -> "Subscribed":
        """Open the subscription that is the operation `name` of `document`. Raises Refused."""
        if errors := await schema.admission.errors_of(document.node, name, variables, context):
            raise _refused(errors, context)

        def build(root: Any, context: Context) -> "Executor[Any] | list[GraphQLError]":
            return executor_of(schema, document.node, name, variables, root, context)

        executor = build(None, context)
        if isinstance(executor, list):
            raise _refused(executor, context)
        source = create_source_event_stream(executor)
        if executor.is_awaitable(source):
            source = await source
        if isinstance(source, ExecutionResult):
            raise _refused(source.errors or [], context)
        points = context.bill.requested if context.bill else 0
        return cls(build, cast(AsyncGenerator[Any, None], source), points)

    async def events(self, context: Context) -> AsyncGenerator[Any, None]:
        """The events, for `answer`. Raises Refused when the subscription cannot go on."""
        try:
            async for event in self._source:
                yield event
        except Exception as error:
            located = error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)
            raise _refused([located], context) from error
        finally:
            await self._source.aclose()

    async def answer(self, event: Any, context: Context) -> ExecutionResult:
        """What the operation says of an event, for a caller whose account pays for it. Raises RateLimited."""
        if context.account:
            await context.account.charge(self._points)
        # The executor's own copies for events share a memory that grows with every event.
        executor = self._build(event, context)
        assert not isinstance(executor, list)
        result = executor.execute_operation(False)
        answered = cast(ExecutionResult, await result if executor.is_awaitable(result) else result)
        if answered.errors:
            answered.errors = [presentable(error, context.request_id) for error in answered.errors]
        return answered


def _refused(errors: list[GraphQLError], context: Context) -> Refused:
    return Refused([presentable(error, context.request_id) for error in errors])
