"""CSL-JSON and CSL-YAML -> Document: a keyed list of references.

The format: https://docs.citationstyles.org/en/1.0.2/ and its JSON schema; in YAML as pandoc reads it
(https://pandoc.org/MANUAL.html#specifying-bibliographic-data).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claimcheck.errors import NotAnArticle, UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.model.reference import Name, Reference, ReferenceList
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.told import Entry, reference
from claimcheck.readers.values import Value, read_json, read_yaml

TYPES: Final = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
_TELLING: Final = ("title", "author", "DOI", "issued", "container-title", "URL")
_FIELDS: Final = {
    "title": "title", "container-title": "container", "volume": "volume", "issue": "issue", "page": "pages",
    "publisher": "publisher", "DOI": "doi", "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "URL": "url",
    "status": "status", "note": "note", "number": "number",
}  # fmt: skip


def read_csl_json(text: str, path: str) -> Document:
    """Read a CSL-JSON list. Raises NotAnArticle for any other JSON."""
    top = read_json(text)
    if top is None:
        raise NotAnArticle("is not JSON that can be read; export the references anew")
    if top.kind == "mapping":
        top = top.get("references", "items") or top
    if not is_csl(top):
        raise NotAnArticle(
            "is JSON, but no list of references in CSL form; articles are read as Markdown, text and the like"
        )
    return _document(text, path, "csl-json", top)


def read_csl_yaml(text: str, path: str, *, named: bool = False) -> Document:
    """Read ``references:`` in CSL form; a bare list only where an article names the file as its bibliography.

    Raises NotAnArticle for any other YAML, claimcheck's own record of works among it.
    """
    try:
        top = read_yaml(text)
    except UnreadableDocument as error:
        raise NotAnArticle(str(error)) from error
    if top is not None and top.kind == "mapping" and "works" in top.members and "version" in top.members:
        raise NotAnArticle("is claimcheck's record of works; name it with --references")
    found = top.get("references") if top is not None and top.kind == "mapping" else top if named else None
    if found is None or not is_csl(found):
        raise NotAnArticle("is YAML without references: in CSL form; articles are read as Markdown, text and the like")
    return _document(text, path, "csl-yaml", found)


def is_csl(top: Value) -> bool:
    """Tell whether a value is a list of CSL items: mappings, most of them with a type of CSL and what tells a work."""
    items = [item for item in top.items if item.kind == "mapping"]
    csl = [
        item
        for item in items
        if (kind := item.get("type")) and kind.words() in TYPES and any(name in item.members for name in _TELLING)
    ]
    return bool(items) and len(items) == len(top.items) and len(csl) * 2 >= len(items)


def _document(text: str, path: str, format: str, top: Value) -> Document:
    assembly = Assembly(text)
    one = write_list(assembly, top)
    return replace(assembly.document(path, format), lists=(replace(one, further_reading=True),))


def write_list(assembly: Assembly, top: Value) -> ReferenceList:
    """Write the items of a CSL list into an assembly and return them as a keyed list (at least one entry)."""
    references = tuple(_item(assembly, item) for item in top.items if item.kind == "mapping")
    return ReferenceList(Span(references[0].span.start, references[-1].span.end), None, references, keyed=True)


def _item(assembly: Assembly, item: Value) -> Reference:
    key, kind = item.get("id", "citation-key"), item.get("type")
    entry = Entry(assembly, key.words() if key else "", kind.words() if kind else "")
    entry.open(item.start, item.start + 1)
    role = "author" if item.get("author") else "editor"
    for name, value in item.members.items():
        if name == role:
            _authors(entry, value)
        elif name == "issued":
            _issued(entry, value)
        elif name in _FIELDS:
            entry.take(_FIELDS[name], value.pieces())
    ends = assembly.source[item.end - 1 : item.end] == "}" and not assembly.source.startswith("}", item.start)
    span = entry.close(item.end - 1 if ends else item.end, item.end)
    fields, places = entry.fields, entry.places
    if "year" not in fields and "status" in fields:
        fields["year"], places["year"] = fields["status"], places["status"]
    number = fields.get("number", "")
    if "pages" not in fields and number and entry.type.startswith("article"):
        name = "arxiv" if number.lower().startswith("arxiv:") else "pages"
        fields[name], places[name] = number.removeprefix("arXiv:"), places["number"]
    return reference(span, entry.key, entry.type, fields, places, entry.authors)


def _issued(entry: Entry, value: Value) -> None:
    """Take the year of {"date-parts": [[2018, 5]]}, {"raw": "2018"}, [{year: 2018}] or 2018."""
    for _ in range(5):
        if value.kind == "scalar":
            entry.take("year", value.pieces())
            return
        inner = value.items[0] if value.items else value.get("date-parts", "year", "raw", "literal")
        if inner is None:
            return
        value = inner


def _authors(entry: Entry, value: Value) -> None:
    for item in value.items if value.kind == "list" else [value]:
        if item.kind == "mapping":
            entry.person(_name(entry, item.members))
        elif item.words():
            entry.person(Name(literal=item.words(), span=entry.write(item.pieces())))


def _name(entry: Entry, members: dict[str, Value]) -> Name:
    spans = [
        entry.write(value.pieces())
        for name, value in members.items()
        if name in ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
        and value.words()
    ]

    def joined(names: Sequence[str], by: str = " ") -> str:
        return by.join(members[name].words() for name in names if name in members and members[name].words())

    family = joined(("dropping-particle", "non-dropping-particle", "family"))
    span = Span(spans[0].start, spans[-1].end) if spans else None
    return Name(family, joined(("given", "suffix"), ", "), joined(("literal",)) if not family else "", span)
