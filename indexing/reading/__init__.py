"""From files as they come to articles: text kept as it was, page chrome marked, language and date known."""
