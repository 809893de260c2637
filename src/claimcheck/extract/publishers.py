"""What follows a title where no volume does: publisher and place, or a periodical without locators."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.span import Span

#: Words that only publishers have in their names, in the languages of the lists that are read.
_PUBLISHER = re.compile(
    r"\b(?:Univ|Press|Presses|Publish(?:ers?|ing)|Publications?|Verlag|Books|University|Universit\w+|Springer|Wiley|Elsevier|"
    r"Routledge|Sage|SAGE|Macmillan|Palgrave|McGraw|Pearson|Penguin|Norton|Blackwell|Harper\w*|Random\s+House|Academic|"
    r"Éditions?|Editions?|Editora|Editorial|Editore|Inc|Ltd|LLC|Co|Company|Institut\w*|Society|Association|Organi[sz]ation|"
    r"Ministry|Department|Bank|Foundation|Council|Agency|Office|Commission|Center|Centre|Bureau|Service|Program(?:me)?|"
    r"Kluwer|Birkh\w+|Vieweg|Suhrkamp|Campus|Beltz|Hogrefe|Thieme|Karger|Benjamins|Brill|Gruyter|Mouton|Ashgate|Elgar|"
    r"Lawrence\s+Erlbaum|Guilford|Basic|Knopf|Vintage|Doubleday|Mifflin|Holt|Prentice|Addison|O[’']Reilly|Kaufmann|"
    r"Humana|Dekker|Saunders|Mosby|Lippincott|Churchill|Opladen|Budrich)\b"
)
_PERIODICAL = re.compile(
    r"\b(?:Journals?|Reviews?|Annals|Archives?|Letters|Transactions|Bulletin|Magazine|Proceedings|Proc|Times|Guardian|News|"
    r"Post|Gazette|Quarterly|Monthly|Weekly|Zeitschrift|Revue|Revista|Rivista|Acta|Research|Reports?|Notes|Advances|Trends|"
    r"Frontiers|Science|Sci|Nature|Lancet|Med|Rev|Res|Lett|Biol|Chem|Phys|Psychol|Syndr|Dis|Clin|Ann|Int|Soc|Am|Eur)\b|\bJ\b"
)
_PERIODICAL_ALONE = re.compile(r"\b(?:Journal|Proceedings|Transactions|Magazine|Zeitschrift|Revue|Revista)\b")
_PLACE_FIRST = re.compile(r"^(?P<place>[^:]{2,60}?)\s*:\s*(?P<publisher>.+)$", re.DOTALL)
_NOISE = re.compile(
    r"(?:,?\s*\(?(?:\d+(?:st|nd|rd|th)|[Ss]econd|[Tt]hird|[Rr]evised|\d+\.?)\s*(?:ed(?:ition|n)?\b\.?|Aufl(?:age)?\.?)\)?[.,]?\s*|"
    r"\s*\(?\b\d+\s*(?:pp?|pages|S)\b\.?\)?)"
)
_TRIM = " \t\r\n\u00a0.,;:()[]"


def is_publisher(words: str) -> bool:
    """Tell whether words are "Place: Publisher" or hold what only publishers are called."""
    if _PLACE_FIRST.match(words) and len(words) < 120 and not _PERIODICAL_ALONE.search(words):
        return True
    return bool(_PUBLISHER.search(words)) and not _PERIODICAL_ALONE.search(words)


def may_be_publisher(words: str) -> bool:
    """Tell whether words can be a publisher's name: nothing in them says that they are a periodical's."""
    return is_publisher(words) or (not _PERIODICAL.search(words) and len(words.split()) > 1)


def publisher_span(text: str, start: int, end: int) -> Span:
    """Return where the publisher's name stands in "Place: Publisher", "Publisher, Place" or "Publisher"."""
    noise = _NOISE.match(text, start, end)
    if noise:
        start = noise.end()
    span = _trimmed(text, start, end)
    match = _PLACE_FIRST.match(text[span.start : span.end])
    if match:
        inner = _trimmed(text, span.start + match.start("publisher"), span.end)
        return _until_year(text, inner)
    return _until_year(text, _without_place(text, span))


def _without_place(text: str, span: Span) -> Span:
    """Cut ", New York, NY" behind a publisher, or "Oxford, " before it."""
    pieces = list(re.finditer(r"[^,]+", text[span.start : span.end]))
    if len(pieces) < 2:
        return span
    named = [p for p in pieces if _PUBLISHER.search(p[0])]
    if not named:
        return _trimmed(text, span.start, span.start + pieces[0].end()) if len(pieces) <= 3 else span
    return _trimmed(text, span.start + named[0].start(), span.start + named[-1].end())


def _until_year(text: str, span: Span) -> Span:
    year = re.compile(r"[\s,;(]+(?:1[5-9]|20)\d\d\b").search(text, span.start, span.end)
    return _trimmed(text, span.start, year.start()) if year else span


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)
