"""Quotations: words that an article gives as somebody else's."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, or a block quote. ``span``: the words; ``whole``: with their quotation marks.

    ``citations``: ids of the marks that it is attributed to; filled by linking, empty where it is nobody's.
    """

    span: Span
    whole: Span
    citations: tuple[str, ...] = ()
