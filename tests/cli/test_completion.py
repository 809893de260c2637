"""Completion in shells: the script that a shell gets, and what it is answered over the variables that the script sets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import completing
from claimcheck.cli.checking import FORMATS
from claimcheck.rules.catalogue import MODULES


def answered(line: str, shell: str = "bash") -> list[str]:
    """Return what the program offers for a line whose last word is being written."""
    variables = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck"],
        env={**os.environ, "_CLAIMCHECK_COMPLETE": f"complete_{shell}", **variables[shell]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("claimcheck che", ["check"]),
        ("claimcheck check --watc", ["--watch"]),
        ("claimcheck check --select HSE00", [code for code in MODULES if code.startswith("HSE00")]),
        ("claimcheck check --select unused-s", ["unused-suppression"]),
        ("claimcheck check --ignore CIT001,REF00", [f"CIT001,{c}" for c in MODULES if c.startswith("REF00")]),
        ("claimcheck check --output s", [name for name in FORMATS if name.startswith("s")]),
        ("claimcheck extract --output ", ["full", "json"]),
        ("claimcheck check --fail-on ", ["error", "warning", "info", "never"]),
        ("claimcheck rule retracted", ["retracted-work"]),
        ("claimcheck rule UPD001", ["UPD001"]),
        ("claimcheck schema r", ["report", "references"]),
        ("claimcheck cache ", ["info", "clear"]),
        ("claimcheck baseline p", ["prune"]),
        ("claimcheck check nowhere", []),
    ],
)
def test_bash(line: str, offered: list[str]) -> None:
    assert [one for one in answered(line) if one] == offered


def test_zsh_and_fish_are_told_names_too() -> None:
    assert '"UPD001":"retracted-work"' in "\n".join(answered("claimcheck rule UPD", "zsh"))
    assert "UPD001\tretracted-work" in answered("claimcheck rule UPD", "fish")


def test_the_script_of_this_shell_is_shown() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--show-completion", "bash"],
        env={**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "_CLAIMCHECK_COMPLETE=complete_bash" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_a_real_bash_completes(tmp_path: Path) -> None:
    program = tmp_path / "claimcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n', "utf-8")
    program.chmod(0o755)
    script = (
        f'export PATH="{tmp_path}:$PATH"; export _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION=1; '
        'eval "$(claimcheck --show-completion bash)"; unset _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION; '
        "COMP_WORDS=(claimcheck check --select UPD00); COMP_CWORD=3; _claimcheck_completion claimcheck; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [code for code in MODULES if code.startswith("UPD00")]


def test_a_run_that_no_shell_asks_prepares_nothing() -> None:
    assert (completing.rules, completing.one_rule, completing.formats, completing.words("a")) == (None,) * 4
