"""Who cites a work: the entries that were settled as it, and the sentences that point at them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.model.article import Article
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference, Update, Work
from claimcheck.rules.upd.since import cited_work


@dataclass(frozen=True, slots=True)
class Citer:
    """An article, its entry of the work, and the sentences that cite it, in order."""

    article: Article
    entry: Reference
    sentences: tuple[Span, ...]

    def where(self, span: Span) -> str:
        """Return the place of a span for people: "naps.md:3", or the paragraph or page where there are no lines."""
        place = self.article.document.place(span)
        return f"{self.article.path}, {place.part}" if place.part else f"{self.article.path}:{place.start.line}"


def cited_by(articles: Iterable[Article], resolved: Sequence[ResolvedReference]) -> dict[str, list[Citer]]:
    """Return by id of a work who cites it; ``resolved``: one for each entry of the articles, in order."""
    cited: dict[str, list[Citer]] = {}
    rest = iter(resolved)
    for article in articles:
        sentences = _citing(article)
        for entry in article.references:
            work = cited_work(next(rest))
            if work is not None:
                cited.setdefault(work.id, []).append(Citer(article, entry, tuple(sentences.get(entry.id, ()))))
    return cited


def happened(before: Work, now: Work) -> tuple[Update, ...]:
    """Return what happened to a work between two tellings of it.

    A work is retracted once, however many notices say so; it is corrected once for each notice.
    """
    known = {_happening(one) for one in before.updates}
    return tuple({_happening(one): one for one in now.updates if _happening(one) not in known}.values())


def _happening(update: Update) -> tuple[str, str]:
    return update.type, "" if update.type == "retraction" else update.doi


def _citing(article: Article) -> dict[str, dict[Span, None]]:
    """Return by id of an entry the sentences with a mark that points at it, in order, each once."""
    starts = [sentence.span.start for sentence in article.sentences]
    found: dict[str, dict[Span, None]] = {}
    for citation in article.citations:
        at = bisect_right(starts, citation.span.start) - 1
        inside = at >= 0 and citation.span.start < article.sentences[at].span.end
        span = article.sentences[at].span if inside else citation.span
        for reference in citation.references:
            found.setdefault(reference, {})[span] = None
    return found
