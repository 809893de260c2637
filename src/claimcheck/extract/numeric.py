"""Numeric marks: "[3, 5-7]", "(12)", superscripts, and bare numbers that look like a lost superscript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.span import Span

_DASH = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_NUMBERS = rf"\d{{1,3}}(?:\s?(?:[,;]|[{_DASH}]|\band\b|&)\s?\d{{1,3}})*"
_LEAD = (
    r"(?:(?:see(?:\s+also)?|e\.g\.|cf\.|reviewed\s+in|refs?\.?|references?|i\.e\.|and|also|for\s+review\s+see)"
    r"[\s,:]*){1,2}"
)
_LOCATOR = r"(?:\s*[,:]\s*(?:pp?\.|chap(?:ter)?\.?|sec(?:tion)?\.?|Fig\.?|Table|Theorem|p)\s*[\w.–-]+)?"
BRACKETED = re.compile(rf"\[\s*(?:{_LEAD})?(?P<numbers>{_NUMBERS}){_LOCATOR}\s*,?\s*\]")
PARENTHESISED = re.compile(rf"\(\s*(?:{_LEAD})?(?P<numbers>{_NUMBERS}){_LOCATOR}\s*\)")
_JOIN = re.compile(rf"\s?[,;{_DASH}]?\s?")
_TOKEN = re.compile(rf"(?P<low>\d{{1,3}})(?:\s?[{_DASH}]\s?(?P<high>\d{{1,3}}))?")

SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾˒⸴", "0123456789-+(),,")
_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPT = re.compile(
    rf"(?:[\[⁽]\s?)?(?P<numbers>[{_SUP}]{{1,9}}(?:[\s\u00a0]?[,;˒⸴⁻{_DASH}][\s\u00a0]?[{_SUP}]{{1,9}})*)(?:\s?[\]⁾])?"
)
_RAISED = re.compile(rf"[{_SUP}]")
#: Units and symbols behind which a raised number is an exponent (SI brochure, 9th edition, and statistics' symbols).
_EXPONENT_BASES = frozenset(
    (
        "m mm cm dm km nm µm μm pm in ft yd mi ha s ms h min d g mg µg μg ng l ml µl μl mol mmol µmol μmol nmol n k "
        "mpa pa kpa w j v a c hz r x y z t p q e f i chi χ η ε σ λ α β γ δ ω θ φ ρ τ µ μ ηp °c"
    ).split()
)
_WORD_BEFORE = re.compile(r"([^\W_]+|°C)$")
#: A raised number that lost its place in copying: "health12.", "participants.2 Tendons".
_ATTACHED = re.compile(
    rf"(?:(?<=[^\W\d_A-Z])|(?<=[^\W\d_][.,;:)”\"]))(?P<numbers>\d{{1,9}}(?:[,{_DASH}]\d{{1,3}})*)(?=[.,;:)]?(?:\s|$))"
)
_WEAK = re.compile(r"(?<=[a-z])\s(?P<numbers>[1-9]\d?)(?=[.;](?:\s|$))")
_NOUN_BEFORE = re.compile(
    r"(?P<word>[a-z]{2,}(?:sion|tion|ment|ness|ity|ism|sis|ance|ence|ship|logy|apy|ics|disorder|disease|patients|therapy|health|"
    r"symptoms|drugs|cancer|pain|stress|anxiety|treatment|use|brain|cells|mood|sleep|death|risk|weight|people|adults|children))\s$"
)
_LABELS_BEFORE = frozenset(
    (
        "question section session solution option version edition competition position division condition station "
        "dimension lesson extension generation"
    ).split()
)


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A place that could be a numeric mark, and the numbers that it names with their spans."""

    start: int
    end: int
    numbers: tuple[tuple[int, int, int], ...]  # number, start, end
    shape: str  # "bracket", "parenthesis", "superscript", "weak"


def find_bracketed(text: str, start: int, end: int, shape: str = "bracket") -> list[NumberMark]:
    """Return the bracketed marks of a block; neighbours such as "[1]-[3]" or "[6],[8]" are joined."""
    pattern = BRACKETED if shape == "bracket" else PARENTHESISED
    marks: list[NumberMark] = []
    pending: list[re.Match[str]] = []
    for match in pattern.finditer(text, start, end):
        if pending and _JOIN.fullmatch(text, pending[-1].end(), match.start()) and shape == "bracket":
            pending.append(match)
            continue
        if pending:
            marks.append(_joined(text, pending, shape))
        pending = [match]
    if pending:
        marks.append(_joined(text, pending, shape))
    return [m for m in marks if m.numbers]


def _joined(text: str, matches: list[re.Match[str]], shape: str) -> NumberMark:
    numbers: list[tuple[int, int, int]] = []
    for position, match in enumerate(matches):
        some = numbers_in(text, *match.span("numbers"))
        if position and text[matches[position - 1].end() : match.start()].strip(" ") in _DASHES and numbers and some:
            low, _, _ = numbers[-1]
            high, high_start, high_end = some[0]
            if low < high <= low + 60:
                numbers.extend((n, high_start, high_end) for n in range(low + 1, high))
        numbers.extend(some)
    return NumberMark(matches[0].start(), matches[-1].end(), tuple(numbers), shape)


def numbers_in(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Read "3, 5-7" into numbers with their spans; nothing for 0, a falling range or one of more than sixty."""
    plain = text[start:end].translate(SUPERSCRIPT_DIGITS)
    found: list[tuple[int, int, int]] = []
    for match in _TOKEN.finditer(plain):
        low = int(match["low"])
        high = int(match["high"]) if match["high"] else low
        if low == 0 or high < low or high - low > 60:
            return []
        place = (start + match.start(), start + match.end())
        found.extend((n, *place) for n in range(low, high + 1))
    return found


def has_superscripts(text: str) -> bool:
    """Tell whether any raised digit of Unicode stands in a text."""
    return not text.isascii() and any(digit in text for digit in _SUP)


def find_superscripts(text: str, start: int, end: int, marked: Iterable[Span]) -> Iterator[NumberMark]:
    """Yield raised numbers of a block, Unicode ones and those in markup (``marked``), exponents left out."""
    raised = SUPERSCRIPT.finditer(text, start, end) if _RAISED.search(text, start, end) else ()
    for match in raised:
        begin, stop = match.span()
        outer = text[begin] in "[⁽"
        closed = text[stop - 1] in "]⁾"
        if outer != closed:
            begin, stop = match.span("numbers")
        if text[stop : stop + 1] in ("⁺", "⁻") or text[begin - 1 : begin] in ("⁻", "⁺", "⁄", "/"):
            continue
        if not outer and _is_exponent(text, begin, stop, start):
            continue
        numbers = numbers_in(text, *match.span("numbers"))
        if numbers:
            yield NumberMark(begin, stop, tuple(numbers), "superscript")
    for span in marked:
        words = text[span.start : span.end]
        if not re.fullmatch(rf"[\s\[(]*{_NUMBERS}[\s,)\]]*", words):
            continue
        if words.strip()[:1] not in "[(" and _is_exponent(text, span.start, span.end, start):
            continue
        numbers = numbers_in(text, span.start, span.end)
        if numbers:
            yield NumberMark(span.start, span.end, tuple(numbers), "superscript")


def _is_exponent(text: str, begin: int, stop: int, floor: int) -> bool:
    """Tell whether a raised number is a power, a charge or a mass number rather than a mark."""
    before = text[max(floor, begin - 16) : begin].rstrip()
    raised = text[begin:stop].translate(SUPERSCRIPT_DIGITS).strip("()[] ")
    if re.match(r"[A-Z]", text[stop : stop + 1]) and not (before[-1:] and before[-1] in '.,;:!?)”"'):
        return True  # "³H", "α-³²P": a mass number stands right before the symbol
    if not before:
        return False
    spaced = text[begin - 1].isspace()
    if before[-1].isdigit():
        # 10⁶ and 2⁸ are powers; "version 2.0²⁶" and "HEV-1²⁵" are marks.
        base = re.search(r"(?:^|[^\w.])(\d+)$", before)
        return not spaced and (raised in ("2", "3") or bool(base and base[1] in ("10", "2", "1")))
    word = _WORD_BEFORE.search(before)
    if word and raised in ("2", "3", "4", "-1", "-2", "-3"):
        return word[1].lower().lstrip("0123456789") in _EXPONENT_BASES
    return before[-1] in "×·^=+−"


def find_attached(text: str, start: int, end: int) -> Iterator[NumberMark]:
    """Yield numbers that hang on a word or on its full stop (raised once, plain after copying)."""
    for match in _ATTACHED.finditer(text, start, end):
        numbers = numbers_in(text, *match.span("numbers"))
        if numbers:
            yield NumberMark(match.start(), match.end(), tuple(numbers), "attached")


def split_run_together(mark: NumberMark, known: frozenset[int]) -> NumberMark:
    """Return "⁴⁵" over a list of fourteen as 4 and 5: numbers beyond the list that divide into rising known ones."""
    numbers: list[tuple[int, int, int]] = []
    for number, start, end in mark.numbers:
        parts = [] if number in known else _divide(str(number), known, 0)
        numbers.extend((n, start, end) for n in parts or [number])
    return replace(mark, numbers=tuple(numbers))


def _divide(digits: str, known: frozenset[int], above: int) -> list[int]:
    for size in range(1, min(3, len(digits)) + 1):
        head = int(digits[:size])
        if head <= above or head not in known or head > above + 12 > 12:
            continue
        if size == len(digits):
            return [head]
        rest = _divide(digits[size:], known, head)
        if rest:
            return [head, *rest]
    return []


def find_weak(text: str, start: int, end: int) -> Iterator[NumberMark]:
    """Yield bare numbers that close a sentence behind a noun: "depression 4." (a superscript that was lost)."""
    for match in _WEAK.finditer(text, start, end):
        before = text[max(start, match.start() - 30) : match.start() + 1]
        noun = _NOUN_BEFORE.search(before)
        if noun and noun["word"] not in _LABELS_BEFORE:
            yield NumberMark(
                match.start("numbers"), match.end("numbers"), tuple(numbers_in(text, *match.span("numbers"))), "weak"
            )


def as_citation(mark: NumberMark) -> Citation:
    """Return the mark as a citation with one item a number."""
    items = tuple(CitationItem(Span(start, end), label=str(number)) for number, start, end in mark.numbers)
    return Citation(
        "",
        CitationKind.NUMERIC,
        Span(mark.start, mark.end),
        items,
        superscript=mark.shape == "superscript",
        weak=mark.shape == "weak",
        lost=mark.shape == "attached",
    )
