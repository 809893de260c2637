"""What a sentence says with each of its numbers: the words of its clause, its direction, its denial, its times.

"Headache occurred in 22% of patients and nausea in 9%" says two things. The words nearest to a number (its clause) bind
it to what it measures; the words before the first number of the sentence are shared by all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.meaning import meaning_terms
from claimcheck.compare.scales import Scale, scale_of
from claimcheck.compare.terms import has_negation
from claimcheck.model.claim import Sentence
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.span import Span

_CUT = re.compile(
    r";|\)|,\s+(?:and\s+|but\s+|while\s+|whereas\s+)?|\b(?:and|or|versus|vs|compared\s+(?:with|to)|while|whereas|but|than)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:increas\w*|ris(?:e|es|en|ing)|rose|grow\w*|grew|gain\w*|rais\w*|higher|greater|more\s+likely|improv\w*|up\s+by|climb\w*|jump\w*)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|reduc\w*|fall\w*|fell|declin\w*|drop\w*(?!\s+out)|cut\w*|lower\w*|less|fewer|shr[aiu]nk\w*|prevent\w*|down\s+by)\b",
    re.IGNORECASE,
)
_GAP_BEHIND = re.compile(r"\s*(?:more|less|fewer|later|sooner|earlier|\w{2,12}er)\b", re.IGNORECASE)
_GAP_BEFORE = re.compile(r"\b(?:difference|gap|delay|gain|loss)\b[^.;]{0,20}$", re.IGNORECASE)
_CHANGED_BY = re.compile(r"\bby\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_RIGHT_AWAY = 20  # characters behind a number in which they begin
_FEW_WORDS = 45  # characters around a number in which "rose by" or "less likely" is about it
_LABELS = (
    ("or", re.compile(r"\b(?:odds\s+ratios?|a?OR)\b")),
    ("hr", re.compile(r"\b(?:hazard\s+ratios?|a?HR)\b")),
    ("rr", re.compile(r"\b(?:(?:relative\s+)?risk\s+ratios?|relative\s+risks?|rate\s+ratios?|a?RR)\b")),
    ("r", re.compile(r"\b(?:correlations?|correlation\s+coefficients?)\b")),
    ("d", re.compile(r"\b(?:effect\s+sizes?|Cohen['’]s)\b")),
)
_LABEL_REACH = 70
_ESTIMATE = re.compile(r"(?<![\d.])([-−–]?\d{1,4}(?:\.\d{1,4})?)\s?[,;]?\s?[\[(]\s?$")
_OF_TOTAL = re.compile(r"\b(?:of|among)\s+(?:the\s+|these\s+|those\s+|all\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:%|\w+)?\s*to\s+(?:about\s+)?", re.IGNORECASE)
_SCOPES = (
    ("relative", re.compile(r"\brelative\b", re.IGNORECASE)),
    ("absolute", re.compile(r"\babsolute\b", re.IGNORECASE)),
)
_LEVEL = re.compile(r"\s?(?:confidence|credible|uncertainty|prediction|CI\b|CrI\b|UI\b)")  # "95% confidence interval"
_INTERVAL = re.compile(r"(?:\b(?:CI|CrI|UI)\b|\bintervals?\b)[^\w(]{0,6}$", re.IGNORECASE)
_RELATIVE = re.compile(r"[,;]|\b(?:who|which|that|whose|whom|with)\b", re.IGNORECASE)
#: The article's own results, or a comparison with them: what stands there is not told of the cited work.
_OWN = re.compile(
    r"\b(?:our|ours|we|this\s+(?:study|trial|survey|analysis|work|cohort)|the\s+(?:present|current)\s+(?:study|trial|survey|analysis|work)|"
    r"(?:consistent|in\s+line|in\s+agreement|comparable|concurs?(?:\s+well)?|agrees?)\s+with|similar\s+(?:to|figure|result)|"
    r"(?:lower|higher|lesser|greater|smaller|larger|more|less|fewer)\s+than\s+(?:that\s+|those\s+)?(?:reported|found|observed|in\s+(?:other|previous))|"
    r"as\s+described\s+(?:previously|before)|previously\s+described)\b",
    re.IGNORECASE,
)
_ANIMALS = frozenset(
    "mice mouse rat hamster ferret macaque monkey rabbit dog pig animal murine rodent zebrafish vitro".split()
)
_PEOPLE = frozenset("patient people human woman women man men child children adult participant volunteer".split())


@dataclass(frozen=True, slots=True)
class Saying:
    """One number with what is said by it.

    ``near``: stems of the words of its clause; ``head``: of the words before the sentence's first number of its
    dimension; ``terms``: of the whole sentence. ``rises``: 1, -1 or 0. ``times``: times and ages told beside it.
    ``derived``: worked out from two numbers ("of 62, 31"). ``gap``: a difference, told or worked out.
    ``loose``: worked out of numbers that the sentence does not put together.
    """

    quantity: Quantity
    scale: Scale
    sentence: Span
    near: frozenset[str]
    head: frozenset[str]
    terms: frozenset[str]
    rises: int = 0
    negated: bool = False
    times: tuple[Scale, ...] = ()
    scope: str = ""
    derived: bool = False
    gap: bool = False
    loose: bool = False

    @property
    def species(self) -> str:
        """Return "animals", "people" or "" as far as its clause tells."""
        words = self.near | self.head
        if words & _ANIMALS:
            return "animals"
        return "people" if words & _PEOPLE else ""


def find_sayings(text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> Iterator[Saying]:
    """Yield what every sentence says with its numbers, in order; ``quantities`` are sorted by place."""
    at = 0
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        while at < len(quantities) and quantities[at].span.start < start:
            at += 1
        stop = at
        while stop < len(quantities) and quantities[stop].span.start < end:
            stop += 1
        if stop > at:
            yield from _sayings(text, sentence.span, quantities[at:stop])
        at = stop


def _sayings(text: str, span: Span, held: Sequence[Quantity]) -> Iterator[Saying]:
    scaled = [(q, scale) for q in held if (scale := _scale(text, span, q)) is not None]
    if not scaled:
        return
    words = text[span.start : span.end]
    terms = meaning_terms(words)
    heads: dict[str, frozenset[str]] = {}
    for quantity, scale in scaled:
        if scale.dimension not in heads:
            heads[scale.dimension] = meaning_terms(text[span.start : quantity.span.start])
    made: list[Saying] = []
    for quantity, scale in scaled:
        clause = _clause(text, span, quantity, [q for q, other in scaled if _like(scale, other)])
        around = text[clause.start : clause.end]
        before = text[max(clause.start, quantity.span.start - _FEW_WORDS) : quantity.span.start]
        after = text[quantity.span.end : min(clause.end, quantity.span.end + _FEW_WORDS)]
        rises = _rises(before, after) or (made[-1].rises if made and _CHANGED_BY.search(before) else 0)
        made.append(
            Saying(
                quantity,
                scale,
                span,
                meaning_terms(around),
                heads[scale.dimension],
                terms,
                rises,
                _denied(text, clause, quantity.span),
                tuple(s for q, s in scaled if q is not quantity and _qualifies(scale, s) and clause.contains(q.span)),
                next((name for name, pattern in _SCOPES if pattern.search(around)), ""),
                gap=_tells_gap(before, after, rises),
            )
        )
    yield from made
    yield from _derived(text, made)
    yield from _estimates(text, made)


def _scale(text: str, span: Span, quantity: Quantity) -> Scale | None:
    scale = scale_of(quantity)
    if scale is None or _LEVEL.match(text, quantity.span.end, span.end):
        return None
    if scale.is_range and _INTERVAL.search(text[max(span.start, quantity.span.start - 30) : quantity.span.start]):
        return replace(scale, dimension="interval")
    if scale.dimension == "number" and quantity.counted in ("point", "points"):
        return replace(scale, dimension="point", slack=0.5)
    if scale.dimension == "number" and quantity.kind is not QuantityKind.COUNT:
        label = _label(text[max(span.start, quantity.span.start - _LABEL_REACH) : quantity.span.start])
        return replace(scale, dimension=label) if label else scale
    return scale


def _label(before: str) -> str:
    """Return the effect that the words before a bare number name: "or" for "The odds ratio for relapse was"."""
    found = [(match.end(), name) for name, pattern in _LABELS for match in pattern.finditer(before)]
    return max(found)[1] if found else ""


def _like(one: Scale, other: Scale) -> bool:
    return one.dimension == other.dimension


def _clause(text: str, sentence: Span, quantity: Quantity, alike: Sequence[Quantity]) -> Span:
    """Return the part of the sentence that belongs to a number: up to the cuts between it and its like."""
    start, end = sentence.start, sentence.end
    before = next((q for q in reversed(alike) if q.span.end <= quantity.span.start), None)
    behind = next((q for q in alike if q.span.start >= quantity.span.end), None)
    if before is not None:
        start = _cut(text, before.span.end, quantity.span.start)
    if behind is not None:
        end = _cut(text, quantity.span.end, behind.span.start)
    return Span(start, max(end, quantity.span.end))


def _cut(text: str, start: int, end: int) -> int:
    """Return where the last cut between two numbers is; the second one's place where there is none."""
    return max((match.end() for match in _CUT.finditer(text, start, end)), default=end)


def _rises(before: str, after: str) -> int:
    ups = [m.end() for m in _UP.finditer(before)]
    downs = [m.end() for m in _DOWN.finditer(before)]
    if ups or downs:
        return 1 if max(ups, default=-1) > max(downs, default=-1) else -1
    up, down = _UP.search(after), _DOWN.search(after)
    if any(found and found.start() < _RIGHT_AWAY for found in (up, down)):
        return 1 if up and (not down or up.start() < down.start()) else -1
    return 0


def _tells_gap(before: str, after: str, rises: int) -> bool:
    """Tell whether a number is a difference: "15 minutes more", "2.5 years older", "a difference of"."""
    if _GAP_BEHIND.match(after) or _GAP_BEFORE.search(before):
        return True
    return rises != 0 and _CHANGED_BY.search(before) is not None


def _qualifies(scale: Scale, other: Scale) -> bool:
    """Tell whether a number beside another says when or for whom: a time, an age ("over 65", "18 to 64")."""
    if other.dimension == scale.dimension:
        return False
    return other.dimension == "time" or (other.dimension == "number" and not other.exact)


def _denied(text: str, clause: Span, number: Span) -> bool:
    """Tell whether what the number counts is denied: "22% did not finish", not "90% of those who had no evidence"."""
    before = text[max(clause.start, number.start - 30) : number.start]
    after = text[number.end : min(clause.end, number.end + 70)]
    stop = _RELATIVE.search(after)
    after = after[: stop.start()] if stop else after
    return has_negation(before) or has_negation(after) or " failed to " in after


def _derived(text: str, made: Sequence[Saying]) -> Iterator[Saying]:
    """Yield what two numbers of one kind make: "of 62, 31" a share, "from 400 to 500" a ratio, any two a gap."""
    kinds: dict[str, list[Saying]] = {}
    for one in made:
        if one.scale.exact:
            kinds.setdefault(one.scale.dimension, []).append(one)
    for alike in kinds.values():
        for one, other in pairwise(alike):
            yield from _of_two(text, one, other)


def _of_two(text: str, one: Saying, other: Saying) -> Iterator[Saying]:
    first, second, dimension = one.scale.low, other.scale.low, one.scale.dimension
    both = replace(other, near=one.near | other.near, derived=True, loose=True)
    between = text[one.quantity.span.end : other.quantity.span.start]
    before = text[max(one.sentence.start, one.quantity.span.start - 16) : one.quantity.span.start]
    moved = _TO.fullmatch(between) is not None and before.rstrip().lower().endswith("from")
    if dimension == "share":
        yield replace(both, scale=_exactly("point", abs(second - first) * 100, 0.05), gap=True)
    elif other.scale.unit or dimension not in ("number", "p"):
        apart = first + second if one.rises * other.rises < 0 else abs(second - first)
        slack = max(one.scale.slack, other.scale.slack)
        yield replace(both, scale=replace(other.scale, low=apart, high=apart, slack=slack), gap=True)
    if first > 0 and second > 0 and (moved or dimension not in ("share", "p")):
        yield replace(both, scale=_exactly("fold", second / first, 0.006), rises=0, loose=not moved)
        if not moved:
            yield replace(both, scale=_exactly("fold", first / second, 0.006), rises=0)
    if dimension == "number" and 0 < second < first:
        yield replace(both, scale=_exactly("share", second / first, 0.005), loose=_OF_TOTAL.search(before) is None)


def _exactly(dimension: str, value: float, slack: float) -> Scale:
    return Scale(dimension, value, value, slack)


def _estimates(text: str, made: Sequence[Saying]) -> Iterator[Saying]:
    """Yield the estimate that stands before its interval, "2.4 (95% CI 1.5-3.9)", where it was not read by itself."""
    starts = {one.quantity.span.end for one in made}
    for one in made:
        if one.scale.dimension != "interval":
            continue
        begin = max(one.sentence.start, one.quantity.span.start - 16)
        found = _ESTIMATE.search(text[begin : one.quantity.span.start])
        if found is None or begin + found.end(1) in starts:
            continue
        label = _label(text[max(one.sentence.start, begin - _LABEL_REACH) : begin + found.start(1)])
        value = float(found[1].replace("−", "-").replace("–", "-"))
        digits = len(found[1].partition(".")[2])
        span = Span(begin + found.start(1), begin + found.end(1))
        quantity = replace(one.quantity, span=span, low=value, high=value, decimals=digits, kind=QuantityKind.EFFECT)
        yield replace(one, quantity=quantity, scale=Scale(label or "number", value, value, 0.5 * 10.0**-digits))


def tells_own_results(text: str) -> bool:
    """Tell whether a sentence is about the article's own data, or holds a cited work against them."""
    return _OWN.search(text) is not None
