"""Articles that come in over a wire, one for each text."""

import json
from pathlib import Path

from indexing.pipeline import ingest
from indexing.storing.port import DocumentStore


async def publish(store: DocumentStore, folder: Path, *texts: str) -> None:
    """Store `texts` as they stand on 29 January 2026, each at the address of its place among them."""
    lines = (
        json.dumps({"text": text, "url": f"https://wire.example/{number}", "published": "2026-01-29"})
        for number, text in enumerate(texts)
    )
    (folder / "wire.jsonl").write_text("\n".join(lines), "utf-8")
    assert (await ingest(store, [folder / "wire.jsonl"])).problems == []
