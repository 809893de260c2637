"""UPD004: a preprint that has been published since."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.identifiers import same_doi
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.upd.since import cited_work, update_finding, updates


@rule("UPD004", "superseded-preprint", severity=Severity.INFO, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def superseded_preprint(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry of a preprint that has been published, with the DOI of the published version.

    Why it matters: reviewers may have changed what the preprint said, and readers look for the published version.

    Example: a preprint of 2020 whose record names the journal article of 2021.

    Instead: read the published version, and cite it if it still says what is claimed.

    Cannot see: whether the published version says the same. Silent where the entry names the published DOI already.

    Options: none.
    """
    work = cited_work(entry)
    if work is None or not (work.type == "article" or work.arxiv):
        return
    found = [update for update in updates(work, "published-version") if update.doi]
    if not found or same_doi(found[0].doi, entry.reference.doi):
        return
    yield from update_finding(
        context, entry, work, found[0], f"This preprint has been published since, with DOI {found[0].doi}"
    )


RULE = superseded_preprint
