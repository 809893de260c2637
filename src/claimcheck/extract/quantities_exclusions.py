"""What looks like a quantity and is none: marks, figure numbers, identifiers, versions, addresses, labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numeral import Numeral
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.document import Document
from claimcheck.model.span import Span

# A number behind one of these words is a label ("Figure 2", "type 2", "phase 3"), not a quantity.
_LABELS = frozenset(
    """
    fig figs figure figures table tables tab eq eqs equation equations sec section sections sect chapter
    chapters ch appendix appendices ref refs reference references page pages p pp vol volume volumes issue
    issues no nos number numbers step steps type types phase phases stage stages grade grades class study
    studies report part version ver panel panels scheme box supplement supplementary suppl note footnote line
    lines row column level tier category group cluster model experiment exp scenario option question hypothesis
    theorem lemma definition example rule article act title season episode round week day aim goal channel room
    route highway interstate flight apollo windows python iphone android isbn issn doi pmid pmc grant protocol
    file movie movies video videos dataset plate chromosome exon residue residues position positions domain
    variant isoform clone strain mutant animal patient subject participant lane case top sonnet covid item node
    """.split()
)
# Only with nothing counted behind: "in this study 12 patients" is no label.
_LOOSE = frozenset(
    "study studies report group cluster model case number week day issue patient subject "
    "participant animal top class level line item part experiment type example rule article "
    "position box".split()
)
_LABEL_WORD = re.compile(r"([A-Za-z]+)\.?\s?[#№]?\s?\(?[SA]?$")
_LABEL_JOIN = re.compile(r"[A-Za-z]{0,2}\s*(?:[-–—,&;]|,?\s*and|to|or)\s*(?:[A-Za-z]\s*(?:,|and)\s*)?[SA]?")
# What begins with a figure: versions, times, ordinals, compounds ("5-HT2A", "2-methylbutane"), 24/7. The figure stands
# first in the pattern, so that the search goes from figure to figure and not letter by letter.
_FROM_FIGURE = re.compile(
    r"""
    \d(?<!\w\d) (?=\d*(?:[-.:/)snrtap]|\s[\dap(])) (?:
      \d*\.\d+\.\d+(?:\.\d+)*\b(?!\s?%)(?<!\d\.\d\d\d\.\d\d\d)
    | \d*(?:st|nd|rd|th)\b(?:\s+(?:century|centuries))?
    | \d?:\d{2}(?!\d)(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?
    | \d?(?<![.,]\d)(?<![.,]\d\d)(?:[.:]\d{2})?\s?[ap]\.?m\b\.?
    | (?<=2)4/7(?:/365)?\b | (?<=9)/11\b
    | \d*-(?:[A-Z][A-Za-z]*\d*[A-Z]*|methyl\w*|hydroxy\w*|amino\w*|oxo\w*|[a-zα-ω]-)\w*
    | \d{2}(?<![\d.-]\d\d\d)[-.]\d{3}[-.]\d{4}(?!\d)
    | \d{0,2}[-.\s]\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}(?!\d) )
    """,
    re.VERBOSE,
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\(\d{1,3}\)|\+\d{1,3}|\(\+\d{1,3}\)?)[-.\s]\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}(?!\d)"
    r"|(?<![\w.])\(\d{3}\)\s?\d{3}[-.\s]\d{4}(?!\d)"
)
_REGISTERED = frozenset("isbn issn pmid pmcid doi nct iso iec rfc cas ec gse srp".split())
_REGISTRATION = re.compile(r"\b(?:ISBN|ISSN|PMID|PMCID|DOI|NCT|ISO|IEC|RFC|CAS|EC|GSE|SRP)\W{0,2}\d[\d.-]*")
#: A character that stands in every such shape, and the shape.
_MARKED = (
    ("10.", re.compile(r"10\.(?<!\w10\.)\d{4,9}/\S+")),
    ("v", re.compile(r"v(?<!\wv)\d+(?:\.\d+)*")),
    ("#", re.compile(r"#\s?\d+")),
    ("№", re.compile(r"№\s?\d+")),
    ("[", re.compile(r"\[\s?\d{1,4}(?:\s?[-–,;]\s?\d{1,4})*\s?\]")),
)
_ADDRESSES = re.compile(r"https?://\S+|www\.\S+")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+\.\w+")
_ENUMERATION = re.compile(r"\(\s?(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?\)")
_HALF_BRACKET = re.compile(r"\d(?<![\w.]\d)\d?\)(?=\s)")
_PHONE_END = re.compile(r"\d\d\d[-.\s]\d{4}")
_START_LABEL = re.compile(r"\s*\(?\d{1,3}(?:\.\d{1,2})*[.)](?=\s)")


class Exclusions:
    """Spans of a document that hold no quantity; asks are by binary search."""

    def __init__(self, spans: Iterable[Span] = (), *, ranges: Iterable[tuple[int, int]] = ()) -> None:
        ranges = [*ranges, *((s.start, s.end) for s in spans)]  # plain pairs sort faster than spans
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hits(self, start: int, end: int) -> int:
        """Return where the excluded span ends that ``start``-``end`` touches, -1 where it touches none."""
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and self._ends[index] > start:
            return self._ends[index]
        return -1

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the excluded ranges that touch ``start``-``end``."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        if first >= last:
            return []
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))


def document_exclusions(document: Document, citations: Sequence[Citation]) -> Exclusions:
    """Collect what the document itself marks: citation marks, superscripts, footnote marks, printed addresses."""
    spans = [c.span for c in citations if c.kind is not CitationKind.LINK]
    spans.extend(m.span for m in document.footnote_marks)
    spans.extend(document.superscripts)
    spans.extend(s.span for s in document.links if s.bare)
    return Exclusions(spans)


def sentence_exclusions(text: str, start: int, end: int, words: frozenset[str]) -> list[tuple[int, int]]:
    """Return the ranges of one sentence whose digits are identifiers, addresses, versions or numbering."""
    found = [m.span() for m in _FROM_FIGURE.finditer(text, start, end)]
    for mark, shape in _MARKED:
        if text.find(mark, start, end) >= 0:
            found.extend(m.span() for m in shape.finditer(text, start, end))
    if not words.isdisjoint(_REGISTERED):
        found.extend(m.span() for m in _REGISTRATION.finditer(text, start, end))
    if text.find("//", start, end) >= 0 or text.find("www.", start, end) >= 0:
        found.extend(m.span() for m in _ADDRESSES.finditer(text, start, end))
    if text.find("@", start, end) >= 0:
        found.extend(m.span() for m in _MAIL.finditer(text, start, end))
    if text.find(")", start, end) >= 0:
        found.extend(m.span() for m in _ENUMERATION.finditer(text, start, end))
        found.extend(m.span() for m in _HALF_BRACKET.finditer(text, start, end))
    if _PHONE_END.search(text, start, end):
        found.extend(m.span() for m in _PHONE.finditer(text, start, end))
    label = _START_LABEL.match(text, start, end)
    if label is not None:
        found.append(label.span())
    return found


def without_labels(text: str, start: int, numbers: Sequence[Numeral]) -> list[Numeral]:
    """Return ``numbers`` without those that a word before them makes a label: "Figs. 2, 3 and 4a", "type 2"."""
    kept: list[Numeral] = []
    last_label = -1
    for number in numbers:
        if number.form == "digits":
            gap = text[last_label : number.start] if last_label >= 0 and number.start - last_label < 14 else None
            if _is_label(text, start, number) or (gap and _LABEL_JOIN.fullmatch(gap)):
                last_label = number.end
                continue
        last_label = -1
        kept.append(number)
    return kept


def _is_label(text: str, floor: int, number: Numeral) -> bool:
    if not _may_follow_label(text, floor, number.start):
        return False
    word = _LABEL_WORD.search(text[max(floor, number.start - 18) : number.start])
    if word is None or word.group(1).lower() not in _LABELS:
        return False
    after = text[number.end : number.end + 3].lstrip()
    if after[:1] == "%" or (number.scale != 1.0):
        return False
    name = word.group(1).lower()
    if name in _LOOSE and word.group(1).islower():
        return not re.match(r"\s?[^\W\d_]{3,}", text[number.end : number.end + 8]) or name in ("type", "class")
    return name not in ("p", "no", "to") or text[number.start - 1] in " .\u00a0"


def _may_follow_label(text: str, floor: int, at: int) -> bool:
    """A quick look at the last word before a number, which nearly always is no label."""
    while at > floor and text[at - 1] in " .(#№\u00a0\n\t":
        at -= 1
    if at <= floor or not text[at - 1].isalpha():
        return False
    if text[at - 1] in "SA":  # "Figure S2"
        return True
    word = text[max(floor, text.rfind(" ", floor, at) + 1, at - 16) : at].lower()
    return word in _LABELS or not word.isalpha()
