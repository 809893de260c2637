"""The marks of a sentence, and the works that they point at, as far as the record settled them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.model.article import Article
from claimcheck.model.citation import Citation
from claimcheck.model.claim import Sentence
from claimcheck.model.work import Settlement, Work
from claimcheck.rules.framework import Judged


def works_of(judged: Judged, marks: Iterable[Citation]) -> list[Work]:
    """Return the works behind some marks, each once; none at all where one of them is not settled."""
    works: dict[str, Work] = {}
    for mark in marks:
        for item in mark.items:
            if not item.references:
                return []
            for reference in item.references:
                resolved = judged.resolved.get(reference)
                if resolved is None or resolved.work is None or resolved.settlement is not Settlement.VERIFIED:
                    return []
                works[resolved.work.id] = resolved.work
    return list(works.values())


def marks_by_sentence(article: Article) -> Iterator[tuple[Sentence, list[Citation]]]:
    """Yield the sentences that hold marks, links among them, with their marks in order."""
    marks = sorted(article.citations, key=lambda c: c.span)
    at = 0
    for sentence in article.sentences:
        while at < len(marks) and marks[at].span.start < sentence.span.start:
            at += 1
        first = at
        while at < len(marks) and marks[at].span.start < sentence.span.end:
            at += 1
        if at > first:
            yield sentence, marks[first:at]
