"""Comments: what is to be written beside the text of an article that is kept in a word processor's file."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """Lines to stand beside ``span`` of the document's text; an empty span is about what stands there as a whole."""

    span: Span
    lines: tuple[str, ...]
