"""What a run of the suite says at its end: one line for each reason why tests were skipped."""

from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tests that need a live engine are many, so their reasons are told once, not once per test."""
    reports = [one for one in terminalreporter.stats.get("skipped", []) if isinstance(one.longrepr, tuple)]
    reasons = Counter(one.longrepr[2].removeprefix("Skipped: ") for one in reports)
    for reason, number in sorted(reasons.items()):
        terminalreporter.write_line(f"skipped {number} tests: {reason}")
