"""The document store at scale: one MongoDB database, on a standalone server or a replica set."""

from indexing.storing.mongo.store import MongoStore

__all__ = ["MongoStore"]
