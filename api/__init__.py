"""The HTTP surface and the command line: the only floor that talks to the outside."""
