"""Reads parts with their whole: "Of the 80 hikers, 50 ... and 40 ...", "22 of the 20", "52% passed and 61% failed".

Only parts that :mod:`claimcheck.compare.partitions` holds to exclude each other, or that the sentence says to, are
read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.notation import NUMBER, WHOLE, read_number, read_whole
from claimcheck.compare.partitions import exclusive

_WORD = r"[^\W\d][\w'’/-]{0,25}"
_START = r"(?<![\w.,/$€£%:=<>+±×-])"
_PART_OF = re.compile(
    rf"{_START}(?P<part>\d{{1,3}}(?:,\d{{3}}){{1,4}}+|\d++)\s(?:out\sof\s(?:the\s|a\stotal\sof\s)?|of\s(?:the|our|these|those|all)\s|of\s)"
    rf"(?P<whole>{WHOLE})(?P<after>(?![-.,:/]{{0,2}}[\w%])(?:\s{_WORD}){{0,2}})",
    re.IGNORECASE,
)
_WORD_PART_OF = re.compile(
    rf"{_START}(?P<part>{WHOLE})\s(?:out\sof\s(?:the\s)?|of\s(?:the|our|these|those)\s)(?P<whole>{WHOLE})(?P<after>(?![-.,:/]{{0,2}}[\w%])(?:\s{_WORD}){{0,2}})",
    re.IGNORECASE,
)
_NOT_COUNTS = re.compile(
    r"(?:\b(?:figures?|tables?|pages?|chapters?|sections?|grades?|scor(?:e|es|ed|ing)|versions?|days?|weeks?|months?|years?|phases?|steps?|items?|levels?|types?|no\.|number|"
    r"ratio|aged?|ages|rat(?:ed|ing|io)|since|by|in|until|from|than|january|february|march|april|may|june|july|august|september|october|november|december|dose|power|volume|gave|part|"
    r"average|mean|median|total|sum|maximum|minimum|least|most|over|under|about|every|refs?\.?)\s(?:of\s)?|[#$€£])$",
    re.IGNORECASE,
)
_TOTAL_OF = re.compile(r"\ba\s(?:total|sum)\sof\s$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"^\s(?:mg|kg|g|ml|mm|cm|ms|h|s|min|hours?|minutes?|days?|weeks?|months?|years?|percent|per|million|billion|thousand|hundred|kinds?|types?|sorts?|species|degrees?|points?|or|and|to|in|by|with|"
    r"different|distinct|dollars?|euros?|th|jan\w{0,6}|feb\w{0,6}|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep\w{0,7}|oct\w{0,5}|nov\w{0,6}|dec\w{0,6})\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    rf"(?:^|[.;:]\s|\()(?:Of|Out\sof|Among|In\stotal,\sof|Altogether,\sof|Overall,\sof|In\sall,\sof)\s(?:the\s|a\stotal\sof\s|all\s|all\sthe\s|these\s|those\s|our\s)?(?P<whole>{WHOLE})(?![-.]{{0,2}}\w|\s?%)"
    rf"(?P<noun>[^\d,;:.()]{{0,70}}?),\s(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_FIRST = re.compile(
    rf"{_START}(?P<whole>{WHOLE})(?![-.]{{0,2}}\w|\s?%)(?P<noun>(?:\s(?!and\b|or\b){_WORD}){{1,5}}?,\s(?:namely\s|i\.e\.,?\s)?"
    rf"|\s[^\d(;:%]{{1,80}}?\s?[(:;—]\s?)(?P<list>{WHOLE}\s[^():;.]{{3,120}}?)(?=[):;.]|$)",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    rf"{_START}(?P<whole>{WHOLE})(?![-.]{{0,2}}\w|\s?%)(?:\s(?!and\b|or\b){_WORD}){{1,5}}?\s(?:were|was)\s(?:then\s|equally\s|randomly\s|evenly\s)?(?:randomi[sz]ed|assigned|allocated|divided|split)\b(?P<list>.{{10,240}})",
    re.IGNORECASE | re.DOTALL,
)
_N_IS = re.compile(rf"[(\[]\s?[nN]\s?=\s?(?P<n>{NUMBER})\s?[)\]]")
_ITEM = re.compile(
    rf"(?P<n>{WHOLE})(?![-.]{{0,2}}\w|\s?%|\s?/)\s?(?P<words>(?:[(\[][^()\[\]]{{0,40}}[)\]]\s?)?[^\d;:()]{{0,120}}?)"
    rf"(?P<end>,\s(?:and\s)?|\sand\s|;\s(?:and\s)?|$|[.;:]|\swhile\s|\swhereas\s|\sbut\s)(?={WHOLE}|$|[^\d])",
    re.IGNORECASE,
)
# The cheap question before a dear pattern: is there a number behind such a word or sign at all?
_BEFORE_WHOLE = re.compile(
    rf"(?:of|among)\s(?:the\s|our\s|these\s|those\s|all\s(?:the\s)?|a\stotal\sof\s)?{WHOLE}"
)  # in lower case
_BEFORE_PARTS = re.compile(rf"[(:;—,]\s?(?:namely\s|i\.e\.,?\s)?{WHOLE}\s", re.IGNORECASE)
_CONNECTIVE = re.compile(r"(?:and\s|the\s(?:remaining|other)\s|another\s|only\s)*", re.IGNORECASE)
_OVERLAP = re.compile(
    r"\brespectively\b|\bboth\b|\bof\s(?:whom|these|those|which|them)\b|\balso\b|\bmore\sthan\sone\b|\bmultiple\b|\bseveral\b|\bat\sleast\b|\boverlap|\beither\b|\bas\swell\sas\b|\bcross-?over\b|\beach\b|\bagain\b"
    r"|\btwice\b|\bincluding\b|\bsome\sof\b|\ball\sof\b|\bin\saddition\b|\bthen\b|\blater\b|\bsubsequently\b|\bafter\b|\bbefore\b|\bat\sbaseline\b|\bfollow-?up\b|\bweeks?\b|\bin\s(?:19|20)\d\d\b|\bsecond\b|\bre-?randomi",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\bvs?\b\.?|\bversus\b|\bcompared\b|\bthan\b|\brespectively\b|\bgroups?\b|\barms?\b|\bamong\b|\bwhile\b|\bwhereas\b|\bagainst\s\d|\bfrom\s\d|\bto\s\d|\brose\b|\bfell\b|\bincreas|\bdecreas|\bup\sfrom\b"
    r"|\bmore\sthan\sone\b|\bmultiple\b|\bseveral\b|\bat\sleast\b|\bcould\sbe\snamed\b|\bboth\b|\balso\b|\beither\b|\bof\s(?:whom|these|those|which|them)\b|\bin\s(?:19|20)\d\d\b|\bat\sbaseline\b|\bconfidence\b|\bCI\b|\bafter\b|\bbefore\b"
    r"|\b(?:in|of|for)\s(?:the\s)?(?:men|women|boys|girls|placebo|control|treated|patients|children|adults|males|females|younger|older)\b|\bagain\b|\bmultiple|\bwave\b|\bsurveys\b|\bsamples\b|\bstudies\b|\baccuracy\b|\bsensitivity\b|\bagreement\b|\bpredictive\b|\bconcordan",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)
_HOLDERS = re.compile(
    r"\b(?:villages|towns|cities|hospitals|schools|clinics|cent(?:er|re)s|households|families|couples|pairs|dyads|countries|sites|teams|classes|studies|trials|papers|groups|years|months|weeks|days|"
    r"hours|minutes|sessions|items|points|mg|kg|cm|mm|km|per|percent)\b",
    re.IGNORECASE,
)
"""What may hold more people than it numbers."""
_ONE_ANSWER = re.compile(
    r"\b(?:one|single|only\sone|exactly\sone)\s(?:answer|option|choice|response|reply|category|party|candidate|reason|item|box|class|group|vote)(?:\s?only)?\b|\bsingle[-\s](?:choice|answer|response)\b|\bmutually\sexclusive\b|\bforced[-\s]choice\b",
    re.IGNORECASE,
)
_NO_ONE_ANSWER = re.compile(r"\b(?:more\sthan|at\sleast)\sone\b", re.IGNORECASE)
_GAP = re.compile(
    r"\s?[,;]?\s?(?:(?:and|but|while|plus)\s)?(?:(?:about|around|roughly|another|the\s(?:remaining|other)|a\sfurther|only|nearly|almost|some|just)\s)?"
    r"|\s?[(\[][^()\[\]]{0,40}[)\]]\s?[^\d%(),;]{0,60}(?:,\s?|;\s?|\s)(?:and\s)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"{_START}(?P<n>{NUMBER})\s?(?:%|per\s?cent\b|percent\b)(?![-/])\s?(?P<words>[^\d;:()%]{{0,80}}?)"
    r"(?=,|\sand\s\d|;|$|[.]\s?$|\(|\sand\s\w+ly\s\d|[.])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Excess:
    """Parts that sum to ``total``, more than ``whole`` (100 where ``percent``). ``parts``: as numbers."""

    parts: tuple[float, ...]
    total: float
    whole: float
    percent: bool
    start: int
    end: int


def read_excesses(text: str) -> Iterator[Excess]:
    """Yield what exceeds its whole in a sentence that :func:`claimcheck.compare.notation.plain` has spelt plainly."""
    opened = _BEFORE_WHOLE.search(text.lower()) is not None
    single = _single(text) if opened else ()
    found = [*single, *_of_whole(text, opened), *_groups(text), *_percentages(text)]
    last = -1
    for excess in sorted(found, key=lambda one: one.start):
        if excess.start >= last:
            last = excess.end
            yield excess


def _single(text: str) -> Iterator[Excess]:
    """22 of the 20 bakeries."""
    for pattern in (_PART_OF, _WORD_PART_OF):
        for match in pattern.finditer(text):
            part, whole = read_whole(match["part"]), read_whole(match["whole"])
            if part is None or not whole or part <= whole or _is_year(part):
                continue
            before = text[max(0, match.start() - 24) : match.start()]
            if _NOT_COUNTS.search(before) and not _TOTAL_OF.search(before):
                continue
            the = re.search(r"\s(?:the|our|these|those|all|out)\b", match.group(), re.IGNORECASE)
            if _NO_NOUN.match(match["after"]) or not (the or match["after"].strip()):
                continue
            yield Excess((part,), part, whole, False, match.start(), match.end("whole"))


def _is_year(number: int) -> bool:
    return 1900 <= number <= 2100


def _of_whole(text: str, opened: bool) -> Iterator[Excess]:
    """Of the 80 hikers, 50 were assigned to the long route and 40 to the short; eighty hikers (50 men and 40 women).

    ``opened``: something like "of the 80" stands in the sentence.
    """
    for pattern in (*((_OF_WHOLE,) if opened else ()), *((_WHOLE_FIRST,) if _BEFORE_PARTS.search(text) else ())):
        for match in pattern.finditer(text):
            whole = read_whole(match["whole"])
            told = f"{match['noun']} {match['list']}"
            holder = pattern is _WHOLE_FIRST and _HOLDERS.search(match["noun"])
            if not whole or _is_year(whole) or _OVERLAP.search(told) or holder:
                continue
            items = _items(match["list"])
            numbers = [number for number, _, _ in items]
            if len(items) < 2 or any(number >= whole for number in numbers) or sum(numbers) <= whole:
                continue
            if exclusive([words for _, words, _ in items]):
                end = match.start("list") + items[-1][2]
                yield Excess(tuple(map(float, numbers)), sum(numbers), whole, False, match.start("whole"), end)


def _items(listed: str) -> list[tuple[int, str, int]]:
    """Return number, words and end of each part of a list, up to the first thing that is no part."""
    items: list[tuple[int, str, int]] = []
    at = 0
    while match := _ITEM.match(listed, at):
        number = read_whole(match["n"])
        if number is None:
            break
        words = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", match["words"]).strip(" ,")
        if not words or re.match(r"(?:or|-)\s", words, re.IGNORECASE):
            break
        items.append((number, words, match.end("words")))
        at = match.end()
        if match["end"][:1] in (".", ":") or at >= len(listed):
            break
        connective = _CONNECTIVE.match(listed, at)
        at = connective.end() if connective else at
    return items


def _groups(text: str) -> Iterator[Excess]:
    """80 hikers were assigned to the long (n = 50) or the short route (n = 40)."""
    if _N_IS.search(text) is None:
        return
    for match in _GROUPS.finditer(text):
        whole = read_whole(match["whole"])
        if not whole or _is_year(whole) or _OVERLAP.search(text):
            continue
        groups = list(_N_IS.finditer(match["list"]))
        numbers = [int(number.value) for one in groups if (number := read_number(one["n"])) and number.unit >= 1.0]
        if len(numbers) < 2 or any(number >= whole for number in numbers) or sum(numbers) <= whole:
            continue
        end = match.start("list") + groups[-1].end()
        yield Excess(tuple(map(float, numbers)), sum(numbers), whole, False, match.start("whole"), end)


def _percentages(text: str) -> Iterator[Excess]:
    """52% passed and 61% failed."""
    if text.count("%") + text.count("cent") < 2:
        return
    parts = list(_PERCENT.finditer(text))
    if len(parts) < 2 or _COMPARED.search(text) or _WITH.search(text, parts[0].start()):
        return
    gaps = (text[before.end() : part.start()] for before, part in pairwise(parts))
    if any(_GAP.fullmatch(gap) is None for gap in gaps):
        return
    numbers = [number for part in parts if (number := read_number(part["n"]))]
    room = sum(number.half for number in numbers) + 1e-9
    total = sum(number.value for number in numbers)
    if total <= 100.0 + room or any(number.value >= 100.0 for number in numbers):
        return
    one_answer = _ONE_ANSWER.search(text) is not None and not _NO_ONE_ANSWER.search(text)
    if one_answer or exclusive([part["words"] for part in parts]):
        yield Excess(tuple(n.value for n in numbers), total, 100.0, True, parts[0].start(), parts[-1].end("words"))
