"""Operations compiled once and executed breadth-first: a field runs once for all objects of a level, not once for each.

graphql-core walks an answer object by object and prepares every field anew. Here an operation is compiled into scopes,
one for each selection of a type: a relation is asked once for all parents, and one generated function writes leaves.
What goes wrong is marked; only at the end paths are computed and nulls rise. What the compiler does not know it
declines, and graphql-core executes it.
"""
