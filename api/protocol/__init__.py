"""GraphQL over HTTP: from a request to an operation, and from its result to a response.

Source of the rules: the GraphQL-over-HTTP specification, https://graphql.github.io/graphql-over-http/draft/.
"""
