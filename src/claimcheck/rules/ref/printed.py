"""What an entry prints, whatever field it was read into.

Reading an entry into fields goes wrong now and then; an entry that prints the right value is not wrong. These look at
the words of the whole entry before a rule says that they are not those of the record.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.containers import same_container
from claimcheck.compare.folding import fold
from claimcheck.compare.locators import page_range
from claimcheck.model.reference import Name, Reference
from claimcheck.model.work import Work

_WITH_NUMBERS = ("title", "volume", "issue", "pages", "doi", "url", "pmid")
_ELIDED = re.compile(r"\bet\s+al\b|\.\s?\.\s?\.|…|\band others\b", re.IGNORECASE)
_LONG = 300  # characters of a container, and what may have been read along with it
_PIECES = re.compile(r"[”\"»]\s*|[.?!]\s+")


def prints_words(entry: str, value: str) -> bool:
    """Tell whether the words of ``value`` (two at least) stand in an entry."""
    words = fold(value)
    return " " in words and f" {words} " in f" {fold(entry)} "


def prints_year(entry: str, reference: Reference, years: Sequence[str]) -> bool:
    """Tell whether a year of the record stands in the entry outside the fields that hold other numbers."""
    spans = [reference.places[f] for f in _WITH_NUMBERS if f in reference.places]
    for year in years:
        for match in re.finditer(rf"(?<![\d/.-]){re.escape(year)}(?!\d)", entry):
            at = reference.span.start + match.start()
            if not any(span.start <= at < span.end for span in spans):
                return True
    return False


def prints_locators(entry: str, work: Work) -> bool:
    """Tell whether the record's volume stands right before its pages in the entry, or both are labelled so.

    A volume that is numbered like the year says nothing: the entry prints that number as its year.
    """
    if not work.volume or not work.pages or work.volume in work.years:
        return False
    pages = page_range(work.pages)
    first, volume = re.escape(pages[0] if pages else work.pages), re.escape(work.volume)
    close = rf"(?<!\d){volume}\s*(?:\([^()]{{0,30}}\))?\s*[,:;]\s*(?:pp?\.?\s*)?{first}(?!\d)"
    labelled = rf"\bvol(?:ume)?\.?\s*{volume}\b.{{0,60}}?\bpp?\.?\s*{first}(?!\d)"
    return re.search(f"{close}|{labelled}", entry, re.IGNORECASE | re.DOTALL) is not None


def prints_container(container: str, work: Work) -> bool:
    """Tell whether a part of what was read as container is the record's, the rest being a piece of the title."""
    container = container[-_LONG:]
    tails = [container[divider.end() :] for divider in _PIECES.finditer(container)]
    return any(same_container(tail, work.container, work.container_also) for tail in tails)


def prints_elision(entry: str) -> bool:
    """Tell whether "et al." or an ellipsis stands in an entry."""
    return _ELIDED.search(entry) is not None


def not_printed(missing: Sequence[Name], entry: str, authors: Sequence[Name]) -> tuple[Name, ...]:
    """Leave out names that stand in the entry although they were not read, beside those read with the same family."""
    words = f" {fold(entry)} "
    read = [fold(name.family) for name in authors]
    left: list[Name] = []
    for name in missing:
        family = fold(name.family)
        if words.count(f" {family} ") <= read.count(family) or family in _ORDINARY:
            left.append(name)
    return tuple(left)


_ORDINARY = frozenset("in on at an the of for from with and may young long short best will so do he she you".split())
