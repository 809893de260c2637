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
    Jobs,
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

Strict = Annotated[
    bool | None,
    typer.Option("--strict/--no-strict", help="Also ask for sources of times, doses, ages, dates, money."),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="End with status 0 in spite of findings.")]
Against = Annotated[
    Words, typer.Option("--against", metavar="PATH", help="Compare with these articles too; repeatable.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Counts by rule in place of the findings.")]
ShowSettings = Annotated[bool, typer.Option("--show-settings", help="Print the settings of a run and end.")]


def check(
    paths: Paths = None,
    output: Output = None,
    references: References = None,
    offline: Offline = False,
    locked: Locked = False,
    mailto: MailTo = None,
    no_cache: NoCache = False,
    jobs: Jobs = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    strict: Strict = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = None,
    exit_zero: ExitZero = False,
    baseline: BaselineFile = None,
    changed_since: ChangedSince = None,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    preview: Preview = False,
    identities: Identities = False,
    on_unverified: OnUnverified = None,
    against: Against = None,
    read_as: ReadAs = None,
    stdin_filename: StdinFilename = None,
    statistics: Statistics = False,
    color: Color = "auto",
    require_files: RequireFiles = False,
    config: Config = None,
    isolated: Isolated = False,
    show_settings: ShowSettings = False,
    watch: Watch = False,
) -> int:
    """Read, link, resolve, judge and report: what the articles say against what they cite."""
    given = dict(locals())
    from claimcheck.cli.checking import CheckOptions, run_check

    return run_check(CheckOptions(**given))
