"""Claims and vague attributions -> the citations that they hang on.

Nearest first: a mark in the sentence (also right behind its full stop), a mark in the same bullet, a mark that closes
the paragraph. A link supports like any other mark when it leads to a page that can be a source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.clauses import clauses_of
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.claim import Attribution, AttributionHow, Claim, Sentence, VagueAttribution
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.span import Span

_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico|mp4|mp3)(?:[?#]|$)", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//[^/\s]+", re.IGNORECASE)
_BLANK = re.compile(r"[\s\"'“”‘’([{—–-]*")
_GOES_ON = re.compile(
    r"(?:this|these|those|that|it|they|he|she|such|both|others|its|their|here|moreover|furthermore|additionally|in\s+addition|also|similarly|likewise|"
    r"specifically|in\s+particular|in\s+contrast|by\s+contrast|conversely|however|overall|among\s+(?:them|these|those)|of\s+(?:these|those|them)|(?:in|on|at|for|with|from|by)\s+(?:this|these|that|those|the\s+same)|taken\s+together|"
    r"another|the\s+(?:authors?|researchers?|stud(?:y|ies)|trials?|results?|findings?|effects?|team|review|analysis|survey|report|remaining|rest|same|other|number|rate|figure|response)|"
    r"by\s+comparison|compared|meanwhile|only|after|at\s+(?:follow|the\s+end)|participants|patients\s+who)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"The\s+(?:\w+\s+)?(\w{4,30})\b")
_LONGEST_RUN = 3  # sentences
_CLOSING = re.compile(r"[\s.,;:!?\"'”’)\]}»*_]*")


@dataclass(frozen=True, slots=True)
class _Support:
    """Which citations each sentence carries, by index of the sentence."""

    sentences: Sequence[Sentence]
    starts: list[int]
    held: dict[int, tuple[Citation, ...]]
    closing: dict[int, tuple[Citation, ...]]  # by block: marks that close its last sentence
    of_block: dict[int, tuple[Citation, ...]]
    last_of_block: dict[int, int]

    def index(self, sentence: Span) -> int:
        """Return the index of the sentence that begins where ``sentence`` does."""
        return max(0, bisect_right(self.starts, sentence.start) - 1)


def attribute(
    document: Document,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    vague: Sequence[VagueAttribution],
    citations: Sequence[Citation],
) -> tuple[tuple[Claim, ...], tuple[VagueAttribution, ...]]:
    """Return ``claims`` and ``vague`` with what supports them. Citations carry their references already."""
    if not sentences:
        return tuple(claims), tuple(vague)
    support = _support(document, sentences, citations)
    return (
        tuple(_attributed(document, support, c) for c in claims),
        tuple(_cited(document, support, v) for v in vague),
    )


def _support(document: Document, sentences: Sequence[Sentence], citations: Sequence[Citation]) -> _Support:
    starts = [s.span.start for s in sentences]
    held: dict[int, list[Citation]] = {}
    of_block: dict[int, list[Citation]] = {}
    for citation in sorted(citations, key=lambda c: c.span):
        index = bisect_right(starts, citation.span.start) - 1
        if index < 0 or not can_support(document, citation):
            continue
        sentence = sentences[index]
        if citation.span.start >= sentence.span.end and not _same_block(document, sentence, citation):
            continue
        if _opens(document.text, sentence, citation) and index > 0 and sentences[index - 1].block == sentence.block:
            index -= 1
        held.setdefault(index, []).append(citation)
        of_block.setdefault(sentence.block, []).append(citation)
    last_of_block = {s.block: i for i, s in enumerate(sentences)}
    closing = {
        block: tuple(c for c in held[index] if _closes(document.text, sentences[index], c, held[index]))
        for block, index in last_of_block.items()
        if index in held
    }
    return _Support(
        sentences,
        starts,
        {i: tuple(c) for i, c in held.items()},
        closing,
        {b: tuple(c) for b, c in of_block.items()},
        last_of_block,
    )


def can_support(document: Document, citation: Citation) -> bool:
    """Tell whether a mark can lead to a source: every mark but links to mail, anchors and images."""
    if citation.kind is not CitationKind.LINK:
        return True
    targets = [item.identifier for item in citation.items if item.identifier]
    if not targets:
        targets = [link.target for link in document.links if link.span.overlaps(citation.span)]
    return any(t.startswith(("doi:", "pmid:", "arxiv:")) or (_WEB.match(t) and not _IMAGE.search(t)) for t in targets)


def _same_block(document: Document, sentence: Sentence, citation: Citation) -> bool:
    return document.blocks[sentence.block].span.contains(citation.span)


def _opens(text: str, sentence: Sentence, citation: Citation) -> bool:
    """Tell whether a mark stands before the first word of a sentence: it belongs to the one before then."""
    if citation.narrative or citation.kind is CitationKind.LINK:
        return False
    blank = _BLANK.match(text, sentence.span.start, sentence.span.end)
    return (blank.end() if blank else sentence.span.start) >= citation.span.start


def _closes(text: str, sentence: Sentence, citation: Citation, held: Iterable[Citation]) -> bool:
    """Tell whether only other marks and punctuation follow a mark in its sentence."""
    at = citation.span.end
    others = sorted(c.span for c in held if c.span.start >= at)
    for _ in range(len(others) + 1):
        closing = _CLOSING.match(text, at, max(at, sentence.span.end))
        at = closing.end() if closing else at
        if at >= sentence.span.end:
            return True
        following = next((s for s in others if s.start <= at < s.end), None)
        if following is None:
            return False
        at = following.end
    return False


def _attributed(document: Document, support: _Support, claim: Claim) -> Claim:
    attribution = _attribution(document, support, claim)
    return claim if attribution == claim.attribution else replace(claim, attribution=attribution)


def _attribution(document: Document, support: _Support, claim: Claim) -> Attribution:
    index = support.index(claim.sentence)
    block = support.sentences[index].block
    same = _of_clause(document.text, claim, support.held.get(index, ()))
    if same:
        links = all(c.kind is CitationKind.LINK for c in same)
        return _made(AttributionHow.LINK if links else AttributionHow.SAME_SENTENCE, same)
    kind = document.blocks[block].kind
    if kind in (BlockKind.ITEM, BlockKind.FOOTNOTE) and block in support.of_block:
        return _made(AttributionHow.SAME_BLOCK, support.of_block[block])
    if closing := support.closing.get(block, ()):
        return _made(AttributionHow.PARAGRAPH_END, closing)
    return Attribution(previous=_goes_on(document, support, index))


def _of_clause(text: str, claim: Claim, marks: Sequence[Citation]) -> Sequence[Citation]:
    """Return the marks of the clause that a claim is, where its sentence is divided; else all of them."""
    plain = [m for m in marks if m.kind is not CitationKind.LINK and m.span.start < claim.sentence.end]
    clauses = clauses_of(text, claim.sentence, plain)
    for number, (clause, _) in enumerate(clauses, 1):
        if clause.contains(claim.span):
            last = number == len(clauses)  # marks behind the full stop are the last clause's
            return tuple(m for m in marks if m.span.start >= clause.start and (last or m.span.start < clause.end))
    return marks


def _made(how: AttributionHow, citations: Sequence[Citation]) -> Attribution:
    references = tuple(dict.fromkeys(r for c in citations for r in c.references))
    return Attribution(how, tuple(c.id for c in citations), references)


def _goes_on(document: Document, support: _Support, index: int) -> bool:
    """Tell whether the sentence before is cited and this one goes on from it (or a list from its cited lead-in)."""
    sentence = support.sentences[index]
    text = document.text
    if index > 0 and support.sentences[index - 1].block == sentence.block:
        return _follows_cited(text, support, index)
    if document.blocks[sentence.block].kind is not BlockKind.ITEM:
        return False
    lead = _lead_in(document, sentence.block)
    if lead is None:
        return False
    last = support.last_of_block.get(lead)
    return last is not None and last in support.held and text[document.blocks[lead].span.end - 1] in ":.)]"


def _follows_cited(text: str, support: _Support, index: int) -> bool:
    """Tell whether a sentence goes on from a cited one, over at most two that go on from it too."""
    block = support.sentences[index].block
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_RUN), -1):
        here = support.sentences[before + 1].span
        told = text[support.sentences[before].span.start : here.start] if before >= 0 else ""
        if before < 0 or support.sentences[before].block != block:
            return False
        if not _GOES_ON.match(text, here.start, here.end) and not _takes_up(text, here, told):
            return False
        if before in support.held:
            return True
    return False


def _takes_up(text: str, sentence: Span, told: str) -> bool:
    """Tell whether a sentence begins with "The algorithm" where the one before told of an algorithm."""
    subject = _SUBJECT.match(text, sentence.start, sentence.end)
    return subject is not None and subject[1].lower().rstrip("s") in told.lower()


def _lead_in(document: Document, block: int) -> int | None:
    """Return the paragraph right before the list that ``block`` is an item of."""
    for index in range(block - 1, max(-1, block - 40), -1):
        kind = document.blocks[index].kind
        if kind is BlockKind.ITEM:
            continue
        if kind is BlockKind.PARAGRAPH and document.text[document.blocks[index].span.end - 1] == ":":
            return index
        return None
    return None


def _cited(document: Document, support: _Support, vague: VagueAttribution) -> VagueAttribution:
    index = support.index(vague.sentence)
    block = support.sentences[index].block
    in_item = document.blocks[block].kind is BlockKind.ITEM and block in support.of_block
    if index in support.held or in_item:
        return replace(vague, cited=True)
    following = index + 1 < len(support.sentences) and index + 1 in support.held
    near = following and support.sentences[index + 1].block == block
    if following and not near and document.text[vague.sentence.end - 1] == ":":
        near = True
    return replace(vague, cited_nearby=near or bool(support.closing.get(block)))
