"""``claimcheck check``: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.options import (
    BaselineFile,
    ChangedSince,
    Color,
    Config,
    Diff,
    Fix,
    Identities,
    Isolated,
    Locked,
    MailTo,
    NoCache,
    Offline,
    Output,
    Paths,
    Preview,
    ReadAs,
    References,
    RequireFiles,
    StdinFilename,
    UnsafeFixes,
    Watch,
    Words,
)


def check(
    paths: Paths = None,
    output: Output = None,
    references: References = None,
    offline: Offline = False,
    locked: Locked = False,
    mailto: MailTo = None,
    no_cache: NoCache = False,
    select: Annotated[
        Words, typer.Option("--select", metavar="CODES", help="Rules to run: codes, prefixes, names, ALL.")
    ] = None,
    ignore: Annotated[Words, typer.Option("--ignore", metavar="CODES", help="Rules to leave out.")] = None,
    extend_select: Annotated[
        Words, typer.Option("--extend-select", metavar="CODES", help="Rules to run besides the selected ones.")
    ] = None,
    strict: Annotated[
        bool | None,
        typer.Option("--strict/--no-strict", help="Also ask for sources of times, doses, ages, dates, money."),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="error|warning|info|never", help="What makes the status 1.")
    ] = None,
    min_severity: Annotated[
        str | None, typer.Option("--min-severity", metavar="error|warning|info", help="What is shown.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with status 0 in spite of findings.")] = False,
    baseline: BaselineFile = None,
    changed_since: ChangedSince = None,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    preview: Preview = False,
    identities: Identities = False,
    on_unverified: Annotated[
        str | None,
        typer.Option("--on-unverified", metavar="warn|fail|ignore", help="What entries that were not checked do."),
    ] = None,
    against: Annotated[
        Words, typer.Option("--against", metavar="PATH", help="Compare with these articles too; repeatable.")
    ] = None,
    read_as: ReadAs = None,
    stdin_filename: StdinFilename = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Counts by rule in place of the findings.")] = False,
    color: Color = "auto",
    require_files: RequireFiles = False,
    config: Config = None,
    isolated: Isolated = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Print the settings of a run and end.")
    ] = False,
    watch: Watch = False,
) -> int:
    """Read, link, resolve, judge and report: what the articles say against what they cite."""
    given = dict(locals())
    from claimcheck.cli.checking import CheckOptions, run_check

    return run_check(CheckOptions(**given))
