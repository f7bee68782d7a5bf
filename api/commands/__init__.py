"""The commands of `peyman`, one room for each kind of work."""
