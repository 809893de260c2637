"""The commands there are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from claimcheck.cli.accept import accept
from claimcheck.cli.baseline import baseline
from claimcheck.cli.cache import cache
from claimcheck.cli.check import check
from claimcheck.cli.commands import PlainCommand, PlainGroup
from claimcheck.cli.completing import VARIABLE
from claimcheck.cli.extract import extract
from claimcheck.cli.lock import lock
from claimcheck.cli.rule import rule
from claimcheck.cli.schema import schema
from claimcheck.cli.server import server
from claimcheck.gate.status import ExitStatus

_COMMANDS = (check, extract, lock, rule, schema, baseline, accept, cache, server)


def _application(*, completion: bool) -> typer.Typer:
    """Return the commands; ``completion``: with what shells need, which takes some milliseconds to import."""
    made = typer.Typer(
        name="claimcheck",
        cls=PlainGroup,
        help="A linter for what an article says and what it cites.",
        add_completion=completion,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback(invoke_without_command=True)(_common)
    for command in _COMMANDS:
        made.command(command.__name__, cls=PlainCommand)(command)
    return made


def _common(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    if version:
        from claimcheck.version import __version__

        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(ExitStatus.USAGE)


app = _application(completion=False)


def run(arguments: Sequence[str]) -> int:
    """Run the command line ``arguments`` (without the program's name) and return the exit status."""
    completion = bool(os.environ.get(VARIABLE)) or not arguments or arguments[0].startswith("-")
    command = typer.main.get_command(_application(completion=True) if completion else app)
    status: int = command.main(args=list(arguments), prog_name="claimcheck", standalone_mode=False)
    return status
