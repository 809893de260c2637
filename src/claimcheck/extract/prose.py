"""The prose of an article, and the language that it is written in."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare.languages import language_of
from claimcheck.model.claim import Sentence
from claimcheck.model.document import BlockKind, Document

_ENOUGH = 25_000  # characters; of longer articles every second, third ... sentence is looked at


def article_language(document: Document, sentences: Sequence[Sentence]) -> str:
    """Return the ISO 639-1 code of the language of an article's sentences; "" where they are too few to tell.

    Block quotes are somebody else's words and do not count, unless there is nothing else.
    """
    own = [s for s in sentences if document.blocks[s.block].kind is not BlockKind.QUOTE] or list(sentences)
    length = sum(s.span.end - s.span.start for s in own)
    step = 1 + length // _ENOUGH
    return language_of(" ".join(document.text[s.span.start : s.span.end] for s in own[::step]))
