"""Runs the program as a person does, and knows what its command lines look like in files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
COMMANDS = ("accept", "baseline", "cache", "check", "extract", "lock", "rule", "schema", "server")


def claimcheck(
    *arguments: str, cwd: Path, source: bytes = b"", variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a person does, in a folder of its own."""
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1", **(variables or {})}
    for name in ("FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments], cwd=cwd, input=source, capture_output=True, env=environment
    )


@cache
def options(command: str) -> frozenset[str]:
    """Return the options that a command's help names."""
    told = claimcheck(*([command] if command else []), "--help", cwd=ROOT)
    assert told.returncode == 0, told.stderr.decode()
    return frozenset(OPTION.findall(told.stdout.decode()))
