"""What a page tells of its own article in its head: title, DOI, date (Highwire Press and Dublin Core tags, Open Graph,
JSON-LD after schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.html_attributes import AttributeReader, resolve
from claimcheck.readers.html_tags import Tag

_TITLES: Final = ("citation_title", "dc.title", "og:title")
_DOIS: Final = ("citation_doi", "dc.identifier", "dc.identifier.doi", "prism.doi", "bepress_citation_doi", "doi")
_DATES: Final = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date",
    "article:published_time",
    "prism.publicationdate",
)
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s\"'<>?#]{1,200}")
_KINDS: Final = re.compile(r"(?:article|posting|report|webpage|publication)\Z", re.IGNORECASE)
_LONGEST: Final = 1_000_000
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a page tells of its article: the words, and where they stand in the source."""

    kind: str  # "title", "doi" or "date"
    words: str
    start: int
    end: int


def read_identity(source: str, tags: Sequence[Tag], read: AttributeReader) -> tuple[Told, ...]:
    """Return what the page tells of its own article, one of each kind at most, in the order of the source."""
    found: dict[str, tuple[int, Told]] = {}
    for rank, told in _all(source, tags, read):
        if told.kind not in found or rank < found[told.kind][0]:
            found[told.kind] = (rank, told)
    return tuple(sorted((told for _, told in found.values()), key=lambda told: told.start))


def own_doi(identity: Sequence[Told]) -> str:
    """Return the article's own DOI in lower case, "" if the page does not tell it."""
    return next((told.words.lower() for told in identity if told.kind == "doi"), "")


def _all(source: str, tags: Sequence[Tag], read: AttributeReader) -> Iterator[tuple[int, Told]]:
    """Yield everything told with its rank (the lower the surer)."""
    for tag in tags:
        if tag.name == "meta":
            values = read.values(tag.attributes)
            name = (_plain(values, "name") or _plain(values, "property")).lower()
            content = _plain(values, "content")
            yield from _told(source, tag, name, content)
        elif tag.name == "title" and not tag.closing and tag.end > tag.inside:
            end = source.rfind("<", tag.inside, tag.end)
            end = end if end > tag.inside else tag.end
            words = source[tag.inside : end].strip()
            if words:
                start = source.index(words, tag.inside)
                yield 9, Told("title", words, start, start + len(words))
        elif tag.name == "script" and "ld+json" in tag.attributes and tag.end - tag.inside < _LONGEST:
            yield from _json(source, tag)


def _plain(values: dict[str, str], name: str) -> str:
    return resolve(values.get(name, "")).strip()


def _told(source: str, tag: Tag, name: str, content: str) -> Iterator[tuple[int, Told]]:
    if not content:
        return
    for kind, names in (("title", _TITLES), ("doi", _DOIS), ("date", _DATES)):
        if name not in names:
            continue
        if kind == "doi":
            match = _DOI.search(content)
            if match is None:
                return
            content = match.group().rstrip(".,;")
        start = source.find(content, tag.start, tag.end)
        if start >= 0:
            yield names.index(name), Told(kind, content, start, start + len(content))


def _json(source: str, tag: Tag) -> Iterator[tuple[int, Told]]:
    end = source.rfind("</", tag.inside, tag.end)
    text = source[tag.inside : end if end > tag.inside else tag.end]
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    for one in _objects(data, 0):
        kinds = one.get("@type")
        if not any(isinstance(k, str) and _KINDS.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            continue
        title = one.get("headline") or one.get("name")
        date = one.get("datePublished")
        dois = [v for key in ("doi", "identifier", "sameAs", "@id") for v in _strings(one.get(key), 0)]
        doi = next((m.group().rstrip(".,;") for v in dois if (m := _DOI.search(v))), None)
        for kind, words in (("title", title), ("date", date), ("doi", doi)):
            if isinstance(words, str) and (at := source.find(words, tag.inside, tag.end)) >= 0 and words.strip():
                yield 5, Told(kind, words, at, at + len(words))


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects at the top of JSON-LD, and those of its graph."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data[:200]:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)
        yield from _objects(data.get("mainEntity"), depth + 1)


def _strings(value: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(value.get("value") or value.get("@id"), depth + 1)
    elif isinstance(value, list):
        for one in value[:50]:
            yield from _strings(one, depth + 1)
