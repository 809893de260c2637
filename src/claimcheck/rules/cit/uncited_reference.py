"""CIT002."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.compare.citing import fold_name
from claimcheck.compare.folding import fold
from claimcheck.model.article import Article
from claimcheck.model.citation import CitationKind
from claimcheck.model.finding import Evidence, Finding, Severity
from claimcheck.model.reference import Reference
from claimcheck.rules.cit.marks import entry_words, unlinked_items
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule

_MARKS = frozenset((CitationKind.AUTHOR_YEAR, CitationKind.NUMERIC, CitationKind.FOOTNOTE, CitationKind.CITEKEY))
#: A name and a year this close together in the text cite, whatever their form.
_REACH = 60


@rule("CIT002", "uncited-reference", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def uncited_reference(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report an entry of the reference list that no citation names.

    An article without any citation mark has a list of sources, not a list of what it cites: that is one note for
    the whole list. Lists under "Further reading" and the like need no citation, and neither do the entries of a
    bibliography in a file of its own (.bib, .ris, CSL): it holds what several articles cite.

    ## Why it matters
    An entry without a citation supports nothing; often the sentence that used it was cut, or its citation has a
    misspelt name.

    ## Example
    The list has "Moreno, A. (2016). ...", and the text never names Moreno.

    ## Instead
    Cite the work where it is used, or take the entry out of the list.

    ## Cannot see
    Citations in figures and in tables that are pictures. Articles whose raised numbers became plain in copying
    ("health12.") are left alone, since some of their marks cannot be told from the text.

    ## Options
    None.
    """
    lists = [one for one in article.lists if not one.further_reading]
    if not lists:
        return
    cited = {r for c in article.citations for r in c.references}
    if not any(c.kind in _MARKS and not c.weak for c in article.citations):
        entries = [r for one in lists for r in one.references if r.id not in cited]
        if entries:
            where = lists[0].heading or entries[0].span
            what = "1 source is" if len(entries) == 1 else f"{len(entries)} sources are"
            yield context.finding(
                where,
                f"{what} listed here; no sentence of the article says which of them it rests on",
                subject="list without marks",
                severity=Severity.INFO,
                evidence=(Evidence(stated=f"{len(entries)} entries", found="no citation mark"),),
            )
        return
    if any(c.lost for c in article.citations):
        return  # some marks of such an article cannot be told from its text: an entry may well be cited
    uncited = [r for one in lists for r in one.references if r.id not in cited and r.read]
    if not uncited:
        return
    excused = {u.explained.id for u in unlinked_items(article) if u.explained is not None}
    body = _Body(article)
    for reference in uncited:
        if reference.id in excused or body.names(reference):
            continue
        yield context.finding(
            reference.span,
            f"{entry_words(reference)} is listed here; no citation in the text names it",
            subject=f"{fold_name(reference.title)} {reference.year}",
            group=f"uncited {article.path} {reference.id}",
            evidence=(Evidence(stated=entry_words(reference), found="no citation"),),
        )


class _Body:
    """The text outside the lists, folded, to find a name beside a year in forms that are no marks."""

    def __init__(self, article: Article) -> None:
        text = article.document.text
        parts, at = [], 0
        for one in article.lists:
            parts.append(text[at : one.span.start])
            at = one.span.end
        parts.append(text[at:])
        self.text = fold(" ".join(parts))

    def names(self, reference: Reference) -> bool:
        """Tell whether the first author's name stands near the year in the text."""
        name = fold_name(reference.authors[0].key) if reference.authors else ""
        if len(name) < 2 or not reference.year:
            return False
        near = rf"\b{re.escape(name)}\b.{{0,{_REACH}}}\b{re.escape(reference.year)}"
        return re.search(near, self.text) is not None


RULE = uncited_reference
