"""How much each caller may ask for in a time: a leaky bucket of points per key and per address."""
