"""One retrieval set from many texts in many languages: the questions of one set over the passages of all.

    python -m benchmarks._mixed_pool pquad_val.json SETS_FOLDER CORPUS_FOLDER OUT.json

A set over its own passages hides what a language costs the others, and how a chain does where much else competes. The
passages of every set, both sides of sentence pairs and each line of the corpus's articles go into one pool.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: Shorter lines are headings and bylines.
_SHORTEST = 40
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")
_PAIRS = {"tatoeba_pes": "fa", "tatoeba_tur": "tr"}


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def passages(sets: Path, corpus: Path) -> Iterator[dict[str, str]]:
    """Every text with its language; passages of sets keep their ids, behind the name of the set."""
    for path in sorted(sets.glob("*.json")):
        data = _read(path)
        for passage in data.get("passages", []):
            yield {**passage, "id": f"{path.stem}:{passage['id']}", "lang": data["lang"]}
        for number, pair in enumerate(data.get("pairs", [])):
            for side, language in (("src", _PAIRS.get(path.stem, "und")), ("eng", "en")):
                yield {"id": f"{path.stem}:{side}:{number}", "title": "", "text": pair[side], "lang": language}
    for path in sorted(corpus.glob("*/*.txt")):
        language = _read(path.with_suffix(".json")).get("lang", "und") if path.with_suffix(".json").exists() else "und"
        for number, sentence in enumerate(_SENTENCE.split(path.read_text("utf-8"))):
            if len(sentence) >= _SHORTEST:
                key = f"corpus:{path.parent.name}:{path.stem}:{number}"
                yield {"id": key, "title": "", "text": sentence, "lang": language}


def main() -> None:
    """Write the set that the arguments ask for."""
    asked, sets, corpus, out = map(Path, sys.argv[1:])
    data = _read(asked)
    queries = [{**query, "rel": [f"{asked.stem}:{one}" for one in query["rel"]]} for query in data["queries"]]
    pool = list(passages(sets, corpus))
    whole = {"name": f"{asked.stem} in a mixed pool", "lang": data["lang"], "passages": pool, "queries": queries}
    out.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    print(f"{len(pool)} passages, {len(queries)} queries in {out}")


if __name__ == "__main__":
    main()
