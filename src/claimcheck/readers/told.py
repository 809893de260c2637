"""What the readers of bibliographies share: entries written into a text, field by field, and read back as references.

The text of an entry holds its fields in the order of the file, divided by semicolons, with a letter for its head and
tail that stand for the file's own ("@article{key," and "}"), so that the place of the entry is all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly

_YEAR: Final = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)([a-z])?(?![A-Za-z])")
_IN_PRESS: Final = re.compile(r"(?:in[ -]?press|forthcoming|accepted|to appear|inpress)\Z", re.IGNORECASE)
_UNDATED: Final = re.compile(r"n\.?\s?d\.?\Z", re.IGNORECASE)
_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMCID: Final = re.compile(r"PMC\d{1,9}", re.IGNORECASE)
_MARKED: Final = re.compile(r"doi|https?:|www\.|pmid|pmc|isbn|arxiv", re.IGNORECASE)
_PLACED: Final = frozenset(
    "authors year title container volume issue pages publisher doi pmid pmcid isbn arxiv url".split()
)
#: What is written before an identifier, so that the entry prints what it is.
_LABELS: Final[Mapping[str, str]] = {"doi": "doi:", "pmid": "PMID ", "isbn": "ISBN ", "arxiv": "arXiv:"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands for ``source[start:end]``; ``depth``: how many braces it stands in (BibTeX)."""

    text: str
    start: int
    end: int
    depth: int = 0


@dataclass(slots=True)
class Entry:
    """An entry in the making: ``fields`` and ``places`` by the names of :class:`Reference`."""

    assembly: Assembly
    key: str
    type: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, Span] = field(default_factory=dict)
    authors: list[Name] = field(default_factory=list)
    truncated: bool = False
    begin: int = 0
    reached: int = 0

    def open(self, start: int, end: int) -> None:
        """Begin the entry with its head at ``source[start:end]``."""
        self.assembly.open(BlockKind.METADATA)
        self.begin = self.assembly.length
        self.assembly.add("@", start, end)
        self.reached = end

    def write(self, pieces: Iterable[Piece], name: str = "") -> Span:
        """Append a value and return its span; the ``name`` of an identifier is written before it where it has none."""
        value = list(pieces)
        self.assembly.insert("; " if self.assembly.length > self.begin + 1 else " ")
        label = _LABELS.get(name, "")
        if label and value and not _MARKED.match(value[0].text.lstrip()):
            self.assembly.insert(label)
        start = self.assembly.length
        for piece in value:
            if piece.start < self.reached:  # an alias, or an entry within another: its place was given before
                self.assembly.insert(piece.text)
            else:
                self.assembly.add(piece.text, piece.start, piece.end)
                self.reached = piece.end
        return Span(start, self.assembly.length)

    def take(self, name: str, pieces: Iterable[Piece]) -> Span:
        """Write a value and keep it as the field ``name`` unless there is one; leaves out white space around it."""
        value = list(pieces)
        span = self.write(value, name)
        text = "".join(piece.text for piece in value)
        words = text.strip()
        if words and name not in self.fields:
            start = span.start + len(text) - len(text.lstrip())
            self.fields[name], self.places[name] = words, Span(start, start + len(words))
        return span

    def person(self, name: Name) -> None:
        """Keep an author; the place of the authors reaches from the first to the last."""
        self.authors.append(name)
        if name.span:
            before = self.places.get("authors", name.span)
            self.places["authors"] = Span(min(before.start, name.span.start), max(before.end, name.span.end))

    def close(self, start: int, end: int) -> Span:
        """End the entry with its tail at ``source[start:end]``; returns its span."""
        if self.reached <= start < end:
            self.assembly.add(".", start, end)
        else:
            self.assembly.insert(".")
        span = Span(self.begin, self.assembly.length)
        self.assembly.close()
        return span


def reference(
    span: Span,
    key: str,
    kind: str,
    fields: Mapping[str, str],
    places: Mapping[str, Span],
    authors: Sequence[Name],
    *,
    truncated: bool = False,
) -> Reference:
    """Return an entry as a reference (without an id) from its fields: year, title, container, doi, url ...

    Years and identifiers are cut out of what stands around them, and their places with them.
    """
    where = {name: span for name, span in places.items() if name in _PLACED}
    values = {name: value for name, value in fields.items() if value}
    year, suffix = _year(values.get("year", ""), where)
    for name, pattern in (("doi", _DOI), ("pmcid", _PMCID)):
        _cut(name, pattern, values, where)
    return Reference(
        id="",
        span=span,
        label=key or None,
        type=kind,
        authors=tuple(authors),
        authors_truncated=truncated,
        year=year,
        suffix=suffix,
        title=values.get("title", ""),
        container=values.get("container", ""),
        volume=values.get("volume", ""),
        issue=values.get("issue", ""),
        pages=values.get("pages", ""),
        publisher=values.get("publisher", ""),
        doi=values.get("doi", ""),
        pmid=values.get("pmid", "").strip(),
        pmcid=values.get("pmcid", "").upper(),
        isbn=values.get("isbn", ""),
        arxiv=values.get("arxiv", ""),
        url=values.get("url", ""),
        read=bool(authors and year and values.get("title")),
        places=where,
    )


def _year(text: str, places: dict[str, Span]) -> tuple[str, str]:
    """Return year and letter of "2018", "2018-05-01", "2018a", "in press"; the place becomes the year's own."""
    match = _YEAR.search(text)
    if match:
        if "year" in places and places["year"].end - places["year"].start == len(text):
            start = places["year"].start
            places["year"] = Span(start + match.start(1), start + match.end(1))
        return match[1], match[2] or ""
    if _IN_PRESS.match(text.strip()):
        return "in press", ""
    if _UNDATED.match(text.strip()):
        return "n.d.", ""
    places.pop("year", None)
    return "", ""


def _cut(name: str, pattern: re.Pattern[str], values: dict[str, str], places: dict[str, Span]) -> None:
    """Keep of a value only what ``pattern`` finds in it; a value without it is no such identifier."""
    text = values.get(name, "")
    match = pattern.search(text)
    if match is None:
        values.pop(name, None)
        if name in places and not text:
            del places[name]
        return
    found = match[0].rstrip(".,;")
    if name in places and places[name].end - places[name].start == len(text):
        start = places[name].start + match.start()
        places[name] = Span(start, start + len(found))
    values[name] = found
