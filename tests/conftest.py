"""No test asks a public registry, and none reads this machine's cache."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from browser import MISSING

# how long an example takes says nothing on a machine that does other things too; bounds have tests of their own
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_NOBODY = "http://127.0.0.1:9"  # the discard port: nothing listens there


@pytest.fixture(autouse=True)
def _no_registries(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC", "OPENALEX"):
        monkeypatch.setenv(f"CLAIMCHECK_{name}_URL", _NOBODY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(_cache(tmp_path_factory)))


def _cache(factory: pytest.TempPathFactory) -> Path:
    folder = factory.getbasetemp() / "no-cache"
    folder.mkdir(exist_ok=True)
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what was not looked at."""
    skipped = terminalreporter.stats.get("skipped", ())
    count = sum(MISSING in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} tests skipped: {MISSING}", bold=True, yellow=True)
