"""The baseline of the Persian chain: Elasticsearch's own `persian`, rebuilt from its parts and asked with `match`.

    PEYMAN_TEST_ELASTICSEARCH=http://... python -m benchmarks._ready_made_persian SET.json VERSION OUT.jsonl

VERSION 8 has no stemmer, 9 has one. Titles count as in Peyman: the better of title (twice) and text,
which finds more than texts alone.
"""

import json
import os
import sys
import uuid
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

_STOP = "_persian_"
_FILTERS = ["lowercase", "decimal_digit", "arabic_normalization", "persian_normalization", "ready_stop"]
_STEMMED = "9"


def settings(version: str) -> dict[str, Any]:
    """An index whose default analyzer is `persian` of that version, with BM25 as it comes."""
    filters = [*_FILTERS, "persian_stem"] if version == _STEMMED else _FILTERS
    return {
        "number_of_replicas": 0,
        "analysis": {
            "char_filter": {"non_joiner": {"type": "mapping", "mappings": ["\\u200C=>\\u0020"]}},
            "filter": {
                "ready_stop": {"type": "stop", "stopwords": _STOP},
                "persian_stem": {"type": "stemmer", "language": "persian"},
            },
            "analyzer": {
                "default": {
                    "type": "custom",
                    "char_filter": ["non_joiner"],
                    "tokenizer": "standard",
                    "filter": filters,
                }
            },
        },
    }


def main() -> None:
    """Index the passages, ask the queries, write the run."""
    path, version, out = sys.argv[1:]
    data = json.loads(Path(path).read_text("utf-8"))
    client = Elasticsearch(os.environ["PEYMAN_TEST_ELASTICSEARCH"], request_timeout=60)
    name = f"ready-made-{uuid.uuid4().hex[:12]}"
    client.indices.create(index=name, settings=settings(version))
    try:
        for start in range(0, len(data["passages"]), 500):
            operations: list[dict[str, Any]] = []
            for passage in data["passages"][start : start + 500]:
                operations += [{"index": {"_id": passage["id"]}}, {k: passage.get(k, "") for k in ("title", "text")}]
            client.bulk(index=name, operations=operations)
        client.indices.refresh(index=name)
        with Path(out).open("w", encoding="utf-8") as run:
            for query in data["queries"]:
                wanted = {"multi_match": {"query": query["text"], "fields": ["title^2", "text"]}}
                found = client.search(index=name, query=wanted, size=10, source=False)
                hits = [hit["_id"] for hit in found["hits"]["hits"]]
                run.write(json.dumps({"query": query["id"], "hits": hits}) + "\n")
    finally:
        client.indices.delete(index=name)


if __name__ == "__main__":
    main()
