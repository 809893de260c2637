"""How typer is made to start fast and to end as the contract says.

For every parameter typer builds a pydantic adapter that turns a word of the command line into the annotated type; that
alone takes longer than checking an article. Our parameters are words, lists of words and switches, which the parser
already delivers as such, so they are handed on as they are. Where a version of typer has no such adapters, the
attribute set here is simply never looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from claimcheck.cli.exits import ended


class _AsGiven:
    """Takes a value as the parser delivers it."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002
        """Return ``value``; an empty tuple where a parameter that may be repeated was not given."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


_AS_GIVEN = _AsGiven()


def _plain(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        parameter._runtime_param = _AS_GIVEN
    return parameters


class PlainCommand(TyperCommand):
    """A command whose parameters are words, lists of words and switches."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, ``--help`` among them."""
        return _plain(super().get_params(ctx))


class PlainGroup(TyperGroup):
    """The group of all commands; every way of calling it ends through :func:`claimcheck.cli.exits.ended`."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, ``--help`` among them."""
        return _plain(super().get_params(ctx))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> int:
        """Run one command line; returns the exit status, or exits with it in ``standalone_mode``."""
        status = ended(
            lambda: super(PlainGroup, self).main(
                args=args,
                prog_name=prog_name,
                complete_var=complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        )
        if standalone_mode:
            sys.exit(status)
        return status
