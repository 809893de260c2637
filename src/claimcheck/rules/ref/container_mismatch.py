"""REF007: an entry that names another journal or book than the work's."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.containers import same_container
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.correction import corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import STANDALONE, evidence, held_against, replacement, subject, where
from claimcheck.rules.ref.printed import prints_container, prints_words

_BOOKS = {"chapter": "Book", "paper-conference": "Proceedings"}


@rule("REF007", "container-mismatch", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def container_mismatch(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry that names another journal or book than the one the work appeared in.

    Why it matters: a better-known journal lends a claim weight that it does not have, and nobody finds the paper there.

    Example: "JAMA Psychiatry" for a work that appeared in the American Journal of Psychiatry.

    Instead: the journal as the record has it, whole or abbreviated.

    Cannot see: abbreviations, ampersands, "The", subtitles, a section's name behind its letter and the other names that
    the record lists are no mismatch; so a journal and the sister that carries its name with a subtitle look the same.

    Options: none.
    """
    work, reference = held_against(entry), entry.reference
    if work is None or work.type in STANDALONE:
        return
    book = work.type in _BOOKS
    if same_container(reference.container, work.container, work.container_also, book=book) is not False:
        return
    if prints_words(context.article.text(reference.span), work.container) or prints_container(
        reference.container, work
    ):
        return
    yield context.finding(
        where(reference, "container"),
        f"{_BOOKS.get(work.type, 'Journal')} is {reference.container} here; the record says {work.container}",
        subject=subject(reference),
        group=context.entry_group(reference.id),
        evidence=(evidence(reference.container, work.container, work),),
        fix=replacement(context, reference.places.get("container"), work.container),
        corrected=corrected_entry(work, reference),
    )


RULE = container_mismatch
