"""A document -> its suppressions.

They are comments, which readers leave out of the text, so that they are looked for in the source: ``<!-- claimcheck:
ignore[REF007] reason -->`` in every format, ``% claimcheck: ...`` in LaTeX and BibTeX, ``.. claimcheck: ...`` in
reStructuredText; in plain text each of the three, the latter two at the beginning of a line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.span import LineIndex, Span
from claimcheck.model.suppression import DISABLE, FILE_IGNORE, SuppressedRule, Suppression

_WORD = "claimcheck:"
_LONGEST = 1_000  # characters of a comment
_LOOK_BACK = 40  # characters before the word in which the comment has to begin
_SAID = re.compile(r"\s*+(?P<action>[\w-]{0,40}+)[ \t]*+(?:\[(?P<words>[^\[\]]{0,400}+)\])?+(?P<reason>.*)", re.DOTALL)
_NO_REASON = " \t\r\n-–—:;,."
_PERCENT = frozenset({"latex", "tex", "bibtex"})
_DOTS = frozenset({"rst", "restructuredtext", "text"})


def find_suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return the suppressions of one document, in order; those inside code are none."""
    return tuple(_Finder(document).suppressions()) if _WORD in document.source else ()


class _Finder:
    """Looks through one document that has the word; blocks are placed in the source once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._source = document.source
        self._lines = LineIndex.of(document.source).line_starts
        spans = [block.span for block in document.blocks if block.kind is BlockKind.CODE]
        self._code: list[tuple[int, int]] = []
        if document.format != "html":  # what code shows is escaped there: a comment is a comment
            self._code = sorted(self._range(span) for span in (*spans, *document.verbatim))

    def suppressions(self) -> Iterator[Suppression]:
        """Yield the suppressions in order."""
        source = self._source
        at = source.find(_WORD)
        while at >= 0:
            said = at + len(_WORD)
            begun = self._beginning(at)
            if begun is not None:
                start, closed = begun
                end = source.find("-->", said, said + _LONGEST) if closed else min(self._line_end(at), said + _LONGEST)
                if end >= 0:
                    if not self._in_code(start):
                        yield self._suppression(start, said, end, end + 3 if closed else end)
                    said = end
            at = source.find(_WORD, said)

    def _beginning(self, at: int) -> tuple[int, bool] | None:
        """Return where the comment around ``at`` begins and whether ``-->`` ends it; None where there is no comment."""
        source, format = self._source, self._document.format
        before = source[max(0, at - _LOOK_BACK) : at].rstrip()
        begin = max(0, at - _LOOK_BACK) + len(before)
        if before.endswith("<!--"):
            return begin - 4, True
        line_start = self._line_start(at)
        if begin <= line_start:
            return None
        if before.endswith("%"):
            start = begin - (len(before) - len(before.rstrip("%")))
            first = not source[line_start:start].strip() if start - line_start < _LOOK_BACK else False
            if format in _PERCENT and not (start and source[start - 1] == "\\"):
                return start, False
            return (start, False) if first and format == "text" else None
        if before.endswith("..") and format in _DOTS and begin - line_start < _LOOK_BACK:
            return (begin - 2, False) if not source[line_start : begin - 2].strip() else None
        return None

    def _suppression(self, start: int, said: int, words_end: int, end: int) -> Suppression:
        source = self._source
        match = _SAID.match(source, said, words_end)
        assert match is not None  # every part of the pattern may be empty
        line_start, line_end = self._line_start(start), self._line_end(end)
        alone = _blank(source, line_start, start) and _blank(source, end, line_end)
        action = match["action"]
        if action == FILE_IGNORE:
            first, last = 0, len(source)
        elif action == DISABLE:
            first, last = end, len(source)
        elif alone:
            first, last = self._block_below(start, end)
        else:
            first, last = line_start, line_end
        rules = tuple(self._rules(match)) if match["words"] is not None else ()
        reason = " ".join(match["reason"].strip(_NO_REASON).split())
        return Suppression(action, rules, reason, self._document.source_place(start, end), first, last, alone)

    def _rules(self, match: re.Match[str]) -> Iterator[SuppressedRule]:
        at = match.start("words")
        for word in match["words"].split(","):
            start = at + len(word) - len(word.lstrip())
            if word.strip():
                yield SuppressedRule(word.strip(), self._document.source_place(start, start + len(word.strip())))
            at += len(word) + 1

    def _block_below(self, start: int, end: int) -> tuple[int, int]:
        """Return the lines of the block below a comment (all rows of a table), or of what is left of the one around."""
        at = bisect_left(self._blocks, (start, -1))
        if at and self._blocks[at - 1][1] > end:
            return end, self._line_end(self._blocks[at - 1][1])
        at = bisect_left(self._blocks, (end, -1))
        if at == len(self._blocks):
            return end, end
        first, last, row, _ = self._blocks[at]
        for _, row_end, is_row, spaced in islice(self._blocks, at + 1, None) if row else ():
            if not is_row or spaced:
                break
            last = row_end
        return self._line_start(first), self._line_end(last)

    @cached_property
    def _blocks(self) -> list[tuple[int, int, bool, bool]]:
        """Blocks of text by where they begin: start, end, whether it is a row of a table, whether spaced."""
        if self._document.format == "bibtex":  # entries, whose fields stand in the text in an order of their own
            starts = sorted(self._range(block.span)[0] for block in self._document.blocks)
            ends = [*(start - 1 for start in starts[1:]), len(self._source)]
            return [(start, end, False, True) for start, end in zip(starts, ends, strict=True)]
        blocks = (block for block in self._document.blocks if block.kind is not BlockKind.METADATA)
        return sorted((*self._range(b.span), b.kind is BlockKind.TABLE, b.spaced) for b in blocks)

    def _range(self, span: Span) -> tuple[int, int]:
        place = self._document.place(span)
        return place.start.offset, place.end.offset

    def _in_code(self, at: int) -> bool:
        index = bisect_right(self._code, (at, len(self._source))) - 1
        return index >= 0 and at < self._code[index][1]

    def _line_start(self, at: int) -> int:
        return self._lines[bisect_right(self._lines, at) - 1]

    def _line_end(self, at: int) -> int:
        """Return where the line at ``at`` ends, before its line break."""
        index = bisect_right(self._lines, at)
        if index == len(self._lines):
            return len(self._source)
        end = self._lines[index] - 1
        return end - 1 if end > at and self._source[end - 1] == "\r" else end


def _blank(source: str, start: int, end: int) -> bool:
    """Tell whether nothing but white space stands there; a long line is none that is blank."""
    return end - start < _LONGEST and not source[start:end].strip()
