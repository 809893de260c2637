"""REF005: an entry whose authors are not the work's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.compare.authors import AuthorComparison, compare_authors
from claimcheck.compare.names import printed
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference, Work
from claimcheck.rules.correction import author_list, corrected_entry
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import evidence, held_against, listed, subject, where
from claimcheck.rules.ref.printed import not_printed, prints_elision

_FEW = 6  # names that a message lists


@rule("REF005", "author-mismatch", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def author_mismatch(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose authors are not those of the work.

    An error for another first author or a name that is not the work's; a warning for names left out, misspelt, with
    other initials or in another order; a note where the record names one author only and cannot tell.

    Why it matters: credit goes to people, and the mark in the text is made of these names.

    Example: "Wilkinson, S. T., Bloch, M. H., & Woolley, J. D. (2018)" for a work of ten authors without a Woolley.

    Instead: the authors as the record has them, all of them or cut with "..." or "et al." as your style says.

    Cannot see: who stands behind "..." or "et al.". Initials are compared as far as both sides give them. Particles,
    accents and their transliterations, hyphens, "Jr.", halves of double names and groups named beside persons are no
    mismatch; a body in the place of persons is not compared.

    Options: none.
    """
    work, reference = held_against(entry), entry.reference
    if work is None:
        return
    entry_text = context.article.text(reference.span)
    found = compare_authors(
        reference.authors, work.authors, truncated=reference.authors_truncated, record_truncated=work.authors_truncated
    )
    if found.missing and prints_elision(entry_text):
        found = replace(found, missing=())
    if not found.comparable or (found.same and not found.record_short):
        return
    found = replace(
        found,
        missing=not_printed(found.missing, entry_text, reference.authors),
        extra=tuple(name for name in found.extra if len(name.family) > 1),  # an initial taken for a name
    )
    if found.same and not found.record_short:
        return
    message, severity = _message(found, work)
    yield context.finding(
        _place(found, reference),
        message,
        subject=subject(reference),
        group=context.entry_group(reference.id),
        severity=severity,
        evidence=(evidence(author_list(reference.authors), author_list(work.authors), work),),
        corrected=corrected_entry(work, reference),
    )


def _message(found: AuthorComparison, work: Work) -> tuple[str, Severity]:
    errors, warnings = [], []
    if found.first:
        stated, recorded = found.first.stated, found.first.recorded
        errors.append(f"First author is {_name(stated)} here; the record says {_name(recorded)}")
    if found.extra:
        errors.append(
            f"{_names(found.extra)} {'is' if len(found.extra) == 1 else 'are'} not among the record's authors"
        )
    if found.missing:
        missing = f"{'Author' if len(found.missing) == 1 else 'Authors'} missing here: {_names(found.missing)}"
        warnings.append(f"{missing}; the record names {len(work.authors)}")
    for pair in (*found.misspelt, *found.initials):
        warnings.append(f"{_whole(pair.stated)} here; the record says {_whole(pair.recorded)}")
    if found.reordered and not found.first:
        warnings.append(f"Authors stand in another order here; the record says {_names(work.authors)}")
    if errors or warnings:
        return "; ".join(errors + warnings), Severity.ERROR if errors else Severity.WARNING
    alone = f"The record names {_name(work.authors[0])} alone; the other authors could not be checked"
    return alone, Severity.INFO


def _place(found: AuthorComparison, reference: Reference) -> Span:
    pairs = [found.first, *found.misspelt, *found.initials]
    wrong = [pair.stated for pair in pairs if pair] + list(found.extra)
    spans = sorted(name.span for name in wrong if name.span)
    return spans[0] if spans else where(reference, "authors")


def _name(name: Name) -> str:
    return name.key


def _whole(name: Name) -> str:
    return printed(name)


def _names(names: tuple[Name, ...]) -> str:
    shown = [_name(n) for n in names[:_FEW]]
    return listed(shown) if len(names) <= _FEW else f"{', '.join(shown)} and {len(names) - _FEW} more"


RULE = author_mismatch
