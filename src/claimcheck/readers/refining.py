"""Blocks that Markdown does not mark up as what they are: bold lines for headings, bullets that it does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import Block, BlockKind
from claimcheck.model.span import Span
from claimcheck.readers.headings import is_known_heading, reads_like_heading
from claimcheck.readers.lines import Mark, ornament, read_mark

_NUMBERED: Final = re.compile(r"(\d{1,3}[.)])\s+(?=\S)")


def refine(block: Block, words: str, strong: Span | None) -> Iterator[Block]:
    """Yield what a block really is; ``words`` are those of its span, ``strong`` is its last run of bold text.

    A heading gives its number away as label. A paragraph may begin with a line that is a known heading, be all bold
    and short (a heading), or hold items behind marks that Markdown takes for text.
    """
    start, end = block.span.start, block.span.end
    if block.kind is BlockKind.ITEM:
        skipped = ornament(words, 0)
        yield (
            Block(block.kind, Span(start + skipped, end), block.level, block.label, block.spaced) if skipped else block
        )
    elif block.kind is BlockKind.HEADING:
        yield _numbered(block, words)
    elif block.kind is BlockKind.PARAGRAPH:
        yield from _refine_paragraph(block, words, strong)
    else:
        yield block


def _refine_paragraph(block: Block, words: str, strong: Span | None) -> Iterator[Block]:
    start, spaced = block.span.start, block.spaced
    line_end = words.find("\n")
    first = words if line_end < 0 else words[:line_end].rstrip()
    if is_known_heading(first) or (line_end < 0 and strong and _all_bold(block.span, strong, words)):
        heading = Block(BlockKind.HEADING, Span(start, start + len(first)), spaced=spaced)
        yield _numbered(heading, first)
        if line_end < 0:
            return
        begin = line_end + len(words[line_end:]) - len(words[line_end:].lstrip())
        start, words, spaced = start + begin, words[begin:], False
    if "\n" not in words:
        yield Block(block.kind, Span(start, block.span.end), block.level, block.label, spaced)
        return
    for at, to, mark in split_at_marks(words):
        kind, label = (BlockKind.ITEM, mark.label) if mark else (block.kind, block.label)
        yield Block(kind, Span(start + at, start + to), block.level, label, spaced)
        spaced = False


def _all_bold(span: Span, strong: Span, words: str) -> bool:
    return strong.start <= span.start and strong.end >= span.end - 1 and reads_like_heading(words.rstrip(":"))


def _numbered(heading: Block, words: str) -> Block:
    match = _NUMBERED.match(words)
    if match is None:
        return heading
    span = Span(heading.span.start + match.end(), heading.span.end)
    return Block(heading.kind, span, heading.level, match.group(1), heading.spaced)


def split_at_marks(text: str) -> Iterator[tuple[int, int, Mark | None]]:
    """Divide text at lines that open with marks which Markdown does not know: "•", a picture, "[12]".

    Yields (start, end, mark) of the words of each part; all in one part unless two lines at least are marked.
    """
    found: list[tuple[int, Mark]] = []
    at = 0
    while at >= 0:
        end = text.find("\n", at)
        mark = read_mark(text, at, end if end >= 0 else len(text))
        if mark and ((mark.kind == "bullet" and mark.label not in "-+*–·") or mark.label.startswith("[")):
            found.append((at, mark))
        at = end + 1 if end >= 0 else -1
    numbered = any(mark.kind == "number" for _, mark in found)
    if len(found) < 2 or (numbered and found[0][0] > 0):
        yield 0, len(text), None
        return
    if found[0][0] > 0:
        yield 0, len(text[: found[0][0]].rstrip()), None
    for index, (at, mark) in enumerate(found):
        end = found[index + 1][0] if index + 1 < len(found) else len(text)
        yield at + mark.length, at + len(text[at:end].rstrip()), mark
