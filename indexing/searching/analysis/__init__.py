"""Text into terms: the chains of each language, declared once for Python and for Elasticsearch."""
