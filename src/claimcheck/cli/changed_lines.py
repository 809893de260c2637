"""Asks git which lines were added since a revision."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from claimcheck.compare import lazy_patterns as re
from claimcheck.config.paths import printed_path
from claimcheck.errors import UsageError
from claimcheck.gate.changed import EVERY_LINE, Changed

_HUNK = re.compile(r"@@ -\d+(?:,(?P<old>\d+))? \+(?P<start>\d+)(?:,(?P<new>\d+))? @@")
_DIFF = (
    "-c", "core.quotepath=off", "diff", "-U0", "-M", "--text", "--no-color", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip


def changed_lines(revision: str) -> Changed:
    """Return the lines that were added since the work left ``revision``, in commits or not, and untracked files.

    That is since the last commit that both have: what others have put on a branch meanwhile is nobody's change here.
    Raises UsageError outside of a repository and for an unknown revision.
    """
    top = Path(_git("rev-parse", "--show-toplevel", wrong="the working folder is in no git repository").rstrip("\n"))
    unknown = f"git knows no revision {revision!r}"
    if revision.startswith("-"):
        raise UsageError(f"--changed-since: {unknown}")
    commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", wrong=unknown).strip()
    try:
        base = _git("merge-base", commit, "HEAD").strip()
    except UsageError:  # no commit of its own yet, or a shallow copy
        base = commit
    changed: dict[str, list[tuple[int, int]]] = {}
    for name, first, last in _added(_git(*_DIFF, base, "--")):
        changed.setdefault(printed_path(top / name), []).append((first, last))
    untracked = _git("-C", str(top), "ls-files", "--others", "--exclude-standard", "-z")
    return {**changed, **{printed_path(top / name): EVERY_LINE for name in untracked.split("\0") if name}}


def _git(*arguments: str, wrong: str = "git did not answer") -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UsageError("--changed-since needs git, which is not installed") from error
    if done.returncode:
        raise UsageError(f"--changed-since: {wrong}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _added(diff: str) -> Iterator[tuple[str, int, int]]:
    """Yield name, first and last line of each run of added lines of a diff without context."""
    name, left = "", 0
    for line in diff.split("\n"):
        if left and line[:1] in ("+", "-"):  # what was changed may look like a header
            left -= 1
        elif line.startswith("+++ "):
            name = _name(line[4:])
        elif hunk := _HUNK.match(line):
            old, new = int(hunk["old"] or 1), int(hunk["new"] or 1)
            left = old + new
            if new and name:
                yield name, int(hunk["start"]), int(hunk["start"]) + new - 1


def _name(told: str) -> str:
    """Return the path that a header names; "" for a file that is gone."""
    told = told.removesuffix("\t").removesuffix("\r")
    if told.startswith('"'):
        quoted = told[1:-1].encode("utf-8", "surrogateescape").decode("unicode_escape")
        told = quoted.encode("latin-1", "replace").decode("utf-8", "surrogateescape")
    return told.removeprefix("b/") if told != "/dev/null" else ""
