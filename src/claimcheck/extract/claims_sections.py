"""Which blocks report what their own authors measured, and which tell a person's story: their numbers need no mark."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind, Document

_NUMBER = r"(?:\d+(?:\.\d+)*\.?\s+|[IVX]+\.\s+)?"
_METHODS = re.compile(
    rf"{_NUMBER}(?:(?:materials?|patients?|subjects?|participants?|data)\s*(?:and|&)\s*methods?|methods?(?:\s+(?:summary|and\s+\w+))?|methodology|"
    r"experimental(?:\s+\w+)?|star\s*methods|study\s+design|study\s+area|statistical\s+analys[ie]s|data\s+analysis)\s*[:.]?$",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"{_NUMBER}(?:results?(?:\s+and\s+discussions?)?|findings|abstract|results\s*/\s*discussion|discussions?|general\s+discussion|"
    r"conclusions?(?:\s+and\s+[\w\s]+)?|concluding\s+remarks)\s*[:.]?$",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"(?:abstract|summary|executive\s+summary|significance(?:\s+statement)?)\s*[:.]?$", re.IGNORECASE
)
_OTHERS = re.compile(
    rf"{_NUMBER}(?:introduction|background|literature\s+review|related\s+work|theoretical\s+(?:background|framework))\s*[:.]?$",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"\b(?:case\s+(?:stud(?:y|ies)|reports?|presentation|vignette|example)|testimonials?|success\s+stor(?:y|ies)|personal\s+stor(?:y|ies)|patient\s+stor(?:y|ies)|"
    r"real[-\s]life\s+(?:\w+\s+)?(?:stories|transformations|examples)|(?:his|her|my|\w+['’]s)\s+story)\b",
    re.IGNORECASE,
)
_OWN_DATA = re.compile(
    r"\b(?:we|our|ours)\b|\b(?:this|the\s+present|the\s+current|present|current)\s+(?:study|trial|paper|work|analysis|report|review|survey|investigation|experiment)\b|"
    r"\b(?:fig(?:ure|s|ures)?\.?|tables?|suppl\w*\.?)\s*\(?[A-Z]?\d",
    re.IGNORECASE,
)
#: One of these, or a word that begins so, stands in each of them.
_OWN_WORDS = frozenset(
    "we our ours study trial paper work analysis report review survey investigation experiment".split()
)
_SHOWN_IN = ("fig", "table", "suppl")
_NAMED_WORDS = frozenset("al colleagues coworkers workers".split())
_NAMED = re.compile(r"\bet\s+al\b|\b[A-Z][\w-]+\s+and\s+(?:colleagues|co-?workers)\b")


def own_data_blocks(document: Document) -> frozenset[int]:
    """Return the indices of blocks that report their authors' own measurements.

    A document with a heading for methods and one for results, discussion or abstract is a report of research (the
    IMRaD order of ICMJE's recommendations): there, all but the introduction and the review of literature.
    """
    titles = {i: _title(document, i) for i, b in enumerate(document.blocks) if b.kind is BlockKind.HEADING}
    if not (any(map(_METHODS.match, titles.values())) and any(map(_OWN.match, titles.values()))):
        return frozenset()
    own = False
    found = set()
    for index in range(len(document.blocks)):
        title = titles.get(index)
        if title is None:
            if own:
                found.add(index)
        elif _OTHERS.match(title):
            own = False
        elif _OWN.match(title) or _METHODS.match(title):
            own = True
    return frozenset(found)


def abstract_blocks(document: Document) -> frozenset[int]:
    """Return the indices of the blocks between a heading "Abstract" and the next heading: abstracts cite nothing."""
    inside = False
    found = set()
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            inside = bool(_ABSTRACT.match(_title(document, index)))
        elif inside:
            found.add(index)
    return frozenset(found)


def _title(document: Document, index: int) -> str:
    span = document.blocks[index].span
    return document.text[span.start : min(span.end, span.start + 90)].strip()


def story_blocks(document: Document) -> frozenset[int]:
    """Return the indices of blocks under a heading that announces somebody's case or story."""
    story = False
    found = set()
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            story = bool(_STORY.search(document.text, block.span.start, min(block.span.end, block.span.start + 160)))
        elif story:
            found.add(index)
    return frozenset(found)


def tells_own_data(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Tell whether a sentence with these ``words`` speaks of its authors' own work, or shows a figure of theirs."""
    if words.isdisjoint(_OWN_WORDS) and not any(word.startswith(_SHOWN_IN) for word in words):
        return False
    return bool(_OWN_DATA.search(text, start, end))


def names_somebody(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Tell whether a sentence names authors ("Okafor et al."), whether or not that was read as a mark."""
    return not words.isdisjoint(_NAMED_WORDS) and bool(_NAMED.search(text, start, end))


_VIGNETTE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ur|[Oo]ne)\s+(?:[\w-]+\s+){0,3}?(?:\w+|\d{1,3})[-\s]years?[-\s]old\b(?!\s+(?:[\w-]+\s+)?(?:patients|people|adults|children|women|men|students|boys|girls|participants))"
    r"|\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s+(?:an?\s+|aged?\s+)?(?:\d{1,3}\b(?!%)|(?:[\w-]+\s+){0,3}(?:veteran|mother|father|woman|man|student|teacher|nurse)\b)"
)
_VIGNETTE_WORDS = frozenset("old veteran mother father woman man student teacher nurse".split())
_AGE_BEHIND_NAME = re.compile(r",\s+(?:an?\s+|aged?\s+)?\d")
_PERSONAL = re.compile(
    r"\b(?:he|she|his|her|hers|him|himself|herself|i|my|me|myself)\b|\bthe\s+patient(?!s)\b|\bI['’](?:m|ve|d|ll)\b",
    re.IGNORECASE,
)
_PERSONAL_WORDS = frozenset("he she his her hers him himself herself i my me myself patient".split())
_ROMAN_ONE = re.compile(r"\b(?:type|phase|class|stage|grade|part|level|schedule|chapter)\s+I\b")


def begins_story(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Tell whether a sentence introduces one person with an age or a role ("Anna, a 42-year-old woman, ...")."""
    if words.isdisjoint(_VIGNETTE_WORDS) and not _AGE_BEHIND_NAME.search(text, start, end):
        return False
    return bool(_VIGNETTE.search(text, start, end))


def is_personal(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Tell whether a sentence with these ``words`` is about one person: "she", "his", "I"."""
    if words.isdisjoint(_PERSONAL_WORDS):
        return False
    found = _PERSONAL.search(text, start, end)
    return found is not None and not (found.group() == "I" and _ROMAN_ONE.search(text, start, end))
