"""CIT006."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.document import BlockKind
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CIT006", "dangling-marker", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def dangling_marker(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a number or footnote mark that points nowhere.

    "[4]" over a list of three entries, a superscript without an entry, a footnote mark without its note. A bare
    number that closes a sentence behind a noun ("of depression 4.") in an article without any other mark is a
    warning: it looks like a superscript that was lost in copying.

    ## Why it matters
    The sentence claims a source and names none.

    ## Example
    "... for the treatment of depression 4." in an article without a reference list.

    ## Instead
    Restore the list and the mark, or take the number out.

    ## Cannot see
    A number that points to the wrong entry of the list.

    ## Options
    None.
    """
    dangling = [(c, i) for c in article.citations for i in c.items if _is_dangling(article, c, i)]
    if dangling and not article.references and all(c.kind is CitationKind.NUMERIC and not c.weak for c, _ in dangling):
        yield from _without_list(article, context, dangling)
        return
    top = max((int(r.label) for r in article.references if r.label and r.label.isdigit()), default=0)
    told: set[tuple[int, str]] = set()
    for citation, item in dangling:
        label = item.label or ""
        if (citation.span.start, label) in told:
            continue
        told.add((citation.span.start, label))
        yield context.finding(
            item.span,
            _message(citation, label, top),
            subject=f"mark {label} {_before(article, citation)}",
            severity=Severity.WARNING if citation.weak else Severity.ERROR,
        )


def _is_dangling(article: Article, citation: Citation, item: CitationItem) -> bool:
    if item.references or item.identifier:
        return False
    if citation.kind is CitationKind.FOOTNOTE:
        notes = {b.label for b in article.document.blocks if b.kind is BlockKind.FOOTNOTE}
        return item.label not in notes
    return citation.kind is CitationKind.NUMERIC


def _without_list(
    article: Article, context: RuleContext, dangling: list[tuple[Citation, CitationItem]]
) -> Iterator[Finding]:
    """One finding for an article whose numbers have no list at all."""
    first = dangling[0][0]
    marks = list(dict.fromkeys(c.id for c, _ in dangling))
    others = [c for c in article.citations if c.id in marks[1:21]]
    what = "1 numbered mark" if len(marks) == 1 else f"{len(marks)} numbered marks"
    yield context.finding(
        first.span,
        f"{what} here, but the article has no reference list",
        subject="numbers without a list",
        evidence=(Evidence(stated=article.text(first.span), found="no reference list"),),
        related=tuple(Related(article.document.place(c.span), "marked here too") for c in others),
    )


def _message(citation: Citation, label: str, top: int) -> str:
    if citation.weak:
        return f"“{label}” closes the sentence like a citation mark; nothing in the article carries that number"
    if citation.kind is CitationKind.FOOTNOTE:
        return f"Footnote mark {label} here; the article has no note {label}"
    if top:
        return (
            f"Mark {label} here; the reference list ends at {top}"
            if int(label) > top
            else f"Mark {label} here; the reference list has no entry {label}"
        )
    return f"Mark {label} here; the article has no entry {label}"


def _before(article: Article, citation: Citation) -> str:
    """Return the words before the mark, which tell one such mark from another."""
    before = article.document.text[max(0, citation.span.start - 40) : citation.span.start]
    return " ".join(before.split()[-4:]).lower()


RULE = dangling_marker
