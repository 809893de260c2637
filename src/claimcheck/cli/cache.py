"""``claimcheck cache``: what this machine keeps: the registries' answers, and what was found out about articles."""

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
    """Tell what is kept on this machine of registries' answers and of articles judged, or forget it."""
    from claimcheck.gate.status import ExitStatus
    from claimcheck.runs.store import clear_outcomes, outcomes_kept
    from claimcheck.works.cache import cache_info, clear_cache
    from claimcheck.works.sources import NAMES, find_cache_folder

    chosen(action, "cache", ("info", "clear"))
    folder = find_cache_folder()
    if action == "clear":
        answers, articles = clear_cache(folder), clear_outcomes(folder)
        typer.echo(f"{_counted(answers, 'answer')} and {_counted(articles, 'article')} forgotten")
        return ExitStatus.CLEAN
    info = cache_info(folder)
    typer.echo(f"{info.path}")
    since = f", the oldest of {info.oldest}" if info.oldest else ""
    typer.echo(f"{_counted(info.answers, 'answer')}, {info.fresh} of them still hold{since}; {info.size / 1e6:.1f} MB")
    for name, count in sorted(info.registries.items()):
        typer.echo(f"  {NAMES.get(name, name)}: {count}")
    articles, size = outcomes_kept(folder)
    typer.echo(f"{_counted(articles, 'article')} as judged before; {size / 1e6:.1f} MB")
    return ExitStatus.CLEAN


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
