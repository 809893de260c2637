"""Writes and shrinks a baseline."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from claimcheck.atomic import write_whole
from claimcheck.cli.checking import CheckOptions, checker, planned
from claimcheck.cli.gating import hurdles_of, load_baseline
from claimcheck.cli.inputs import gather
from claimcheck.cli.output import write_out
from claimcheck.errors import UsageError
from claimcheck.gate.baseline import baseline_of
from claimcheck.gate.baseline_file import baseline_text
from claimcheck.gate.status import ExitStatus
from claimcheck.model.finding import Known

DEFAULT = "claimcheck-baseline.json"


def create(options: CheckOptions) -> int:
    """Write a baseline of all findings of today. Raises UsageError where there is a file already."""
    plan = planned(options)
    path = plan.baseline or DEFAULT
    if Path(path).exists():
        raise UsageError(f"{path} is there already; claimcheck baseline prune takes out what is mended")
    inputs = gather(plan.named, plan.settings, require_files=True)
    report = checker(options, plan, inputs, hurdles_of(plan.settings, plan.named, plan.record))(inputs)
    known = baseline_of(report.findings)
    _write(path, known)
    write_out(f"{_counted(len(known))} accepted in {path}; check with --baseline {path}\n")
    return ExitStatus.CLEAN


def prune(options: CheckOptions) -> int:
    """Take out of a baseline what is mended, as far as this run has looked. Raises UsageError."""
    plan = planned(options)
    path = plan.baseline or DEFAULT
    known = load_baseline(path)
    inputs = gather(plan.named, plan.settings, require_files=False)
    hurdles = replace(hurdles_of(plan.settings, plan.named, plan.record), baseline=known)
    gone = frozenset(checker(options, plan, inputs, hurdles)(inputs).gone)
    kept = [one for one in known if one not in gone]
    if gone:
        _write(path, kept)
    write_out(f"{_counted(len(known) - len(kept))} taken out of {path}; {len(kept)} left\n")
    return ExitStatus.CLEAN


def _write(path: str, known: Iterable[Known]) -> None:
    folder = Path(path).resolve().parent
    inside = (replace(one, path=_from(folder, one.path)) for one in known)
    try:
        write_whole(Path(path), baseline_text(inside, path).encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error


def _from(folder: Path, path: str) -> str:
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return path


def _counted(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"
