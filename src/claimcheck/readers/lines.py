"""Lines of plain text: where their words begin and end, how far they are indented, which list mark they open with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimcheck.compare import lazy_patterns as re

# Invisible characters that web pages leave behind count as white space here: a line of them is an empty line.
_WHITE: Final = r" \t\x1c-\x1f\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_LINE: Final = re.compile(
    rf"(?P<indent>[{_WHITE}]*)(?P<words>[^\n\r\f\v\x85\u2028\u2029]*)(?:\r\n|[\n\r\f\v\x85\u2028\u2029]|\Z)"
)
_WHITE_CHARACTERS: Final = (
    " \t\xa0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C))) + "\x1c\x1d\x1e\x1f"
)

_PICTURE: Final = (
    r"[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff]"
    r"[\ufe0e\ufe0f\u200d\u20e3\U0001f000-\U0001faff\u2640\u2642\u2695]*"
)
_MARK: Final = re.compile(
    rf"""
    (?P<mark>
      (?P<bullet> [-+*–•‣◦●○∙▪▫■□◆◇▸▶►➢➤→✓✔☑☐✗✘·](?=[ \t\xa0]) | [•‣◦●▪∙✓✔](?=\S) )
    | (?P<picture> {_PICTURE} )(?=[ \t\xa0]+\S)
    | (?P<number>  \d{{1,3}}[.)](?=[ \t\xa0]) | \d{{1,3}}\.(?=[A-Z"“‘]) | \(\d{{1,3}}\)(?=[ \t\xa0])
                 | \[\d{{1,4}}\](?![(\[:,;.)-]) | [¹²³⁰⁴-⁹]{{1,3}}(?=[ \t\xa0]?[A-Z])
                 | \d\ufe0f?\u20e3(?=[ \t\xa0]) )
    | (?P<letter>  \(?[a-z]\)(?=[ \t\xa0]) | \(?[ivx]{{2,5}}\)(?=[ \t\xa0]) )
    )
    \s*
    (?P<ornament> (?: {_PICTURE}\s+ )? )
    """,
    re.VERBOSE,
)
_ORNAMENT: Final = re.compile(rf"{_PICTURE}[ \t\xa0]+(?=\S)")
_DIGITS: Final = re.compile(r"\d+")
_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark. ``kind``: "bullet", "number" or "letter". ``value``: its number, -1 where it has none.

    ``length``: characters up to the words of the item, white space and a picture after the mark included.
    """

    kind: str
    label: str
    value: int
    length: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: ``start`` and ``end`` of its words (the mark included), ``indent`` in columns."""

    start: int
    end: int
    indent: int
    mark: Mark | None

    @property
    def width(self) -> int:
        """Columns that the line fills, its indent included."""
        return self.indent + self.end - self.start

    @property
    def body(self) -> int:
        """Where the words after the mark begin."""
        return self.start + (self.mark.length if self.mark else 0)


def read_mark(text: str, start: int, end: int) -> Mark | None:
    """Return the list mark that ``text[start:end]`` opens with, if words follow it.

    Known are bullets, numbers ("1.", "1)", "(1)", "[1]", superscript), letters ("a)", "(a)", "(iv)") and pictures
    that serve as bullets; a picture between a mark and the words is ornament and belongs to neither.
    """
    match = _MARK.match(text, start, end)
    if match is None or match.end() >= end:
        return None
    label = match.group("mark")
    kind = "number" if match.group("number") else "letter" if match.group("letter") else "bullet"
    digits = _DIGITS.search(label.translate(_LOWERED)) if kind == "number" else None
    value = int(digits.group()) if digits else -1
    return Mark(kind, label, value, match.end() - start)


def ornament(text: str, start: int) -> int:
    """Return the length of a picture (and the white space after it) that stands at ``start`` before words."""
    match = _ORNAMENT.match(text, start)
    return match.end() - start if match else 0


def runs(text: str) -> Iterator[list[Line]]:
    """Yield the lines of ``text``, those together that no empty line divides."""
    run: list[Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span("words")
        end = start + len(text[start:end].rstrip(_WHITE_CHARACTERS))
        if start == end:
            if run:
                yield run
                run = []
            continue
        indent = match.group("indent")
        columns = len(indent.expandtabs(4)) if "\t" in indent else len(indent)
        first = text[start]
        mark = None if "A" <= first <= "Z" else read_mark(text, start, end)
        run.append(Line(start, end, columns, mark))
    if run:
        yield run
