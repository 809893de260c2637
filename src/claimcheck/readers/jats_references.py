"""The entries of a JATS ``<ref-list>``: fields from the tags, or the text of an entry that has none.

Elements: https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/element-citation.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.told import reference
from claimcheck.readers.xml_tree import Element, Text

_CITATIONS: Final = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_FIELDS: Final = {
    "article-title": "title", "chapter-title": "chapter", "part-title": "chapter", "data-title": "title",
    "source": "source", "year": "year", "volume": "volume", "issue": "issue", "fpage": "first", "lpage": "last",
    "page-range": "pages", "elocation-id": "pages", "publisher-name": "publisher", "isbn": "isbn", "uri": "url",
    "issue-id": "", "trans-title": "",
}  # fmt: skip
_IDENTIFIERS: Final = {"doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "pmc": "pmcid", "arxiv": "arxiv"}
_TYPES: Final = {
    "journal": "article-journal", "book": "book", "book-chapter": "chapter", "chapter": "chapter",
    "confproc": "paper-conference", "conf-proc": "paper-conference", "conference": "paper-conference",
    "thesis": "thesis", "report": "report",
    "gov": "report", "web": "webpage", "webpage": "webpage", "website": "webpage", "preprint": "article",
    "data": "dataset", "dataset": "dataset", "software": "software", "patent": "patent", "standard": "standard",
    "newspaper": "article-newspaper", "discussion": "post", "working-paper": "report",
}  # fmt: skip
_ADDRESS: Final = re.compile(r"https?://\S+")
_SPACE: Final = re.compile(r"\s+")
_PEOPLE: Final = ("name", "string-name", "collab", "etal")


def entries(assembly: Assembly, ref: Element) -> Iterator[Reference]:
    """Write an entry into the assembly and yield it; a number that holds several works yields each of them."""
    citations = list(ref.elements(*_CITATIONS))
    for alternatives in ref.elements("citation-alternatives"):
        citations += list(alternatives.elements(*_CITATIONS))[:1]
    for citation in citations or ([ref] if ref.words() else []):
        yield _Entry(assembly, citation, ref).read()


class _Entry:
    def __init__(self, assembly: Assembly, element: Element, ref: Element) -> None:
        self._assembly = assembly
        self._element = element
        self._key = ref.get("id") or element.get("id")
        self._fields: dict[str, str] = {}
        self._places: dict[str, Span] = {}
        self._people: dict[str, list[Name]] = {"": [], "author": [], "editor": []}
        self._truncated = False
        self._emphasised: list[Span] = []

    def read(self) -> Reference:
        """Write the entry and return it; without fields of its own its text is left to be read as a printed entry."""
        assembly = self._assembly
        assembly.open(BlockKind.METADATA)
        before = assembly.length
        self._walk(self._element, "")
        assembly.close()
        span = (
            assembly.last
            if assembly.last and assembly.last.end > before
            else Span(before, max(before, assembly.length))
        )
        kind = self._element.get("publication-type") or self._element.get("citation-type")
        kind = _TYPES.get(kind.lower().strip(), "")
        authors = self._people["author"] or self._people[""] or self._people["editor"]
        if not self._told(authors):
            return Reference("", span, label=self._key or None)
        return self._settled(span, kind, authors)

    def _told(self, authors: list[Name]) -> bool:
        """Tell whether the tags say what the entry is: its title and more."""
        has_title = "title" in self._fields or "chapter" in self._fields or "source" in self._fields
        return has_title and ("year" in self._fields or bool(authors))

    def _settled(self, span: Span, kind: str, authors: list[Name]) -> Reference:
        fields, places = self._fields, self._places
        if "chapter" in fields and "title" not in fields:
            fields["title"], places["title"] = fields["chapter"], places["chapter"]
            kind = "chapter" if kind in ("book", "") else kind
        if "source" in fields:
            to = "container" if "title" in fields else "title"
            fields[to], places[to] = fields["source"], places["source"]
        if kind == "book" and "container" in fields:
            kind = "chapter"
        if not kind:
            kind = (
                "article-journal"
                if "container" in fields and "volume" in fields
                else "webpage"
                if "url" in fields
                else "book"
            )
        if "pages" not in fields and "first" in fields:
            last = fields.get("last", "")
            fields["pages"] = f"{fields['first']}-{last}" if last else fields["first"]
            end = places["last"].end if last else places["first"].end
            places["pages"] = Span(places["first"].start, max(end, places["first"].end))
        spans = [name.span for name in authors if name.span]
        if spans:
            places["authors"] = Span(min(s.start for s in spans), max(s.end for s in spans))
        if kind == "chapter":
            fields.pop("isbn", None)
        return reference(span, self._key, kind, fields, places, authors, truncated=self._truncated)

    def _walk(self, element: Element, role: str) -> None:
        """Write the text of an element; what stands in tags of its own is divided where no text divides it."""
        mixed = any(isinstance(child, Text) and child.text.strip() for child in element.children)
        for child in element.children:
            if isinstance(child, Text):
                if child.text.strip() or mixed:
                    self._write(child)
                continue
            if child.name in ("label", "annotation", "object-id"):
                continue
            if not mixed:
                self._assembly.insert(" ")
            start = self._assembly.length
            if child.name == "person-group":
                self._walk(child, child.get("person-group-type") or "author")
            else:
                self._walk(child, role)
            self._note(child, role, Span(start, self._assembly.length))
            if not mixed and child.name not in ("surname", "given-names"):
                self._assembly.insert(";")

    def _note(self, child: Element, role: str, span: Span) -> None:
        """Keep what a tag says: a person, a field, an identifier, an address."""
        if span.start >= span.end and child.name != "etal":
            return
        name = child.name
        if name in _PEOPLE:
            self._person(child, role if role in self._people else "other", span)
        elif name in _FIELDS:
            self._keep(_FIELDS[name], child.words(), span)
        elif name in ("pub-id", "object-id"):
            kind = child.get("pub-id-type").lower()
            if kind in _IDENTIFIERS:
                self._keep(_IDENTIFIERS[kind], child.words(), span)
        elif name in ("ext-link", "self-uri"):
            address = child.get("href") or child.words()
            if _ADDRESS.match(address):
                self._keep("url", address.strip(), span)

    def _keep(self, name: str, words: str, span: Span) -> None:
        if name in ("title", "source") and words.endswith((".", ",")) and not words.endswith(".."):
            words, span = words[:-1], Span(span.start, max(span.end - 1, span.start + 1))
        if name and words and name not in self._fields:
            self._fields[name], self._places[name] = words, span

    def _person(self, element: Element, role: str, span: Span) -> None:
        if element.name == "etal":
            self._truncated = True
            return
        surname, given, suffix = (element.first(name) for name in ("surname", "given-names", "suffix"))
        if element.name == "collab" or surname is None:
            person = Name(literal=element.words(), span=span)
        else:
            parts = [part.words() for part in (given, suffix) if part is not None and part.words()]
            person = Name(surname.words(), ", ".join(parts), span=span)
        self._people.setdefault(role, []).append(person)

    def _write(self, text: Text) -> None:
        """Add a text, white space made single."""
        if text.end - text.start != len(text.text):
            self._assembly.add(text.text, text.start, text.end)
            return
        at = 0
        for match in _SPACE.finditer(text.text):
            if match.start() > at:
                self._assembly.add(text.text[at : match.start()], text.start + at, text.start + match.start())
            if not self._assembly.tail().endswith(" "):
                self._assembly.add(" ", text.start + match.start(), text.start + match.end())
            at = match.end()
        if at < len(text.text):
            self._assembly.add(text.text[at:], text.start + at, text.end)
