"""CIT003."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare.titles import content_words
from claimcheck.model.article import Article
from claimcheck.model.citation import CitationKind
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.rules.cit.marks import entry_words, mark_words, same_work, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CIT003", "ambiguous-citation", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def ambiguous_citation(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a citation that fits two entries of different works, and say which the sentence fits better.

    ## Why it matters
    Nobody can tell which of the two works supports the sentence.

    ## Example
    "(Moreno, 2016)" over two entries by Moreno of 2016.

    ## Instead
    Give the entries letters (2016a, 2016b) and use them in the text.

    ## Cannot see
    What the author meant, when the sentence shares no word with either title.

    ## Options
    None.
    """
    assert context.judged is not None
    seen: set[str] = set()
    for citation in article.citations:
        if citation.kind is not CitationKind.AUTHOR_YEAR:
            continue
        for item in citation.items:
            entries = [context.judged.by_id[r] for r in item.references]
            subject = subject_of(item)
            if len(entries) < 2 or subject in seen or all(same_work(entries[0], e) for e in entries[1:]):
                continue
            seen.add(subject)
            better = _better(article, citation.span, entries)
            hint = f"; this sentence fits {entry_words(better)} better" if better else ""
            named = " and ".join(entry_words(e) for e in entries[:3])
            yield context.finding(
                item.span,
                f"{mark_words(item)} can be {named}{hint}",
                subject=subject,
                evidence=tuple(Evidence(stated=mark_words(item), found=entry_words(e)) for e in entries[:3]),
                related=tuple(Related(article.document.place(e.span), "an entry that fits") for e in entries),
            )


def _better(article: Article, mark: Span, entries: Sequence[Reference]) -> Reference | None:
    """Return the entry whose title shares clearly more words with the mark's sentence, or None."""
    sentence = next((s.span for s in article.sentences if s.span.overlaps(mark)), None)
    if sentence is None:
        return None
    words = content_words(article.text(sentence))
    scores = sorted(((len(words & content_words(e.title)), i) for i, e in enumerate(entries)), reverse=True)
    return entries[scores[0][1]] if scores[0][0] >= scores[1][0] + 2 else None


RULE = ambiguous_citation
