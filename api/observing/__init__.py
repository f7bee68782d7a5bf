"""What can be seen of a running server from outside: figures, lines in a log, spans. Never a variable or a secret."""
