"""Queries for measuring search across languages; see benchmarks/crossing_languages.py."""
