"""Every relation of the schema is one function from all parents of a level to their children, in one store call."""
