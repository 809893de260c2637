"""The options that commands share, as typer reads them, and the words that an option takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from claimcheck.cli.completing import formats, rules, words
from claimcheck.errors import UsageError

Words = list[str] | None

Paths = Annotated[Words, typer.Argument(metavar="PATHS", help="Files, folders, or - for standard input.")]
Output = Annotated[
    Words,
    typer.Option(
        "--output", "-o", metavar="FORMAT[:FILE]", help="Format, and where to; repeatable.", autocompletion=formats
    ),
]
ReadAs = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="article|references",
        help="What the input is; default: found out per file.",
        autocompletion=words("article", "references"),
    ),
]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="The name of what standard input holds.")
]
Config = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Take the settings from this file.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
Color = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        help="Colours in the text formats.",
        autocompletion=words("auto", "always", "never"),
    ),
]
RequireFiles = Annotated[bool, typer.Option("--require-files", help="End with status 2 where there are no articles.")]

References = Annotated[
    str | None, typer.Option("--references", metavar="FILE", help="The record of works; default: the nearest.")
]
MailTo = Annotated[
    str | None, typer.Option("--mailto", metavar="ADDRESS", help="Tell registries whom to write to (polite pools).")
]
BaselineFile = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="Findings that are accepted as they are.")
]
ChangedSince = Annotated[
    str | None, typer.Option("--changed-since", metavar="REV", help="Only what stands on lines added since a revision.")
]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely, and report the rest.")]
UnsafeFixes = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also what an editor should look at.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")]
Preview = Annotated[bool, typer.Option("--preview", help="Also run rules that are still being tried out.")]
Identities = Annotated[
    bool, typer.Option("--identities", help="Show each finding's identity, for claimcheck accept (text formats).")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing between runs, and read nothing kept.")]
Jobs = Annotated[
    str | None, typer.Option("--jobs", "-j", metavar="N", help="Processes; 0: as many as are of use (default).")
]
Select = Annotated[
    Words,
    typer.Option("--select", metavar="CODES", help="Rules to run: codes, prefixes, names, ALL.", autocompletion=rules),
]
Ignore = Annotated[Words, typer.Option("--ignore", metavar="CODES", help="Rules to leave out.", autocompletion=rules)]
ExtendSelect = Annotated[
    Words,
    typer.Option(
        "--extend-select", metavar="CODES", help="Rules to run besides the selected ones.", autocompletion=rules
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="error|warning|info|never",
        help="What makes the status 1.",
        autocompletion=words("error", "warning", "info", "never"),
    ),
]
MinSeverity = Annotated[
    str | None,
    typer.Option(
        "--min-severity",
        metavar="error|warning|info",
        help="What is shown.",
        autocompletion=words("error", "warning", "info"),
    ),
]
OnUnverified = Annotated[
    str | None,
    typer.Option(
        "--on-unverified",
        metavar="warn|fail|ignore",
        help="What entries that were not checked do.",
        autocompletion=words("warn", "fail", "ignore"),
    ),
]
Watch = Annotated[bool, typer.Option("--watch", "-w", help="Check again whenever an input changes; Ctrl-C ends.")]
Offline = Annotated[bool, typer.Option("--offline", help="No network: references.yaml and the cache of this machine.")]
Locked = Annotated[
    bool, typer.Option("--locked", help="For CI: references.yaml alone; what it does not settle is an error.")
]


def chosen(value: str, option: str, allowed: Iterable[str]) -> str:
    """Return ``value`` when it is one of ``allowed``; raises UsageError naming the option and the nearest word."""
    words = tuple(str(word) for word in allowed)
    if value in words:
        return value
    from difflib import get_close_matches

    near = get_close_matches(value.lower(), words, n=1, cutoff=0.5)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    raise UsageError(f"{option}: {value!r} is none of {', '.join(words)}{hint}")


def whole_number(word: str, option: str) -> int:
    """Return the number that a word is, 0 or more; raises UsageError naming the option."""
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise UsageError(f"{option}: {word!r} is no whole number")
    return int(word)


def listed(words: Iterable[str] | None) -> tuple[str, ...]:
    """Return the words of an option that is repeatable and takes lists with commas."""
    return tuple(part.strip() for word in words or () for part in word.split(",") if part.strip())


def bare_references(read_as: str | None) -> bool | None:
    """Return what ``--as`` says: True for bare reference lists, None where it was not given. Raises UsageError."""
    if read_as is None:
        return None
    return chosen(read_as, "--as", ("article", "references")) == "references"
