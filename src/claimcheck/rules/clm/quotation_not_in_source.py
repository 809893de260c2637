"""CLM008 quotation-not-in-source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import squeezed
from claimcheck.compare.languages import language_of
from claimcheck.compare.quotations import carries, nearest, pieces_of
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity, Source
from claimcheck.model.quotation import Quotation
from claimcheck.model.source import SourceText
from claimcheck.model.span import Span
from claimcheck.model.work import Work
from claimcheck.rules.clm.cited_works import works_of
from claimcheck.rules.clm.source_words import name_of, text_name
from claimcheck.rules.clm.wording import subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule

_SIC = re.compile(r"\[sic[\].!,; ]", re.IGNORECASE)
#: Words before a quotation that make it a title, a term, a gloss or a search string, or that say it is not verbatim.
_NOT_VERBATIM = re.compile(
    r"\b(?:so-called|translat\w+|meaning|means|paraphras\w+|in\s+other\s+words|something\s+like|in\s+effect|loosely|roughly|"
    r"called|termed|dubbed|named|labell?ed|known\s+as|titled|entitled|headed|search\w*|keywords?|quer(?:y|ies)|e\.g\.,?|i\.e\.,?|"
    r"ask(?:s|ed|ing)?|questions?|items?|prompts?|statements?|ideas?|notions?|beliefs?|myths?|sayings?|proverbs?|mottos?|slogans?)\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\b(?:own|my|our|author['’]?s)\s+translation\b|\btranslat(?:ed|ion)\b|\bparaphras", re.IGNORECASE
)
_TOLD = 10  # words of a quotation in a message
_REACH = 60
_SMALL = 4  # letters up to which a word of a title may be small
_CAPITALS = 0.75


@rule(
    "CLM008", "quotation-not-in-source", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1"
)
def quotation_not_in_source(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a quotation that the text read of the cited work does not carry.

    Six words or more between quotation marks, or a block quote, attributed to a work in the same sentence or right
    behind. A warning where the full text was read; a note where only an abstract or chosen passages were, since the
    words may stand elsewhere in the paper.

    Why it matters: a quotation is a promise of the very words; one that the work does not carry was paraphrased,
    remembered or taken from somewhere else.

    Example: "Lamps prevent half of all bad winters" (Novak, 2016), where the paper says "Lamps may prevent some".

    Instead: the words as they stand there, or a paraphrase without quotation marks; "..." where words are left out and
    square brackets where they are put in.

    Cannot see: words in figures and tables that were not read as text; translations of a quotation; quotations whose
    source is named a sentence earlier. Titles, questions, terms and search strings are left alone, and so are
    quotations from several works of which not all were read.

    Options: ``[sic]`` in or behind a quotation keeps it.
    """
    judged = context.judged
    assert judged is not None
    if not context.site.texts:
        return
    marks = {mark.id: mark for mark in article.citations}
    titles: frozenset[str] | None = None
    for quotation in article.quotations:
        works = works_of(judged, [marks[one] for one in quotation.citations])
        texts = [context.site.texts[work.id] for work in works if work.id in context.site.texts]
        if not works or len(texts) < len(works) or not _verbatim(article, quotation):
            continue
        words = article.text(quotation.span)
        pieces = pieces_of(words)
        if any(carries(one.text, pieces) for one in texts) or not all(_in_english(one) for one in texts):
            continue
        titles = titles if titles is not None else _titles(context)
        if not any(squeezed(words) in title for title in titles):
            yield _finding(article, quotation, works, texts, context)


def _finding(
    article: Article, quotation: Quotation, works: list[Work], texts: list[SourceText], context: RuleContext
) -> Finding:
    work, text = works[0], texts[0]
    whole = all(one.whole for one in texts)
    told = article.text(quotation.span).split()
    words = " ".join(told[:_TOLD]).strip(" .,;:") + ("…" if len(told) > _TOLD else "")
    others = f" and {len(works) - 1} more" if len(works) > 1 else ""
    message = f"“{words}” is not in {text_name(text)} of {name_of(work)}{others}"
    if not whole:
        message += "; the full paper was not read"
    found = nearest([text.text[s.span.start : s.span.end] for s in text.sentences], article.text(quotation.span))
    quote = " ".join(found.split()) or None
    source = Source(work.registry, work.doi, work.id, work.retrieved)
    return context.finding(
        quotation.span,
        message,
        subject=subject_of(article, quotation.span),
        group=context.sentence_group(_sentence(article, quotation.whole)),
        severity=None if whole else Severity.INFO,
        evidence=(Evidence(" ".join(told), None, source, quote),),
    )


def _sentence(article: Article, span: Span) -> Span:
    at = bisect_right(article.sentences, span.start, key=lambda s: s.span.start) - 1
    return article.sentences[max(0, at)].span


def _verbatim(article: Article, quotation: Quotation) -> bool:
    """Tell whether the words claim to be the work's very words: no title, question, term, or kept by ``[sic]``."""
    text, whole = article.document.text, quotation.whole
    words = article.text(quotation.span)
    if _SIC.search(text, whole.start, min(len(text), whole.end + 7)) or words.rstrip(" .,;").endswith("?"):
        return False
    before = text[max(0, whole.start - _REACH) : whole.start].replace("\n", " ")
    sentence = article.text(_sentence(article, whole))
    return not (_NOT_VERBATIM.search(before) or _TRANSLATED.search(sentence) or _is_title(words))


def _is_title(words: str) -> bool:
    long = [w for w in re.findall(r"[^\W\d_]+", words[1:]) if len(w) > _SMALL]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= _CAPITALS * len(long)


def _in_english(source: SourceText) -> bool:
    return language_of(source.text) in ("", "en")


def _titles(context: RuleContext) -> frozenset[str]:
    judged = context.judged
    assert judged is not None
    named = [name for entry in judged.article.references for name in (entry.title, entry.container)]
    works = [resolved.work for resolved in judged.resolved.values() if resolved.work is not None]
    named += [name for work in works for name in (work.full_title, work.title, work.container)]
    return frozenset(map(squeezed, filter(None, named)))


RULE = quotation_not_in_source
