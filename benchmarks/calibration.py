"""How often a confidence is right: labelled articles against what the rules find in them.

    python -m benchmarks.calibration FOLDER...

Each folder holds NNN.txt with labels in NNN.json beside it. A finding is right if a label of the same family of kinds
overlaps its span, each label once; findings near the truth but elsewhere in the text count as wrong. Prints, for every
tenth of confidence, how many findings there are and how many are right; then what publishing from a threshold on gives.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexing.deriving.agreements.confidence import LISTED, PUBLISHED
from indexing.deriving.article import derive
from indexing.deriving.report import score_row
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in

_FAMILIES = {
    "memorandum": "instrument",
    "agreement": "instrument",
    "protocol": "instrument",
    "statement": "instrument",
    "contract": "deal",
    "purchase": "deal",
}
_THRESHOLDS = (LISTED, 0.5, PUBLISHED, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding: its confidence and whether a label agrees."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: its findings and the number of its labels."""

    findings: tuple[Judged, ...]
    labels: int


def main() -> None:
    """Print both tables for the folders named on the command line."""
    folders = [Path(name) for name in sys.argv[1:] if Path(name).is_dir()]
    if not folders:
        print("name one or more folders of labelled articles: python -m benchmarks.calibration FOLDER...")
        return
    articles = [scored for folder in folders for scored in _score(folder)]
    print(f"{len(articles)} articles, {sum(a.labels for a in articles)} labels")
    print("\n| confidence | findings | right |\n|---|---|---|")
    for low in range(int(LISTED * 10), 10):
        part = [f for a in articles for f in a.findings if low <= f.confidence * 10 < low + 1]
        print(f"| {low / 10:.1f} to {low / 10 + 0.1:.1f} | {len(part)} | {_share(part)} |")
    print("\n| published from | precision | recall |\n|---|---|---|")
    for threshold in _THRESHOLDS:
        print(f"| {threshold:.2f} | {_figures(articles, threshold)} |")


def _score(folder: Path) -> Iterator[Scored]:
    texts = sorted(path for path in folder.glob("*.txt") if path.with_suffix(".json").exists())
    for draft in drafts_in(texts):
        if isinstance(draft, Draft):
            article = article_of(draft)
            labels = json.loads(Path(draft.path).with_suffix(".json").read_text("utf-8"))["agreements"]
            found = score_row("", article, derive(article))["agreements"]
            yield Scored(tuple(judged(found, labels)), len(labels))


def judged(found: Sequence[dict[str, Any]], labels: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """Each finding with the label that overlaps it most, the closest pairs first."""
    pairs = sorted(
        (-_overlap(finding, label), i, j)
        for i, finding in enumerate(found)
        for j, label in enumerate(labels)
        if _overlap(finding, label) > 0 and _family(finding) == _family(label)
    )
    right: set[int] = set()
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in right and j not in taken:
            right.add(i)
            taken.add(j)
    return (Judged(finding["confidence"], i in right) for i, finding in enumerate(found))


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _family(agreement: dict[str, Any]) -> str:
    kind = str(agreement["kind"])
    return _FAMILIES.get(kind, kind)


def _figures(articles: Sequence[Scored], threshold: float) -> str:
    kept = [f for a in articles for f in a.findings if f.confidence >= threshold]
    right, labels = sum(f.right for f in kept), sum(a.labels for a in articles)
    return f"{right / max(1, len(kept)):.3f} | {right / max(1, labels):.3f}"


def _share(findings: Sequence[Judged]) -> str:
    return f"{sum(f.right for f in findings) / len(findings):.2f}" if findings else "-"


if __name__ == "__main__":
    main()
