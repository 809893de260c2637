"""Author-year marks: "(Smith & Lee, 2010, 2012a; see also WHO, 2018)", "Smith et al. (2010)".

A year is the anchor. From each year the text is read backwards to the names; brackets say how far back they may
stand and which items belong to one mark. What the reference list knows decides where the shape alone does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.citing import ReferenceIndex
from claimcheck.extract.authors_before import AuthorsBefore, authors_before
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.span import Span

_YEAR = re.compile(
    r"(?<![\w.:/@#$€£-])(?:(?P<year>(?:1[5-9]|20)\d\d)(?P<suffix>[a-k](?![a-z]))?"
    r"|(?P<word>n\.\s?d\.|in\s+press|forthcoming|in\s+preparation|submitted))"
    r"(?![\w%°]|[.,]\d{3}|/\d(?!\d{3}\b)|[-–]\d)",
)
_FIGURES = re.compile(r"1[5-9]\d\d|20\d\d")
_SECOND_YEAR = re.compile(r"/((?:1[5-9]|20)\d\d)(?!\w)")
_MORE_LETTERS = re.compile(r"\s*(?:,|and|&|–|-)\s*([a-z])(?![\w'’.])")
_LOCATOR = re.compile(
    r"\s*[,:]\s*((?:pp?|pages?|chap(?:ter)?|ch|sec(?:tion)?|par[as]?|vol|Fig(?:ure|s)?|Table|tab|eq|app(?:endix)?|S|Abb)\b\.?\s*[\w–-]+(?:\s?[-–,]\s?[\w]+)?"
    r"|¶+\s?\d+|\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?![\w.]))",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\((?P<name>[^\W\d_][\w'’-]+)(?: et al\.?| (?:and|&) [^\W\d_][\w'’-]+)?"
    r"(?P<comma>,?) (?P<year>(?:1[5-9]|20)\d\d)[a-k]?\)"
)
_ENOUGH_MARKS = 3
_BRACKETS = {"(": ")", "[": "]"}
#: Brackets within brackets deeper than this are no prose.
_NESTING = 8
_BRACKET = re.compile(r"[()\[\]]")
_LEAD_IN = re.compile(
    r"(?:see(?:\s+also)?|e\.\s?g\.|i\.\s?e\.|cf\.?|for\s+(?:a\s+)?(?:review|example|details|discussion)s?,?(?:\s+see)?|reviewed\s+(?:in|by)|"
    r"but\s+see|also|and|or|viz\.|in|by|from|after|following|vgl\.|siehe|voir|data\s+from|adapted\s+from|source:?)[\s,:]*$",
    re.IGNORECASE,
)
_BEFORE_YEAR = " \t\r\n\u00a0,.;:([&"
#: What is said of the authors of works, and hardly of who made a film or a car: "described by Merot (1986)".
_NAMED_BY = re.compile(
    r"\b(?:(?:describ|report|show|propos|introduc|treat|discuss|suggest|argu|demonstrat|review|defin|stud|investigat"
    r"|examin|observ|advanc|summari[sz]|outlin|analy[sz]|advocat|conceptuali[sz]|formulat|document|criticis|criticiz|set\s+out)"
    r"(?:n|d|ed|ied)?(?:\s+[a-z]+){0,3}\s+by|according\s+to|goes\s+back\s+to|in\s+line\s+with|reported\s+in)\s+$"
)
_NAMED_BY_REACH = 60
_REPORTING = re.compile(
    r"\s*[,]?\s*(?:also\s+|recently\s+|first\s+|further\s+|have\s+|has\s+|had\s+|then\s+|later\s+)?(?:show|found|find|report|describ|suggest|demonstrat|propos|"
    r"argu|observ|conclud|investigat|examin|stud[iy]|note|state|claim|present|develop|indicat|compar|review|analy[sz]|gave|give|"
    r"introduc|identif|estimat|defin|provid|reveal|confirm|discuss|explain|discover|recommend|summari[sz]|writ|wrote|point|us(?:ed|es)|test|measur|establish|conduct|assess|evaluat|offer|wrote|set\s+out|consider|made|call|treat)"
)


@dataclass(frozen=True, slots=True)
class _Bracket:
    start: int
    end: int


@dataclass(slots=True)
class _Item:
    start: int
    end: int
    authors: tuple[str, ...]
    initials: str
    et_al: bool
    year: str
    suffix: str
    group: tuple[str, int, int]  # kind ("p" in brackets, "n" narrative, "b" bare), start, end of the mark
    narrative: bool
    locator: str | None = None


def is_commaless(texts: Iterable[str], index: ReferenceIndex) -> bool:
    """Tell whether an article prints "(Ryan 1972)" (Chicago, Harvard) and not "(Ryan, 1972)".

    Only marks that the list knows count, and at least three of them.
    """
    commas = plain = 0
    for text in texts:
        for match in _SINGLE.finditer(text):
            if index.knows(match["name"], match["year"]):
                commas += bool(match["comma"])
                plain += not match["comma"]
    return plain >= _ENOUGH_MARKS and plain > 4 * commas


def find_author_year(
    text: str, start: int, end: int, index: ReferenceIndex, *, commaless: bool = False
) -> Iterator[Citation]:
    """Yield the author-year marks of one block (ids are given later); ``commaless``: see :func:`is_commaless`."""
    years = _years(text, start, end)
    if not years:
        return
    enclosing = _innermost_of(years, _bracket_pairs(text, start, end))
    items: list[_Item] = []
    floor = start
    for position, match in enumerate(years):
        item = _read_item(text, match, enclosing[position], floor, items[-1] if items else None, index, commaless)
        if item is None:
            continue
        _take_second_year(text, item, index)
        limit = years[position + 1].start() if position + 1 < len(years) else end
        item.end, more = _letters(text, item.end, item, limit)
        locator = _LOCATOR.match(text, item.end, min(item.end + 40, limit if limit > item.end else end))
        if locator and not _YEAR.match(text, locator.start(1)):
            item.locator, item.end = locator[1], locator.end()
        items.append(item)
        items.extend(more)
        floor = items[-1].end
    yield from _assemble(text, items)


def _years(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the years of a block; figures are looked for first, since the whole pattern tries every character."""
    words = text[start:end]
    if "press" in words or "d." in words or "prep" in words or "forthcoming" in words or "submitted" in words:
        return list(_YEAR.finditer(text, start, end))
    tried = (_YEAR.match(text, m.start(), end) for m in _FIGURES.finditer(text, start, end))
    return [match for match in tried if match is not None]


def _take_second_year(text: str, item: _Item, index: ReferenceIndex) -> None:
    """Read "1998/2010" as one year: the one that the list has."""
    second = _SECOND_YEAR.match(text, item.end)
    if second:
        if not index.knows(item.authors[0], item.year) and index.knows(item.authors[0], second[1]):
            item.year = second[1]
        item.end = second.end()


def _bracket_pairs(text: str, start: int, end: int) -> list[_Bracket]:
    """Return matched pairs of round and square brackets, inner ones first."""
    open_at: list[int] = []
    pairs = []
    for match in _BRACKET.finditer(text, start, end):
        char = match[0]
        if char in _BRACKETS:
            open_at.append(match.start())
        elif open_at and _BRACKETS[text[open_at[-1]]] == char:
            pairs.append(_Bracket(open_at.pop(), match.end()))
        elif open_at and any(_BRACKETS[text[o]] == char for o in open_at):
            while _BRACKETS[text[open_at[-1]]] != char:
                open_at.pop()
            pairs.append(_Bracket(open_at.pop(), match.end()))
    return pairs


def _innermost_of(years: list[re.Match[str]], brackets: list[_Bracket]) -> list[_Bracket | None]:
    """Return the innermost pair around each year, in one sweep (pairs nest, so those that are open form a stack)."""
    waiting = sorted(brackets, key=lambda b: b.start, reverse=True)
    open_pairs: list[_Bracket] = []
    found: list[_Bracket | None] = []
    for match in years:
        while waiting and waiting[-1].start < match.start():
            open_pairs.append(waiting.pop())
        # A pair that ended is passed over for good: later years lie further on.
        while open_pairs and open_pairs[-1].end <= match.start():
            open_pairs.pop()
        inner = next((b for b in reversed(open_pairs[-_NESTING:]) if b.end > match.start()), None)
        found.append(inner)
    return found


def _read_item(
    text: str,
    match: re.Match[str],
    bracket: _Bracket | None,
    floor: int,
    previous: _Item | None,
    index: ReferenceIndex,
    commaless: bool,
) -> _Item | None:
    """Return the item whose year is ``match``, or None where the year belongs to no mark."""
    year = match["year"] or re.sub(r"\s+", " ", match["word"]).replace("n. d.", "n.d.")
    if previous and previous.end <= match.start() and _continues(text, previous, match, bracket):
        item = replace(previous, start=match.start(), end=match.end(), year=year, suffix=match["suffix"] or "")
        item.locator = None
        return item
    opening = max(bracket.start + 1, floor) if bracket else floor
    found: AuthorsBefore | None
    if bracket and not _names_inside(text[opening : match.start()]):
        before = _skip_back(text, bracket.start, floor)
        found = authors_before(text, max(floor, before - 200), before, year, index)
        if found is None or not _accept_narrative(text, found, year, index, bracket):
            return None
        return _item(match, year, found, ("n", found.start, bracket.end))
    before = _skip_back(text, match.start(), opening)
    found = authors_before(text, max(opening, before - 250), before, year, index)
    if found is None:
        return None
    if bracket:
        accepted = _accept_inside(text, found, match, bracket, index, commaless)
        return _item(match, year, found, ("p", bracket.start, bracket.end)) if accepted else None
    if match["word"] or not index.knows(found.authors[0], year):
        return None
    if previous and previous.group[0] == "b" and text[previous.end : found.start].strip() in (",", ";"):
        return _item(match, year, found, previous.group)
    return _item(match, year, found, ("b", found.start, match.end()))


def _item(match: re.Match[str], year: str, found: AuthorsBefore, group: tuple[str, int, int]) -> _Item:
    return _Item(
        start=found.start,
        end=match.end(),
        authors=found.authors,
        initials=found.initials,
        et_al=found.et_al,
        year=year,
        suffix=match["suffix"] or "",
        group=group,
        narrative=group[0] != "p",
    )


def _continues(text: str, previous: _Item, match: re.Match[str], bracket: _Bracket | None) -> bool:
    """Tell whether the year goes on from the item before: "2010, 2012a", "2010a and b", within one bracket."""
    between = text[previous.end : match.start()]
    if len(between) > 12 or not re.fullmatch(r"[\s,;&\u00a0]*(?:and|und|et)?[\s\u00a0]*", between):
        return False
    kind, start, end = previous.group
    if kind == "b":
        return False
    return bracket is not None and (bracket.end == end or (bracket.start == start))


def _names_inside(between: str) -> bool:
    """Tell whether anything that could be a name stands between the bracket and the year."""
    words = _LEAD_IN.sub("", between).strip(_BEFORE_YEAR + ")]")
    return any(c.isupper() for c in words)


def _skip_back(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1] in _BEFORE_YEAR:
        if text[at - 1] == "." and text[at - 3 : at].lower() not in ("al.",) and not text[at - 2 : at - 1].isupper():
            break
        at -= 1
    # "et al." keeps its full stop for the reader of names.
    while at < len(text) and text[at] == "." and at < floor + 10_000 and text[at - 2 : at] == "al":
        at += 1
    return at


def _accept_inside(
    text: str,
    found: AuthorsBefore,
    match: re.Match[str],
    bracket: _Bracket,
    index: ReferenceIndex,
    commaless: bool,
) -> bool:
    """Decide whether "(Name 2010" is a mark: by the list, else by its shape alone."""
    year = match["year"] or match["word"]
    known = index.knows(found.authors[0], year)
    if known:
        return True
    if found.stopped:
        return False
    comma = text[max(0, match.start() - 8) : match.start()].rstrip().endswith(",")
    if found.et_al or (len(found.authors) > 1 and found.joined):
        return True
    if found.month or found.product:
        return False
    lead = text[bracket.start + 1 : found.start]
    whole = not lead.strip() or bool(re.search(r"[;,]\s*$", lead)) or bool(_LEAD_IN.search(lead))
    if index.is_author(found.authors[0]) or index.by_first_author(found.authors[0]):
        return whole or comma
    alone = commaless and not lead.strip() and match.end() == bracket.end - 1 and not found.phrase_is_ordinary
    return alone or (comma and whole and (not found.phrase_is_ordinary or found.body))


def _accept_narrative(text: str, found: AuthorsBefore, year: str, index: ReferenceIndex, bracket: _Bracket) -> bool:
    """Decide whether "Name (2010)" is a mark."""
    if index.knows(found.authors[0], year):
        return True
    if found.stopped or found.month or found.product:
        return False
    if found.et_al:
        return True
    if index.by_first_author(found.authors[0]) and not found.phrase_is_ordinary:
        return True
    reporting = bool(_REPORTING.match(text, bracket.end))
    if len(found.authors) > 1 and found.joined:
        named = reporting or bool(_NAMED_BY.search(text, max(0, found.start - _NAMED_BY_REACH), found.start))
        return named or all(index.is_author(a) for a in found.authors) or index.count == 0
    by = bool(
        re.search(
            r"\b(?:by|of|to|from|see|in|with|following|after|than)\s$", text[max(0, found.start - 12) : found.start]
        )
    )
    surely = bool(_NAMED_BY.search(text, max(0, found.start - _NAMED_BY_REACH), found.start))
    return (
        index.count > 0
        and not found.phrase_is_ordinary
        and (reporting or surely or (by and index.is_author(found.authors[0])))
    )


def _letters(text: str, at: int, item: _Item, limit: int) -> tuple[int, list[_Item]]:
    """Read "2010a,b" and "2010a, b and c": further letters of the same year are items of their own."""
    more: list[_Item] = []
    last = item.suffix
    while last:
        match = _MORE_LETTERS.match(text, at, limit)
        if match is None or not last < match[1] <= chr(ord(last) + 3):
            break
        at = match.end()
        more.append(replace(item, start=match.start(1), end=at, suffix=match[1], locator=None))
        last = match[1]
    return (item.end if more else at), more


def _assemble(text: str, items: list[_Item]) -> Iterator[Citation]:
    groups: dict[tuple[str, int, int], list[_Item]] = {}
    narrative_by_end: dict[int, tuple[str, int, int]] = {}
    for item in items:
        key = item.group
        if key[0] == "p":
            # "Smith (2010; Lee 2011)": names inside the bracket of a narrative mark belong to it.
            key = narrative_by_end.get(key[2], key)
        elif key[0] == "n":
            narrative_by_end[key[2]] = key
        groups.setdefault(key, []).append(item)
    for (kind, start, end), members in sorted(groups.items(), key=lambda g: (g[0][1], g[0][2])):
        first, last = min(m.start for m in members), max(m.end for m in members)
        if kind == "p":
            span = Span(start, end) if first - start <= 60 and end - last <= 60 else Span(first, last)
            if _long_prose(start, end, members):
                span = Span(first, last)
        else:
            span = Span(min(start, first), max(end, last))
            if len(members) == 1 and span.end == last + 1 and text[last] in ")]":
                members[0].end += 1  # "Osei (2020)", not "Osei (2020"
        yield Citation(
            "",
            CitationKind.AUTHOR_YEAR,
            span,
            tuple(
                CitationItem(Span(m.start, m.end), m.authors, m.et_al, m.year, m.suffix, m.initials, locator=m.locator)
                for m in members
            ),
            narrative=kind != "p",
        )


def _long_prose(start: int, end: int, members: list[_Item]) -> bool:
    """Tell whether the bracket holds a sentence in which the marks are only a part."""
    covered = sum(m.end - m.start for m in members)
    return end - start - covered > 40 + 12 * len(members)
