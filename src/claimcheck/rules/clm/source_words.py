"""How CLM003 and CLM004 name a work, its text and a number in it."""

from __future__ import annotations

from claimcheck.model.article import Article
from claimcheck.model.source import SourceText
from claimcheck.model.span import Span
from claimcheck.model.work import Work
from claimcheck.rules.clm.sourced import Checked
from claimcheck.rules.clm.wording import subject_of

_LONGEST = 160  # characters of a quotation in a message
_TEXTS = {"full text": "the full text", "abstract": "the abstract", "passages": "the passages on record"}


def text_name(source: SourceText) -> str:
    """Return what was read of a work: "the abstract"."""
    return _TEXTS.get(source.origin, "the text")


def name_of(work: Work) -> str:
    """Return a work as a mark names it: "Novak et al., 2016"."""
    names = [name.key for name in work.authors]
    who = names[0] if len(names) == 1 else f"{names[0]} and {names[1]}" if len(names) == 2 else ""
    who = who or (f"{names[0]} et al." if names else f"“{work.title[:60]}”")
    return f"{who}, {work.years[0]}" if work.years else who


def number_words(text: str, span: Span) -> str:
    """Return a number as it is printed, on one line."""
    return " ".join(text[span.start : span.end].split())


def shortened(sentence: str, number: str) -> str:
    """Return a sentence on one line, shortened around the number that matters."""
    words = " ".join(sentence.split())
    if len(words) <= _LONGEST:
        return words
    at = max(0, words.find(number))
    start = max(0, min(at - _LONGEST // 2, len(words) - _LONGEST))
    while start > 0 and words[start - 1] != " ":
        start -= 1
    end = min(len(words), start + _LONGEST)
    while end < len(words) and words[end] != " ":
        end -= 1
    return ("… " if start else "") + words[start:end].strip() + (" …" if end < len(words) else "")


def subject_of_number(article: Article, one: Checked) -> str:
    """Return what a finding about a number is about: the sentence, folded, and the number."""
    return f"{subject_of(article, one.sentence.span)} {subject_of(article, one.claimed.span)}"
