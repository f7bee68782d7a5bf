"""From an article to claims, and from claims to agreements and actors across articles."""
