"""``claimcheck cache``: what this machine remembers of the registries' answers."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli.completing import words
from claimcheck.cli.options import chosen


def cache(
    action: Annotated[
        str,
        typer.Argument(
            metavar="info|clear", help="Tell what is kept, or forget it.", autocompletion=words("info", "clear")
        ),
    ],
) -> int:
    """Tell what is kept of the registries' answers on this machine, or forget it."""
    from claimcheck.gate.status import ExitStatus
    from claimcheck.works.cache import cache_info, clear_cache
    from claimcheck.works.sources import NAMES, find_cache_folder

    chosen(action, "cache", ("info", "clear"))
    folder = find_cache_folder()
    if action == "clear":
        typer.echo(f"{_counted(clear_cache(folder))} forgotten")
        return ExitStatus.CLEAN
    info = cache_info(folder)
    typer.echo(f"{info.path}")
    since = f", the oldest of {info.oldest}" if info.oldest else ""
    typer.echo(f"{_counted(info.answers)}, {info.fresh} of them still hold{since}; {info.size / 1e6:.1f} MB")
    for name, count in sorted(info.registries.items()):
        typer.echo(f"  {NAMES.get(name, name)}: {count}")
    return ExitStatus.CLEAN


def _counted(answers: int) -> str:
    return "1 answer" if answers == 1 else f"{answers} answers"
