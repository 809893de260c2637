"""Whether an entry and a work are one: title, authors, year and place (container with volume or pages) together.

Authors and year alone never are enough: groups publish several papers a year. Registries' own scores are no
confidence either, so acceptance counts agreements (search with validation: Tkaczyk et al., Crossref, 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.compare.authors import AuthorComparison, compare_authors
from claimcheck.compare.containers import same_container
from claimcheck.compare.folding import fold
from claimcheck.compare.identifiers import same_doi
from claimcheck.compare.locators import page_range, same_pages, same_volume
from claimcheck.compare.titles import TitleComparison, TitleVerdict, compare_titles
from claimcheck.compare.years import year_distance
from claimcheck.model.reference import Reference
from claimcheck.model.work import Work

BOOK_PARTS = frozenset({"chapter", "paper-conference", "book", "entry-encyclopedia", "entry-dictionary"})
_CLEAR = 0.05  # how far the best work must lie before the second
_TELLING = 5  # words of a title that hardly stand over two works
_ENOUGH_AUTHORS = 0.5  # share of the entry's authors that must be the work's
_LIKELY_TITLE = 0.6  # score of a title, with the same authors and year: probably that work, told wrongly
_HARDLY_CHANCE = 4  # words of a title that hardly stand in another entry by chance


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far an entry and a work agree. ``year``: distance in years; None everywhere: cannot be told."""

    work: Work
    title: TitleComparison
    authors: AuthorComparison
    year: int | None
    container: bool | None
    volume: bool | None
    pages: bool | None

    @property
    def same_authors(self) -> bool | None:
        """The first author is right and most others too."""
        if not self.authors.comparable:
            return None
        return self.authors.first is None and self.authors.share >= _ENOUGH_AUTHORS

    @property
    def shared_authors(self) -> bool:
        """At least half of the entry's authors are the work's."""
        return self.authors.comparable and self.authors.share >= _ENOUGH_AUTHORS

    @property
    def near_year(self) -> bool:
        """The year is the work's or off by one."""
        return self.year is not None and self.year <= 1

    @property
    def same_place(self) -> bool:
        """The container agrees, and volume or pages do, and neither disagrees."""
        return bool(self.container) and bool(self.volume or self.pages) and False not in (self.volume, self.pages)

    @property
    def same_printed_range(self) -> bool:
        """Container, volume and a range of pages all agree: nothing else stands there."""
        return bool(self.container and self.volume and self.pages) and page_range(self.work.pages) is not None

    @property
    def score(self) -> float:
        """0 to 1, for ranking alone: title weighs half."""
        total = 0.5 * self.title.score * (0.96 if self.title.shortened else 1.0)
        total += 0.2 * (self.authors.share if self.authors.comparable else 0.5)
        total += 0.1 * {None: 0.5, 0: 1.0, 1: 0.7}.get(self.year, 0.0)
        for weight, part in ((0.1, self.container), (0.05, self.volume), (0.05, self.pages)):
            total += weight * (0.5 if part is None else float(part))
        return total


def compare(reference: Reference, work: Work) -> Agreement:
    """Hold an entry against a work, field by field."""
    return Agreement(
        work,
        compare_titles(reference.title, work.title, work.subtitle),
        compare_authors(
            reference.authors,
            work.authors,
            truncated=reference.authors_truncated,
            record_truncated=work.authors_truncated,
        ),
        year_distance(reference.year, work.years),
        same_container(reference.container, work.container, work.container_also, book=work.type in BOOK_PARTS),
        same_volume(reference.volume, work.volume),
        same_pages(reference.pages, work.pages),
    )


def accepted(found: Agreement) -> bool:
    """Tell whether an entry without a known identifier is this work."""
    if found.title.agrees:
        agreeing = [bool(found.same_authors), found.near_year, found.same_place]
        if found.title.words < _TELLING:  # "Depression" is the title of many works
            whole = not found.title.shortened and found.container is not False
            return agreeing[0] and agreeing[1] and found.title.words >= 2 and (whole or bool(found.container))
        if found.same_authors is False and not found.shared_authors and not found.same_place:
            return False
        return sum(agreeing) >= 2 or (found.shared_authors and found.near_year)
    if found.title.verdict is TitleVerdict.WORDING:
        return bool(found.same_authors) and found.year == 0 and found.same_place
    # another title at exactly this place, by these authors, in this year: the title is what is wrong
    return bool(found.same_authors) and found.year == 0 and found.same_printed_range


def clear_winner(fitting: Sequence[Agreement]) -> Agreement | None:
    """Return the best of the works that an entry may be (best first), None where another is nearly as good."""
    first = fitting[0] if fitting else None
    second = next((one for one in fitting[1:] if not same_doi(one.work.doi, fitting[0].work.doi)), None)
    if first is None or second is None or first.score - second.score >= _CLEAR:
        return first
    return first if first.same_place and not second.same_place else None  # the place tells works of one title apart


def another_work(found: Agreement) -> bool:
    """Tell whether an entry that carries a work's identifier clearly describes another work.

    Only fields that both sides give count; an entry with one wrong field is that work, told wrongly.
    """
    title = found.title
    if title.verdict is TitleVerdict.INCOMPARABLE or title.verdict is TitleVerdict.WORDING:
        return False
    if title.agrees:
        # "Editorial", "Introduction": the title says nothing, everything else speaks against it
        return title.words < 3 and found.same_authors is False and found.container is False and bool(found.year)
    against = [
        found.authors.comparable and not found.shared_authors,
        found.year is not None and found.year > 1,
        found.container is False,
        found.volume is False and found.pages is False,
    ]
    return against[0] or sum(against) >= 2


def told_wrongly(found: Agreement) -> bool:
    """Tell whether an entry is probably this work with another title: too near to say that there is no such work."""
    return found.shared_authors and found.near_year and found.title.score > _LIKELY_TITLE


def misread(reference: Reference, work: Work) -> bool:
    """Tell whether the work's title stands in the entry, only not where the title was read."""
    title = fold(work.title)
    if len(title.split()) < _HARDLY_CHANCE:
        return False
    return f" {title} " in f" {fold(f'{reference.title} {reference.container} {reference.publisher}')} "


def why_candidate(found: Agreement) -> str:
    """Return in a few words what agrees and what does not."""
    alike = ["authors" if len(found.work.authors) > 1 else "author"] if found.same_authors else []
    if found.year == 0:
        alike.append("year")
    if found.title.agrees:
        alike.append("title")
    if found.container:
        alike.append("journal")
    unlike = []
    if found.title.verdict in (TitleVerdict.WORDING, TitleVerdict.DIFFERENT):
        unlike.append("other words in the title" if found.title.verdict is TitleVerdict.WORDING else "another title")
    if found.authors.comparable and not found.shared_authors:
        unlike.append("other authors")
    if found.year:
        unlike.append("another year")
    if found.container is False:
        unlike.append("another journal")
    if not found.same_authors and found.shared_authors:
        unlike.insert(0, "some authors in common")
    same = f"same {' and '.join(alike)}" if len(alike) < 3 else f"same {', '.join(alike[:-1])} and {alike[-1]}"
    return ", ".join([same, *unlike] if alike else unlike)
