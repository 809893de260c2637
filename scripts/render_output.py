"""Render what ``claimcheck check data/articles`` prints, colours and all, into an SVG for the README.

The program itself runs, as a reader would run it, and all that it prints is in the picture; nothing is drawn by hand.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

COMMAND = ("claimcheck", "check", "data/articles", "--offline", "--exit-zero")
WIDTH = 120


def run() -> str:
    """Return the program's output with its colours, as on a machine that has asked no registry yet.

    Raises CalledProcessError when it fails.
    """
    program = Path(sys.executable).with_name(COMMAND[0])
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CLICOLOR")}
    with tempfile.TemporaryDirectory() as cache:
        fixed = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "PYTHONUTF8": "1", "XDG_CACHE_HOME": cache}
        done = subprocess.run(
            [program, *COMMAND[1:]],
            env={**environment, **fixed},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=True,
        )
    return done.stdout


def render(output: str) -> str:
    """Return the SVG; the same output gives the same picture, byte by byte."""
    lines = output.rstrip("\n").split("\n")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(Text(f"$ {' '.join(COMMAND)}", style="bold"))
        for line in lines:
            console.print(Text.from_ansi(line), soft_wrap=False)
        return console.export_svg(title="claimcheck", unique_id="claimcheck")


def main() -> None:
    """Write the picture to the path given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    arguments = parser.parse_args()
    arguments.path.parent.mkdir(parents=True, exist_ok=True)
    arguments.path.write_text(render(run()), encoding="utf-8")


if __name__ == "__main__":
    main()
