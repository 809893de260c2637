"""The commands there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from claimcheck.cli.accept import accept
from claimcheck.cli.baseline import baseline
from claimcheck.cli.cache import cache
from claimcheck.cli.check import check
from claimcheck.cli.commands import PlainCommand, PlainGroup
from claimcheck.cli.extract import extract
from claimcheck.cli.lock import lock
from claimcheck.cli.rule import rule
from claimcheck.cli.schema import schema
from claimcheck.cli.server import server
from claimcheck.gate.status import ExitStatus

app = typer.Typer(
    name="claimcheck",
    cls=PlainGroup,
    help="A linter for what an article says and what it cites.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
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


app.command("check", cls=PlainCommand)(check)
app.command("extract", cls=PlainCommand)(extract)
app.command("lock", cls=PlainCommand)(lock)
app.command("rule", cls=PlainCommand)(rule)
app.command("schema", cls=PlainCommand)(schema)
app.command("baseline", cls=PlainCommand)(baseline)
app.command("accept", cls=PlainCommand)(accept)
app.command("cache", cls=PlainCommand)(cache)
app.command("server", cls=PlainCommand)(server)


def run(arguments: Sequence[str]) -> int:
    """Run the command line ``arguments`` (without the program's name) and return the exit status."""
    command = typer.main.get_command(app)
    status: int = command.main(args=list(arguments), prog_name="claimcheck", standalone_mode=False)
    return status
