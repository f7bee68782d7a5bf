"""The disposable search index, its analysis chains, and the follower that keeps it in step with the store."""
