"""Where reports go, in which format, and whether in colour."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.atomic import write_whole
from claimcheck.cli.options import chosen
from claimcheck.errors import UsageError

MACHINE_FORMATS = frozenset({"json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"})
SURVEYING = frozenset({"html"})  # they show the articles too, and choose from all findings themselves
FILE_FORMATS = frozenset({"docx"})  # no text: they go to a file and nowhere else
_WIDTH = 100  # columns where there is no terminal
_WIDEST = 160


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write: its format, and its file ("" for standard output)."""

    format: str
    file: str = ""

    @property
    def machine(self) -> bool:
        """Tell whether programs read it."""
        return self.format in MACHINE_FORMATS

    @property
    def filters(self) -> bool:
        """Tell whether its reader chooses from all findings, so that none is left out by default."""
        return self.machine or self.format in SURVEYING


def targets(words: Sequence[str] | None, formats: Sequence[str]) -> tuple[Target, ...]:
    """Return what ``--output`` asks for, the first of ``formats`` by default. Raises UsageError."""
    asked: list[Target] = []
    for word in words or (formats[0],):
        format, _, file = word.partition(":")
        target = Target(chosen(format, "--output", formats), "" if file == "-" else file)
        if format in FILE_FORMATS and not target.file:
            raise UsageError(f"--output: {format} is written to a file; name it, as in {format}:FILE")
        if any(target.file == other.file for other in asked):
            where = target.file or "standard output"
            raise UsageError(f"--output: two reports for {where}; name another file, as in {format}:FILE")
        asked.append(target)
    return tuple(asked)


def wants_colour(target: Target, color: str) -> bool:
    """Tell whether a report is coloured: never for programs and files; ``color`` before the environment.

    NO_COLOR (https://no-color.org), FORCE_COLOR and CLICOLOR_FORCE are obeyed in this order. Raises UsageError.
    """
    color = chosen(color, "--color", ("auto", "always", "never"))
    if target.machine or target.file or color == "never":
        return False
    if color == "always":
        return True
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width_of(target: Target) -> int:
    """Return how many columns a report may take."""
    if target.file or not sys.stdout.isatty():
        return _WIDTH
    return min(shutil.get_terminal_size((_WIDTH, 24)).columns, _WIDEST)


def write_all(asked: Sequence[Target], render: Callable[[Target], str | bytes | None]) -> None:
    """Write every report, standard output last; None is not written. Raises UsageError for a file that cannot be."""
    for target in sorted(asked, key=lambda one: not one.file):
        report = render(target)
        if report is None:
            continue
        if target.file:
            _write_file(target.file, report)
        elif isinstance(report, str):
            write_out(report)


def write_out(text: str) -> None:
    """Write to standard output; a reader who closes it early (``| head``) ends the writing quietly.

    UTF-8 where the terminal takes it. A file name that is not text is written with escapes, which JSON reads too.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    data = text.encode("utf-8" if encoding.lower().replace("-", "") == "utf8" else encoding, "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is still buffered must not fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(file: str, report: str | bytes) -> None:
    try:
        write_whole(Path(file), report.encode("utf-8", "backslashreplace") if isinstance(report, str) else report)
    except OSError as error:
        raise UsageError(f"--output: cannot write {file}: {error.strerror}") from error
