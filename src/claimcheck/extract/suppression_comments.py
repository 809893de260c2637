"""Where a comment that hides a finding goes into a source, and how it is written there; read by ``suppressions``."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.span import Place

REASON = "say why here"
"""What stands for the reason until somebody writes it."""

_ANGLED = frozenset({"markdown", "html", "jats", "text"})
_LONGEST_TAG = 5_000  # characters in which a tag has to begin and to end


@dataclass(frozen=True, slots=True)
class Insertion:
    """``text`` is to be put into the source before the character at ``offset``."""

    offset: int
    text: str


def suppression(document: Document, place: Place, code: str, reason: str = REASON) -> Insertion | None:
    """Return the comment that hides findings of ``code`` at a place of the document; None where it can have none.

    At the end of the line; in BibTeX above the entry, in Markdown's tables above the table, in HTML and JATS behind the
    place. Formats without comments (RIS, CSL-JSON) and empty places have none, and neither has front matter.
    """
    source, at = document.source, place.end.offset
    if place.start.offset == at or place.path != document.path:
        return None
    said = f"claimcheck: ignore[{code}] {reason}"
    block = _block_at(document, place)
    if document.format in ("html", "jats"):
        behind = _behind_tag(source, at)
        return None if behind is None or _line_end(source, at) < behind else Insertion(behind, f"<!-- {said} -->")
    if document.format == "bibtex":
        begin = source.rfind("\n@", 0, place.start.offset) + 1 if not source.startswith("@", place.start.offset) else at
        return Insertion(_line_start(source, begin), f"% {said}\n")
    if block is not None and block.kind is BlockKind.METADATA:
        return None
    if block is not None and block.kind is BlockKind.TABLE and document.format == "markdown":
        first = document.place(_first_row(document, block).span).start.offset
        return Insertion(_line_start(source, first), f"<!-- {said} -->\n")
    end = (
        len(source[: _line_end(source, at)].rstrip(" \t\r\\"))
        if _ends_with_break(source, at)
        else _line_end(source, at)
    )
    if document.format in ("latex", "tex"):
        return Insertion(_line_end(source, at), f" % {said}")
    return Insertion(end, f" <!-- {said} -->") if document.format in _ANGLED else None


def _block_at(document: Document, place: Place) -> Block | None:
    """Return the block that a place begins in."""
    for block in document.blocks:
        around = document.place(block.span)
        if around.path == place.path and around.start.offset <= place.start.offset <= around.end.offset:
            return block
    return None


def _first_row(document: Document, row: Block) -> Block:
    """Return the first of the rows of the table that a row is part of."""
    at = document.blocks.index(row)
    while at and not document.blocks[at].spaced and document.blocks[at - 1].kind is BlockKind.TABLE:
        at -= 1
    return document.blocks[at]


def _behind_tag(source: str, at: int) -> int | None:
    """Return ``at``, or the end of the tag that it stands in; None for one that does not end."""
    opened = source.rfind("<", max(0, at - _LONGEST_TAG), at)
    if opened < 0 or source.find(">", opened, at) >= 0:
        return at
    closed = source.find(">", at, at + _LONGEST_TAG)
    return closed + 1 if closed >= 0 else None


def _ends_with_break(source: str, at: int) -> bool:
    """Tell whether the line ends with what Markdown reads as a hard line break, which has to stay at its end."""
    line = source[max(_line_start(source, at), _line_end(source, at) - 3) : _line_end(source, at)].rstrip("\r")
    return line.endswith(("  ", "\\"))


def _line_start(source: str, at: int) -> int:
    return source.rfind("\n", 0, at) + 1


def _line_end(source: str, at: int) -> int:
    """Return where the line at ``at`` ends, before its line break."""
    end = source.find("\n", at)
    if end < 0:
        return len(source)
    return end - 1 if end > at and source[end - 1] == "\r" else end
