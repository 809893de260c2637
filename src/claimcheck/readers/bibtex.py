"""BibTeX and biblatex files -> Document: a keyed list of references with the places of their fields.

The grammar: O. Patashnik, BibTeXing (1988); biblatex manual, sections 2.1-2.2. Own scanner, because the places count:
parsers that read the values alone do not keep them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.reference import ReferenceList
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.bibtex_fields import FIELDS, UNPRINTED, VERBATIM, Raw, references
from claimcheck.readers.bibtex_names import read_names
from claimcheck.readers.latex_text import decode
from claimcheck.readers.told import Entry, Piece

_BEGINNING: Final = re.compile(r"@[ \t]*([A-Za-z]{1,40})\s{0,20}([{(])")
_NEXT: Final = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]{1,40}\s{0,20}[{(][ \t]*[^\s,{}()=\"#%]{1,200}\s*[,=]", re.MULTILINE)
_KEY: Final = re.compile(r"\s*([^\s,{}()=\"#%]{0,200})\s*(?=[,})])")
_FIELD: Final = re.compile(r"[\s,]*([A-Za-z_][\w:.+/-]{0,60})\s*=\s*")
_GAP: Final = re.compile(r"[\s,]*")
_WORD: Final = re.compile(r"[^\s,#{}()\"=]+")
_CONCATENATION: Final = re.compile(r"\s*#\s*")
_QUOTE_OR_BRACE: Final = re.compile(r"[\"{]")
_MONTHS: Final = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def read_bibtex(text: str, path: str) -> Document:
    """Read a .bib file; what cannot be read of an entry is told in ``Document.unread``. Never raises."""
    return _BibtexReader(text).read(path)


@dataclass(slots=True)
class _Value:
    """The pieces of a value; ``whole``: it ended as it should."""

    pieces: list[Piece] = field(default_factory=list)
    end: int = 0
    whole: bool = True


class _BibtexReader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._assembly = Assembly(source)
        self._closing = _matched(source)
        self._limits = [match.start() for match in _NEXT.finditer(source)] + [len(source)]
        self._limit = 0
        self._strings: dict[str, list[Piece]] = {}
        self._raw: dict[str, Raw] = {}
        self._unread: list[tuple[Span, str]] = []

    def read(self, path: str) -> Document:
        """Read every entry, then let them inherit, and return the document."""
        at = 0
        while match := _BEGINNING.search(self._source, at):
            at = self._entry(match) if self._is_live(match.start()) else match.end()
        document = self._assembly.document(path, "bibtex")
        found = references(self._raw)
        lists: tuple[ReferenceList, ...] = ()
        if found:
            span = Span(found[0].span.start, found[-1].span.end)
            lists = (ReferenceList(span, None, found, keyed=True, further_reading=True),)
        return replace(document, lists=lists, unread=tuple(self._unread))

    def _is_live(self, start: int) -> bool:
        """Tell whether an "@" opens an entry: not behind "%" on its line, nor within a word (an address of mail)."""
        line = self._source.rfind("\n", max(0, start - 200), start) + 1
        before = self._source[line:start] if start - line < 200 else ""
        return "%" not in before and not (before and (before[-1].isalnum() or before[-1] in "._-"))

    def _entry(self, match: re.Match[str]) -> int:
        """Read what begins at ``match``; return where it ends."""
        kind, opening = match[1].lower(), match.end() - 1
        while self._limits[self._limit] <= match.start():
            self._limit += 1
        limit = self._limits[self._limit]
        if kind == "comment":
            return self._closing.get(opening, match.end())
        if kind == "preamble":
            return min(self._closing.get(opening, match.end()), limit)
        end = self._closing.get(opening, limit) if match[2] == "{" else limit
        whole = end < limit and self._source[end : end + 1] == "}"
        if not whole and match[2] == "{":
            end = limit
        if kind == "string":
            return self._string(match.end(), end)
        key = _KEY.match(self._source, match.end(), end + 1)
        if key is None:
            self._tell(match.start(), match.end(), "An entry without a key begins here; it could not be read")
            return match.end()
        if match[2] == "(":
            whole = True
        return self._fields(kind, key, match.start(), end, whole=whole, round_brackets=match[2] == "(")

    def _string(self, at: int, end: int) -> int:
        name = _FIELD.match(self._source, at, end)
        if name is None:
            return max(at, min(end, at + 1))
        value = self._value(name.end(), end, verbatim=False)
        self._strings[name[1].lower()] = value.pieces
        return max(value.end, at)

    def _fields(self, kind: str, key: re.Match[str], start: int, end: int, *, whole: bool, round_brackets: bool) -> int:
        entry = Entry(self._assembly, key[1], kind)
        entry.open(start, max(key.end(1), start + 1))
        raw = Raw(entry.key, kind)
        at = key.end()
        while name := _FIELD.match(self._source, at, end):
            at = self._field(raw, entry, name[1].lower(), name.end(), end)
            whole = whole and at >= 0
            at = abs(at)
        gap = _GAP.match(self._source, at, end)
        at = gap.end() if gap else at
        if round_brackets:
            whole, end = self._source[at : at + 1] == ")", min(at, len(self._source) - 1)
        elif at < end:
            whole = False
        tail = end + 1 if self._source[end : end + 1] in ("}", ")") and whole else end
        raw.span = entry.close(max(end, 0), tail)
        self._keep(raw, entry, whole=whole)
        return max(tail, key.end())

    def _keep(self, raw: Raw, entry: Entry, *, whole: bool) -> None:
        head = Span(raw.span.start, raw.span.start + 1)
        raw.whole = whole
        if not whole:
            self._unread.append((head, f"The entry {entry.key or 'here'} could not be read to its end"))
        if raw.key in self._raw:
            self._unread.append((head, f"The key {raw.key} stood before; this second entry was not read"))
        elif raw.key:
            self._raw[raw.key] = raw

    def _field(self, raw: Raw, entry: Entry, name: str, at: int, end: int) -> int:
        """Read one value; return where it ends, negative where it does not end as it should."""
        value = self._value(at, end, verbatim=name in VERBATIM, wanted=name in FIELDS or name in UNPRINTED)
        if name in UNPRINTED:
            words = "".join(piece.text for piece in value.pieces).strip()
            raw.fields.setdefault(name, (words, Span(raw.span.start, raw.span.start)))
        elif name in FIELDS and name not in raw.fields:
            span = entry.write(value.pieces, FIELDS[name])
            text = "".join(piece.text for piece in value.pieces)
            words = text.strip()
            start = span.start + len(text) - len(text.lstrip())
            if words:
                raw.fields[name] = (words, Span(start, start + len(words)))
            if name in ("author", "editor"):
                raw.names[name] = read_names(value.pieces, span.start)
        return value.end if value.whole else -max(value.end, 1)

    def _value(self, at: int, end: int, *, verbatim: bool, wanted: bool = True) -> _Value:
        """Read a value: groups, strings, numbers and macros joined by "#"; one that is not wanted is passed over."""
        value, source = _Value(end=at), self._source
        while at < end:
            if source[at] in '{"':
                close = self._closing.get(at, -1) if source[at] == "{" else self._quote(at, end)
                if not at < close < end:
                    value.whole, close = False, min(_line_end(source, at), end)
                value.pieces.extend(decode(source, at + 1, close, verbatim=verbatim) if wanted else ())
                at = min(close + 1, end)
            else:
                word = _WORD.match(source, at, end)
                if word is None:
                    value.whole = False
                    break
                value.pieces.extend(self._macro(word))
                at = word.end()
            joined = _CONCATENATION.match(source, at, end)
            if joined is None:
                break
            at = joined.end()
        value.end = max(at, value.end)
        return value

    def _quote(self, at: int, end: int) -> int:
        """Return where the string at ``at`` ends: at a quotation mark outside of braces; -1 where it does not."""
        while match := _QUOTE_OR_BRACE.search(self._source, at + 1, end):
            if match[0] == '"':
                return match.start()
            at = max(match.start(), self._closing.get(match.start(), -1))
        return -1

    def _macro(self, word: re.Match[str]) -> Iterator[Piece]:
        """Yield what a bare word stands for: its digits, or the string of that name at the place of the name."""
        name = word[0].lower()
        if word[0].isdigit():
            yield Piece(word[0], word.start(), word.end())
        elif name in self._strings:
            text = "".join(piece.text for piece in self._strings[name])
            yield Piece(text, word.start(), word.end())
        elif name in _MONTHS:
            yield Piece(word[0], word.start(), word.end())

    def _tell(self, start: int, end: int, what: str) -> None:
        self._assembly.open(BlockKind.METADATA)
        at = self._assembly.length
        self._assembly.add(self._source[start:end], start, end)
        span = Span(at, self._assembly.length)
        self._assembly.close()
        self._unread.append((span, what))


def _matched(source: str) -> dict[int, int]:
    """Return where each opening brace closes (BibTeX counts braces behind a backslash too)."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for match in re.finditer(r"[{}]", source):
        if match[0] == "{":
            stack.append(match.start())
        elif stack:
            pairs[stack.pop()] = match.start()
    return pairs


def _line_end(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end
