"""Finds vague attributions: "Studies show", "experts believe", with nobody named."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.claims_sections import abstract_blocks
from claimcheck.extract.sentence_words import words_of
from claimcheck.model.claim import Sentence, VagueAttribution
from claimcheck.model.document import Document
from claimcheck.model.span import Span

_VERBS = (
    r"(?:show(?:s|n|ed|ing)?|suggest(?:s|ed|ing)?|indicat(?:e|es|ed)|demonstrat(?:e|es|ed)|find(?:s)?|found|reveal(?:s|ed)?|prov(?:e|es|ed|en)|confirm(?:s|ed)?|report(?:s|ed)?|"
    r"estimat(?:e|es|ed)|support(?:s|ed)?|highlight(?:s|ed)?|point(?:s|ed)?\s+to|tell(?:s)?\s+us|say(?:s)?|conclud(?:e|es|ed)|establish(?:es|ed)?|document(?:s|ed)?|link(?:s|ed)?)"
)
_MINDS = (
    r"(?:believe|agree|say|think|suggest|recommend|claim|argue|consider|estimate|warn|note|"
    r"have\s+(?:found|shown|suggested|argued|discovered|long\s+\w+)|found|discovered)"
)
_QUALITY = (
    r"(?:some|many|several|numerous|multiple|most|various|countless|recent|new|other|further|current|emerging|growing|mounting|early|previous|prior|past|preliminary|clinical|scientific|"
    r"medical|more|additional|extensive|considerable|substantial|available|existing|initial|modern|leading|health|mental|psychological|neuroscience|brain|animal|human|academic|empirical|observational|"
    r"epidemiological|longitudinal|randomi[sz]ed|controlled|independent|a\s+number\s+of|a\s+growing\s+body\s+of|a\s+large\s+body\s+of|a\s+wealth\s+of|lots\s+of|plenty\s+of|one|an?|the\s+latest|the)"
)
_SOURCES = (
    r"(?:stud(?:y|ies)|research|evidence|trials?|meta[-\s]?analys[ei]s|(?:systematic\s+)?reviews?|"
    r"surveys?|polls?|statistics|data|literature|science|findings|investigations|observations|"
    r"experiments|reports)"
)
_PEOPLE = (
    r"(?:experts?|scientists|researchers|doctors|physicians|clinicians|psychologists|"
    r"psychiatrists|therapists|specialists|neuroscientists|economists|historians|scholars|"
    r"academics|authorities|nutritionists|dietitians|professionals)"
)
_ADVERB = (
    r"(?:\s+(?:also|consistently|clearly|often|now|repeatedly|generally|increasingly|strongly|"
    r"further|even|overwhelmingly|commonly|widely|typically|long|currently|recently|already))?"
)
_AUX = r"(?:\s+(?:has|have|had|does|do|did))?"
_PATTERN = re.compile(
    rf"\b(?:{_QUALITY}\s+){{0,4}}(?:(?P<sources>{_SOURCES}(?:\s+(?:and|&)\s+(?:\w+\s+)?(?:{_SOURCES}|experience))?){_AUX}{_ADVERB}\s+(?P<verb>{_VERBS})"
    rf"|(?P<people>{_PEOPLE}){_AUX}{_ADVERB}\s+{_MINDS})\b"
    r"|\bit\s+(?:is|has\s+been)\s+(?:widely|generally|commonly|well|universally)\s+(?:accepted|believed|known|agreed|recogni[sz]ed|acknowledged|established|documented|understood|reported)(?:\s+that)?\b"
    r"|\baccording\s+to\s+(?:(?:some|many|several|numerous|recent|various|most|leading|new)\s+)?(?:experts|scientists|researchers|doctors|studies|research|statistics|reports)\b(?!\s+(?:by|from|at|of|in|published))"
    r"|\b(?:scientists|experts|researchers)\s+(?:widely\s+)?agree\b",
    re.IGNORECASE,
)
_WORDS = frozenset(
    "study studies research evidence trial trials analysis analyses review reviews survey "
    "surveys poll polls statistics data literature science "
    "findings observations investigations experiments reports expert experts scientists "
    "researchers doctors physicians clinicians psychologists "
    "psychiatrists therapists specialists neuroscientists economists historians scholars "
    "academics authorities nutritionists dietitians "
    "professionals widely generally commonly universally well".split()
)
#: One of these stands in every vague attribution: the verbs above, and the words of "it is widely accepted".
_SAYING = frozenset(
    """
    accepted according acknowledged agree agreed argue believe believed claim conclude concluded concludes confirm
    confirmed confirms consider demonstrate demonstrated demonstrates discovered document documented documents
    establish established establishes estimate estimated estimates find finds found have highlight highlighted
    highlights indicate indicated indicates known link linked links note point pointed points prove proved proven
    proves recognised recognized recommend report reported reports reveal revealed reveals say says show showed
    showing shown shows suggest suggested suggesting suggests support supported supports tell tells think understood
    warn
    """.split()
)
# A word right before makes the research somebody's or something's ("our data show", "binding studies showed"); only
# the start of a clause leaves it vague.
_CLAUSE_START = re.compile(
    r"(?:^|[,;:.!?(\[—–\"“‘'-]|\b(?:and|but|while|because|since|although|though|that|so|yet|as|where|then|when|fact|indeed|now|however|or|also))\s*$",
    re.IGNORECASE,
)
_NOT_VAGUE = re.compile(
    r"(?:the\s+)?(?:current|present)\s+(?:study|trial|review|survey|analysis|research|investigation)\b|(?:the|this|one)\s+(?:study|trial|survey|data|findings|reports?|review|experiments?|observations|investigations)\b|the\s+research\s+(?:reported|found)|"
    r"(?:data|findings|results|observations|reports?|statistics|reviews?|trials?|surveys?|polls?|experiments|investigations)\s+(?:shown|reported|found|supporting|linked|documented|established|estimated|reports?|finds?|links?)\b|"
    r"(?:the\s+)?(?:\w+\s+)?(?:observations|experiments|reports?|investigations|data|findings)\b",
    re.IGNORECASE,
)
_DATA_SAY = re.compile(
    r"(?:(?:recent|new|emerging|clinical|scientific|current|available|some|several|many|growing|mounting|preliminary|the\s+latest)\s+)+(?:data|findings|reports|observations|experiments)\b|clinical\s+observations\s+and",
    re.IGNORECASE,
)
_SHOWN_ALONE = re.compile(r"(?!.*\b(?:has|have|had)\b).*\b(?:shown|proven)$", re.IGNORECASE)
_WORK_AT_HAND = re.compile(
    r"\s+(?:here|by|above|below|herein|so\s+far|in\s+(?:this|our|the\s+present))\b", re.IGNORECASE
)


def find_vague(document: Document, sentences: Sequence[Sentence]) -> tuple[VagueAttribution, ...]:
    """Return the vague attributions, at most one a sentence; questions and abstracts have none.

    ``linking`` tells which are cited.
    """
    text = document.text
    found = []
    abstract = abstract_blocks(document)
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        if sentence.block in abstract:
            continue
        if text[end - 1] == "?":
            continue
        words = words_of(text[start:end])
        if not may_be_vague(words):
            continue
        span = vague_span(text, start, end)
        if span is not None:
            found.append(VagueAttribution(span, sentence.span))
    return tuple(found)


def may_be_vague(words: frozenset[str]) -> bool:
    """Tell whether a sentence with these words (lower case) may hold a vague attribution: most cannot."""
    return not words.isdisjoint(_WORDS) and not words.isdisjoint(_SAYING)


def vague_at(text: str, start: int, end: int) -> Span | None:
    """Return the vague attribution with which a sentence begins, None where it begins otherwise."""
    match = _PATTERN.match(text, start, end)
    return Span(start, match.end()) if match and _is_vague(text, match, start, end) else None


def vague_span(text: str, start: int, end: int) -> Span | None:
    """Return where the first vague attribution of a sentence stands, None where there is none."""
    at = start
    while at < end:
        match = _PATTERN.search(text, at, end)
        if match is None:
            return None
        if _is_vague(text, match, start, end):
            return Span(match.start(), match.end())
        at = match.end()
    return None


def _is_vague(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if not _CLAUSE_START.search(text[max(start, match.start() - 14) : match.start()]):
        return False
    printed = " ".join(match.group().split())
    if match.group("sources"):
        if _NOT_VAGUE.match(printed) and not _DATA_SAY.match(printed):
            return False
        if _SHOWN_ALONE.match(printed):
            return False
    if match.group("people") and match.group("people").lower() == "expert":
        return False
    return not _WORK_AT_HAND.match(text, match.end(), end) and (match.group("verb") or "") not in (
        "linking",
        "showing",
        "suggesting",
    )
