"""``claimcheck server``: the language server."""

from __future__ import annotations


def server() -> int:
    """Answer an editor over standard input and output (Language Server Protocol; extra server)."""
    import sys
    from importlib.util import find_spec

    from claimcheck.cli.exits import tell
    from claimcheck.errors import UsageError
    from claimcheck.gate.status import ExitStatus

    if find_spec("pygls") is None:
        raise UsageError("server needs the extra server: pip install 'claimcheck-lint[server]'")
    from claimcheck.cli.lsp.serving import serve

    if sys.stdin.isatty():
        tell("waiting for an editor to speak the Language Server Protocol on standard input; Ctrl-C ends")
    # 1 for a client that goes away without a word is the protocol's (specification, "Exit Notification")
    return ExitStatus.CLEAN if serve() else ExitStatus.FINDINGS
