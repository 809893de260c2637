"""HSE005 preprint-as-source."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.preprints import server_of_container, server_of_doi
from claimcheck.model.article import Article
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference, Settlement, Work
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.hse.sources import entries_of
from claimcheck.rules.ref.entry import evidence, subject, where


@rule("HSE005", "preprint-as-source", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1")
def preprint_as_source(_article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report an entry that is a preprint.

    Why it matters: nobody has reviewed it, and readers should be told so, or be given a work that was reviewed.

    Example: ``preprints = "report"`` and an entry of bioRxiv.

    Instead: the published version (UPD004 names it where the record knows it), another work, or the word "preprint" in
    the text and a suppression that says so.

    Cannot see: a preprint that is not on record and prints neither its server nor its DOI. A published work with an
    arXiv id is none.

    Options: ``preprints`` in ``[house]``: "allow" (the default) or "report".
    """
    if context.options.house.preprints != "report":
        return
    for entry in entries_of(context):
        work = entry.work if entry.settlement is Settlement.VERIFIED else None
        server = _of_work(work) if work else _of_entry(entry)
        if server is None:
            continue
        reference = entry.reference
        yield context.finding(
            where(reference, "container", "doi", "arxiv", "title"),
            f"Preprint{f' ({server})' if server else ''} here; the house wants works that were reviewed",
            subject=subject(reference),
            group=context.entry_group(reference.id),
            evidence=(evidence(server or reference.container, "preprint", work),),
        )


def _of_work(work: Work) -> str | None:
    """Return the server of a work that is a preprint, "" where it is not known which; None for any other work."""
    server = server_of_doi(work.doi) or server_of_container(work.container)
    if server:
        return server
    if work.arxiv and not work.container and work.type in ("", "article"):
        return "arXiv"
    # CSL's "article" is a preprint where a registry says it; people write it for any article
    return "" if work.type == "article" and work.registry != "editor" else None


def _of_entry(entry: ResolvedReference) -> str | None:
    """Return the server of an entry that prints one; None where it does not, or names a journal beside it."""
    if entry.settlement is Settlement.OTHER_WORK:
        return None
    reference = entry.reference
    server = server_of_doi(reference.doi)
    if server:
        return server
    if reference.container:
        return server_of_container(reference.container) or None
    read_along = reference.title.rpartition(". ")[2]  # "... . bioRxiv, 123456" has no volume to end the title at
    server = server_of_container(read_along) if read_along != reference.title else ""
    if server:
        return server
    return "arXiv" if reference.arxiv and not (reference.volume or reference.doi) else None


RULE = preprint_as_source
