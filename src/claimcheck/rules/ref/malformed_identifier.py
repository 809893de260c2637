"""REF011: an identifier that cannot be one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import arxiv_is_valid, doi_link, isbn_is_valid, normalise_doi, pmid_is_valid
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, replacement, subject

_RESOLVER = r"https?://(?:dx\.|www\.)?doi\.org/"
#: Two resolvers, or "doi:" behind a resolver or behind another "doi:". "doi: https://doi.org/..." is common and works.
_DOUBLED = re.compile(
    rf"(?:\bdoi:?\s{{0,2}})?{_RESOLVER}(?:{_RESOLVER}|doi\.org/|doi:?\s?){{1,4}}10\.\d{{4,9}}/\S{{1,300}}"
    r"|\bdoi:\s{0,2}(?:doi:\s{0,2}){1,4}10\.\d{4,9}/\S{1,300}",
    re.IGNORECASE,
)
#: What follows a prefix, holds a digit and is neither DOI, short DOI nor a DOI that a line break cuts.
_NO_DOI = re.compile(
    rf"(?:\bdoi:\s{{0,2}}|{_RESOLVER})(?=\S{{0,300}}\d)"
    r"(?!https?:|doi|10\.(?:\s|\d{4,9}(?:\.\d+)*(?:/|%2f)\s?\S)|10/|[a-z0-9]{3,9}(?:\W|$))\S{1,300}",
    re.IGNORECASE,
)
#: One of these, in lower case, alone in an entry, is neither doubled nor malformed.
_WELL_FORMED = re.compile(r"doi(?:\.org/|:\s{0,2})10\.\d{4,9}/\S")
_PMID = re.compile(r"\bPMID:?\s{0,2}([A-Za-z0-9]{1,40})\b")
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s{0,2}(?=[\dX‐–\- ]{0,30}\d)([\dX][\dXx‐–\- ]{6,22}[\dXx])(?![\d-])")
_ARXIV = re.compile(r"\barXiv:\s?(\d[\w.]{2,30}|[a-z-]{2,20}(?:\.[A-Z]{2})?/[\w]{1,30})")
_KEPT_LENGTH = 3_000  # characters; what is longer is hardly an entry, and not remembered
_CLOSING = ".,;:)]>"


@rule("REF011", "malformed-identifier", severity=Severity.WARNING, scope=Scope.ENTRY, needs=Needs.TEXT, since="0.1")
def malformed_identifier(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report a DOI, PMID, ISBN or arXiv id that cannot be one: a doubled prefix, a wrong check digit, a letter.

    Why it matters: such a link leads nowhere, whatever it was copied from.

    Example: ``https://doi.org/doi:10.1000/182``; "ISBN 978-0-306-40615-8", whose last digit should be 7.

    Instead: ``https://doi.org/`` and the DOI, once; the number as the publisher prints it.

    Cannot see: whether a well-formed identifier exists, or whose it is. A full stop behind a DOI is none of it and no
    mistake; "doi: https://doi.org/..." is left alone.

    Options: none.
    """
    reference = entry.reference
    printed = context.article.text(reference.span)
    found = _malformed(printed) if len(printed) <= _KEPT_LENGTH else _every_malformed(printed)
    for start, end, message, right in found:
        span = Span(reference.span.start + start, reference.span.start + end)
        mended = " ".join((printed[:start] + right + printed[end:]).split()) if right else None
        yield context.finding(
            span,
            message,
            subject=f"{subject(reference)} {printed[start:end]}",
            group=context.entry_group(reference.id),
            evidence=(evidence(printed[start:end], right or None, None),),
            fix=replacement(context, span, right, safe=True),
            corrected=mended,
        )


@lru_cache(maxsize=4096)
def _malformed(printed: str) -> tuple[tuple[int, int, str, str], ...]:
    """Return start, end, message and the right form ("" where it cannot be told) of each that an entry prints."""
    return tuple(_every_malformed(printed))


def _every_malformed(printed: str) -> Iterator[tuple[int, int, str, str]]:
    low = printed.lower()
    with_doi = low.count("doi")
    if with_doi == 1 and _WELL_FORMED.match(low, low.index("doi")):
        with_doi = 0  # nearly every entry
    for match in _DOUBLED.finditer(printed) if with_doi else ():
        shown = match[0].rstrip(_CLOSING)
        doi = shown[shown.index("10.") :]
        right = doi_link(doi) if normalise_doi(doi) else ""
        yield match.start(), match.start() + len(shown), f"The DOI's prefix stands twice here: {shown}", right
    for match in _NO_DOI.finditer(printed) if with_doi else ():
        shown = match[0].rstrip(_CLOSING)
        yield (
            match.start(),
            match.start() + len(shown),
            f"{shown} holds no DOI; one begins with 10. and has a slash",
            "",
        )
    for match in _PMID.finditer(printed) if "PMID" in printed else ():
        if any(c.isdigit() for c in match[1]) and not match[1].startswith("PMC") and not pmid_is_valid(match[1]):
            yield *match.span(1), f"PMID {match[1]} is none; a PMID is a number of up to eight digits", ""
    for match in _ISBN.finditer(printed) if "ISBN" in printed else ():
        digits = sum(c.isdigit() or c in "Xx" for c in match[1])
        if not isbn_is_valid(match[1]):
            wrong = "its check digit does not fit" if digits in (10, 13) else f"it has {digits} digits, not 10 or 13"
            yield *match.span(1), f"ISBN {match[1]} is none: {wrong}", ""
    for match in _ARXIV.finditer(printed) if "arXiv:" in printed else ():
        shown = match[1].rstrip(_CLOSING)
        if not arxiv_is_valid(shown):
            yield (
                match.start(1),
                match.start(1) + len(shown),
                f"arXiv:{shown} is no arXiv id (2101.01234, hep-th/9901001)",
                "",
            )


RULE = malformed_identifier
