"""Counts anew how findings of each make have fared, for the table `experience` of a language.

    python -m benchmarks.fit_experience LANGUAGE OUT FOLDER...

Each folder holds NNN.txt with labels in NNN.json beside it; articles in other languages are left out, and a text that
occurs twice counts once. OUT is the file that the table is written to. Its weights are a ridge regression of "a label
agrees" (as in `benchmarks.calibration`) less the confidence that the other reasons give, on the marks of the findings;
marks of few findings are left out. Give it no folder that figures are to be taken from afterwards.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.calibration import judged
from indexing.deriving.agreements import claims, finder
from indexing.deriving.agreements.experience import BOUNDS
from indexing.deriving.article import derive
from indexing.deriving.report import score_row
from indexing.documents import Article
from indexing.errors import PeymanError
from indexing.reading.article import article_of
from indexing.reading.draft import Draft
from indexing.reading.sources import drafts_in
from indexing.values import Reason

#: A finding that weighs less than this is no neighbour of those that are listed.
_LEAST = 0.1
_FEWEST = 8
_RIDGE = 30.0
_HEAD = """# version: 1
# How findings of the same make have fared: what each mark adds to the confidence that the other reasons give. A ridge
# regression of "a label agrees" over labelled articles (`python -m benchmarks.fit_experience`); `findings` is how many
# a weight rests on.
id\tweight\tfindings
"""

#: What a finding is like, and how far a label is from its confidence.
Case = tuple[tuple[str, ...], float]


def main() -> None:
    """Write the table of the language named on the command line, and print what it rests on."""
    if len(sys.argv) < 4:
        print("name a language, a file and folders: python -m benchmarks.fit_experience LANGUAGE OUT FOLDER...")
        return
    language, out, *folders = sys.argv[1:]
    cases = list(_cases(language, [Path(folder) for folder in folders]))
    if not cases:
        raise PeymanError(f"the folders hold no finding in an article of the language {language}")
    counts = Counter(mark for marks, _ in cases for mark in marks)
    known = sorted(mark for mark, count in counts.items() if count >= _FEWEST)
    lines = [f"{mark}\t{weight:.3f}\t{counts[mark]}\n" for mark, weight in zip(known, _fit(cases, known), strict=True)]
    Path(out).write_text(_HEAD + "".join(lines), "utf-8")
    print(f"{len(cases)} findings, {len(known)} marks")


def _cases(language: str, folders: Sequence[Path]) -> Iterator[Case]:
    seen: set[str] = set()
    paths = sorted(path for folder in folders for path in folder.glob("*.txt") if path.with_suffix(".json").exists())
    for draft in drafts_in(paths):
        article = article_of(draft) if isinstance(draft, Draft) else None
        if article and article.raw not in seen:
            seen.add(article.raw)
            labels = json.loads(Path(draft.path).with_suffix(".json").read_text("utf-8"))["agreements"]
            yield from _of_article(article, labels, language)


def _of_article(article: Article, labels: Sequence[dict[str, Any]], language: str) -> Iterator[Case]:
    """The findings of one article as they are without this table."""
    made: list[tuple[tuple[str, ...], bool]] = []

    def kept(reasons: Sequence[Reason], marks: Sequence[str], of: str) -> Iterator[Reason]:
        is_free = BOUNDS.isdisjoint(reason.code for reason in reasons)
        made.append((tuple(marks), of == language and is_free))
        return iter(())

    with patch.object(claims, "of_experience", kept), patch.object(finder, "LISTED", _LEAST):
        findings = derive(article)
    rows = score_row("", article, findings)["agreements"]
    for finding, verdict in zip(findings.agreements, judged(rows, labels), strict=True):
        marks, counts = made[int(finding.ref.removeprefix("g"))]
        if counts:
            yield marks, verdict.right - verdict.confidence


def _fit(cases: Sequence[Case], known: Sequence[str]) -> list[float]:
    """The weight of each of the marks `known`: a ridge regression of what the confidence lacks."""
    columns = {mark: number for number, mark in enumerate(known)}
    held = np.zeros((len(cases), len(known)))
    for number, (marks, _) in enumerate(cases):
        held[number, [columns[mark] for mark in marks if mark in columns]] = 1
    lacking = np.array([lack for _, lack in cases])
    own = np.linalg.solve(held.T @ held + _RIDGE * np.eye(len(known)), held.T @ lacking)
    return [float(weight) for weight in own]


if __name__ == "__main__":
    try:
        main()
    except PeymanError as error:
        sys.exit(str(error))
