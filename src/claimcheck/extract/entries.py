"""Which blocks are entries of a reference list, and where one entry ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.letters import CAPITAL
from claimcheck.extract.names import read_authors
from claimcheck.model.document import Block, BlockKind
from claimcheck.model.span import Span

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\bn\.\s?d\.|\bin\s+press\b|\bforthcoming\b", re.IGNORECASE)
_POINTER = re.compile(r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\bPMID\b|\bISBN\b", re.IGNORECASE)
_LABEL = re.compile(
    r"[\[(](\d{1,4}|[A-Z][A-Za-z+]{1,6}\d{2}[a-z]?)[\])][.:]?\s*|(\d{1,4})(?:[.)]\s*(?=\D)|\s+(?=[^\W\d]))|[-*+•–]\s+|\^(\d{1,3})\s+"
)
_DIGITS = re.compile(r"\d+")
_LINE_START = re.compile(rf"\n[ \t]*(?=(?:\[\d{{1,4}}\]|\d{{1,3}}[.)]\s|{CAPITAL}|[_\"“]))")

#: How an entry ends: with a full stop, a number, a bracket, or an address.
_ENDS = re.compile(r"(?:[.)\d\]]|(?:https?://|www\.)\S+)\s*$")

#: A number that could begin the next entry of a paragraph.
_NUMBERED = re.compile(rf"(?<!\S)(?:\[(\d{{1,3}})\]|(\d{{1,3}})\.)\s+(?={CAPITAL}|[\"“])")
#: A year as entries print it.
_DATED = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?[^()]{0,20}\)|\b(?:1[5-9]|20)\d\d\s*;|\d\s?\(\d|\d:\s?\d")
_PROSE_WORDS = re.compile(
    r"\b(?:is|was|has|have|had|are|were|who|she|he|they|we|you|her|his|our|your|this|lives|writes)\b"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The place of an entry without its label, and the label's number or key ("" where there is none)."""

    span: Span
    label: str
    outer: Span


def is_entry_like(text: str) -> bool:
    """Tell whether a line could be an entry: long enough, with a year, an address or an identifier."""
    return len(text) >= 12 and bool(_YEAR.search(text[:1500]) or _POINTER.search(text[:1500]))


def is_surely_entry(text: str, start: int, end: int) -> bool:
    """Tell whether a line is an entry even where no heading says so: named persons with initials, then a year."""
    label = _LABEL.match(text, start, end)
    begin = label.end() if label else start
    if end - begin < 40:
        return False
    # Names first: reading them ends at the first word of prose, a search for the year goes through the paragraph.
    authors = read_authors(text, begin, min(end, begin + 600))
    if not authors.names or not all(n.given for n in authors.names) or not _YEAR.search(text, begin, end):
        return False
    following = text[authors.end : authors.end + 12].lstrip(" ,")
    return bool(re.match(r"[.(\[“\"]|\d{4}", following)) and bool(
        _POINTER.search(text, begin, end) or re.search(r"\d[,;:(]|\d\.", text[authors.end : end])
    )


def is_prose(text: str) -> bool:
    """Tell whether a line with a year in it is a sentence ("Jane Doe has lived here since 2010.") and no entry."""
    if _DATED.search(text) or _POINTER.search(text):
        return False
    return len(_PROSE_WORDS.findall(text)) >= 2


def entries_of(text: str, block: Block) -> list[Entry]:
    """Return the entries of one block: usually one; more where the block's lines or numbers begin new ones."""
    numbered = bool(_label_text(block.label))
    lines = _split_lines(text, block.span, numbered=numbered)
    spans = [piece for line in lines for piece in _split_numbers(text, line, block.label)]
    first_label = _label_text(block.label)
    return [
        _entry(text, span, first_label if i == 0 else "", block if i == 0 else None) for i, span in enumerate(spans)
    ]


def _entry(text: str, span: Span, label: str, block: Block | None) -> Entry:
    match = None if label else _LABEL.match(text, span.start, span.end)
    if match and (match[1] or match[2] or match[3] or block is None or block.kind is not BlockKind.ITEM):
        label = match[1] or match[2] or match[3] or ""
        inner = Span(match.end(), span.end)
        if inner.end - inner.start > 8:
            return Entry(inner, label, span)
        label = ""
    return Entry(span, label, span)


def _label_text(mark: str) -> str:
    digits = _DIGITS.search(mark)
    return digits[0] if digits else ""


def _split_lines(text: str, span: Span, *, numbered: bool) -> list[Span]:
    """Divide a block at the line breaks behind which an entry begins; a wrapped entry stays whole.

    ``numbered``: the block is a numbered item, so that only a line with a number of its own begins another.
    """
    cuts = [span.start]
    for match in _LINE_START.finditer(text, span.start, span.end):
        before = text[cuts[-1] : match.start()]
        line_end = text.find("\n", match.end(), span.end)
        line = Span(match.end(), span.end if line_end < 0 else line_end)
        if is_entry_like(before) and _begins_entry(text, line, span.end, numbered=numbered):
            cuts.append(match.end())
    cuts.append(span.end)
    return [_trim(text, a, b) for a, b in pairwise(cuts)]


def _split_numbers(text: str, span: Span, label: str) -> list[Span]:
    """Divide "1. ... 2. ... 3. ..." or "[1] ... [2] ..." that run on in one paragraph."""
    first = _NUMBERED.match(text, span.start, span.end)
    current = int(first[1] or first[2]) if first else int(_label_text(label) or 0)
    if not current:
        return [span]
    cuts = [span.start]
    for match in _NUMBERED.finditer(text, span.start + 1, span.end):
        number = int(match[1] or match[2])
        before = text[cuts[-1] : match.start()]
        if number == current + 1 and is_entry_like(before) and before.rstrip()[-1:] in ".)]0123456789":
            cuts.append(match.start())
            current = number
    cuts.append(span.end)
    return [_trim(text, a, b) for a, b in pairwise(cuts)]


def _begins_entry(text: str, line: Span, end: int, *, numbered: bool) -> bool:
    label = _LABEL.match(text, line.start, line.end)
    if label and (label[1] or label[2]):
        return True
    if numbered:
        return False
    if read_authors(text, line.start, min(end, line.start + 400)).names:
        return True
    return is_entry_like(text[line.start : line.end]) and bool(_ENDS.search(text, max(0, line.start - 400), line.start))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
