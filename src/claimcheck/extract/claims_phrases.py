"""Who, what, by what and which way: the phrases of a claim, read off fixed words around its number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.quantities_context import PEOPLE_WORDS

_STOP = frozenset(
    """
    a an the and or but nor of on at by for from to with without within into than then that which who whom whose
    when where while as if because is are was were be been being has have had do does did can could may might
    must shall should will would not no per each every after before during until since between among under over
    about around this these those it its they them their there here we us our you your he she his her i my only
    respectively also often in using via through compared versus vs experience experiences experienced achieve
    achieves achieved respond responds responded report reports reported show shows showed shown improve
    improves improved receive received find found fail fails failed remain remained develop developed die died
    get got see saw feel felt take took use used say said believe believed suffer suffered recover recovered
    relapse relapsed reduce reduced reduces increase increased increases decrease decreased achieving drop drops
    dropped fell rise rose becomes became become lost gain gained reached reach met saw needed need want wanted
    agree agreed stopped stop said prefer preferred
    """.split()
)
_AMOUNTS = frozenset(
    "most many some all percent half thirds quarter one two three four five six seven eight nine ten twelve twenty "
    "hundred thousand million".split()
)
_WORD = re.compile(r"[ \u00a0\n\t]+(?P<w>[^\W_][\w’'/-]*)")
_BACK = re.compile(r"(?P<w>[^\W\d_][\w’'-]*)[ \u00a0\n\t]+$")
_WITH = re.compile(
    r"\s+(?:with|without|suffering\s+from|living\s+with|diagnosed\s+with|who\s+(?:have|had|suffer\s+from|were\s+diagnosed\s+with)|struggling\s+with|experiencing|having|taking|receiving|on|in)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\s+\([A-Z][A-Za-z0-9-]{1,9}\)")
_ACHIEVE = re.compile(
    r"\b(?:experienc|achiev|report|show|gain|attain|reach|notic|obtain|develop|suffer(?:ed|s|ing)?\s+from)(?:e|ed|es|ing|s)?\b|\b(?:had|have|has|saw|see|felt|feel|got|get|found|find|received|receive)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:reduc(?:e|es|ed|ing|tions?)|decreas(?:e|es|ed|ing)|lower(?:s|ed|ing)?|cut(?:s|ting)?|declin(?:e|es|ed|ing)|drop(?:s|ped)?|fell|falls?|alleviat\w+|diminish\w*|shrank|shrinks?|less|fewer|halved)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:increas(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ements?)|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|grew|grow(?:s|n|th)?|enhanc\w+|boost\w*|higher|more|relief|doubl\w+|tripl\w+|gain(?:s|ed)?)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?P<v>(?:reduc|decreas|increas|improv|rais|alleviat|enhanc)(?:e|es|ed|ing)|(?:lower|boost|cut|diminish)(?:s|es|ed|ting|ing)?)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:respond(?:s|ed|ing)?|relaps(?:e|es|ed)|recover(?:s|ed)?|remit(?:s|ted)?|surviv(?:e|es|ed)|die[sd]?|improve[sd]?|remission|response|mortality|prevalence)\b",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:change|difference|effect|improvement|increase|decrease)\b|\bunchanged\b|\bremain\w*\s+(?:stable|constant)\b",
    re.IGNORECASE,
)
_MEANS_WORDS = frozenset(
    """
    antidepressant antidepressants course courses diet diets dose doses drug drugs esketamine exercise exercises
    infusion infusions injection injections intervention interventions ketamine medication medications placebo
    program programme programmes programs psilocybin psychotherapies psychotherapy screening screenings session
    sessions ssri ssris statin statins supplement supplements surgeries surgery tablet tablets therapies therapy
    training trainings treatment treatments vaccination vaccinations vaccine vaccines
    """.split()
)
_MEANS = re.compile(rf"\b(?:{'|'.join(sorted(_MEANS_WORDS, reverse=True))})\b", re.IGNORECASE)
#: The first three letters of what each pattern can match, which rule most claims out before it is tried.
_CHANGE_BEGINS = frozenset("red dec inc imp rai all enh low boo cut dim".split())
_ACHIEVE_BEGINS = frozenset(
    "exp ach rep sho gai att rea not obt dev suf had hav has saw see fel fee got get fou fin rec".split()
)
_ALONE_BEGINS = frozenset("res rel rec rem sur die imp mor pre".split())
_DOWN_BEGINS = frozenset("red dec low cut dro fel fal all dim shr les few hal".split())
_UP_BEGINS = frozenset("inc imp rai ris ros gre gro enh boo hig mor rel dou tri gai".split())
_NO_CHANGE_BEGINS = frozenset("no unc rem".split())
_HEDGES = frozenset(
    "may might could can possibly perhaps likely probably suggest suggests appear appears seem seems potentially "
    "believed thought".split()
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|can|possibly|perhaps|likely|probably|suggests?|appears?|seems?|potentially|believed|thought\s+to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The words of a claim's sentence, whole and by their first three letters: they rule patterns out."""

    whole: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, words: frozenset[str]) -> ClaimWords:
        """Take the words of the claim's sentence, lower case."""
        return cls(words, frozenset([word[:3] for word in words]))


def population(text: str, start: int, end: int, after: int, words: ClaimWords) -> str | None:
    """Return the people a claim is about, as printed: those behind its number, else the first named."""
    if words.whole.isdisjoint(PEOPLE_WORDS):
        return None
    named = words.whole & PEOPLE_WORDS
    head = _first_of(named, text, after, min(end, after + 90)) or _first_of(named, text, start, end)
    if head is None or head.group().lower() in ("those", "lives", "cases", "deaths", "births"):
        return None
    begin = head.start()
    for _ in range(3):
        back = _BACK.search(text[max(start, begin - 30) : begin])
        if back is None or back.group("w").lower() in _STOP:
            break
        if back.group("w").lower() in _AMOUNTS:
            break
        begin = max(start, begin - 30) + back.start()
    stop = head.end()
    link = _WITH.match(text, stop, end)
    if link is not None:
        ending = _phrase_end(text, link.end(), end, 7)
        if ending > link.end() and (
            link.group().strip().lower() not in ("in", "on") or text[link.end() : link.end() + 2].strip().istitle()
        ):
            stop = ending
    return text[begin:stop]


def _first_of(words: frozenset[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first place of any of a few words for people, in either case; ``end`` may cut another one short."""
    at = end
    while at > start and text[at - 1].isalpha():
        at -= 1
    if at < end and (cut := text[at:end].lower()) in PEOPLE_WORDS:
        words |= {cut}
    found = [match for word in words if (match := _alone(word).search(text, start, end))]
    return min(found, key=lambda match: match.start()) if found else None


@lru_cache(maxsize=512)
def _alone(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}\b", re.IGNORECASE)


def outcome(text: str, start: int, end: int, words: ClaimWords) -> str | None:
    """Return what is measured: the object of a verb of change or of having, else a verb that says it all."""
    for pattern, beginnings in ((_CHANGE, _CHANGE_BEGINS), (_ACHIEVE, _ACHIEVE_BEGINS)):
        if words.beginnings.isdisjoint(beginnings):
            continue
        for match in pattern.finditer(text, start, end):
            skipped = _skip_small_words(text, match.end(), end)
            ending = _phrase_end(text, skipped, end, 5)
            if ending > skipped:
                found = text[skipped:ending].strip()
                if not found[:1].isdigit() and found.lower() not in PEOPLE_WORDS:
                    return found
            if pattern is _CHANGE and (subject := _subject(text, start, match.start())):
                return subject
    alone = None if words.beginnings.isdisjoint(_ALONE_BEGINS) else _ALONE.search(text, start, end)
    return alone.group() if alone else None


def predicate(text: str, at: int, end: int) -> str | None:
    """Return what people are said to do, right behind the words that name them: "lose suicidal thoughts"."""
    found = _DOES.match(text, at, end)
    if found is None or found["verb"].lower() in _STOP or found["verb"].lower() in PEOPLE_WORDS:
        return None
    ending = _phrase_end(text, _skip_small_words(text, found.end(), end), end, 4)
    return text[found.start("verb") : ending].strip() if ending > found.end() else None


def intervention(text: str, start: int, end: int, words: ClaimWords) -> str | None:
    """Return the means ("standard antidepressants", "ketamine therapy"), as printed."""
    if words.whole.isdisjoint(_MEANS_WORDS):
        return None
    best = None
    for head in _MEANS.finditer(text, start, end):
        following = text[head.end() : head.end() + 1]
        if following == "-" or (head.start() > start and text[head.start() - 1] in "-("):
            continue
        begin = head.start()
        for _ in range(4):
            back = _BACK.search(text[max(start, begin - 30) : begin])
            if back is None or back.group("w").lower() in _STOP or back.group("w").lower().endswith("ly"):
                break
            begin = max(start, begin - 30) + back.start()
        phrase = text[begin : head.end()]
        if best is None or (len(best.split()) < 2 <= len(phrase.split())):
            best = phrase
    return best


def direction(text: str, start: int, end: int, words: ClaimWords) -> str | None:
    """Return "increase", "decrease", "none" or None."""
    if not words.beginnings.isdisjoint(_NO_CHANGE_BEGINS) and _NO_CHANGE.search(text, start, end):
        return "none"
    down = None if words.beginnings.isdisjoint(_DOWN_BEGINS) else _DOWN.search(text, start, end)
    up = None if words.beginnings.isdisjoint(_UP_BEGINS) else _UP.search(text, start, end)
    if down and (up is None or down.start() < up.start()):
        return "decrease"
    return "increase" if up else None


def names(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words with a capital behind the first, lower case: places, people, products; no abbreviations."""
    first = _FIRST_WORD.match(text, start, end)
    found = _NAME.findall(text, first.end() if first else start, end)
    return frozenset(word.lower() for word in found)


def is_hedged(text: str, start: int, end: int, words: ClaimWords) -> bool:
    """Tell whether the claim is softened ("may", "can", "suggests")."""
    return not words.whole.isdisjoint(_HEDGES) and bool(_HEDGE.search(text, start, end))


_DOES = re.compile(
    r"\s+(?:(?:do|does|did|will|would|can|could|may|might|had|have|has|then|also|still)\s+){0,2}(?:not\s+)?(?P<verb>[a-z]{3,20})\b"
)
_FIRST_WORD = re.compile(r"\W*\w+")
_NAME = re.compile(r"\b[A-Z][a-z][\w’'-]*")
_SMALL = re.compile(r"\s+(?:the|an?|their|its|his|her|some|any|significant(?:ly)?|substantial|rapid)\b", re.IGNORECASE)


def _skip_small_words(text: str, at: int, end: int) -> int:
    for _ in range(3):
        match = _SMALL.match(text, at, end)
        if match is None:
            return at
        at = match.end()
    return at


def _phrase_end(text: str, at: int, end: int, most: int) -> int:
    """Return where a noun phrase ends that begins at ``at``: before a function word, a verb of the list, a comma."""
    for _ in range(most):
        match = _WORD.match(text, at, end)
        if match is None or match.group("w").lower() in _STOP or match.group("w")[:1].isdigit():
            break
        at = match.end()
        short = _ABBREVIATION.match(text, at, end)
        if short is not None:
            return short.end()
    return at


def _subject(text: str, start: int, at: int) -> str | None:
    begin = at
    for _ in range(4):
        back = _BACK.search(text[max(start, begin - 30) : begin])
        if back is None or back.group("w").lower() in _STOP:
            break
        begin = max(start, begin - 30) + back.start()
    return text[begin:at].strip() or None
