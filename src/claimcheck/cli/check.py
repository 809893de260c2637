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
    ExtendSelect,
    FailOn,
    Fix,
    Identities,
    Ignore,
    Isolated,
    Locked,
    MailTo,
    MinSeverity,
    NoCache,
    Offline,
    OnUnverified,
    Output,
    Paths,
    Preview,
    ReadAs,
    References,
    RequireFiles,
    Select,
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
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    strict: Annotated[
        bool | None,
        typer.Option("--strict/--no-strict", help="Also ask for sources of times, doses, ages, dates, money."),
    ] = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with status 0 in spite of findings.")] = False,
    baseline: BaselineFile = None,
    changed_since: ChangedSince = None,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    preview: Preview = False,
    identities: Identities = False,
    on_unverified: OnUnverified = None,
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
