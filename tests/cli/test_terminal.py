"""What a terminal gets and a pipe does not: colours, progress; real processes, and a pseudo-terminal of the system."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from loopback import Registries, serving

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

ARTICLE = """Naps help (Li & Osei, 2019).

About 62% of adults agree.

## References

- Li, W. H., & Osei, K. (2019). Naps at work and what they bring. Journal of Sleep Studies, 12(3), 145–152.
"""
_COLOURS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "GITHUB_STEP_SUMMARY", "COLORTERM")


@pytest.fixture(scope="module")
def addresses() -> Iterator[Mapping[str, str]]:
    """Serve registries that know nothing, and yield the variables that lead a run to them."""
    with serving(Registries()) as known:
        yield {f"CLAIMCHECK_{name.upper()}_URL": address for name, address in known.sources().addresses.items()}


@pytest.fixture(autouse=True)
def _article(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")


def run(folder: Path, *arguments: str, terminal: str = "", variables: Mapping[str, str] | None = None) -> str:
    """Return what a run writes to "stdout" or "stderr", which is a terminal where ``terminal`` names it."""
    clean = {name: value for name, value in os.environ.items() if name not in _COLOURS}
    environment = {**clean, "TERM": "xterm", "XDG_CACHE_HOME": str(folder / "cache"), **(variables or {})}
    command = [sys.executable, "-m", "claimcheck", "check", "a.md", *arguments]
    if not terminal:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr
    mine, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, terminal: theirs}
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, **streams) as process:
        os.close(theirs)
        said = b"".join(iter(lambda: _read(mine), b""))
        os.close(mine)
        assert process.wait(60) in (0, 1)
    return said.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux's way of telling that the other side was closed
        return b""


@pytest.mark.parametrize(
    ("terminal", "arguments", "variables", "coloured"),
    [
        ("stdout", [], {}, True),
        ("stdout", [], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("stdout", [], {"TERM": "dumb"}, False),
        ("stdout", ["--output", "json"], {}, False),
        ("", [], {}, False),
        ("", [], {"FORCE_COLOR": "1"}, True),
        ("", [], {"CLICOLOR_FORCE": "1"}, True),
    ],
)
def test_colours(
    tmp_path: Path, terminal: str, arguments: list[str], variables: dict[str, str], coloured: bool
) -> None:
    said = run(tmp_path, "--offline", *arguments, terminal=terminal, variables=variables)
    assert "CLM001" in said
    assert ("\x1b[" in said) is coloured


def test_progress_on_a_terminal_only(tmp_path: Path, addresses: Mapping[str, str]) -> None:
    said = run(tmp_path, "--no-cache", terminal="stderr", variables=addresses)
    assert "asking Crossref" in said
    assert "1 reference" in said
    told = run(tmp_path, "--no-cache", variables=addresses)
    assert "asking" not in told
    assert "\x1b" not in told


def test_no_progress_where_nobody_is_asked(tmp_path: Path) -> None:
    assert "asking" not in run(tmp_path, "--offline", terminal="stderr")
