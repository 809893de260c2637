"""CIT001."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model.article import Article
from claimcheck.model.citation import CitationItem, CitationKind
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.rules.cit.marks import mark_words, subject_of, unlinked_items
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule

#: More pairs of keys than this are not compared to find one that is spelt nearly so.
_MOST_COMPARED = 2_000


@rule("CIT001", "missing-reference", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def missing_reference(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a citation for which the reference list has no entry.

    An article that cites but has no list at all gets one finding, at its first citation. A key ([@moreno2016],
    \\cite{moreno2016}) is missing when the bibliography has no entry of that name; where a part of it could not be
    read, nothing is said (DOC002).

    ## Why it matters
    A reader who wants to check the sentence has nowhere to go, and nobody can tell which work was meant.

    ## Example
    "Response rates vary (Moreno & Pell, 2017)." over a list that holds no entry by Moreno.

    ## Instead
    Add the entry to the list, or correct the name and year in the text.

    ## Cannot see
    Entries that stand in a file which the article does not name, and works that are only named ("Pell's early work").

    ## Options
    None.
    """
    yield from _missing_keys(article, context)
    unlinked = list(unlinked_items(article))
    if not unlinked:
        return
    if not article.references:
        first, others = unlinked[0], unlinked[1:]
        marks = "1 citation" if not others else f"{len(unlinked)} citations"
        yield context.finding(
            first.item.span,
            f"{marks} by author and year here, but the article has no reference list",
            subject="no list",
            related=tuple(Related(article.document.place(u.item.span), "cited here too") for u in others[:20]),
            evidence=(Evidence(stated=mark_words(first.item), found="no reference list"),),
        )
        return
    marks_of: dict[str, list[CitationItem]] = {}
    for one in unlinked:
        if one.explained is None:
            marks_of.setdefault(subject_of(one.item), []).append(one.item)
    for subject, items in marks_of.items():
        yield context.finding(
            items[0].span,
            f"{mark_words(items[0])} is cited here; the reference list has no such entry",
            subject=subject,
            related=tuple(Related(article.document.place(i.span), "cited here too") for i in items[1:]),
            evidence=(Evidence(stated=mark_words(items[0]), found="no entry"),),
        )


def _missing_keys(article: Article, context: RuleContext) -> Iterator[Finding]:
    document, lists = article.document, [one for one in article.lists if one.keyed]
    begin = document.appended[0].start if document.appended else len(document.text)
    if not lists or document.missing or any(span.start < begin for span, _ in document.unread):
        return
    items_of: dict[str, list[CitationItem]] = {}
    for citation in article.citations:
        for item in citation.items if citation.kind is CitationKind.CITEKEY else ():
            if item.label and not item.references and not item.identifier:
                items_of.setdefault(item.label, []).append(item)
    keys = [r.label for one in lists for r in one.references if r.label]
    for key, items in items_of.items():
        hint = _hint(key, keys) if len(keys) * len(items_of) <= _MOST_COMPARED else ""
        yield context.finding(
            items[0].span,
            f"The key {key} is cited here; the bibliography has no such entry{hint}",
            subject=f"key {key}",
            related=tuple(Related(article.document.place(i.span), "cited here too") for i in items[1:]),
            evidence=(Evidence(stated=key, found="no entry"),),
        )


def _hint(key: str, keys: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, keys, n=1, cutoff=0.8)
    return f" (there is {near[0]})" if near else ""


RULE = missing_reference
