"""The GraphQL schema: types, filters, connections and the batches that feed them."""
