"""What the findings about an entry share: subject, place, evidence, and the fix."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold
from claimcheck.model.finding import Applicability, Edit, Evidence, Fix, Source
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference, Settlement, Work
from claimcheck.rules.framework import RuleContext

#: Kinds whose records hold no journal, volume or pages to compare.
STANDALONE = frozenset({"webpage", "post", "post-weblog", "report", "thesis", "book", "standard", "legislation"})

#: What needs no escape in a format whose text is marked up; in any other, everything.
_ANY = re.compile(r"(?s:.*)")
_PLAIN = {
    **dict.fromkeys(("bibtex", "latex", "bbl"), re.compile(r"[^\\{}$&%#_~^\"<>]*")),
    **dict.fromkeys(("jats", "html"), re.compile(r"[^<>&]*")),
    **dict.fromkeys(("csl-json", "csl-yaml"), re.compile(r"[^\W_](?:[\w ,.()–-]*[\w.)])?")),
}


def held_against(entry: ResolvedReference) -> Work | None:
    """Return the work that an entry is to be compared with; None where it was not settled, or not read."""
    if entry.settlement is Settlement.VERIFIED and entry.reference.read:
        return entry.work
    return None


def subject(reference: Reference) -> str:
    """Return what findings about an entry are about: first author, year and title, or else its identifier."""
    author = fold(reference.authors[0].key) if reference.authors else ""
    described = " ".join(part for part in (author, reference.year + reference.suffix, fold(reference.title)) if part)
    return described if reference.title else f"{described} {reference.doi or reference.url or reference.pmid}".strip()


def where(reference: Reference, *fields: str) -> Span:
    """Return where the first of ``fields`` stands that was read, else the whole entry."""
    return next((reference.places[f] for f in fields if f in reference.places), reference.span)


def evidence(stated: str | None, found: str | None, work: Work | None) -> Evidence:
    """Return what is stated here against what the record says, with its source."""
    source = Source(work.registry, work.doi, work.id, work.retrieved) if work else None
    return Evidence(stated or None, found or None, source)


def replacement(context: RuleContext, span: Span | None, text: str, *, safe: bool = False) -> Fix | None:
    """Return a fix that puts ``text`` in the place of a span; None where markup stands inside it, or would have to."""
    if span is None or not text:
        return None
    document = context.article.document
    place = document.place(span)
    if place.text != document.text[span.start : span.end]:
        return None
    if not _PLAIN.get(document.file_at(span.start)[0].format, _ANY).fullmatch(text):
        return None
    return Fix(Applicability.SAFE if safe else Applicability.UNSAFE, (Edit(place, text),))


def quoted_work(work: Work) -> str:
    """Return a work for a message: "Title" (Journal, 2019)."""
    where_and_when = ", ".join(
        part for part in (work.container or work.publisher, work.years[0] if work.years else "") if part
    )
    title = work.full_title or work.id
    return f'"{title}"' + (f" ({where_and_when})" if where_and_when else "")


def listed(words: list[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


#: Names of registries as their houses write them.
REGISTRIES = {
    "crossref": "Crossref",
    "datacite": "DataCite",
    "openalex": "OpenAlex",
    "europepmc": "Europe PMC",
    "doi": "doi.org",
    "editor": "the editor's record",
}


def registries(asked: tuple[str, ...]) -> str:
    """Return the registries that were asked, for a message."""
    return listed([REGISTRIES.get(name, name) for name in asked]) or "the registries"
