"""What a shell may offer for the words of an option: codes and names of rules, formats, and words that are listed.

Each is called by typer with the beginning of the word, and imports what it offers only then. In a run that no shell has
asked how a line may go on, they are None: typer would look into every one of them at each start.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import typer

VARIABLE = "_CLAIMCHECK_COMPLETE"
"""Set by the script that a shell has of us, when it asks."""

Offered = list[tuple[str, str]]
Offering = Callable[..., Any] | None


def _when_asked(offering: Callable[..., Any]) -> Offering:
    return offering if os.environ.get(VARIABLE) else None


@_when_asked
def rules(incomplete: str) -> Offered:
    """Offer codes, families and names of rules; behind a comma, the next one."""
    from claimcheck.rules.catalogue import NAMES

    done = incomplete.rpartition(",")[0]
    before = f"{done}," if done else ""
    codes = {code: name for name, code in NAMES.items()}
    families = dict.fromkeys((code.rstrip("0123456789") for code in codes), "all of the family")
    offered = {"ALL": "all rules", **families, **codes, **NAMES}
    return [(f"{before}{word}", told) for word, told in offered.items()]


@_when_asked
def one_rule(incomplete: str) -> Offered:
    """Offer codes and names of rules."""
    from claimcheck.rules.catalogue import NAMES

    return [(code, name) for name, code in NAMES.items()] + [
        (name, code) for name, code in NAMES.items() if incomplete and name.startswith(incomplete)
    ]


@_when_asked
def formats(context: typer.Context) -> list[str]:
    """Offer the formats of the command that is being written."""
    if context.info_name == "extract":
        from claimcheck.cli.extract import FORMATS as READ

        return list(READ)
    from claimcheck.cli.checking import FORMATS

    return list(FORMATS)


def words(*offered: str) -> Offering:
    """Return what offers some words."""
    return _when_asked(lambda: list(offered))
