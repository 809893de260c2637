"""REF010: an entry that links to a page where the DOI link would do."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.identifiers import doi_link, normalise_doi, same_doi
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference, Settlement, Work
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, replacement, subject, where
from claimcheck.rules.ref.links import replaceable_link


@rule("REF010", "unstable-link", severity=Severity.INFO, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def unstable_link(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry that links to a publisher's page where the DOI link would do.

    Why it matters: publishers move their pages; the DOI link follows them.

    Example: ``https://www.nature.com/articles/s41386-018-0263-7`` for ``https://doi.org/10.1038/s41386-018-0263-7``.

    Instead: the DOI link, from the record of the work, or else from the link itself.

    Cannot see: whose page the link leads to; nothing is said about that. Links to archives that keep their addresses
    (PubMed Central, arXiv, JSTOR, handles) are left alone.

    Options: none.
    """
    reference = entry.reference
    work = entry.work if entry.settlement is Settlement.VERIFIED else None
    doi = (work.doi if work else "") or (normalise_doi(reference.doi) if reference.doi_in_link else "")
    if (
        not doi
        or not replaceable_link(reference)
        or entry.settlement in (Settlement.OTHER_WORK, Settlement.NOT_REGISTERED)
    ):
        return
    link = doi_link(doi)
    span = reference.places.get("url")
    if work and work.doi:
        message = f"Links to a page here; the record says DOI {work.doi}: {link}"
    else:
        message = f"Links to a page here; the DOI in this link makes a lasting one: {link}"
    certain = bool(work) and same_doi(reference.doi, doi)
    yield context.finding(
        where(reference, "url"),
        message,
        subject=subject(reference),
        group=context.entry_group(reference.id),
        evidence=(evidence(reference.url, doi, work),),
        fix=replacement(context, span, link, safe=certain),
        corrected=_corrected(entry, work, link, context),
    )


def _corrected(entry: ResolvedReference, work: Work | None, link: str, context: RuleContext) -> str | None:
    reference = entry.reference
    if work and reference.read:
        return corrected_entry(work, reference)
    printed = context.article.text(reference.span)
    before, url, after = printed.partition(reference.url)
    return " ".join(f"{before}{link}{after.removeprefix('.')}".split()) if url else None


RULE = unstable_link
