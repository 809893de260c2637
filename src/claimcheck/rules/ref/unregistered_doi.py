"""REF001: an entry whose DOI is registered nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.identifiers import doi_link
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, quoted_work, replacement, subject, where


@rule("REF001", "unregistered-doi", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def unregistered_doi(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose DOI is registered with no agency.

    Why it matters: its link leads nowhere, and a DOI that nobody registered is the surest sign of a reference that was
    made up.

    Example: a DOI for which ``references.yaml`` remembers the answer "not-registered".

    Instead: the DOI of the work that is meant; where the record holds a work that fits, the finding names it.

    Cannot see: whether the work exists without a DOI. A DOI registered since the answer was written is found by asking
    again.

    Options: none.
    """
    reference = entry.reference
    if entry.settlement is not Settlement.NOT_REGISTERED:
        return
    right = entry.candidates[0].work if entry.candidates else None
    message = f"DOI {reference.doi} is registered nowhere" + (f" ({entry.reason})" if entry.reason else "")
    if right is not None and right.doi:
        message += f"; the record has {quoted_work(right)} with DOI {right.doi}"
    right_doi = right.doi if right else ""
    new = doi_link(right_doi) if right_doi and reference.doi_in_link else right_doi
    yield context.finding(
        where(reference, "doi", "url"),
        message,
        subject=subject(reference),
        group=context.entry_group(reference.id),
        evidence=(evidence(reference.doi, right_doi, right),),
        fix=replacement(context, reference.places.get("doi"), new),
        corrected=corrected_entry(right, reference) if right and reference.read else None,
    )


RULE = unregistered_doi
