"""What the NUM rules share: sentences in plain spelling, and the subject of a finding."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare.notation import number_places, plain
from claimcheck.model.article import Article
from claimcheck.model.claim import Sentence
from claimcheck.model.span import Span
from claimcheck.rules.framework import RuleContext


@dataclass(frozen=True, slots=True)
class Spelt:
    """A sentence in plain spelling; ``text`` has one character for each of the document's."""

    text: str
    sentence: Sentence

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]`` in the document, with the brackets that it opens."""
        inside = self.text[start:end]
        open_ones = inside.count("(") + inside.count("[") - inside.count(")") - inside.count("]")
        while open_ones > 0 and self.text[end : end + 1] in (")", "]"):
            end, open_ones = end + 1, open_ones - 1
        return Span(self.sentence.span.start + start, self.sentence.span.start + end)


def spelt_sentences(
    context: RuleContext, wanted: tuple[str, ...], *, digits: int = 0, numbers: int = 0
) -> Iterator[Spelt]:
    """Yield the sentences that hold one of ``wanted`` as printed; all others cost next to nothing.

    ``digits``, ``numbers``: only those with so many numbers in digits, or in digits or words.
    """
    article = context.article
    text, sentences = article.document.text, article.sentences
    for at, in_digits, every in numbered(context):
        if in_digits < digits or every < numbers:
            continue
        span = sentences[at].span
        printed = text[span.start : span.end]
        for word in wanted:
            if word in printed:
                yield Spelt(plain(printed), sentences[at])
                break


def numbered(context: RuleContext) -> list[tuple[int, int, int]]:
    """Return the sentences that may hold a number: index, how many in digits, how many in digits or words (at most)."""
    judged, article = context.judged, context.article
    if judged is None or "numbered" not in judged.kept:
        digits, every = number_places(article.document.text)
        found = []
        for index, sentence in enumerate(article.sentences):
            start, end = sentence.span.start, sentence.span.end
            first = bisect_left(every, start)
            count = bisect_left(every, end, first) - first
            if count:
                begin = bisect_left(digits, start)
                found.append((index, bisect_left(digits, end, begin) - begin, count))
        if judged is None:
            return found
        judged.kept["numbered"] = found
    told: list[tuple[int, int, int]] = judged.kept["numbered"]
    return told


def words_of(article: Article, span: Span) -> str:
    """Return the words of a span on one line, for messages and for the identity of a finding."""
    return " ".join(article.text(span).split())
