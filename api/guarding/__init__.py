"""What keeps a server answering when it is asked for too much: bounded work, deadlines, and no work for nobody."""
