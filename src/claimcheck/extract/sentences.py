"""Cuts blocks into sentences. Spans are exact: no sentence crosses a block, none begins or ends with white space.

A sentence keeps the citation marks that follow its full stop: superscripts ("word.¹² Next"), numbers in brackets
("word. [3] Next") and names with a year ("word. (Smith, 2010) Next").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.claim import Sentence
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.span import Span

_WITH_SENTENCES = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE})

# The look back stands behind the first mark: so the search goes from mark to mark and not letter by letter.
_END = re.compile(r"[.!?…。！？](?<![.!?…。！？][.!?…。！？])[.!?…。！？]*+[\"'”’»)\]]*+")
_MARK = re.compile(
    r"[¹²³⁴⁵⁶⁷⁸⁹⁰⁻⁽⁾˒]+(?:\s?[,–-]\s?[¹²³⁴⁵⁶⁷⁸⁹⁰]+){0,20}"
    r"|\s?\[\^?[\w⁰¹²³⁴⁵⁶⁷⁸⁹]{1,20}(?:\s?[,;–-]\s?[\w⁰¹²³⁴⁵⁶⁷⁸⁹]{1,8}){0,20}\](?!\()"
)
_OPENS_MARK = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰⁻⁽⁾˒[")
_AUTHOR_YEAR = re.compile(
    r"\s\((?:see |e\.g\.,? |cf\. )?[^\W\d_](?:[^().]|\.(?=[\s,]\S|,)|"
    r"\([^()]{0,40}\)){2,300}?\b(?:1[89]|20)\d\d[a-z]?(?:[,;:][^().]{0,60})?\)\.?(?=\s|$)"
)
_NEXT = re.compile(r"\s+")
_WORD_BEHIND = re.compile(r"[\w'’]+")
_LETTERS_WITH_STOPS = re.compile(r"(?:[a-z]\.)+[a-z]")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?$")

# Never the end of a sentence, whatever follows.
_ALWAYS = frozenset(
    "dr mr mrs ms prof st fig figs eq eqs ref refs tab vs cf approx ca viz resp gen sen rep gov "
    "capt lt col sgt rev hon mt "
    "e.g i.e eg ie al. dept univ ed eds vol vols chap sect suppl app p pp no nos art incl est spp sp var subsp".split()
)
# The end of a sentence only before a word that begins sentences.
_SOMETIMES = frozenset(
    "al etc u.s u.k u.n e.u d.c ph.d m.d b.a m.a inc ltd co corp jr sr a.m p.m jan feb mar apr "
    "jun jul aug sep sept oct nov "
    "dec hr hrs min sec wt i.v i.p s.c p.o b.c a.d".split()
)
_ONLY_BEFORE_DIGIT = frozenset(
    "no nos p pp art vol vols fig figs eq eqs tab chap sect app ed est ca approx sp ref refs".split()
)
_STARTERS = frozenset(
    "the this that these those it its he she they we i you in on at as for from to by with a an "
    "if when while although but and "
    "so however moreover furthermore therefore thus here there our their his her my your after "
    "before during since until once "
    "both all some many most each every no not nor one two three what who why how where which "
    "also additionally finally overall "
    "consequently conversely similarly interestingly notably importantly then now next first "
    "second third because under unlike "
    "despite according among between using given such other another several".split()
)
_CASED_LOWER = re.compile(r"[a-zµα-ω]{1,3}(?:[A-Z]|\d|-[A-Z])|[a-z]\b(?=\))")


def split_sentences(document: Document, excluded: Sequence[Span]) -> tuple[Sentence, ...]:
    """Return the sentences of paragraphs, items, quotes and footnotes, without those in ``excluded`` spans."""
    text = document.text
    marks = {s.start: s.end for s in document.superscripts}
    marks.update({m.span.start: m.span.end for m in document.footnote_marks})
    away = sorted(excluded)
    found: list[Sentence] = []
    first = 0
    for index, block in enumerate(document.blocks):
        if block.kind not in _WITH_SENTENCES:
            continue
        while first < len(away) and away[first].end <= block.span.start:
            first += 1
        for start, end in _pieces(block, away, first):
            found.extend(Sentence(span, index) for span in _sentences(text, start, end, marks))
    return tuple(found)


def _pieces(block: Block, away: Sequence[Span], first: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a block that lie outside the excluded spans."""
    start = block.span.start
    for span in away[first:]:
        if span.start >= block.span.end:
            break
        if span.start > start:
            yield start, span.start
        start = max(start, span.end)
    if start < block.span.end:
        yield start, block.span.end


def _sentences(text: str, start: int, end: int, marks: Mapping[int, int]) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin:
            continue
        stop = _with_marks(text, match.end(), end, marks)
        gap = _NEXT.match(text, stop, end)
        if gap is None and stop < end and match.group()[0] not in "。！？":
            continue
        following = gap.end() if gap else stop
        if following < end and not _ends(text, begin, match, stop, following, end):
            continue
        yield from _trimmed(text, begin, stop)
        begin = following
    yield from _trimmed(text, begin, end)


def _with_marks(text: str, at: int, end: int, marks: Mapping[int, int]) -> int:
    """Return where the citation marks end that follow a full stop."""
    for _ in range(8):
        if at in marks:
            at = min(end, marks[at])
            continue
        if at >= end or (text[at] not in _OPENS_MARK and text[at + 1 : at + 2] not in ("(", "[")):
            return at
        match = _MARK.match(text, at, end) or _AUTHOR_YEAR.match(text, at, end)
        if match is None:
            return at
        at = match.end()
    return at


def _ends(text: str, begin: int, match: re.Match[str], stop: int, following: int, end: int) -> bool:
    """Tell whether a sentence ends at ``match``, with more text at ``following``."""
    closer = match.group()
    after = text[following]
    lower = after.islower() and not _CASED_LOWER.match(text, following, end)
    if lower:
        return False
    if closer[0] in "!?。！？" or "!" in closer or "?" in closer:
        return True
    if closer[0] == "…" or closer.startswith(".."):
        return not after.isdigit() and after not in "&,;)(]"
    if after in ",;:)]%&=/":
        return False
    before = text[max(begin, match.start() - 24) : match.start()]
    word_match = None if before[-1:].isspace() else _WORD_BEFORE.search(before.rpartition(" ")[2])
    if word_match is None:
        return not (text[begin : match.start()].strip().isdigit() and match.start() - begin < 6)
    word = word_match.group().lower()
    next_word = _WORD_BEHIND.match(text, following, min(end, following + 20))
    starts = next_word is not None and next_word.group().lower() in _STARTERS
    if len(closer) > 1 and word not in ("e.g", "i.e", "al"):
        return True
    if word in _ONLY_BEFORE_DIGIT and word in ("no", "art", "ed", "app", "est", "p", "sp"):
        return not (after.isdigit() or after in "([" or len(word) == 1)
    if word in _ALWAYS:
        return False
    if word in _SOMETIMES or (len(word) == 1 and word_match.group().isupper()) or _LETTERS_WITH_STOPS.fullmatch(word):
        if word == "etc" and after not in "([" and not after.isdigit():
            return True
        return starts and after not in "([" and stop <= following
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
