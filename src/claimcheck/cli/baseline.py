"""``claimcheck baseline``: accept the findings of today, and forget those that are mended."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.completing import words
from claimcheck.cli.options import (
    BaselineFile,
    Config,
    ExtendSelect,
    Ignore,
    Isolated,
    MailTo,
    NoCache,
    Paths,
    References,
    Select,
    Words,
    chosen,
)


def baseline(
    action: Annotated[
        str,
        typer.Argument(
            metavar="create|prune",
            help="Accept all findings of today, or forget mended ones.",
            autocompletion=words("create", "prune"),
        ),
    ],
    paths: Paths = None,
    baseline: BaselineFile = None,
    references: References = None,
    offline: Annotated[bool, typer.Option("--offline", help="As for check.")] = False,
    locked: Annotated[bool, typer.Option("--locked", help="As for check.")] = False,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    against: Annotated[Words, typer.Option("--against", metavar="PATH", help="As for check.")] = None,
    mailto: MailTo = None,
    no_cache: NoCache = False,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Accept the findings of today, so that check --baseline tells new ones only; prune forgets those that are mended.

    A baseline only ever shrinks: create writes no file that is there already. Retracted works (UPD001) are told
    through any baseline.
    """
    given = {name: value for name, value in locals().items() if name != "action"}
    from claimcheck.cli.baselining import create, prune
    from claimcheck.cli.checking import CheckOptions

    options = CheckOptions(**given)
    return (create if chosen(action, "baseline", ("create", "prune")) == "create" else prune)(options)
