"""Finds the claims of a document: sentences and bullets that hold a quantity about the world."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.clauses import clauses_of
from claimcheck.compare.terms import content_terms, has_negation
from claimcheck.extract import claims_phrases as phrases
from claimcheck.extract import claims_sections as sections
from claimcheck.extract.claims_checkable import is_checkable
from claimcheck.extract.quantities_context import PEOPLE_WORDS
from claimcheck.extract.sentence_words import words_of
from claimcheck.extract.vague import may_be_vague, vague_at
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.claim import Claim, Sentence
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.span import Span

_BOILERPLATE = re.compile(
    r"\bmin(?:ute)?s?\.?\s+read\b|\bread\s+time\b|all\s+rights\s+reserved|\bsubscribe\b|\bshare\s+this\b",
    re.IGNORECASE,
)
_BOILERPLATE_WORDS = frozenset("min mins minute minutes read reserved subscribe share".split())
_BOILERPLATE_START = re.compile(
    r"\W*(?:updated|posted|published\s+(?:on|:)|last\s+(?:updated|modified|reviewed)|date\s*:|copyright|tel|phone|call|fax|"
    r"written\s+by)\b",
    re.IGNORECASE,
)
_FEW_WORDS = re.compile(r"(?:[\W\d_]*+(?:[^\W\d_](?=[\W\d_])[\W\d_]++)*+[^\W\d_]{2,}+){4}")
_LOOKED_AT = 600
_NO_CLAIM_KINDS = frozenset({QuantityKind.DATE})
_LEAD = re.compile(r"[^\w\"“‘'(\[~<>≈∼≤≥$€£%½¼¾⅓⅔]+")
_CONNECTIVE = re.compile(
    r"(?:(?:in\s+fact|moreover|furthermore|additionally|in\s+addition|however|indeed|also|overall|for\s+example|for\s+instance|"
    r"notably|importantly|interestingly|surprisingly|currently|today|and|but|so|yet)\s*,?|"
    r"(?:in\s+(?:short|brief|summary|sum|other\s+words)|to\s+sum\s+up)\s*[,:])\s+",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s*(?:,|:)?\s*(?:that\b\s*)?", re.IGNORECASE)
_TAIL = " \t\n\u00a0.,;:!?"
_PEOPLE_SHARES = frozenset({QuantityKind.PERCENTAGE, QuantityKind.PROPORTION})


def find_claims(
    document: Document, sentences: Sequence[Sentence], quantities: Sequence[Quantity], citations: Sequence[Citation]
) -> tuple[Claim, ...]:
    """Return the claims in order, with ids q1, q2, ...; attribution is added by ``linking``."""
    own, stories = sections.own_data_blocks(document), sections.story_blocks(document)
    starts = [q.span.start for q in quantities]
    marks = sorted((c for c in citations if c.kind is not CitationKind.LINK), key=lambda c: c.span)
    mark_starts = [c.span.start for c in marks]
    text = document.text
    found: list[Claim] = []
    story_block = -1
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        held = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
        if not held:
            continue
        words = words_of(text[start:end])
        if sections.begins_story(text, start, end, words):
            story_block = sentence.block
        if document.blocks[sentence.block].kind is BlockKind.FOOTNOTE:
            continue
        if not _says_something(text, start, end, held, words):
            continue
        story = (
            sentence.block in stories or sentence.block == story_block or sections.is_personal(text, start, end, words)
        )
        if story and not _counts_people(held):
            continue
        mine = marks[bisect_left(mark_starts, start) : bisect_right(mark_starts, end)]
        named = all(m.narrative for m in mine) and sections.names_somebody(text, start, end, words)
        checkable = sentence.block not in own and not named and is_checkable(text, start, end, held, words)
        for part, numbers in _parts(text, sentence.span, held, mine):
            found.append(_claim(f"q{len(found) + 1}", text, sentence.span, part, numbers, mine, checkable, words))
    return tuple(found)


def _parts(
    text: str, sentence: Span, held: Sequence[Quantity], marks: Sequence[Citation]
) -> list[tuple[Span, Sequence[Quantity]]]:
    """Return the clauses of a sentence that each have numbers and marks of their own, else the sentence as a whole."""
    clauses = clauses_of(text, sentence, [m for m in marks if m.span.start < sentence.end])
    parts = [(part, [q for q in held if part.contains(q.span)]) for part, _ in clauses]
    if sum(len(numbers) for _, numbers in parts) < len(held):
        return [(sentence, held)]
    return [(part, numbers) for part, numbers in parts if any(q.kind not in _NO_CLAIM_KINDS for q in numbers)]


def _says_something(text: str, start: int, end: int, held: Sequence[Quantity], words: frozenset[str]) -> bool:
    """Tell whether the sentence states something: no question, no boilerplate, more than a figure and a label."""
    if text[end - 1] == "?" or all(q.kind in _NO_CLAIM_KINDS for q in held):
        return False
    if _BOILERPLATE_START.match(text, start, end):
        return False
    short = end - start < 400
    if short and not words.isdisjoint(_BOILERPLATE_WORDS) and _BOILERPLATE.search(text, start, end):
        return False
    if short and text.find("©", start, end) >= 0:
        return False
    return _FEW_WORDS.match(text, start, min(end, start + _LOOKED_AT)) is not None


def _counts_people(held: Sequence[Quantity]) -> bool:
    """A share of many people stays a claim even in somebody's story ("she says that 70% of patients ...")."""
    return any(q.kind in _PEOPLE_SHARES and q.counted in PEOPLE_WORDS for q in held)


def _claim(
    identifier: str,
    text: str,
    sentence: Span,
    part: Span,
    held: Sequence[Quantity],
    marks: Sequence[Citation],
    checkable: bool,
    sentence_words: frozenset[str],
) -> Claim:
    span = claim_span(text, part, [m for m in marks if not m.narrative and m.span.start >= part.start], sentence_words)
    start, end = span.start, span.end
    main = next((q for q in held if q.kind in _PEOPLE_SHARES), held[0])
    words = text[start:end]
    held_words = phrases.ClaimWords.of(sentence_words)
    people = phrases.population(text, start, end, main.span.end, held_words)
    outcome = phrases.outcome(text, start, end, held_words)
    if outcome is None and people is not None:
        outcome = phrases.predicate(text, text.index(people, start) + len(people), end)
    return Claim(
        identifier,
        span,
        sentence,
        tuple(held),
        next((q for q in held if q.kind is QuantityKind.WINDOW), None),
        people,
        outcome,
        phrases.intervention(text, start, end, held_words),
        phrases.direction(text, start, end, held_words),
        phrases.is_hedged(text, start, end, held_words),
        has_negation(words),
        checkable,
        content_terms(words),
        names=phrases.names(text, start, end),
    )


def claim_span(text: str, sentence: Span, marks: Sequence[Citation], words: frozenset[str]) -> Span:
    """Return the claim's words: without bullet, "Studies show that", closing citation marks and full stop."""
    start, end = sentence.start, sentence.end
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    connective = _CONNECTIVE.match(text, start, end)
    start = connective.end() if connective else start
    vague = vague_at(text, start, min(end, start + 120)) if may_be_vague(words) else None
    if vague is not None:
        that = _THAT.match(text, vague.end, end)
        start = that.end() if that else vague.end
    for mark in reversed(marks):
        end = _without_tail(text, start, end)
        if mark.span.end >= end and mark.span.start > start:
            end = min(end, mark.span.start)
        else:
            break
    end = _without_tail(text, start, end)
    return Span(start, end) if end > start else sentence


def _without_tail(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return end
