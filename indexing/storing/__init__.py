"""The truth of the project: documents, their revisions and the change feed, on SQLite or MongoDB."""
