"""REF009: an entry without the DOI that its work has."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.identifiers import doi_link, same_doi
from claimcheck.model.finding import Applicability, Edit, Finding, Fix, Severity
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, subject, where
from claimcheck.rules.ref.links import replaceable_link


@rule("REF009", "missing-doi", severity=Severity.INFO, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def missing_doi(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry that does not print the DOI of its work.

    Why it matters: the DOI link outlives the publisher's pages, and with it a reference can be checked at once.

    Example: an entry that ends with its pages, for a work that has a DOI.

    Instead: the link ``https://doi.org/...`` at the end of the entry (the fix puts it there).

    Cannot see: whether your style wants DOIs. A DOI that is printed but not on record was not checked, and is not
    held to be wrong; the finding only names the one that the record has.

    Options: none.
    """
    work, reference = entry.work, entry.reference
    if entry.settlement is not Settlement.VERIFIED or work is None or not work.doi or same_doi(reference.doi, work.doi):
        return
    if replaceable_link(reference):
        return  # REF010 tells it
    message = f"The DOI is missing here; the record says {work.doi}"
    if reference.doi:
        message = f"DOI {reference.doi} was not checked; the record of this work says {work.doi}"
    yield context.finding(
        where(reference, "doi") if reference.doi else reference.span,
        message,
        subject=subject(reference),
        group=context.entry_group(reference.id),
        evidence=(evidence(reference.doi, work.doi, work),),
        fix=None if reference.doi or reference.url else _appended(context, reference, doi_link(work.doi)),
        corrected=corrected_entry(work, reference) if reference.read else None,
    )


def _appended(context: RuleContext, reference: Reference, link: str) -> Fix | None:
    """Put the link behind the last character of the entry; no fix where markup closes there."""
    document = context.article.document
    last = Span(reference.span.end - 1, reference.span.end)
    place = document.place(last)
    if place.text != document.text[last.start : last.end] or document.source[place.end.offset :][:1] in tuple("*_`)]>"):
        return None
    stop = "" if place.text in ".?!" else "."
    return Fix(Applicability.SAFE, (Edit(place, f"{place.text}{stop} {link}"),))


RULE = missing_doi
