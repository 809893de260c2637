"""The corrected entry: what an entry should read, ready to copy, in APA style (7th edition, sections 9.7-9.36)."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare.authors import compare_authors
from claimcheck.compare.containers import same_container
from claimcheck.compare.folding import plain
from claimcheck.compare.identifiers import doi_link
from claimcheck.compare.locators import page_range
from claimcheck.compare.names import SUFFIXES
from claimcheck.compare.titles import compare_titles
from claimcheck.compare.years import year_distance
from claimcheck.model.reference import Name, Reference
from claimcheck.model.work import Work

_ALL = 20  # authors that APA prints before it elides
_SHOWN = 19  # authors printed before the ellipsis when there are more
_IN_BOOKS = frozenset({"chapter", "paper-conference"})
_SUFFIX_FORMS = {"jr": "Jr.", "sr": "Sr."}


def corrected_entry(work: Work, reference: Reference) -> str:
    """Return the entry for ``work``, keeping of ``reference`` what is right: its spelling, its letter (2018a)."""
    authors = author_list(_authors(work, reference))
    year = _year(work, reference)
    title = _title(work, reference)
    parts = [f"{authors}{'' if authors.endswith('.') else '.'}" if authors else "", f"({year}).", _closed(title)]
    parts += [_source(work, reference), doi_link(work.doi) if work.doi else work.url]
    return " ".join(part for part in parts if part)


def author_list(authors: Sequence[Name]) -> str:
    """Return authors as APA prints them: "Feder, A., Wan, L.-B., & Charney, D. S."."""
    names = [author_name(name) for name in authors]
    if len(names) > _ALL:
        return f"{', '.join(names[:_SHOWN])}, ... {names[-1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}" if names else ""


def author_name(name: Name) -> str:
    """Return one author: "Zarate, C. A., Jr."; a body as it is."""
    if not name.family:
        return plain(name.literal)
    suffixes: list[str] = []
    given: list[str] = []
    for word in plain(name.given).replace(",", " ").split():
        bare = word.strip(".").lower()
        (suffixes if bare in SUFFIXES and given else given).append(word)
    printed = " ".join(_initials(word) for word in given if _initials(word))
    generation = [_SUFFIX_FORMS.get(w.strip(".").lower(), w) for w in suffixes]
    return ", ".join(part for part in (plain(name.family), printed, *generation) if part)


def _initials(word: str) -> str:
    if word.isupper() and word.isalpha() and 1 < len(word) <= 3:
        return " ".join(f"{letter}." for letter in word)
    if "." in word.strip("."):  # "J.-P." or "S.T."
        pieces = [p for p in word.replace("-", ".-").split(".") if p.strip("-")]
        return "".join(
            ("-" if p[0] == "-" else " " if i else "") + p.strip("-")[0].upper() + "." for i, p in enumerate(pieces)
        )
    return "-".join(f"{part[0].upper()}." for part in word.strip(".").split("-") if part and part[0].isalpha())


def _authors(work: Work, reference: Reference) -> Sequence[Name]:
    if not work.authors:
        return reference.authors
    found = compare_authors(reference.authors, work.authors, truncated=reference.authors_truncated)
    return reference.authors if found.record_short and not reference.authors_truncated else work.authors


def _year(work: Work, reference: Reference) -> str:
    if not work.years or year_distance(reference.year, work.years) == 0:
        return f"{reference.year or 'n.d.'}{reference.suffix}"
    return f"{work.years[0]}{reference.suffix}"


def _title(work: Work, reference: Reference) -> str:
    found = compare_titles(reference.title, work.title, work.subtitle)
    return plain(reference.title if found.score == 1.0 and not found.shortened else work.full_title or reference.title)


def _source(work: Work, reference: Reference) -> str:
    container = _container(work, reference)
    volume, issue = work.volume or reference.volume, work.issue or reference.issue
    pages = _pages(work.pages or reference.pages)
    publisher = plain(work.publisher or reference.publisher)
    if work.type in _IN_BOOKS:
        inside = f"In {container}{f' (pp. {pages})' if pages else ''}" if container else ""
        return _closed(". ".join(part for part in (inside, publisher) if part))
    if not container:
        return _closed(publisher)
    numbers = f"{volume}{f'({issue})' if issue else ''}" if volume or issue else ""
    return _closed(", ".join(part for part in (container, numbers, pages) if part))


def _container(work: Work, reference: Reference) -> str:
    if reference.container and same_container(reference.container, work.container, work.container_also) is not False:
        return plain(reference.container)
    return plain(work.container)


def _pages(text: str) -> str:
    both = page_range(text)
    return f"{both[0]}–{both[1]}" if both else text


def _closed(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."
