"""What a sentence calls a study: "a meta-analysis found ...", "in a randomized trial"; one study alone, and as a fact.

Left alone: plurals, studies that are wanted, denied, compared with or only defined, the article's own ("we conducted a
systematic review"), and a study that another one is about ("a secondary analysis of a randomized trial").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.study_types import Design
from claimcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Called:
    """What a sentence calls a study. ``designs``: more than one for "a systematic review and meta-analysis"."""

    designs: tuple[Design, ...]
    span: Span


_LEAD = (
    r"\b(?:an?|one|the|another)\s+(?:(?!(?:an?|one|the|another|of|in|from|for|and|or|to|by|on|with|that|which|was|is)\b)"
    r"[\w-]+,?\s+){0,5}?"
)
_NOUNS: tuple[tuple[str, tuple[Design, ...]], ...] = (
    (
        r"systematic\s+(?:literature\s+)?review\s+(?:and|with|plus)\s+(?:network\s+)?meta-?\s?analysis",
        (Design.SYSTEMATIC, Design.META),
    ),
    (r"meta-?\s?analysis", (Design.META,)),
    (r"(?:systematic|cochrane|umbrella)\s+(?:literature\s+)?review", (Design.SYSTEMATIC,)),
    (r"narrative\s+review", (Design.NARRATIVE,)),
    (r"randomi[sz]ed(?:,?\s+[\w-]+){0,4}?\s+(?:trial|experiment)|RCT", (Design.TRIAL,)),
    (r"clinical\s+trial", (Design.CLINICAL, Design.TRIAL)),
    (r"cohort\s+study", (Design.COHORT,)),
    (r"case[\s-]control\s+study", (Design.CASE_CONTROL,)),
    (r"cross-?sectional\s+(?:study|survey)", (Design.CROSS,)),
    (r"case\s+(?:report|series)", (Design.CASE,)),
)  # fmt: skip
_CALLED = re.compile(
    _LEAD + "(?:" + "|".join(f"(?P<n{i}>{noun})" for i, (noun, _) in enumerate(_NOUNS)) + r")\b(?![-–]|\s+and\s+meta)",
    re.IGNORECASE,
)
_IN_ANIMALS = re.compile(r"\bin\s+(?:(?:male|female|adult|young|aged|old)\s+)?(?:mice|rats|rodents)\b", re.IGNORECASE)
_OTHER_BEINGS = re.compile(
    r"\b(?:humans?|patients|people|adults|children|women|men|participants|volunteers|veterans|infants)\b", re.IGNORECASE
)
_OWN = re.compile(
    r"\b(?:we|our|ours|us|i|my)\b|\b(?:this|the\s+(?:present|current)|present|current)\s+(?:\w+\s+){0,2}"
    r"(?:study|review|meta-?analysis|trial|analysis|paper|article|work|survey|report)\b",
    re.IGNORECASE,
)
#: Before the words: not this study, or another one about it.
_NOT_IT = re.compile(
    r"\b(?:no|not|nor|never|without|lack\w*|need\w*(?:\s+for)?|until|unlike|rather\s+than|instead\s+of|than|except|absence\s+of|"
    r"like|such\s+as|e\.g\.,?|as\s+in|via|within|included\s+in|part\s+of|compared\s+(?:with|to)|similar\s+to|versus|vs\.?|"
    r"(?:protocol|rationale|plans?|design|basis|guidelines?|software|tool|methods?)\s+(?:for|of)|follow-?up\s+(?:of|to|from)|"
    r"(?:re-?)?analys[ei]s\s+(?:of|from)|data\s+(?:from|of)|(?:participants|patients|people|samples?)\s+(?:of|in|from)|reviews?\s+of|"
    r"based\s+on|using|if|whether|should|could|would|to\s+(?:do|run|conduct|perform)|awaits?|planned|planning|ongoing|calls?\s+for|"
    r"as|or|and|on|cited\s+in|(?<!results )(?<!result )(?<!findings )(?<!finding )(?<!conclusions )of|"
    r"letter\s+(?:on|about)|criti\w+\s+(?:of|on))\s+$",
    re.IGNORECASE,
)
#: Behind the words: what is general, wanted, or somebody's method; or another noun that they only qualify.
_NO_FACT = re.compile(
    r"\s+(?:is|are|can|cannot|could|may|might|must|should|would|will|combines?|allows?|pools?|requires?|refers?|aims?|involves?|"
    r"provides?|means|needs?|needed|remains?|has\s+yet|was\s+(?:then\s+|also\s+)?(?:conducted|performed|carried|done|used|undertaken|planned|registered)|"
    r"evidence|data|design|literature|setting|protocol|methods?|methodology|techniques?|approach|participants?|patients|registry|"
    r"results|findings|model|software|package|guidelines?|framework|group|arm|using|according\s+to)\b",
    re.IGNORECASE,
)
_BACK = 40
#: One of these stands in everything that is read here; most sentences hold none.
_TELLING = ("trial", "review", "analysis", "study", "case", "rct", "experiment", "survey", "mice", "rats", "rodents")


def called_designs(text: str, sentence: Span) -> tuple[Called, ...]:
    """Return what a sentence calls studies, in order; empty for a question or a sentence about the article's own."""
    start, end = sentence.start, sentence.end
    low = text[start:end].lower()
    if not any(word in low for word in _TELLING):
        return ()
    if text[end - 1 : end] == "?" or _OWN.search(text, start, end):
        return ()
    return tuple(_called(text, start, end))


def _called(text: str, start: int, end: int) -> Iterator[Called]:
    for match in _CALLED.finditer(text, start, end):
        number = next(i for i in range(len(_NOUNS)) if match[f"n{i}"] is not None)
        if _NOT_IT.search(text[max(start, match.start() - _BACK) : match.start()]):
            continue
        if _NO_FACT.match(text, match.end(), end):
            continue
        yield Called(_NOUNS[number][1], Span(*match.span()))
    for match in _IN_ANIMALS.finditer(text, start, end):
        if not _OTHER_BEINGS.search(text, start, end):
            yield Called((Design.ANIMALS,), Span(*match.span()))
