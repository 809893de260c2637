"""REF008: an entry with another volume, issue or other pages than the work's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.locators import same_issue, same_pages, same_volume
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import STANDALONE, evidence, held_against, listed, subject, where
from claimcheck.rules.ref.printed import prints_locators, prints_words

_PARTS = (("volume", same_volume), ("issue", same_issue), ("pages", same_pages))


@rule("REF008", "locator-mismatch", severity=Severity.WARNING, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def locator_mismatch(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose volume, issue, pages or article number are not the work's; one finding for all of them.

    Why it matters: without a working link they are the only way to the paper, and they show how a reference was made.

    Example: "75(2), 125-133" for a work in volume 175, pages 150-158.

    Instead: the numbers as the record has them.

    Cannot see: a part that either side leaves out is not compared, nor are pages of the file (1-10) against an article
    number. Abbreviated ranges (681-8), letters in front (e123, S12) and supplements are no mismatch.

    Options: none.
    """
    work, reference = held_against(entry), entry.reference
    if work is None or work.type in STANDALONE:
        return
    printed = context.article.text(reference.span)
    differing = [
        part
        for part, same in _PARTS
        if same(getattr(reference, part), getattr(work, part)) is False
        and not (part != "issue" and prints_locators(printed, work))
        and not (part == "pages" and prints_words(printed, work.pages))
    ]
    if not differing:
        return
    here = listed([f"{part} {getattr(reference, part)}" for part in differing])
    there = listed([f"{part} {getattr(work, part)}" for part in differing])
    yield context.finding(
        where(reference, *differing),
        f"{here[0].upper()}{here[1:]} here; the record says {there}",
        subject=subject(reference),
        group=context.entry_group(reference.id),
        evidence=tuple(evidence(getattr(reference, part), getattr(work, part), work) for part in differing),
        corrected=corrected_entry(work, reference),
    )


RULE = locator_mismatch
