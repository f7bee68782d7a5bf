"""The parts of the soak: the server, the mixture that it is asked, and what became of it."""
