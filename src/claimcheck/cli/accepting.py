"""Finds the finding that an editor accepts, and writes the decision down."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from claimcheck.atomic import write_whole
from claimcheck.cli.checking import CheckOptions, Plan, checker, planned
from claimcheck.cli.gating import hurdles_of, text_of
from claimcheck.cli.inputs import gather
from claimcheck.cli.output import write_out
from claimcheck.config.discovery import DECISIONS, find_decisions
from claimcheck.config.paths import printed_path
from claimcheck.errors import UsageError
from claimcheck.gate.decisions import Decision, parsed_day
from claimcheck.gate.decisions_file import with_decision
from claimcheck.gate.status import ExitStatus
from claimcheck.model.finding import Finding

_SHORTEST = 4  # digits of an identity that are looked for
_LONGEST = 100  # characters of an excerpt


def accept_finding(options: CheckOptions, identity: str, reason: str, until: str | None, by: str | None) -> int:
    """Remember a decision. Raises UsageError where the finding, or what must be said of it, is missing."""
    if not reason.strip():
        raise UsageError("--reason: say why the finding is accepted")
    today = date.today()
    day = parsed_day(until, "--until")
    if day is not None and day < today:
        raise UsageError(f"--until: {day} is over already")
    plan = planned(options)
    inputs = gather(plan.named, plan.settings, require_files=True)
    report = checker(options, plan, inputs, hurdles_of(plan.settings, plan.named, plan.record))(inputs)
    finding = _named(identity.strip().lower(), report.findings)
    excerpt = " ".join("".join(c if c.isprintable() else " " for c in finding.place.text).split())
    excerpt = excerpt if len(excerpt) <= _LONGEST else excerpt[: _LONGEST - 1] + "…"
    path = _path(plan)
    before = text_of(path) if Path(path).is_file() else ""
    decision = Decision(finding.identity, finding.code, excerpt, by or _who(), reason.strip(), today, day)
    text = with_decision(before, decision, path)
    try:
        write_whole(Path(path), text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    where = f"{finding.place.path}:{finding.place.start.line}"
    write_out(f"{path}: {finding.code} at {where} accepted{f' until {day}' if day else ''}\n")
    return ExitStatus.CLEAN


def _named(identity: str, findings: Sequence[Finding]) -> Finding:
    if len(identity) < _SHORTEST:
        raise UsageError(f"{identity!r} is too short for an identity; check --identities shows them")
    found = {one.identity: one for one in reversed(findings) if one.identity.startswith(identity)}
    if len(found) > 1:
        told = ", ".join(
            f"{name[:12]} ({one.code} {one.place.path}:{one.place.start.line})" for name, one in found.items()
        )
        raise UsageError(f"{identity!r} begins {len(found)} identities: {told}")
    if not found:
        raise UsageError(
            f"no finding here has an identity that begins with {identity!r}; check --identities shows them"
        )
    return next(iter(found.values()))


def _path(plan: Plan) -> str:
    there = find_decisions(plan.record, plan.named.first)
    if there is not None:
        return there
    if plan.record is not None:
        return printed_path(Path(plan.record).parent / DECISIONS)
    return f"data/{DECISIONS}" if Path("data").is_dir() else DECISIONS


def _who() -> str:
    """Return whom git knows, else whom the machine knows."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, check=False)
        name = done.stdout.decode("utf-8", "replace").strip()
    except OSError:
        name = ""
    try:
        return name or getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("--by: say who decides; neither git nor this machine knows") from error
