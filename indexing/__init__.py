"""Articles in, documents and indexes out: reading, deriving, storing, searching, curating."""
