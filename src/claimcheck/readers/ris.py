"""RIS -> Document: a list of references (the tags: https://en.wikipedia.org/wiki/RIS_(file_format), after the
specification of Research Information Systems, 2001 and 2011)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.model.reference import Name, Reference, ReferenceList
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.bibtex_names import read_names
from claimcheck.readers.told import Entry, Piece, reference

_LINE: Final = re.compile(r"^[ \t]{0,4}([A-Z][A-Z0-9])[ \t]{1,4}-(?:[ \t]([^\r\n]*))?", re.MULTILINE)
_TYPES: Final = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper",
    "BOOK": "book", "EDBOOK": "book", "EBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis",
    "RPRT": "report", "GOVDOC": "report", "ELEC": "webpage",
    "BLOG": "post-weblog", "STAND": "standard", "DATA": "dataset", "COMP": "software", "LEGAL": "legislation",
    "STAT": "legislation", "INPR": "article-journal", "UNPB": "manuscript", "WEB": "webpage", "ICOMM": "webpage",
    "PAT": "patent", "VIDEO": "motion_picture", "ABST": "article-journal",
}  # fmt: skip
_FIELDS: Final = {
    "TI": "title", "T1": "title", "CT": "title", "PY": "year", "Y1": "year", "DA": "date", "VL": "volume",
    "IS": "issue", "PB": "publisher", "DO": "doi", "UR": "url", "L1": "link", "SP": "first", "EP": "last",
    "C2": "pmcid", "AN": "accession", "M1": "note", "N1": "note",
    "JO": "JO", "JF": "JF", "JA": "JA", "J1": "J1", "J2": "J2", "T2": "T2", "BT": "BT",
}  # fmt: skip
_CONTAINERS: Final = ("JF", "T2", "JO", "BT", "JA", "J2", "J1")
_AUTHORS: Final = frozenset({"AU", "A1"})
_EDITORS: Final = frozenset({"ED", "A2"})


def read_ris(text: str, path: str) -> Document:
    """Read a .ris file; each reference from TY to ER. Raises UnreadableDocument where there is none."""
    assembly = Assembly(text)
    references: list[Reference] = []
    unread: list[tuple[Span, str]] = []
    current: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        if line[1] == "TY" and current:
            references.append(_entry(assembly, current, len(references) + 1, unread))
            current = []
        if current or line[1] == "TY":
            current.append(line)
        if line[1] == "ER" and current:
            references.append(_entry(assembly, current, len(references) + 1, unread))
            current = []
    if current:
        references.append(_entry(assembly, current, len(references) + 1, unread))
    if not references:
        raise UnreadableDocument("holds no reference in RIS form (lines from TY to ER); export the references anew")
    span = Span(references[0].span.start, references[-1].span.end)
    one = ReferenceList(span, None, tuple(references), keyed=True, further_reading=True)
    return replace(assembly.document(path, "ris"), lists=(one,), unread=tuple(unread))


def _entry(assembly: Assembly, lines: list[re.Match[str]], number: int, unread: list[tuple[Span, str]]) -> Reference:
    first, last = lines[0], lines[-1]
    tags = {line[1] for line in lines}
    key = next((line[2].strip() for line in lines if line[1] in ("ID", "LB") and line[2]), "") or str(number)
    entry = Entry(assembly, key, _TYPES.get((first[2] or "").strip().upper(), "document"))
    entry.open(first.start(1), first.end())
    people = _AUTHORS if tags & _AUTHORS else _EDITORS
    number_tag = "isbn" if entry.type in ("book", "chapter") else "issn"
    for line in lines[1:]:
        if not line[2] or not line[2].strip():
            continue
        pieces = [Piece(line[2], line.start(2), line.end(2))]
        if line[1] in people:
            span = entry.write(pieces)
            for name in read_names([replace(pieces[0], text=line[2].replace(" and ", " & "))], span.start)[0]:
                entry.person(_unswapped(name))
        elif line[1] in _FIELDS or line[1] == "SN":
            entry.take(_FIELDS.get(line[1], number_tag), pieces)
    whole = last[1] == "ER"
    span = entry.close(last.start(1), last.end(1)) if whole else entry.close(last.end(), last.end())
    if not whole:
        unread.append((Span(span.start, span.start + 1), "This reference has no ER line, so it may not be whole"))
    return _reference(entry, span)


def _unswapped(name: Name) -> Name:
    return replace(name, literal=name.literal.replace(" & ", " and ")) if name.literal else name


def _reference(entry: Entry, span: Span) -> Reference:
    fields, places = entry.fields, entry.places
    for tag in _CONTAINERS:
        if tag in fields and "container" not in fields and entry.type not in ("book", "thesis", "webpage"):
            fields["container"], places["container"] = fields[tag], places[tag]
    if "title" not in fields and "BT" in fields:
        fields["title"], places["title"] = fields["BT"], places["BT"]
    if "year" not in fields and "date" in fields:
        fields["year"], places["year"] = fields["date"], places["date"]
    if "first" in fields:
        fields["pages"], places["pages"] = fields["first"], places["first"]
        if "last" in fields and "-" not in fields["first"] and "–" not in fields["first"]:
            fields["pages"] = f"{fields['first']}-{fields['last']}"
            places["pages"] = Span(
                min(places["first"].start, places["last"].start), max(places["first"].end, places["last"].end)
            )
    if entry.type == "chapter":
        fields.pop("isbn", None)
    return reference(span, entry.key, entry.type, fields, places, entry.authors)
