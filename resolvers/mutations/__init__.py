"""What callers can change: editors decide about agreements and actors, newsrooms hand in articles."""
