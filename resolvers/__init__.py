"""The GraphQL schema: types, filters, connections and the batches that feed them."""

# First of all: an enum that a type uses before it has its descriptions would enter the schema without them.
from resolvers import enums as enums
