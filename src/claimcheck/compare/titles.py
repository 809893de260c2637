"""Titles: whether two are one, allowing for what lists and records do to them.

No difference: case, punctuation, dashes, quotes, markup, entities, accents, Greek letters written out, British or
American spelling, "RETRACTED:" in front, a note in brackets behind, a subtitle that one side leaves out or shortens.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold, is_latin, plain


class TitleVerdict(StrEnum):
    """How two titles stand to each other."""

    SAME = "same"
    SPELLING = "spelling"  # letters slipped, a small word left out
    WORDING = "wording"  # some words differ
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"  # one is empty, or they are written in different scripts


@dataclass(frozen=True, slots=True)
class TitleComparison:
    """``score``: 0 to 1. ``words``: how many words of the shorter side agree, a measure of how much that says.

    ``shortened``: equal but for a subtitle that one side leaves out or cuts.
    """

    verdict: TitleVerdict
    score: float
    words: int = 0
    shortened: bool = False

    @property
    def agrees(self) -> bool:
        """The same title, apart from slips of spelling."""
        return self.verdict in (TitleVerdict.SAME, TitleVerdict.SPELLING)


_RETRACTED = re.compile(
    r"^\W{0,3}(?:retracted(?:\s+(?:article|paper|chapter))?|withdrawn|removed)\b\W{1,4}|\W{1,3}retracted\W{0,3}$", re.I
)
_BRACKETED_END = re.compile(r"\s*[\[(][^\[\]()]{1,120}[\])][\s.*†‡]*$")
_BRACKETED = re.compile(r"[\[]([^\[\]]{8,300})[\]]")
_NOTE_MARKS = re.compile(r"[\s*†‡§¶.]+$")
#: What divides a title from its subtitle.
_DIVIDER = re.compile(r"\s*[:;]\s+|[?!]\s+|\.\s+(?=[^\W\d_])|\s+[-–—]{1,2}\s+|[—]")
#: British and American spelling, folded to one (not always a word: both sides are folded alike).
_SPELLING = (
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"(?<=\w\w)our(?=\b|s\b|ed\b|al\b|ing\b|ite)"), "or"),
    (re.compile(r"(?<=\w\w)([iy])s(?=e\b|es\b|ed\b|er\b|ers\b|ing\b|ation)"), r"\1z"),
    (re.compile(r"(?<=\w\w)tre\b"), "ter"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"(?<=\w)ll(?=ed\b|ing\b|er\b)"), "l"),
    (re.compile(r"(?<=\w\w)ogue\b"), "og"),
    (re.compile(r"(?<=\w)mme(?=s?\b)"), "m"),
)
_SMALL = frozenset("a an and as at by for from in into is its of on or the to with".split())
#: Scores from which words differ rather than the title, set on 1,300 pairs of neighbouring titles of Crossref records.
_NEAR = 0.72
_NEAR_WITHOUT_SUBTITLE = 0.88
_TELLING_HEAD = 4  # words of a main title that is more than "Depression"
_LONG = 600  # characters of a title that are looked at; no title is longer


@lru_cache(maxsize=16_384)
def compare_titles(stated: str, recorded: str, subtitle: str = "") -> TitleComparison:
    """Compare a title as an entry states it with a record's title and subtitle (which may be part of its title).

    Remembered: resolving, the rules and every further article that cites the work ask about the same titles.
    """
    stated, recorded, subtitle = _cut(stated), _cut(recorded), _cut(subtitle)
    if not fold(stated) or not fold(recorded) or is_latin(stated) != is_latin(recorded):
        return TitleComparison(TitleVerdict.INCOMPARABLE, 0.0)
    ours = _spellings(stated)
    whole = _spellings(f"{recorded}: {subtitle}" if subtitle else recorded)
    found = [_equal(one, other) for one in ours for other in whole]
    bare: tuple[_Title, ...] = ()
    if subtitle:  # the record's title alone: for entries without a subtitle, not for those with another one
        bare = _spellings(recorded)
        found += [_equal(one, other) for one in ours for other in bare if len(one.words) <= len(other.words)]
    best = max(found, key=lambda c: (c.score, c.words))
    if best.score == 1.0:
        return best
    closest = _closest(ours, whole)
    if subtitle:
        without = _closest(tuple(one for one in ours if not one.heads), bare)
        closest = max(closest, without, key=lambda c: c.score)
    return closest


def title_words(title: str) -> tuple[str, ...]:
    """Return the folded words of a title, in one spelling, for indexing."""
    return _spellings(_cut(title))[0].words


def content_words(title: str) -> frozenset[str]:
    """Return the words of a title that say something, in one spelling."""
    return frozenset(w for w in title_words(title) if w not in _SMALL)


def _cut(title: str) -> str:
    return plain(title[: _LONG * 40])[:_LONG]  # MathML makes a short title long


@dataclass(frozen=True, slots=True)
class _Title:
    """One way to read a title: its words, and how many of them stand before the subtitle (0: there is none)."""

    words: tuple[str, ...]
    heads: tuple[int, ...]


@lru_cache(maxsize=32768)
def _spellings(title: str) -> tuple[_Title, ...]:
    text = _NOTE_MARKS.sub("", title)
    readings = [_RETRACTED.sub("", text) or text]
    bare = _BRACKETED_END.sub("", readings[0])
    if bare != readings[0] and fold(bare):
        readings.append(bare)
    readings.extend(m[1] for m in _BRACKETED.finditer(readings[0]))  # a translation beside the original
    return tuple(dict.fromkeys(_title(r) for r in readings if fold(r))) or (_title(text),)


def _title(text: str) -> _Title:
    words: list[str] = []
    heads: list[int] = []
    at = 0
    for divider in _DIVIDER.finditer(text):
        words.extend(_words(text[at : divider.start()]))
        if words:
            heads.append(len(words))
        at = divider.end()
    words.extend(_words(text[at:]))
    return _Title(tuple(words), tuple(h for h in dict.fromkeys(heads) if h < len(words)))


def one_spelling(folded: str) -> str:
    """Return folded words with British and American spelling as one (not always a word: both sides are changed)."""
    for pattern, spelling in _SPELLING:
        folded = pattern.sub(spelling, folded)
    return folded


def _words(text: str) -> list[str]:
    return one_spelling(fold(text)).split()


def _equal(one: _Title, other: _Title) -> TitleComparison:
    if _joined(one.words) == _joined(other.words):
        return TitleComparison(TitleVerdict.SAME, 1.0, min(len(one.words), len(other.words)))
    for short, long in ((one, other), (other, one)):
        whole = _joined(short.words)
        if any(_joined(long.words[:head]) == whole for head in long.heads):
            return TitleComparison(TitleVerdict.SAME, 1.0, len(short.words), shortened=True)
        if short.heads and _joined(long.words).startswith(whole) and _same_head(short, long):
            return TitleComparison(TitleVerdict.SAME, 1.0, len(short.words), shortened=True)
    return TitleComparison(TitleVerdict.DIFFERENT, 0.0)


def _same_head(short: _Title, long: _Title) -> bool:
    """The shorter side's main title is whole in the longer one, and its subtitle breaks off between two words."""
    head = _joined(short.words[: short.heads[0]])
    ends = set()
    length = 0
    for word in long.words:
        length += len(word)
        ends.add(length)
    return len(_joined(short.words)) in ends and any(_joined(long.words[:h]) == head for h in long.heads)


def _joined(words: tuple[str, ...]) -> str:
    return "".join(words)


def _closest(ours: tuple[_Title, ...], theirs: tuple[_Title, ...]) -> TitleComparison:
    """Compare titles that are not equal, each whole and without its subtitle."""
    best = TitleComparison(TitleVerdict.DIFFERENT, 0.0)
    for one in ours:
        for other in theirs:
            best = max(best, _fuzzy(one.words, other.words), key=lambda c: c.score)
            pairs = [(one.words, other.words[:h]) for h in other.heads if not one.heads]
            pairs += [(one.words[:h], other.words) for h in one.heads if not other.heads]
            for a, b in pairs:  # without a subtitle less is said, so more of it must agree
                found = _fuzzy(a, b)
                if found.score > best.score and (found.agrees or found.score >= _NEAR_WITHOUT_SUBTITLE):
                    best = found
            if best.verdict is TitleVerdict.DIFFERENT and _one_head(one, other):
                best = TitleComparison(TitleVerdict.WORDING, max(best.score, _NEAR), best.words)
    return best


def _one_head(one: _Title, other: _Title) -> bool:
    """The same main title of some length, with other subtitles."""
    heads = {one.words[:h] for h in one.heads if h >= _TELLING_HEAD}
    return any(other.words[:h] in heads for h in (*other.heads, len(other.words)))


def _fuzzy(one: tuple[str, ...], other: tuple[str, ...]) -> TitleComparison:
    ours, theirs = set(one) - _SMALL, set(other) - _SMALL
    common = len(ours & theirs)
    longest = max(len(ours), len(theirs), 1)
    if common * 4 < longest and len(one) > 3:  # too far apart to be worth a closer look
        return TitleComparison(TitleVerdict.DIFFERENT, common / longest, common)
    from rapidfuzz import fuzz  # late: most titles are equal, and importing it takes 50 ms

    ratio = fuzz.ratio(" ".join(one), " ".join(other)) / 100
    score = min(0.999, (ratio + 2 * common / max(len(ours) + len(theirs), 1)) / 2)
    if ratio >= 0.9 and _only_slips(one, other):
        return TitleComparison(TitleVerdict.SPELLING, max(score, ratio), common)
    if score >= _NEAR:
        return TitleComparison(TitleVerdict.WORDING, score, common)
    return TitleComparison(TitleVerdict.DIFFERENT, score, common)


def _only_slips(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Words pair off but for slips of a letter or two, small words, and words run together."""
    from rapidfuzz.distance import OSA, Levenshtein

    one, other = sorted((one, other))  # an alignment may depend on the order
    slips = 0
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            continue
        left = "".join(w for w in one[step.src_start : step.src_end] if w not in _SMALL)
        right = "".join(w for w in other[step.dest_start : step.dest_end] if w not in _SMALL)
        if left == right:
            continue
        if any(c.isdigit() for c in left + right) or not left or not right:
            return False
        if min(len(left), len(right)) < 4 or OSA.distance(left, right, score_cutoff=1) > 1:
            return False
        slips += 1
    return slips <= max(2, len(one) // 5)
