"""What an operation costs, known before anything is done for it.

One point is one object read from the store. The values within it come with it; fields whose answer takes more work than
that say so where they are declared.
"""
