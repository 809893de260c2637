"""The one place where what went wrong becomes an exit status and a line on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from claimcheck.errors import ClaimcheckError
from claimcheck.gate.status import ExitStatus


def ended(command: Callable[[], object]) -> int:
    """Run ``command`` and return its exit status: what it returned, or what its error means.

    Errors with a message for people become 2 and one plain line; an interruption becomes 130. A bug stays a traceback.
    """
    try:
        status = command()
    except ClaimcheckError as error:
        tell_error(str(error))
        return ExitStatus.USAGE
    except typer.TyperException as error:
        tell_error(error.format_message())
        return ExitStatus.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return ExitStatus.INTERRUPTED
    return int(status) if isinstance(status, int) else ExitStatus.CLEAN


def tell_error(message: str) -> None:
    """Print one line about an error."""
    tell(f"error: {message}")


def tell(message: str) -> None:
    """Print one line of notice on standard error; a reader who has gone away is no matter."""
    line = " ".join(message.split())
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    try:
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        return
