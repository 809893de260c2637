"""REF004: an entry whose title is not the work's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.titles import TitleVerdict, compare_titles
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, held_against, replacement, subject, where
from claimcheck.rules.ref.printed import prints_words

_SEVERITIES = {
    TitleVerdict.SPELLING: Severity.INFO,
    TitleVerdict.WORDING: Severity.WARNING,
    TitleVerdict.DIFFERENT: Severity.ERROR,
}


@rule("REF004", "title-mismatch", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def title_mismatch(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose title is not the title of the work that it points at.

    An error when the title is another one; a warning when some words differ; a note when letters slipped.

    Why it matters: readers search by title, and a title made up for a real DOI hides what the paper is about.

    Example: the DOI, authors and year of one paper under the title "The role of ketamine in suicide prevention".

    Instead: the title as the record has it, in the case that your style wants.

    Cannot see: case, punctuation, accents, markup, British or American spelling and a subtitle left out or cut short
    are no mismatch. Titles in different scripts are not compared; a translated title counts as another one unless the
    original stands beside it.

    Options: none.
    """
    work, reference = held_against(entry), entry.reference
    if work is None:
        return
    verdict = compare_titles(reference.title, work.title, work.subtitle).verdict
    severity = _SEVERITIES.get(verdict)
    printed = context.article.text(reference.span)
    if severity is None or prints_words(printed, work.full_title):
        return
    if verdict is TitleVerdict.DIFFERENT and prints_words(printed, work.title):
        return
    yield context.finding(
        where(reference, "title"),
        f'Title is "{reference.title}" here; the record says "{work.full_title}"',
        subject=subject(reference),
        group=context.entry_group(reference.id),
        severity=severity,
        evidence=(evidence(reference.title, work.full_title, work),),
        fix=replacement(context, reference.places.get("title"), work.full_title),
        corrected=corrected_entry(work, reference),
    )


RULE = title_mismatch
