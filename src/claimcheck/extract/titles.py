"""Title, container and publisher: what is left of a reference between authors, year and locators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.letters import CAPITAL
from claimcheck.extract.locators import Locators
from claimcheck.extract.names import read_authors
from claimcheck.extract.publishers import is_publisher, may_be_publisher, publisher_span
from claimcheck.extract.years import FoundYear
from claimcheck.model.span import Span

_QUOTED = re.compile(
    r"[\s.,:]*(?:“(?P<a>[^“”]{3,400})[”\"]|\"(?P<b>[^\"]{3,400})\"|[„](?P<c>[^“”]{3,400})[“”]|«\s?(?P<d>[^«»]{3,400}?)\s?»)(?=[\s.,;:)(]|In\b|$)"
)
_SINGLE_QUOTED = re.compile(r"[\s.,:]*[‘'`](?P<title>.{5,400}?)[’']{1,2}(?=[.,]?\s*(?:,|\.\s|\b[Ii]n\b))", re.DOTALL)
_STOP = re.compile(
    rf"(?P<mark>[.?!]”?|[.?!]\"?)"
    rf"(?:\s+(?={CAPITAL}|(?!arXiv)[a-z]{{1,2}}[A-Z][a-z]|[\d\[(“\"‘'«*])|(?<=[a-z]{{3}}[.?!])(?=[A-Z][a-z]))"
)
_IN = re.compile(r"[\s.,;]*\b(?:In|in|En|Dans)(?::\s*|\s+)(?=[A-ZÀ-Þ\"“*\d])")
_EDITED = re.compile(
    r"[^()]{3,200}?\(?\b(?:Eds?|Editors?|eds?|edd|editors?|Hrsg|Hg|Herausgeber)\b\.?\s*\)?\s*[.,:;]*\s*(?=[A-ZÀ-Þ\"“‘*\d])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|vs|St|Dr|No|Vol|pp?|ed|cf|al|approx|ca|subsp|var|sp|spp|ssp|Fig|e\.g|i\.e|U\.S|Mt|Jr|Sr|Inc|Ltd|cv|syn|Univ|Inst|Dept|Mass|Calif)$"
)
_CONNECTORS = frozenset(
    "of and the in for on to a an de la le du des der die das für und et y del e dei & von van zur al with at from "
    "by".split()
)
_TRIM = " \t\r\n\u00a0.,;:"
#: What stands behind a container and is none: the year, a month, pages, "[Internet]", a volume of a series.
_CONTAINER_END = re.compile(
    r"(?:\s*[,.]?\s*(?:\(?(?:1[5-9]|20)\d\d[a-z]?\)?|\[[^\]]{3,40}\]|\((?:pp?|S|Vol|Bd)\.[^()]*\)|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s\d{1,2})?|"
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|"
    r"\b(?:[Vv]ol(?:ume|\.)?|[Bb]d\.?|[Bb]and)\s*(?:[IVXL]+|\d+)?(?:\s+of\s+.*)?|\bpp?\.?|\bpages|\bS\.|[Nn]o\.?|[Nn]°|,\s*(?:v\.\s*)?[IVXL]+|,\s*\d{1,2}))+\s*$"
)
_EDITED_BY = re.compile(
    r"(?:[.,]\s+\(?(?:[Ee]dited|[Tt]ranslated|[Hh]erausgegeben)\s+(?:and\s+translated\s+)?(?:by|von)\b|,\s+[Ee]ds?\.\s).*$",
    re.DOTALL,
)
_OPEN_BRACKET = re.compile(
    r"\s*\((?:[^()]*|[^()]*\b(?:Press|Verlag|Springer|Online)\b[^()]*\)|[^()]{2,40}:\s[^()]*\)|\d+\s?[-–]\s?\d+\))$"
)
_DAY = re.compile(
    r"\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\b|"
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}\b"
)
#: "..., J. Essent. | Oil Bear. Pl.": abbreviated words before a stop that belong to the container behind it.
_ABBREVIATIONS = re.compile(r",\s+(?P<name>[A-Z][a-z]{0,2}\.\s+(?:[A-Z][a-z]{0,7}\.\s+)*)$")
_CONFERENCE = re.compile(
    r"\b(?:Proceedings|Proc\.|Conference|Symposium|Workshop|Congress|Meeting|Conf\.)", re.IGNORECASE
)
_PUBLISHER_PIECE = re.compile(
    r",\s*([^,]*\b(?:Press|Springer|Verlag|Publish\w*|Wiley|Elsevier|IEEE|ACM|Kaufmann|AAAI)\b[^,]*)"
)
#: What stands before the volume and is none of the container.
_BEFORE_VOLUME = re.compile(r"[\s,.;(]*\b(?:[Vv](?:ol(?:ume)?s?)?|[Bb]d|[Nn]o|pp?|[Tt]ome?|H|S)[.,]?\s*$")
#: "(London: SCM, 1966)", "(New York: Oxford University Press)": place and publisher of a book in one bracket.
_IMPRINT = re.compile(r"\s*\((?P<imprint>[^()]{2,90}?)(?:,?\s*(?:1[5-9]|20)\d\d[a-z]?)?\)?[.,;\s]*$")
#: What follows a title and is none of it: degrees, editors, editions, volumes of a series.
_TITLE_END = re.compile(
    r"(?:[.,;]?\s*\[[^\]]*(?:thesis|dissertation|[Tt]hèse)[^\]]*\]"
    r"|[.,;(]\s*(?:[Uu]npublished\s+)?(?:Ph\.?\s?D\.?|[Dd]octoral|[Mm]aster(?:[’']?s)?|M\.?\s?[AS]c?\.?|[Tt]hèse)\s*(?:thesis|dissertation|de\s+doctorat)\b.*"
    r"|[.,]\s+(?:[Ee]dited|[Tt]ranslated|[Tt]rans\.|[Ee]d\.)\s+by\b.*"
    r"|,?\s+volume\s+\d+\s+of\b.*|[.,]\s*\d+\s+vols?\b.*"
    r"|,\s+(?:[\w.]+\s+){0,3}(?:Working|Discussion|Technical|Tech\.?|Research)\s+(?:Paper|Report|Memo)\b.*"
    r"|[.,]?\s*\(?\b(?:\d+(?:st|nd|rd|th)|[Ss]econd|[Tt]hird|[Rr]evised)\s+(?:rev\.\s+)?[Ee]d(?:n|ition|\.|\b).*)$",
    re.DOTALL,
)
#: A comma that a book in which the work stands, or proceedings, follow.
_COMMA_IN = re.compile(r",\s+(?:in:?\s+(?=[A-ZÀ-Þ“‘\"])|(?=(?:Proceedings|Proc\.)\s))")
_NAMES_A_BOOK = re.compile(
    r"\b(?:[Ee]ds?|[Ee]ditors?|[Pp]roc|[Pp]roceedings|Conference|Symposium|Workshop|Press|Springer|Verlag|Handbook|Encyclopedia)\b|\(Hg"
)
_PLACE_AND_PUBLISHER = re.compile(r"[A-ZÀ-Þ][^,:.]{2,40}(?:,\s[A-Z][^,:]{1,30})?\s?:\s+[A-ZÀ-Þ]")
_NOTE = re.compile(
    r"\s*\[(?:[Ii]nternet|[Oo]nline|[Ee]n\s[Ll]igne|[Ee]lectronic|[Ww]eb|[Cc]D-ROM|[Dd]issertation|[Tt]hesis)[^\]]*\]"
)


@dataclass(frozen=True, slots=True)
class TitleParts:
    """What was read; ``chapter``: the work stands in an edited book."""

    title: str = ""
    container: str = ""
    publisher: str = ""
    chapter: bool = False
    places: Mapping[str, Span] = field(default_factory=dict)


def read_title(
    text: str, start: int, end: int, locators: Locators, year: FoundYear | None, emphases: Sequence[Span]
) -> TitleParts:
    """Split the text between ``start`` (behind authors and year) and the locators into title and container."""
    start = _skip(text, start, end)
    stop = locators.start if locators.start > start else end
    if year and start < year.outer_start < stop:
        tail = text[year.outer_end : stop].strip(_TRIM + "()")
        if not tail or year.outer_start > start + 10:
            stop = min(stop, year.outer_start) if not tail or len(tail) < 3 else stop
    before = _BEFORE_VOLUME.search(text, start, stop) if locators.end else None
    stop = before.start() if before and before.start() > start else stop
    quoted = _QUOTED.match(text, start, stop) or _SINGLE_QUOTED.match(text, start, stop)
    if quoted and (group := quoted.lastgroup):
        title = _trimmed(text, *quoted.span(group))
        rest = quoted.end()
    else:
        boundary = _boundary(text, start, stop, locators, emphases)
        title = _trimmed(text, start, boundary)
        rest = boundary
    return _assemble(text, title, rest, stop, locators, end, quoted=bool(quoted))


def _assemble(
    text: str, title: Span, rest: int, stop: int, locators: Locators, end: int, *, quoted: bool
) -> TitleParts:
    places: dict[str, Span] = {}
    # A title in quotation marks stands in something; so does what appeared on a day.
    dated = bool(_DAY.search(text, rest, stop))
    publisher: Span | None = None
    imprint = _IMPRINT.search(text, title.start + 3, stop) if title.end >= stop - 2 and not locators.end else None
    if imprint and is_publisher(imprint["imprint"]):
        publisher = publisher_span(text, *imprint.span("imprint"))
        title = _trimmed(text, title.start, imprint.start())
    for end_of_title in (_NOTE, _TITLE_END):
        note = end_of_title.search(text, title.start, title.end)
        if note and note.start() > title.start + 3:
            title = _trimmed(text, title.start, note.start())
    if title.start < title.end:
        places["title"] = title
    opening = _IN.match(text, rest, stop)
    if opening:
        rest = opening.end()
        rest = _behind_editors(text, rest, stop)
    container = _trimmed(text, rest, stop)
    words = text[container.start : container.end]
    if publisher is not None:
        container = Span(container.end, container.end)
    elif opening:
        container, publisher = _book(text, container)
        if locators.end and text[locators.end : end].strip(_TRIM + "()"):
            publisher = publisher_span(text, locators.end, end)
    elif words and not locators.volume and (is_publisher(words) if quoted or dated else may_be_publisher(words)):
        # No volume, and no periodical: what follows the title of a book is its publisher.
        publisher, container = publisher_span(text, container.start, container.end), Span(container.end, container.end)
    container = _without_end(text, container)
    if container.start >= container.end and locators.volume and _is_name_of_journal(text[title.start : title.end]):
        title, container = (
            Span(title.end, title.end),
            title,
        )  # chemists print no titles: "Han, S. Nano Lett. 2010, 10, 1012."
        del places["title"]
    if container.start < container.end:
        places["container"] = container
    if publisher and publisher.start < publisher.end:
        places["publisher"] = publisher
    return TitleParts(
        text[title.start : title.end],
        text[container.start : container.end],
        text[publisher.start : publisher.end] if publisher else "",
        bool(opening),
        places,
    )


def _behind_editors(text: str, start: int, stop: int) -> int:
    """Return where the book's title begins behind "In": after editors, told by "(Eds.)" or the shape of their names."""
    marked = _EDITED.match(text, start, stop)
    if marked:
        return marked.end()
    editors = read_authors(text, start, stop)
    if editors.names and all(n.given for n in editors.names) and text[editors.end : editors.end + 2] in (". ", ": "):
        return editors.end + 2
    return start


def _is_name_of_journal(words: str) -> bool:
    """Tell whether a few capitalised words with an abbreviation among them stand where the title would."""
    parts = words.split()
    return len(parts) <= 5 and "." in words and all(p[:1].isupper() or p.lower() in _CONNECTORS for p in parts)


def _book(text: str, container: Span) -> tuple[Span, Span | None]:
    """Divide "Book title. Place: Publisher" or "Proceedings of X, Place" behind "In"."""
    for match in reversed(list(_STOP.finditer(text, container.start, container.end))):
        rest = text[match.end() : container.end]
        abbreviated = _ABBREVIATION.search(text[max(container.start, match.start() - 8) : match.start()])
        if not abbreviated and is_publisher(rest):
            inner = publisher_span(text, match.end(), container.end)
            return _trimmed(text, container.start, match.start("mark")), inner
    words = text[container.start : container.end]
    conference = _CONFERENCE.search(words)
    comma = words.find(",", conference.end()) if conference else -1
    if comma < 0 or re.match(r",\s+(?:and\b|[a-z])", words[comma:]):
        return container, None
    named = _PUBLISHER_PIECE.search(words, comma)
    publisher = Span(container.start + named.start(1), container.start + named.end(1)) if named else None
    return Span(container.start, container.start + comma), publisher


def _without_end(text: str, container: Span) -> Span:
    stop = container.end
    for pattern in (_EDITED_BY, _CONTAINER_END, _OPEN_BRACKET, _CONTAINER_END):
        match = pattern.search(text, container.start, stop)
        if match and match.start() > container.start + 2:
            stop = match.start()
    note = _NOTE.search(text, container.start, stop)
    stop = note.start() if note else stop
    while stop > container.start and text[stop - 1] in "([ ":
        stop -= 1
    return _trimmed(text, container.start, stop)


def _boundary(text: str, start: int, stop: int, locators: Locators, emphases: Sequence[Span]) -> int:
    """Return where the title ends: before the container in italics, else at the stop that a container follows."""
    for span in emphases:
        if start < span.start < stop and span.end <= stop + 1 and text[start : span.start].rstrip()[-1:] in '.?!,”"’':
            return span.start
    stops = [
        m
        for m in _STOP.finditer(text, start, stop)
        if not _ABBREVIATION.search(text[max(start, m.start() - 8) : m.start()])
    ]
    has_locators = bool(locators.volume or locators.pages)
    inner = _COMMA_IN.search(text, start, stop)
    told = inner and (":" in inner[0] or _NAMES_A_BOOK.search(text, inner.start()))
    if inner and told and not any(m.end() <= inner.start() for m in stops):
        return inner.start()
    if has_locators:
        return _before_container(text, start, stop, stops)
    for match in stops:
        if _IN.match(text, match.end() - 1, stop):
            return _after(match)
    for wanted in (is_publisher, may_be_publisher):
        for match in reversed(stops):
            if wanted(text[match.end() : stop]) and len(text[match.end() : stop].split()) <= 14:
                return _after(match)
    if stops:
        return _after(stops[0])
    return _comma_before_publisher(text, start, stop) or stop


def _before_container(text: str, start: int, stop: int, stops: Sequence[re.Match[str]]) -> int:
    """Return where the title ends in an entry with volume or pages: a container follows."""
    for match in stops:
        if _IN.match(text, match.end() - 1, stop):
            return _after(match)
        if _looks_like_container(text[match.end() : stop]):
            abbreviated = _ABBREVIATIONS.search(text, max(start, match.end() - 60), match.end())
            return abbreviated.start("name") if abbreviated and abbreviated.start("name") > start + 8 else _after(match)
    for match in reversed(list(_STOP.finditer(text, start, stop))):
        # "... the gene Q. Genetics 172:547": the letter before the stop was taken for an abbreviation.
        if _looks_like_container(text[match.end() : stop]) and match not in stops:
            return _after(match)
    if stops:
        return _after(stops[-1])
    return _comma_split(text, start, stop) or _capitals_at_end(text, start, stop) or stop


def _comma_before_publisher(text: str, start: int, stop: int) -> int:
    """Return the comma of "Title, New York: Publisher" or "Title, University Press, Place", or 0."""
    for match in re.compile(r",\s+(?=[A-ZÀ-Þ])").finditer(text, start + 8, stop):
        rest = text[match.end() : stop]
        if len(rest.split()) <= 10 and (_PLACE_AND_PUBLISHER.match(rest) or _PUBLISHER_PIECE.match(f",{rest}")):
            return match.start()
    return 0


def _capitals_at_end(text: str, start: int, stop: int) -> int:
    """Return where the capitalised words begin that close an entry without a stop ("in flies Mol Neurobiol"), or 0."""
    words = list(re.finditer(r"\S+", text[start:stop]))
    at = len(words)
    while at > 0 and (words[at - 1][0][:1].isupper() or words[at - 1][0].lower() in _CONNECTORS):
        at -= 1
    while at < len(words) and not words[at][0][:1].isupper():
        at += 1
    if 3 <= at < len(words) and len(words) - at <= 7:
        return start + words[at].start()
    return 0


def _after(match: re.Match[str]) -> int:
    """Return the title's end at a stop: a question mark belongs to it, a full stop does not."""
    return match.start("mark") + (match["mark"][0] in "?!")


def _comma_split(text: str, start: int, stop: int) -> int:
    """Return the last comma that a container seems to follow (styles that divide by commas), or 0."""
    at = text.rfind(",", start, stop - 4)
    return at if at > start + 10 and _looks_like_container(text[at + 1 : stop].strip()) else 0


def _looks_like_container(text: str) -> bool:
    """Tell whether every word is capitalised, an abbreviation or a connector: the shape of a journal's name."""
    words = text.strip(_TRIM).split()
    if not words or len(words) > 14:
        return False
    if len(words) == 1:
        return True
    return all(
        w.strip("(),.:*_").lower() in _CONNECTORS or w.endswith(".") or not _is_lower(w.strip("(*_\"'‘“"))
        for w in words
    )


def _is_lower(word: str) -> bool:
    """Tell whether a word begins with a small letter and is no name like eLife, mBio or npj."""
    return word[:1].islower() and not any(c.isupper() for c in word[1:3]) and word != "npj"


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t\r\n\u00a0.,;:)]":
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)
