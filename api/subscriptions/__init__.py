"""Operations over connections that stay open: WebSockets (graphql-transport-ws), server-sent events (graphql-sse)."""
