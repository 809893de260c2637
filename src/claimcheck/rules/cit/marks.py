"""What the CIT rules share: unlinked marks and what they might have meant, and how an entry or mark is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.compare.citing import ReferenceIndex, fold_name, same_person
from claimcheck.compare.identifiers import same_doi
from claimcheck.compare.names import nearly_same_family
from claimcheck.compare.titles import compare_titles
from claimcheck.model.article import Article
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.reference import Reference

#: A year that is off by more is another work, not a slip.
_YEARS_APART = 2


@dataclass(frozen=True, slots=True)
class Unlinked:
    """An author-year item without an entry.

    ``other_year``: the one entry that its names fit but for the year. ``near_name``: the one entry of its year whose
    first author is called nearly so.
    """

    citation: Citation
    item: CitationItem
    other_year: Reference | None
    near_name: Reference | None

    @property
    def explained(self) -> Reference | None:
        """The entry that was probably meant, or None."""
        return self.other_year or self.near_name


def unlinked_items(article: Article) -> Iterator[Unlinked]:
    """Yield author-year items that fit no entry and carry no address of their own."""
    missing = [
        (citation, item)
        for citation in article.citations
        if citation.kind is CitationKind.AUTHOR_YEAR
        for item in citation.items
        if item.authors and not item.references and not item.identifier
    ]
    if not missing:
        return
    index = ReferenceIndex(article.references)
    cited = {r for c in article.citations for r in c.references}
    for citation, item in missing:
        other_year = _other_year(item, index, cited)
        near_name = None if other_year else _near_name(item, article.references)
        yield Unlinked(citation, item, other_year, near_name)


def told_once(
    article: Article, meant: Callable[[Unlinked], Reference | None]
) -> Iterator[tuple[CitationItem, Reference]]:
    """Yield (item, entry probably meant) for unlinked items, each name and year once."""
    seen: set[str] = set()
    for one in unlinked_items(article):
        entry = meant(one)
        subject = subject_of(one.item)
        if entry is not None and subject not in seen:
            seen.add(subject)
            yield one.item, entry


def _other_year(item: CitationItem, index: ReferenceIndex, cited: set[str]) -> Reference | None:
    """Return the entry whose names are the mark's and whose year is off by a little, if it is the only one."""
    if not item.year.isdigit() or not item.authors:
        return None
    fitting = [r for r in index.by_first_author(item.authors[0]) if _names_fit(r, item) and r.id not in cited]
    near = [r for r in fitting if r.year.isdigit() and 0 < abs(int(r.year) - int(item.year)) <= _YEARS_APART]
    return near[0] if len(near) == 1 and len(fitting) == 1 else None


def _near_name(item: CitationItem, references: Sequence[Reference]) -> Reference | None:
    """Return the entry of the mark's year whose first author is spelt nearly as the mark's, if it is the only one."""
    if not item.authors:
        return None
    near = [
        r
        for r in references
        if r.year == item.year and r.authors and r.authors[0].family
        and nearly_same_family(item.authors[0], r.authors[0].family) and _count_fits(r, item)
    ]  # fmt: skip
    return near[0] if len(near) == 1 else None


def _count_fits(reference: Reference, item: CitationItem) -> bool:
    count = len(reference.authors)
    if item.et_al:
        return count > 1 or reference.authors_truncated
    return count == len(item.authors) or reference.authors_truncated


def _names_fit(reference: Reference, item: CitationItem) -> bool:
    if item.et_al:
        return len(reference.authors) > 1 or reference.authors_truncated
    if len(item.authors) > 1:
        return len(reference.authors) == len(item.authors) and all(
            same_person(a, printed) for a, printed in zip(reference.authors, item.authors, strict=True)
        )
    return len(reference.authors) == 1


def mark_words(item: CitationItem) -> str:
    """Return an item as a person would say it: "Krystal et al., 2019"."""
    names = " & ".join(item.authors) if len(item.authors) < 3 else f"{item.authors[0]} et al."
    names += " et al." if item.et_al and len(item.authors) < 3 else ""
    return f"{names}, {item.year}{item.suffix}"


def entry_words(reference: Reference) -> str:
    """Return an entry in a few words: "Krystal et al. (2019), Neuropsychopharmacology" or its first title words."""
    names = [a.key for a in reference.authors]
    who = names[0] if names else "?"
    if len(names) == 2:
        who = f"{names[0]} & {names[1]}"
    elif len(names) > 2 or reference.authors_truncated:
        who = f"{names[0]} et al."
    title = reference.title if len(reference.title) <= 70 else reference.title[:69].rstrip() + "…"
    return f"{who} ({reference.year}{reference.suffix}), “{title}”" if title else f"{who} ({reference.year})"


def same_work(one: Reference, other: Reference) -> bool:
    """Tell whether two entries are of one work: by DOI, else by title (the year may be print or online)."""
    if one.doi and other.doi and not one.doi_in_link and not other.doi_in_link:
        return same_doi(one.doi, other.doi)
    if one.doi and other.doi and same_doi(one.doi, other.doi):
        return True
    if not one.title or not other.title:
        return False
    return compare_titles(one.title, other.title).agrees


def subject_of(item: CitationItem) -> str:
    """Return the normalised subject of a finding about a mark."""
    names = " ".join(fold_name(a) for a in item.authors)
    return f"{names} {item.year}{item.suffix} {item.label or ''}".strip()
