"""The fields of BibTeX and biblatex entries -> references, with what they inherit from ``crossref`` and ``xdata``.

Fields, types and inheritance: biblatex manual 3.20, sections 2.1, 2.2, 2.4.1 and appendix B; types of works: CSL 1.0.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.readers.told import reference

#: Every field that is read, and the name of an identifier that is written before it.
FIELDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "author editor title subtitle journal journaltitle booktitle booksubtitle maintitle year date volume "
            "number issue pages eid articleno publisher institution school organization howpublished url note addendum "
            "pubstate eprint pmcid"
        ).split(),
        "",
    ),
    "doi": "doi",
    "pmid": "pmid",
    "isbn": "isbn",
}
UNPRINTED: Final = frozenset({"crossref", "xdata", "entrysubtype"})
"""Fields that say something of the entry and are no part of what it prints."""
VERBATIM: Final = frozenset({"doi", "url", "eprint", "crossref", "xdata", "pmid", "pmcid", "isbn"})
"""Fields whose text is no prose (biblatex manual, section 2.2.1)."""

_TYPES: Final = {
    "article": "article-journal",
    **dict.fromkeys("book mvbook collection mvcollection proceedings mvproceedings booklet manual".split(), "book"),
    "reference": "book",
    **dict.fromkeys("inbook bookinbook suppbook incollection suppcollection inreference".split(), "chapter"),
    **dict.fromkeys("inproceedings conference".split(), "paper-conference"),
    **dict.fromkeys("thesis phdthesis mastersthesis".split(), "thesis"),
    **dict.fromkeys("report techreport".split(), "report"),
    **dict.fromkeys("online electronic www webpage".split(), "webpage"),
    **dict.fromkeys("software dataset patent standard legislation".split(), ""),
}  # fmt: skip
_OWN_NAME: Final = frozenset({"software", "dataset", "patent", "standard", "legislation"})
_IN_BOOKS: Final = frozenset({"chapter", "paper-conference"})
_LONGEST_LINE: Final = 5  # generations of inheritance
_URL: Final = re.compile(r"(?:https?://|www\.)\S+")
_ARXIV: Final = re.compile(
    r"(?:arxiv:)?\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})\Z", re.IGNORECASE
)
#: What a chapter takes from its book: the field of the book -> its own (biblatex manual, appendix B).
_FROM_BOOKS: Final = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_INHERITED: Final = frozenset(
    {"crossref", "xref", "xdata", "doi", "url", "eprint", "note", "addendum", "pmid", "pmcid"}
)


@dataclass(slots=True)
class Raw:
    """An entry as it stands: fields by BibTeX's names as (text, place), the names of authors and editors apart."""

    key: str
    kind: str
    fields: dict[str, tuple[str, Span]] = field(default_factory=dict)
    names: dict[str, tuple[tuple[Name, ...], bool]] = field(default_factory=dict)
    span: Span = field(default_factory=lambda: Span(0, 0))
    whole: bool = True


def references(entries: Mapping[str, Raw]) -> tuple[Reference, ...]:
    """Return all entries but those that only hand on fields (``@xdata``, ``@set``), in the order of the file."""
    folded = {key.lower(): raw for key, raw in entries.items()}
    kept = (raw for raw in entries.values() if raw.kind not in ("xdata", "set"))
    return tuple(_reference(_inherited(raw, folded)) for raw in kept)


def _inherited(raw: Raw, entries: Mapping[str, Raw]) -> Raw:
    fields, names = dict(raw.fields), dict(raw.names)
    seen, pending = {raw.key.lower()}, _parents(raw)
    for _ in range(_LONGEST_LINE):
        following: list[tuple[str, bool]] = []
        for key, data in pending:
            parent = entries.get(key)
            if parent is None or key in seen:
                continue
            seen.add(key)
            chapter = _TYPES.get(raw.kind) in _IN_BOOKS and not data
            for name, value in parent.fields.items():
                mine = _FROM_BOOKS.get(name, name) if chapter else name
                if data or name not in _NOT_INHERITED:
                    fields.setdefault(mine, value)
            for role, people in parent.names.items():
                if data or role == "editor":
                    names.setdefault(role, people)
            following += _parents(parent)
        pending = following
    return replace(raw, fields=fields, names=names)


def _parents(raw: Raw) -> list[tuple[str, bool]]:
    """Return the keys that an entry inherits from, and whether the other one is pure data."""
    found = []
    for name in ("crossref", "xdata"):
        text = raw.fields[name][0] if name in raw.fields else ""
        found += [(key.strip().lower(), name == "xdata") for key in text.split(",") if key.strip()][:20]
    return found


def _reference(raw: Raw) -> Reference:
    fields: dict[str, str] = {}
    places: dict[str, Span] = {}

    def take(name: str, *sources: str) -> None:
        for source in sources:
            if name not in fields and source in raw.fields:
                fields[name], places[name] = raw.fields[source]

    kind = _kind(raw)
    take("title", "title")
    if "title" in fields and "subtitle" in raw.fields:
        fields["title"] = f"{fields['title']}: {raw.fields['subtitle'][0]}"
    if kind in _IN_BOOKS:
        take("container", "booktitle", "maintitle", "journaltitle", "journal")
    elif kind not in ("book", "thesis", "report"):
        take("container", "journaltitle", "journal", "booktitle")
    take("year", "date", "year", "pubstate")
    take("volume", "volume")
    if kind not in ("report", "thesis", "book", "webpage"):
        take("issue", "number", "issue")
    take("pages", "pages", "eid", "articleno")
    take("publisher", "publisher", "institution", "school", "organization")
    for name in ("doi", "pmid", "pmcid", "url"):
        take(name, name)
    if kind not in _IN_BOOKS:  # the number of a chapter's book is not the chapter's
        take("isbn", "isbn")
    _addresses(raw, fields, places)
    role = "author" if raw.names.get("author", ((), False))[0] else "editor"
    authors, truncated = raw.names.get(role, ((), False))
    if authors:
        places["authors"] = _hull(name.span for name in authors if name.span)
    found = reference(raw.span, raw.key, kind, fields, places, authors, truncated=truncated)
    return found if raw.whole else replace(found, read=False)


def _kind(raw: Raw) -> str:
    if raw.kind in _OWN_NAME:
        return raw.kind
    kind = _TYPES.get(raw.kind, "")
    subtype = raw.fields["entrysubtype"][0].lower() if "entrysubtype" in raw.fields else ""
    if kind == "article-journal" and subtype in ("magazine", "newspaper"):
        return f"article-{subtype}"
    if kind:
        return kind
    if "eprint" in raw.fields or raw.kind == "unpublished":
        return "article" if "eprint" in raw.fields else "manuscript"
    if "journal" in raw.fields or "journaltitle" in raw.fields:
        return "article-journal"
    if "url" in raw.fields or ("howpublished" in raw.fields and _URL.search(raw.fields["howpublished"][0])):
        return "webpage"
    return "book" if "publisher" in raw.fields else "document"


def _addresses(raw: Raw, fields: dict[str, str], places: dict[str, Span]) -> None:
    """Take the address that ``howpublished`` or ``note`` prints, and the arXiv id that ``eprint`` is."""
    for source in ("howpublished", "note"):
        if "url" not in fields and source in raw.fields:
            text, span = raw.fields[source]
            match = _URL.search(text)
            if match and len(text) == span.end - span.start:
                address = match[0].rstrip(".,;)")
                fields["url"] = address
                places["url"] = Span(span.start + match.start(), span.start + match.start() + len(address))
    if "eprint" in raw.fields:
        text, span = raw.fields["eprint"]
        match = _ARXIV.match(text)
        if match and len(text) == span.end - span.start:
            fields["arxiv"], places["arxiv"] = match[1], Span(span.start + match.start(1), span.start + match.end(1))


def _hull(spans: Iterable[Span]) -> Span:
    every = list(spans)
    return Span(min(span.start for span in every), max(span.end for span in every))
