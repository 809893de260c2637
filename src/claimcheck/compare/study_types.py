"""What kind of study a work is, as far as its record says so, and which kinds exclude each other.

Only what is said counts: a title without a design is silence. Kinds that go together (a systematic review with a
meta-analysis, the follow-up of a trial) exclude nothing; the table of what excludes what is short on purpose. The
kinds are those of the MEDLINE publication types and of https://www.equator-network.org
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import plain
from claimcheck.model.work import Work


class Design(StrEnum):
    """A kind of study, by the words that name it."""

    META = "meta-analysis"
    SYSTEMATIC = "systematic review"
    NARRATIVE = "narrative review"
    REVIEW = "review"
    TRIAL = "randomized trial"
    CLINICAL = "clinical trial"
    COHORT = "cohort study"
    CASE_CONTROL = "case-control study"
    CROSS = "cross-sectional study"
    CASE = "case report"
    ANIMALS = "animal study"
    GUIDELINE = "guideline"
    POOLED = "pooled analysis"


@dataclass(frozen=True, slots=True)
class Said:
    """A design, the words that say so, and where they stand: "title", "abstract" or "type".

    ``design`` None: one study of some kind, by its participants.
    """

    design: Design | None
    words: str
    where: str


_WORDS = r"(?:[\s,]+[\w/-]+)"
_PHRASES: dict[Design, re.Pattern[str]] = {
    design: re.compile(pattern, re.IGNORECASE)
    for design, pattern in {
        Design.META: r"\bmeta[\s-]?analy(?:s[ei]s|tic(?:al)?)\b|\bmeta-?regressions?\b",
        Design.SYSTEMATIC: rf"\bsystematic(?:ally)?{_WORDS}{{0,4}}?\s+(?:re|over)view(?:s|ed)?\b|"
        r"\b(?:umbrella|scoping|rapid|integrative|cochrane)\s+review\b|\bsystematic\s+(?:literature\s+)?search",
        Design.NARRATIVE: r"\b(?:narrative|selective|non-?systematic)\s+(?:literature\s+)?review\b|\bmini-?\s?review\b|"
        r"[:.?]\s+(?:an?\s+)?(?:editorial|commentary|viewpoint)\s*$",
        Design.REVIEW: r"(?<!chart )(?<!record )(?<!records )(?<!peer )(?<!peer-)(?<!retrospective )"
        r"\breview(?:s|ed|ing)?\b(?!\s+of\s+(?:\w+\s+){0,3}(?:charts?|records|cases|patients|files|histories)|\s+board)|\boverview\b|\bprimer\b",
        Design.TRIAL: rf"\brandomi[sz]ed{_WORDS}{{0,6}}?\s+(?:trial|study|experiment)\b|\bRCT\b|"
        rf"\b(?:double|triple|single)[\s-]?blind(?:ed)?{_WORDS}{{0,4}}?\s+(?:trial|study)\b|"
        r"\bplacebo[\s-]controlled\s+(?:\w+\s+)?(?:trial|study)\b",
        Design.CLINICAL: r"\b(?:clinical|open-label|pilot|phase\s+\w+|controlled|feasibility)"
        rf"{_WORDS}{{0,2}}?\s+trial\b|\bopen-label\b",
        Design.COHORT: r"\bcohort\s+(?:study|analysis)\b|"
        r"\b(?:prospective|retrospective|birth|population-based)\s+cohort\b|"
        r"\bretrospective\s+(?:[\w-]+\s+){0,2}(?:study|analysis|review)\b|\blongitudinal\s+(?:[\w-]+\s+)?study\b",
        Design.CASE_CONTROL: r"\bcase[\s-]control(?:led)?\s+(?:study|analysis)\b",
        Design.CROSS: r"\bcross-?sectional\b",
        Design.CASE: r"\bcase\s+(?:report|series)\b|\breport\s+of\s+(?:an?|one|two|three|four|five|\d{1,2})\s+cases?\b",
        Design.ANIMALS: r"\b(?:mice|mouse|rats?|murine|rodents?|zebrafish|drosophila|rabbits?|macaques?|"
        r"monkeys?|piglets?|pigs?|dogs?|sheep|in\s+vitro|animal\s+model)\b",
        Design.GUIDELINE: r"\bguidelines?\b|\b(?:consensus|position)\s+(?:statement|paper)\b|\brecommendations\b",
        Design.POOLED: r"\bpooled\s+(?:\w+\s+)?analys[ei]s\b|\bindividual\s+(?:participant|patient)\s+data\b|"
        r"\btrials\b",
    }.items()
}
#: Of what the designs of a text of one's own are said: "we conducted a", "this", "Design:".
_SELF = re.compile(
    r"\b(?:this|in\s+this|(?:this|the\s+present|our)\s+\w+\s+(?:is|was)|we\s+(?:conducted|performed|report(?:ed)?|undertook|"
    r"did|present|describe|carried\s+out)|(?:study\s+)?design\s*:|methods?\s*:)\s+(?:an?\s+)?(?:[\w-]+[\s,]+){0,5}?$",
    re.IGNORECASE,
)
_RANDOMIZED = re.compile(
    r"\b(?:we\s+randomly\s+(?:assigned|allocated)|(?:were|was)\s+randomly\s+(?:assigned|allocated)|"
    r"(?:were|was)\s+randomi[sz]ed)\b",
    re.IGNORECASE,
)
_REVIEWS = re.compile(
    r"\b(?:here\s+)?(?:we|i)\s+(?:here\s+)?review\b|\bthis\s+(?:article|paper|chapter|work|review)\s+(?:reviews|summari[sz]es|discusses)\b|"
    r"\bin\s+this\s+review\b|\bthis\s+review\b",
    re.IGNORECASE,
)
#: Titles whose work is none of the designs that they name.
_OF_ANOTHER = re.compile(
    r"\bprotocol\b|\brationale\s+and\s+design\b|\bdesign\s+of\b|\b(?:secondary|post[\s-]hoc|ancillary|subgroup|sub-?study)\b|"
    r"\breply\b|\bresponse\s+to\b|\bcomments?\s+on\b|\bletter\b|\bre:|\bnested\b|\bemulat\w+|\bfollow-?up\s+of\b|\bmethods?\s+for\b|\bhow\s+to\b",
    re.IGNORECASE,
)
_TOUCHED = {
    design: re.compile(pattern, re.IGNORECASE)
    for design, pattern in {
        Design.SYSTEMATIC: r"\breview",
        Design.NARRATIVE: r"\breview|\beditorial|\bcomment",
        Design.REVIEW: r"\breview|\boverview|\bprimer",
        Design.TRIAL: r"\btrials?\b|\brandomi[sz]|\bRCTs?\b|\bblind|\bplacebo",
        Design.CLINICAL: r"\btrials?\b|\bopen-label",
        Design.COHORT: r"\bcohort|\blongitudinal|\bprospective|\bretrospective|\bfollow-?up",
        Design.CASE_CONTROL: r"\bcase[\s-]control",
        Design.CASE: r"\bcases?\b",
    }.items()
}
_BACK, _LOOKED_AT = 90, 6_000

_PRIMARY = frozenset({Design.TRIAL, Design.COHORT, Design.CASE_CONTROL, Design.CROSS, Design.CASE})
_REVIEWING = frozenset({Design.META, Design.SYSTEMATIC, Design.NARRATIVE, Design.REVIEW})
_EXCLUDES: dict[Design, frozenset[Design]] = {
    Design.META: _PRIMARY | {Design.NARRATIVE, Design.CLINICAL},
    Design.SYSTEMATIC: _PRIMARY | {Design.NARRATIVE, Design.CLINICAL},
    Design.NARRATIVE: _PRIMARY | {Design.CLINICAL},
    Design.TRIAL: (_PRIMARY - {Design.TRIAL}) | _REVIEWING,
    Design.CLINICAL: _REVIEWING | {Design.CASE, Design.CASE_CONTROL, Design.CROSS},
    Design.COHORT: _REVIEWING | {Design.TRIAL, Design.CASE},
    Design.CASE_CONTROL: _REVIEWING | {Design.TRIAL, Design.CASE},
    Design.CROSS: _REVIEWING | {Design.TRIAL, Design.CASE},
    Design.CASE: (_REVIEWING - {Design.REVIEW}) | {Design.TRIAL, Design.COHORT, Design.CASE_CONTROL, Design.CROSS},
    Design.ANIMALS: _PRIMARY | {Design.CLINICAL},
}
_BOOKS = frozenset(
    "book chapter edited-book monograph reference-book reference-entry entry entry-encyclopedia thesis dissertation "
    "report webpage post post-weblog review review-book standard legislation".split()
)
_PEOPLE = re.compile(
    r"\b(?:patients|adults|children|adolescents|women|men|people|participants|volunteers|students|outpatients|inpatients|"
    r"veterans|workers|nurses|infants)\b",
    re.IGNORECASE,
)
_ENROLLED = re.compile(
    r"\b(?:we\s+(?:recruited|enrolled|surveyed|interviewed|tested|followed)\s+(?:a\s+total\s+of\s+)?\d[\d,]{0,9}\s+"
    rf"(?:[\w-]+\s+){{0,3}}?{_PEOPLE.pattern}|\d[\d,]{{0,9}}\s+(?:[\w-]+\s+){{0,3}}?{_PEOPLE.pattern}\s+"
    r"(?:were\s+(?:recruited|enrolled|surveyed|interviewed|tested|followed)|completed|took\s+part|participated)\b)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|both|several|multiple|series\s+of|across|these|all|included|"
    r"eligible)\s+(?:[\w-]+\s+){0,3}(?:studies|experiments|trials|surveys|cohorts|samples)\b|\b(?:studies|experiments)\s+\d",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def designs_of(work: Work) -> tuple[Said, ...]:
    """Return what the record says about the design of a work: its title, its type, what its abstract says of itself."""
    title = plain(work.full_title)
    if _OF_ANOTHER.search(title):
        return ()
    found = [*_in_title(title), *(_in_abstract(_abstract(work)))]
    if work.registry == "editor":  # a registry's types tell no design, an editor's may
        found += [replace(said, where="type") for said in _in_title(work.type)]
    first: dict[Design | None, Said] = {}
    for said in found:
        first.setdefault(said.design, said)
    if not first.keys().isdisjoint({Design.META, Design.SYSTEMATIC, Design.NARRATIVE}):
        first.pop(Design.REVIEW, None)  # the same words, told less exactly
    if Design.TRIAL in first:
        first.pop(Design.CLINICAL, None)
    return tuple(first.values())


def contradiction(claimed: Design, work: Work) -> Said | None:
    """Return what the record says that excludes a design; None where it says nothing, or anything that fits."""
    said = designs_of(work)
    excluded = _EXCLUDES.get(claimed, frozenset())
    if not said or not all(one.design in excluded for one in said):
        return None
    told = f"{plain(work.full_title)} {_abstract(work)} {_opening(work)}"
    if _PHRASES[claimed].search(told):
        return None
    if claimed is Design.ANIMALS and not _PEOPLE.search(plain(work.full_title)):
        return None
    return said[0]


def single_study(work: Work) -> Said | None:
    """Return what says that a work is one study; None where it may be a review, a book or several studies."""
    told = f"{plain(work.full_title)} {_abstract(work)}"
    if work.type in _BOOKS or _SEVERAL.search(told):
        return None
    one_study = _PRIMARY | {Design.CLINICAL}
    said = designs_of(work)
    if not all(one.design in one_study | {Design.ANIMALS} for one in said):
        return None
    if any(_PHRASES[one].search(told) for one in (*_REVIEWING, Design.POOLED, Design.GUIDELINE)):
        return None
    told_of = next((one for one in said if one.design in one_study), None)
    enrolled = None if told_of or _OF_ANOTHER.search(work.full_title) else _ENROLLED.search(_abstract(work))
    return Said(None, enrolled[0], "abstract") if enrolled else told_of


def touches(design: Design | None, text: str) -> bool:
    """Tell whether a text speaks of a design in any way, also of several such studies ("trials", "was reviewed")."""
    return design is None or bool(_TOUCHED.get(design, _PHRASES[design]).search(text))


def _in_title(title: str) -> Iterator[Said]:
    for design, pattern in _PHRASES.items():
        match = pattern.search(title)
        if match:
            yield Said(design, match[0].strip(" :.?"), "title")


def _in_abstract(abstract: str) -> Iterator[Said]:
    for design, pattern in _PHRASES.items():
        if design in (Design.REVIEW, Design.ANIMALS, Design.GUIDELINE, Design.POOLED):
            continue
        for match in pattern.finditer(abstract):
            if _SELF.search(abstract[max(0, match.start() - _BACK) : match.start()]):
                yield Said(design, match[0], "abstract")
                break
    for pattern, design in ((_RANDOMIZED, Design.TRIAL), (_REVIEWS, Design.REVIEW)):
        found = pattern.search(abstract)
        if found:
            yield Said(design, found[0], "abstract")


@lru_cache(maxsize=4096)
def _abstract(work: Work) -> str:
    return plain(" ".join(p.text for p in work.passages if p.origin == "abstract")[:_LOOKED_AT])


def _opening(work: Work) -> str:
    """Return how a full text or chosen passages begin: no design is read there, but what is named is not denied."""
    return " ".join(p.text[:2_000] for p in work.passages if p.origin != "abstract")
