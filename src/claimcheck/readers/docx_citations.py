"""The works that reference managers keep in a Word file: CSL-JSON, EndNote's XML, Word's own sources.

CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html (Zotero and Mendeley write it into fields and
content controls). EndNote: the XML of its export format. Word: ECMA-376, part 1, 22.6 (bibliography).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.errors import UnreadableDocument
from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.readers.docx_xml import Node, tree

_NOWHERE: Final = Span(0, 0)
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MOST_WORKS: Final = 200  # in one mark
_LONGEST_TAG: Final = 2_000_000
_LONGEST: Final = 3_000  # characters of one value


def works_of_csl(text: str) -> tuple[Reference, ...]:
    """Return the works of a citation in JSON (``citationItems`` with ``itemData``); () for what is none."""
    try:
        citation, _ = json.JSONDecoder().raw_decode(text.strip())
    except (ValueError, RecursionError):
        return ()
    items = citation.get("citationItems") if isinstance(citation, dict) else None
    if not isinstance(items, list):
        return ()
    return tuple(_csl_work(item) for item in items[:_MOST_WORKS] if isinstance(item, dict))


def works_of_tag(tag: str) -> tuple[Reference, ...]:
    """Return the works of a content control of Mendeley Cite (its tag holds the citation as JSON in Base64)."""
    _, _, encoded = tag.partition("MENDELEY_CITATION_v3_")
    return works_of_csl(_decoded(encoded)) if 0 < len(encoded) < _LONGEST_TAG else ()


def works_of_endnote(text: str) -> tuple[Reference, ...]:
    """Return the works of EndNote's XML, which may be in Base64; () for what is none."""
    at = text.find("<EndNote")
    if at < 0:
        text = _decoded(text)
        at = text.find("<EndNote")
    end = text.rfind("</EndNote>")
    if at < 0 or end < at:
        return ()
    try:
        root = tree(text[at : end + len("</EndNote>")].encode("utf-8", "replace"), "a field of EndNote")
    except UnreadableDocument:
        return ()
    return tuple(_endnote_work(cite) for cite in [n for n in root if n.name == "Cite"][:_MOST_WORKS])


def word_sources(root: Node) -> Iterator[tuple[str, Reference]]:
    """Yield the tag and the work of each source that Word keeps."""
    for source in root:
        if source.name == "b:Source" and (tag := _said(source, "b:Tag")):
            yield tag, _word_work(source)


def _csl_work(item: Mapping[str, object]) -> Reference:
    data = item.get("itemData")
    if not isinstance(data, dict):
        return Reference("", _NOWHERE, read=False)
    authors = data.get("author") or data.get("editor")
    return Reference(
        id=_text(data.get("id")),
        span=_NOWHERE,
        type=_text(data.get("type")),
        authors=tuple(_csl_names(authors)) if isinstance(authors, list) else (),
        year=_csl_year(data.get("issued")),
        suffix=_text(data.get("year-suffix"))[:2],
        title=_text(data.get("title")),
        container=_text(data.get("container-title")),
        volume=_text(data.get("volume")),
        issue=_text(data.get("issue")),
        pages=_text(data.get("page")),
        publisher=_text(data.get("publisher")),
        doi=normalise_doi(_text(data.get("DOI"))),
        pmid=_text(data.get("PMID")),
        isbn=_text(data.get("ISBN")),
        url=_text(data.get("URL")),
    )


def _csl_names(authors: Iterable[object]) -> Iterator[Name]:
    for author in authors:
        if not isinstance(author, dict):
            continue
        particle = _text(author.get("non-dropping-particle"))
        family = f"{particle} {_text(author.get('family'))}".strip()
        if family:
            yield Name(family, _text(author.get("given")))
        elif literal := _text(author.get("literal")):
            yield Name(literal=literal)


def _csl_year(issued: object) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return _year(_text(parts[0][0]))
    return _year(_text(issued.get("raw")) or _text(issued.get("literal")))


def _endnote_work(cite: Node) -> Reference:
    record = cite.child("record")
    year = _year(_said(record, "dates", "year") or _said(cite, "Year"))
    group = record.child("contributors", "authors") if record else None
    authors = tuple(_endnote_names(group)) if group else ()
    first = _said(cite, "Author")
    return Reference(
        id=_said(cite, "RecNum"),
        span=_NOWHERE,
        authors=authors or ((Name(first),) if first else ()),
        authors_truncated=not authors,
        year=year,
        title=_said(record, "titles", "title"),
        container=_said(record, "titles", "secondary-title") or _said(record, "periodical", "full-title"),
        volume=_said(record, "volume"),
        issue=_said(record, "number"),
        pages=_said(record, "pages"),
        publisher=_said(record, "publisher"),
        doi=normalise_doi(_said(record, "electronic-resource-num")),
        isbn=_said(record, "isbn"),
        url=_said(record, "urls", "related-urls", "url"),
    )


def _endnote_names(group: Node) -> Iterator[Name]:
    """Yield names as EndNote writes them: "Weiss, J. R."; a body has a comma behind it or none at all."""
    for node in group:
        family, comma, given = " ".join(node.text().split()).partition(",")
        if comma and given.strip():
            yield Name(family.strip(), given.strip())
        elif family.strip():
            yield Name(literal=family.strip())


def _word_work(source: Node) -> Reference:
    return Reference(
        id=_said(source, "b:Tag"),
        span=_NOWHERE,
        type=_said(source, "b:SourceType"),
        authors=tuple(_word_names(source)),
        year=_year(_said(source, "b:Year")),
        title=_said(source, "b:Title"),
        container=_said(source, "b:JournalName") or _said(source, "b:BookTitle"),
        volume=_said(source, "b:Volume"),
        issue=_said(source, "b:Issue"),
        pages=_said(source, "b:Pages"),
        publisher=_said(source, "b:Publisher"),
        doi=normalise_doi(_said(source, "b:DOI")) or normalise_doi(_said(source, "b:StandardNumber")),
        url=_said(source, "b:URL"),
    )


def _word_names(source: Node) -> Iterator[Name]:
    for role in ("b:Author", "b:Editor"):
        group = source.child("b:Author", role)
        if group is None:
            continue
        if body := _said(group, "b:Corporate"):
            yield Name(literal=body)
        for person in group.child("b:NameList") or ():
            family, given = _said(person, "b:Last"), _said(person, "b:First")
            if family:
                yield Name(family, " ".join(filter(None, (given, _said(person, "b:Middle")))))
        return


def _said(node: Node | None, *path: str) -> str:
    found = node.child(*path) if node else None
    return " ".join(found.text()[:_LONGEST].split()) if found else ""


def _text(value: object) -> str:
    """Return a value of JSON as text: a string or number; anything else says nothing."""
    if isinstance(value, str):
        return " ".join(value[:_LONGEST].split())
    return str(value)[:_LONGEST] if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _year(text: str) -> str:
    match = _YEAR.search(text)
    return match.group() if match else ""


def _decoded(text: str) -> str:
    """Return what Base64 stands for, "" where it is none."""
    letters = "".join(text.split()).rstrip("=")
    try:
        data = base64.b64decode(letters + "=" * (-len(letters) % 4))
    except ValueError:
        return ""
    return data.decode("utf-8", "replace").strip("\0")
