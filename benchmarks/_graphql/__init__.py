"""What the benchmark of the API is made of: one world of documents and three servers that answer the same query."""
