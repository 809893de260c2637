"""Text that stays text in the Markdown of GitHub and GitLab, whatever an article has in it."""

from __future__ import annotations

from claimcheck.reporters.wording import printable

# "@name" calls a person and "#1" an issue, which an article must not; an empty comment comes between. Two dollars would
# be a formula; https://docs.github.com/get-started/writing-on-github names the span as the way out.
_ESCAPED = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "\\`*_[]|~"},
        "<": "&lt;",
        ">": "&gt;",
        "&": "&amp;",
        "@": "@<!-- -->",
        "#": "#<!-- -->",
        "$": "<span>$</span>",
    }
)

_IN_HTML = {ord(sign): _ESCAPED[ord(sign)] for sign in "<>&@#"}


def escaped(text: str) -> str:
    """Return ``text`` as one line of Markdown that reads as it is, also in the cell of a table."""
    return printable(text).translate(_ESCAPED)


def in_html(text: str) -> str:
    """Return ``text`` for a line that begins with a tag: Markdown is not read there, names of people are."""
    return printable(text).translate(_IN_HTML)


def code(text: str) -> str:
    """Return ``text`` as code, as far as it can be."""
    told = printable(text)
    return escaped(told) if "`" in told or "|" in told or not told.strip() else f"`{told}`"


def fence(lines: list[str]) -> list[str]:
    """Return lines as a block of code: its fence is longer than any run of backticks in them."""
    longest = run = 0
    for sign in "\n".join(lines):
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    mark = "`" * max(3, longest + 1)
    return [f"{mark}text", *lines, mark]
