"""What the NUM rules share: sentences in plain spelling, and the subject of a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare.notation import plain
from claimcheck.model.article import Article
from claimcheck.model.claim import Sentence
from claimcheck.model.span import Span


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


def spelt_sentences(article: Article, wanted: tuple[str, ...]) -> Iterator[Spelt]:
    """Yield the sentences that hold one of ``wanted`` as printed; all others cost next to nothing."""
    text = article.document.text
    for sentence in article.sentences:
        printed = text[sentence.span.start : sentence.span.end]
        if any(word in printed for word in wanted):
            yield Spelt(plain(printed), sentence)


def words_of(article: Article, span: Span) -> str:
    """Return the words of a span on one line, for messages and for the identity of a finding."""
    return " ".join(article.text(span).split())
