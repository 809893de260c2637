"""REF002: an entry whose identifier belongs to another work."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.identifiers import doi_link
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, quoted_work, replacement, subject, where
from claimcheck.rules.ref.printed import prints_words

_CALLED = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv id", "isbn": "ISBN"}


@rule("REF002", "doi-of-another-work", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def doi_of_another_work(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose DOI (or PMID, or publisher's link) belongs to another work.

    Why it matters: the link is what readers follow. A right description with a wrong identifier sends them to a paper
    that says something else, and is typical of references that were made up.

    Example: an entry for "Ketamine and rapid-acting antidepressants" (2015) that ends in the DOI of a trial of 2014 by
    other authors.

    Instead: look up the work that is meant and print its own DOI. Where the record holds it, the finding says which.

    Cannot see: whether the description or the identifier is what was meant. An entry with one or two wrong fields
    counts as that work, told wrongly (REF004 to REF008). Works by the same authors in the same journal, volume and
    year look alike.

    Options: none.
    """
    owner, reference = entry.work, entry.reference
    if entry.settlement is not Settlement.OTHER_WORK or owner is None:
        return
    if prints_words(context.article.text(reference.span), owner.title):
        return  # the entry names the owner after all
    called = _CALLED.get(entry.how, "identifier")
    stated = getattr(reference, entry.how, "") if entry.how in _CALLED else reference.doi
    right = entry.candidates[0].work if entry.candidates else None
    message = f"{called} {stated} is that of {quoted_work(owner)} in the record, another work than this entry"
    if right is not None:
        message += f"; the DOI of this one is {right.doi}" if right.doi else f"; this one is {right.id} in the record"
    span = reference.places.get(entry.how)
    new = "" if right is None or entry.how != "doi" else doi_link(right.doi) if reference.doi_in_link else right.doi
    yield context.finding(
        where(reference, entry.how, "url"),
        message,
        subject=subject(reference),
        group=context.entry_group(reference.id),
        evidence=(
            evidence(stated, quoted_work(owner), owner),
            *((evidence(stated, right.doi, right),) if right else ()),
        ),
        fix=replacement(context, span, new),
        corrected=corrected_entry(right, reference) if right else None,
    )


RULE = doi_of_another_work
