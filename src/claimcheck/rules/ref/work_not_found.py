"""REF003: a work that every registry asked has no record of."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, quoted_work, registries, subject, where


@rule("REF003", "work-not-found", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def work_not_found(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an article, chapter or paper that no registry which could know it has a record of.

    Why it matters: references that were made up look like real ones; a title that nobody registered is the sign.

    Example: an entry with authors, year, title and journal, for which ``references.yaml`` remembers that Crossref,
    OpenAlex and Europe PMC were asked and had nothing.

    Instead: find the work (the message names the nearest ones known), or take the reference and what rests on it out.

    Cannot see: works that are in no registry although they exist (small journals, old volumes). "Not found" is not
    "does not exist". Web pages, reports, books without DOI and theses are never reported here.

    Options: none.
    """
    reference = entry.reference
    if entry.settlement is not Settlement.NOT_FOUND:
        return
    when = f" ({entry.reason})" if entry.reason else ""
    message = f"Not found in {registries(entry.asked)}{when}"
    nearest = entry.candidates[0] if entry.candidates else None
    if nearest:
        message += f"; the nearest work in the record is {quoted_work(nearest.work)}: {nearest.why}"
    yield context.finding(
        where(reference, "title"),
        message,
        subject=subject(reference),
        group=context.entry_group(reference.id),
        evidence=(evidence(reference.title, quoted_work(nearest.work), nearest.work),) if nearest else (),
    )


RULE = work_not_found
