"""The values of an enum, told to a client that wrote none of them; whoever may not see the schema gets no hint.

The library says only that a value does not exist. Its own hints are off, since they would also guess names of fields.
"""

import re
from typing import Final

from graphql import GraphQLEnumType, GraphQLError, GraphQLSchema

#: Members of the largest enum that is written out; a longer list would bury the sentence it explains.
MOST_NAMED: Final = 12

#: How the messages of graphql-core about a value of an enum end.
_UNKNOWN = re.compile(r"Value '\w*' does not exist in '(\w+)' enum\.\Z")
_OTHER_KIND = re.compile(r"Enum '(\w+)' cannot represent non-(?:enum|string) value: .*\Z", re.DOTALL)


def hinted(error: GraphQLError, schema: GraphQLSchema) -> GraphQLError:
    """`error`, with the values to choose from where it refuses a value of a small enum of `schema`."""
    said = _UNKNOWN.search(error.message) or _OTHER_KIND.search(error.message)
    kind = schema.get_type(said[1]) if said else None
    if not isinstance(kind, GraphQLEnumType) or len(kind.values) > MOST_NAMED:
        return error
    return GraphQLError(
        f"{error.message.removesuffix('.')}: write one of {', '.join(kind.values)}.",
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        original_error=error.original_error,
        extensions=error.extensions,
    )
