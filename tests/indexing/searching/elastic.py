"""The live Elasticsearch node of the tests, if there is one."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from elasticsearch import AsyncElasticsearch

URL = os.environ.get("PEYMAN_TEST_ELASTICSEARCH", "")

#: For tests and parameters that need the node.
needs_elasticsearch = (
    pytest.mark.elasticsearch,
    pytest.mark.skipif(not URL, reason="set PEYMAN_TEST_ELASTICSEARCH to the address of an Elasticsearch 8.19 node"),
)


@asynccontextmanager
async def node() -> AsyncIterator[AsyncElasticsearch]:
    client = AsyncElasticsearch(URL, request_timeout=60)
    try:
        yield client
    finally:
        await client.close()
