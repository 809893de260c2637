"""``claimcheck accept``: remember an editor's decision about a finding."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.options import Config, Isolated, MailTo, NoCache, References, Words


def accept(
    identity: Annotated[
        str, typer.Argument(metavar="IDENTITY", help="As check --identities shows it, or its beginning.")
    ],
    paths: Annotated[Words, typer.Argument(metavar="PATHS", help="Where to look for it; default: here.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; it must be given.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day it holds; default: for ever.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Who decides; default: as git knows you.")
    ] = None,
    references: References = None,
    offline: Annotated[bool, typer.Option("--offline", help="As for check.")] = False,
    locked: Annotated[bool, typer.Option("--locked", help="As for check.")] = False,
    against: Annotated[Words, typer.Option("--against", metavar="PATH", help="As for check.")] = None,
    mailto: MailTo = None,
    no_cache: NoCache = False,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Write a decision into decisions.yaml, beside references.yaml: the finding is hidden from then on.

    When its day is over, the finding comes back as a warning that fails no run.
    """
    given = {name: value for name, value in locals().items() if name not in ("identity", "reason", "until", "by")}
    from claimcheck.cli.accepting import accept_finding
    from claimcheck.cli.checking import CheckOptions

    return accept_finding(CheckOptions(**given), identity, reason or "", until, by)
