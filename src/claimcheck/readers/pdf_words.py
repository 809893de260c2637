"""Pages of a PDF -> words with their places, as PDFium gives them (pypdfium2, https://pdfium.googlesource.com/pdfium)."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from claimcheck.compare import lazy_patterns as re

HYPHEN: Final = "\x02"
"""What stands in a word for a hyphen at the end of a line (PDFium says so with a character of its own)."""
_SPACES: Final = " \t\n\r\f\v\xa0\u2002\u2003\u2009\u202f\u3000\u2028\u2029\x85"
_HYPHENS: Final = "\x02\ufffe\xad"
_TOKEN: Final = re.compile(rf"[^{_SPACES}{_HYPHENS}\0]*[{_HYPHENS}]|[^{_SPACES}{_HYPHENS}\0]+")
_RAISABLE: Final = re.compile(r"\d{1,4}|[*†‡§¶]{1,3}")
_OTHERWISE: Final = {
    **dict.fromkeys("\x02\ufffe\xad", HYPHEN),
    **dict.fromkeys("\ufffd\ufeff\u200b\u2060", ""),
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_TO_CLEAN: Final = re.compile(f"[{''.join(_OTHERWISE)}\x01\x03-\x08\x0e-\x1f\x7f]")
_BOLD: Final = ("bold", "black", "heavy", "demi", "-bd", "cmbx", "medi", "sfbx")
_ITALIC: Final = ("italic", "oblique", "-it", "cmti", "ital", "sfti", "slant")
_TURNED: Final = 0.2  # radians
_QUARTER: Final = math.pi / 2


@dataclass(slots=True)
class Word:
    """Characters that no space divides, all of one size on one line.

    ``x0``, ``x1``: left and right; ``y``: baseline, growing upwards; ``size``: of the font; all in points.
    ``spaced``: a space stands before it. ``raised``: (start, end) of superscripts; ``links``: (start, end, address)
    in ``text``.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    spaced: bool
    bold: bool = False
    italic: bool = False
    raised: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(slots=True)
class Page:
    """The words of a page in the order of the file; ``pictured``: there are none, but something else is painted."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    pictured: bool = False
    damaged: bool = False
    characters: int = 0


class PageReader:
    """Reads the pages of one open document."""

    def __init__(self, document: Any) -> None:
        import pypdfium2
        import pypdfium2.raw as raw

        self._raw, self._document, self._error = raw, document, pypdfium2.PdfiumError
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y, self._right, self._top = (ctypes.c_double() for _ in range(4))
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._faces: dict[bytes, tuple[bool, bool]] = {}
        self._painted = b""
        self._look = _Look(0.0, 0.0, 1.0, 0.0, False, False)

    def read(self, index: int, most: int) -> Page:
        """Return the words of a page; of one with more than ``most`` characters only their number."""
        try:
            return self._read(index, most)
        except self._error:
            return Page(index + 1, 0.0, 0.0, damaged=True)

    def _read(self, index: int, most: int) -> Page:
        page = self._document[index]
        try:
            width, height = page.get_size()
            self._painted = b""
            text_page = page.get_textpage()
            try:
                count = text_page.count_chars()
                read = Page(index + 1, width, height, characters=count)
                if 0 < count <= most:
                    read.words = _upright(self._words(text_page.raw, count, self._links(page)))
                read.pictured = not read.words and self._raw.FPDFPage_CountObjects(page.raw) > 0
            finally:
                text_page.close()
            return read
        finally:
            page.close()

    def _words(self, page: Any, count: int, links: list[Link]) -> Iterator[_Placed]:
        """Yield the words. A word is measured at its first and last character; each is only where these differ."""
        text = self._text(page, count)
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            first, last = self._box_of(page, start), self._box_of(page, end - 1)
            if _alike(first, last):
                pieces = [(start, end, (first[0], max(first[1], last[1]), first[2], max(first[3], last[3])))]
            else:
                pieces = self._pieces(page, start, end)
            for begin, stop, box in pieces:
                spaced = begin == start > 0 and text[start - 1] in _SPACES
                placed = self._word(page, text[begin:stop], begin, box, spaced)
                word = placed[0]
                if links:
                    word.links = tuple(self._linked(page, word, begin, links))
                if _TO_CLEAN.search(word.text):
                    _clean(word)
                if word.text:
                    yield placed

    def _pieces(self, page: Any, start: int, end: int) -> list[tuple[int, int, _Box]]:
        """Divide characters where the size or the height on the page changes: (start, end, box)."""
        pieces: list[tuple[int, int, _Box]] = []
        for at in range(start, end):
            box = self._box_of(page, at)
            if pieces and _alike(pieces[-1][2], box):
                pieces[-1] = (pieces[-1][0], at + 1, _hull(pieces[-1][2], box))
            else:
                pieces.append((at, at + 1, box))
        return pieces

    def _box_of(self, page: Any, at: int) -> _Box:
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(page, at, box)
        return box.left, box.right, box.bottom, box.top

    def _text(self, page: Any, count: int) -> str:
        """Return the characters of a page, one for each index (its text as a whole leaves some of them out)."""
        buffer = ctypes.create_string_buffer((count + 1) * 4)
        written = self._raw.FPDFText_GetText(page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (self._raw.FPDFText_GetUnicode(page, at) for at in range(count))
        return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\0" for c in codes)

    def _word(self, page: Any, text: str, first: int, box: _Box, spaced: bool) -> _Placed:
        painted = bytes(self._raw.FPDFText_GetTextObject(page, first))  # the pointer itself
        if painted != self._painted or not any(painted):  # words painted in one go look alike
            self._painted = painted
            self._look = self._look_of(page, first)
        look = self._look
        word = Word(text, box[0], box[1], look.y, look.size, spaced, look.bold, look.italic)
        if look.angle == 0 and _RAISABLE.search(text):
            word.raised = tuple(self._raised(page, word, first))
        return word, look, box

    def _look_of(self, page: Any, at: int) -> _Look:
        raw, matrix = self._raw, self._matrix
        raw.FPDFText_GetCharOrigin(page, at, self._x, self._y)
        size = raw.FPDFText_GetFontSize(page, at)
        if raw.FPDFText_GetMatrix(page, at, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
        raw.FPDFText_GetFontInfo(page, at, self._name, 128, self._flags)
        bold, italic = self._face(self._name.value)
        angle = raw.FPDFText_GetCharAngle(page, at)
        return _Look(self._x.value, self._y.value, abs(size) or 1.0, angle, bold, italic)

    def _raised(self, page: Any, word: Word, first: int) -> Iterator[tuple[int, int]]:
        """Yield the numbers and signs whose glyphs stand high though their size does not say so."""
        begun = ended = -1
        for match in _RAISABLE.finditer(word.text):
            self._raw.FPDFText_GetCharBox(page, first + match.start(), self._x, self._right, self._y, self._top)
            if self._y.value < word.y + 0.2 * word.size or self._top.value - self._y.value > 0.6 * word.size:
                continue
            if begun >= 0 and word.text[ended : match.start()].strip(",;-–—") == "":
                ended = match.end()
                continue
            if begun >= 0:
                yield begun, ended
            begun, ended = match.span()
        if begun >= 0:
            yield begun, ended

    def _face(self, name: bytes) -> tuple[bool, bool]:
        face = self._faces.get(name)
        if face is None:
            told = name.decode("utf-8", "replace").lower()
            face = any(sign in told for sign in _BOLD), any(sign in told for sign in _ITALIC)
            self._faces[name] = face
        return face

    def _linked(self, page: Any, word: Word, first: int, links: list[Link]) -> Iterator[tuple[int, int, str]]:
        """Yield which characters of a word lie in the rectangle of a link."""
        middle = word.y + 0.3 * word.size
        for link in links:
            if not link.bottom <= middle <= link.top or link.right <= word.x0 or link.left >= word.x1:
                continue
            inside = range(len(word.text))
            if word.x0 < link.left or word.x1 > link.right:
                boxes = (self._box_of(page, first + index) for index in inside)
                within = [i for i, box in enumerate(boxes) if link.left <= (box[0] + box[1]) / 2 <= link.right]
                inside = range(within[0], within[-1] + 1) if within else range(0)
            if inside:
                yield inside.start, inside.stop, link.target
                return

    def _links(self, page: Any) -> list[Link]:
        """Return the rectangles of a page that lead to an address."""
        raw = self._raw
        links: list[Link] = []
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while len(links) < 2_000 and raw.FPDFLink_Enumerate(page.raw, position, link):
            action = raw.FPDFLink_GetAction(link)
            if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
                continue
            size = raw.FPDFAction_GetURIPath(self._document.raw, action, None, 0)
            if not 1 < size <= 4_000 or not raw.FPDFLink_GetAnnotRect(link, self._box):
                continue
            address = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(self._document.raw, action, address, size)
            target = address.value.decode("utf-8", "replace").strip()
            links.extend(Link(*sides, target) for sides in self._rectangles(link) if target)
        return links

    def _rectangles(self, link: Any) -> Iterator[tuple[float, float, float, float]]:
        """Yield (left, right, bottom, top): one for each line that the link is on."""
        raw = self._raw
        quads = raw.FPDFLink_CountQuadPoints(link)
        points = raw.FS_QUADPOINTSF()
        for index in range(min(quads, 50)):
            if raw.FPDFLink_GetQuadPoints(link, index, points):
                across = (points.x1, points.x2, points.x3, points.x4)
                up = (points.y1, points.y2, points.y3, points.y4)
                yield min(across), max(across), min(up), max(up)
        if quads <= 0:
            box = self._box
            yield min(box.left, box.right), max(box.left, box.right), min(box.bottom, box.top), max(box.bottom, box.top)


def _upright(placed: Iterable[_Placed]) -> list[Word]:
    """Return the words that stand as most of the page's do, as if the page were turned until they stand upright."""
    words = list(placed)
    quarters = Counter(round(look.angle / _QUARTER) % 4 for _, look, _ in words)
    turn = quarters.most_common(1)[0][0] if quarters else 0
    kept = []
    for word, look, (left, right, low, high) in words:
        away = (look.angle - turn * _QUARTER) % (2 * math.pi)
        if min(away, 2 * math.pi - away) > _TURNED:
            continue
        if turn == 1:
            word.x0, word.x1, word.y = low, high, -look.x
        elif turn == 2:
            word.x0, word.x1, word.y = -right, -left, -look.y
        elif turn == 3:
            word.x0, word.x1, word.y = -high, -low, look.x
        kept.append(word)
    return kept


def _clean(word: Word) -> None:
    """Resolve ligatures, and drop what nobody sees."""
    places = [0]
    letters = []
    for character in word.text:
        letters.append(_OTHERWISE.get(character, "" if character < " " else character))
        places.append(places[-1] + len(letters[-1]))
    word.text = "".join(letters)
    word.raised = tuple((places[a], places[b]) for a, b in word.raised if places[a] < places[b])
    word.links = tuple((places[a], places[b], to) for a, b, to in word.links if places[a] < places[b])


_Box = tuple[float, float, float, float]  # left, right, bottom, top


def _alike(one: _Box, other: _Box) -> bool:
    """Tell whether two characters are of one size and on one line."""
    return abs(one[2] - other[2]) + abs(one[3] - other[3]) <= 0.1 * (one[3] - one[2])


def _hull(one: _Box, other: _Box) -> _Box:
    return min(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), max(one[3], other[3])


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle of a page that leads to an address."""

    left: float
    right: float
    bottom: float
    top: float
    target: str


@dataclass(frozen=True, slots=True)
class _Look:
    """What words painted in one go have in common: where the first begins, size, angle (radians), weight, slant."""

    x: float
    y: float
    size: float
    angle: float
    bold: bool
    italic: bool


_Placed = tuple[Word, _Look, _Box]
