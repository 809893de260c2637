"""Finds quotations of six words or more: between quotation marks, or set off as a block quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.claim import Sentence
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.quotation import Quotation
from claimcheck.model.span import Span

FEWEST_WORDS = 6
"""Words from which quoted words are a quotation; fewer are names, terms and scare quotes."""

_MARKS = re.compile('[“"«„‘]')
#: One pattern for each kind of quotation marks. Bounded, and each stops at the next opening mark of its kind.
_QUOTED = (
    re.compile("“([^“”]{1,2500})”"),
    re.compile("„([^„“”]{1,2500})[“”]"),
    re.compile("«([^«»]{1,2500})»"),
    re.compile(r'(?<![\w"])"(?=[^\s"])([^"]{1,2500})(?<!\s)"(?!\w)'),
    re.compile("(?<!\\w)‘(?!\\d)([^‘]{1,2500}?)’(?!\\w)"),  # an apostrophe that ends a word ends it early: still quoted
)
_WORD = re.compile(r"\S*[^\W_]\S*")


def find_quotations(document: Document, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Return the quotations within the given sentences in order, none inside another; ``linking`` tells whose."""
    found: list[Quotation] = []
    for block, extent in _extents(sentences):
        quoted = list(_quoted(document.text, extent))
        if not quoted and document.blocks[block].kind is BlockKind.QUOTE:
            quoted = [Quotation(extent, extent)]
        found.extend(one for one in quoted if _long(document.text, one.span))
    return tuple(found)


def _extents(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Span]]:
    """Yield each block that has sentences, and where they stand in it."""
    at = 0
    while at < len(sentences):
        block, last = sentences[at].block, at
        while last + 1 < len(sentences) and sentences[last + 1].block == block:
            last += 1
        yield block, Span(sentences[at].span.start, sentences[last].span.end)
        at = last + 1


def _quoted(text: str, extent: Span) -> Iterator[Quotation]:
    if _MARKS.search(text, extent.start, extent.end) is None:
        return
    every = [
        Quotation(Span(*match.span(1)), Span(*match.span()))
        for pattern in _QUOTED
        for match in pattern.finditer(text, extent.start, extent.end)
    ]
    end = -1
    for one in sorted(every, key=lambda q: (q.whole.start, -q.whole.end)):
        if one.whole.start >= end:
            yield one
            end = one.whole.end


def _long(text: str, span: Span) -> bool:
    words = islice(_WORD.finditer(text, span.start, span.end), FEWEST_WORDS)
    return len(list(words)) == FEWEST_WORDS
