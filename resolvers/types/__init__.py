"""The object types of the schema, one noun per file. They point at each other, so they import modules, not names."""
