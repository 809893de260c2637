"""What starting costs: guarded by what is imported, since a stopwatch tells of the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import __version__


def imported_by(*arguments: str, folder: Path) -> set[str]:
    """Run one command line in a fresh interpreter and return the top-level modules that it imported."""
    program = (
        "import sys; from claimcheck.__main__ import main; sys.argv[1:] = sys.argv[1:]; main(); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, cwd=folder, check=True
    )
    return set(done.stderr.strip().splitlines()[-1].split())


def test_version_imports_next_to_nothing(tmp_path: Path) -> None:
    imported = imported_by("--version", folder=tmp_path)
    assert "claimcheck" in imported
    assert not imported & {"typer", "pydantic", "rich", "httpx", "yaml", "re", "json", "dataclasses"}


def test_version_says_it() -> None:
    done = subprocess.run([sys.executable, "-m", "claimcheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"claimcheck {__version__}\n"


def test_a_command_line_without_configuration_builds_no_models(tmp_path: Path) -> None:
    imported = imported_by("check", ".", "--offline", "--select", "CIT", "--fail-on", "never", folder=tmp_path)
    assert "typer" in imported
    assert not imported & {"pydantic", "rich", "httpx", "yaml", "rapidfuzz"}


def test_help_needs_no_rich(tmp_path: Path) -> None:
    assert not imported_by("check", "--help", folder=tmp_path) & {"pydantic", "rich", "httpx"}


@pytest.mark.parametrize("command", [["check", "--offline"], ["extract"], ["extract", "--output", "json"]])
def test_reading_articles_opens_no_way_to_the_network(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.md").write_text("A nap helps 62% of adults (Okafor, 2017).\n", "utf-8")
    assert not imported_by(*command, "a.md", folder=tmp_path) & {"httpx", "pydantic", "scipy"}


def test_a_record_that_settles_everything_starts_no_event_loop(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A nap helps 62% of adults.\n", "utf-8")
    assert not imported_by("check", "a.md", "--offline", "--isolated", folder=tmp_path) & {"asyncio", "ssl", "rich"}


def test_patterns_wait_until_they_are_used() -> None:
    program = (
        "import re, re._compiler as c, sys; first = c.compile; made = []\n"
        "c.compile = lambda p, flags=0: made.append(sys._getframe(2).f_code.co_filename) or first(p, flags)\n"
        "import claimcheck.pipeline\n"
        "print(sum('claimcheck' in name and 'model' not in name for name in made))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) == 0
