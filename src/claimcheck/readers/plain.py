"""Plain text -> Document. The text is the source; what blocks it has, layout alone tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.span import Span
from claimcheck.readers.addresses import find_addresses
from claimcheck.readers.entries import ends_block
from claimcheck.readers.headings import Draft, is_known_heading, settle_headings
from claimcheck.readers.lines import Line, runs
from claimcheck.readers.wrapping import Joint, Width, estimate_width, measure, split_lines

_RULE: Final = re.compile(r"(?:([=\-~_*#+.–—])\1{2,}|([*_-])(?: \2){2,})\Z")
_HASHES: Final = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_CLOSING_HASHES: Final = re.compile(r"[ \t]+#{1,6}\Z")
# A line that tells this program something (see extract/suppressions.py) is a comment, in whichever notation.
_COMMENT: Final = re.compile(r"(?:<!--|%{1,4}|\.\.)[ \t]*+claimcheck:")


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines that neither an empty line nor a rule divides. ``underline``: character of the rule right under them."""

    lines: list[Line]
    joints: list[Joint]
    underline: str
    spaced: bool


def read_plain(text: str, path: str) -> Document:
    """Read plain text: one long line a paragraph or wrapped lines, decided for each run of lines.

    Blocks are headings, paragraphs, list items and table rows (lines with the same number of tabs). Lines of dashes
    and the like belong to no block, and neither do comments that tell this program what not to report.
    """
    parts = [
        _Part(lines, measure(text, lines), underline, spaced)
        for run in runs(text)
        for lines, underline, spaced in _divide(text, run)
    ]
    width = estimate_width([joint for part in parts for joint in part.joints])
    drafts: list[Draft] = []
    for part in parts:
        _draft_part(text, part, width, drafts)
    settle_headings(text, drafts)
    _settle_levels(drafts)
    blocks = tuple(
        Block(d.kind, Span(d.start, d.end), d.level, d.mark.label if d.mark else "", d.spaced) for d in drafts
    )
    return Document(path, "text", text, text, blocks, links=tuple(find_addresses(text)))


def _draft_part(text: str, part: _Part, width: Width | None, drafts: list[Draft]) -> None:
    """Append the drafts of one part."""
    before = len(drafts)
    first = part.lines[0]
    hashes = _HASHES.match(text, first.start, first.end) if text[first.start] == "#" else None
    if hashes:
        closing = _CLOSING_HASHES.search(text, max(hashes.end(), first.end - 80), first.end)
        end = closing.start() if closing else first.end
        drafts.append(Draft(BlockKind.HEADING, hashes.end(), end, 1, 0, False, level=len(hashes.group(1))))
    elif _is_table(text, part.lines):
        drafts.extend(Draft(BlockKind.TABLE, line.start, line.end, 1, line.indent, False) for line in part.lines)
    else:
        drafts.extend(_draft(group) for group in split_lines(text, part.lines, part.joints, width))
    drafts[before].spaced = part.spaced and before > 0
    last = drafts[-1]
    if part.underline and last.lines == 1 and last.kind is not BlockKind.TABLE and last.length <= 160:
        last.kind, last.level = BlockKind.HEADING, 1 if part.underline == "=" else 2


def _divide(text: str, run: Sequence[Line]) -> Iterator[tuple[list[Line], str, bool]]:
    """Divide a run at rules, headings with hashes and known headings.

    Yields (lines, the character of a rule right under them or "", whether an empty line or a rule stands before).
    """
    lines: list[Line] = []
    spaced = True
    for line in run:
        first = text[line.start]
        comment = first in "<%." and _COMMENT.match(text, line.start, line.end)
        rule = comment or (not first.isalnum() and _RULE.match(text, line.start, line.end))
        hashes = first == "#" and _HASHES.match(text, line.start, line.end)
        if lines and (rule or hashes or _is_heading_line(text, lines[-1], line)):
            yield lines, first if rule and not comment else "", spaced
            lines, spaced = [], False
        if rule:
            spaced = True
        elif hashes:
            yield [line], "", spaced
            spaced = False
        else:
            lines.append(line)
    if lines:
        yield lines, "", spaced


def _is_heading_line(text: str, before: Line, line: Line) -> bool:
    if line.end - line.start > 60:
        return False
    return is_known_heading(text[line.start : line.end]) and ends_block(text, before)


def _draft(group: Sequence[Line]) -> Draft:
    first = group[0]
    kind = BlockKind.ITEM if first.mark else BlockKind.PARAGRAPH
    return Draft(kind, first.body, group[-1].end, len(group), first.indent, False, first.mark)


def _is_table(text: str, part: Sequence[Line]) -> bool:
    """Tell whether all lines (two at least) hold the same number of tabs between words."""
    if len(part) < 2 or text.find("\t", part[0].body, part[0].end) < 0:
        return False
    return len({text.count("\t", line.body, line.end) for line in part}) == 1


def _settle_levels(drafts: Sequence[Draft]) -> None:
    """Number the depth of items by their indents; a block that is none ends the list."""
    indents: list[int] = []
    for draft in drafts:
        if draft.kind is not BlockKind.ITEM:
            indents = []
            continue
        while indents and indents[-1] > draft.indent:
            indents.pop()
        if not indents or indents[-1] < draft.indent:
            indents.append(draft.indent)
        draft.level = len(indents) - 1
