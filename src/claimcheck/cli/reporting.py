"""Which module makes a format, and GitHub's summary of a step, the one report that is added to a file of others."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from claimcheck.cli.exits import tell

if TYPE_CHECKING:
    from claimcheck.model.report import Report
    from claimcheck.reporters.view import View


class Reporter(Protocol):
    """A module of ``claimcheck.reporters``."""

    def render(self, report: Report, view: View, /) -> str:
        """Return the report as text."""


def reporter(format: str) -> Reporter:
    """Import and return the module that makes ``format``; the others are not imported."""
    return cast(Reporter, import_module(f"claimcheck.reporters.{format}"))


def add_to_step_summary(report: Report, view: View) -> None:
    """Append a table to the file that $GITHUB_STEP_SUMMARY names, where it is set; a notice where that fails.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
    """
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    from claimcheck.reporters.github import step_summary

    try:
        with Path(file).open("ab") as opened:
            opened.write(step_summary(report, view).encode("utf-8", "backslashreplace"))
    except OSError as error:
        tell(f"cannot add to the summary of the step, {file}: {error.strerror}")
