"""REF006: an entry whose year is none of the work's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.years import year_distance
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, held_against, replacement, subject, where
from claimcheck.rules.ref.printed import prints_year


@rule("REF006", "year-mismatch", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def year_mismatch(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose year is neither the print, the online nor the issue year of the work.

    A warning when it is off by one, an error beyond.

    Why it matters: author and year are the mark in the text; a wrong one points at nothing, or at another paper.

    Example: "(2016)" for a work published online in 2017 and printed in 2018.

    Instead: any year of the record, best the one of the issue. Change the marks in the text with it.

    Cannot see: "in press" and "n.d." are not compared; the year of a reprint or a translation may be meant.

    Options: none.
    """
    work, reference = held_against(entry), entry.reference
    distance = year_distance(reference.year, work.years) if work else None
    if work is None or not distance or prints_year(context.article.text(reference.span), reference, work.years):
        return
    years = " or ".join(work.years)
    yield context.finding(
        where(reference, "year"),
        f"Year is {reference.year} here; the record says {years}",
        subject=subject(reference),
        group=context.entry_group(reference.id),
        severity=Severity.WARNING if distance == 1 else Severity.ERROR,
        evidence=(evidence(reference.year, years, work),),
        fix=replacement(context, reference.places.get("year"), work.years[0] + reference.suffix),
        corrected=corrected_entry(work, reference),
    )


RULE = year_mismatch
