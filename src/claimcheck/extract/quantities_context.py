"""The words around a number: modifiers before and after it, and the noun that it counts."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re

_UP = (
    "up to|at most|no more than|not more than|not exceeding|less than|fewer than|lower "
    "than|smaller than|under|below|<=|<|≤|⩽|≲|a maximum of|maximum of|as little as|as few as|no "
    "greater than|within|max\\.?|down to"
)
_DOWN = (
    "at least|more than|greater than|larger than|higher than|longer than|older "
    "than|over|above|exceeding|in excess of|upwards? of|"
    "no less than|no fewer than|not less than|>=|>|≥|⩾|≳|a minimum of|minimum of|well over|just "
    "over|slightly over|just above|upward of|min\\.?"
)
_ABOUT = (
    "approximately|approx\\.?|about|around|roughly|nearly|almost|some|circa|ca\\.?|c\\.|~|∼|≈|≃|≅|close "
    "to|near|an estimated|estimated|"
    "on the order of|of the order of|or so|just under|just below|nearly|virtually|practically"
)
_PLAIN = (
    "exactly|precisely|only|just|as many as|as much as|a total of|a mean of|an average of|a "
    "median of|mean|average|median|a full|a further|an additional|another"
)
_BEFORE = re.compile(
    rf"(?:(?<=[^\w.])|^)(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<about>{_ABOUT})|(?P<plain>{_PLAIN}))\s*(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?(?P<down>\+(?!\s?/)(?![\w+])|(?:-|\s)?plus\b(?!\s+\d)|\s*or\s+(?:more|greater|above|older|higher|over|longer)\b|\s*and\s+(?:above|over|older|up)\b)|\s?(?P<up>or\s+(?:less|fewer|below|under|younger|lower)\b|and\s+(?:below|under|younger)\b)|\s?(?P<about>or\s+so\b|\s?-?ish\b)",
    re.IGNORECASE,
)
_BEGINS_AFTER = frozenset("+-pPoOaAiI \n\t\u00a0")
_LAST_WORDS = frozenset(
    "to most than exceeding under below of little few within max least over above exceeding "
    "minimum maximum min approximately approx "
    "about around roughly nearly almost some circa ca c near estimated so virtually practically "
    "exactly precisely only just "
    "many much mean average median full further additional another the a an".split()
)
_AT_MOST = frozenset({"as much as", "as many as"})
_REACH = 26

#: Words for people, lower case.
PEOPLE_WORDS = frozenset(
    """
    adolescent adolescents adult adults american americans athlete athletes babies baby birth births boy boys
    briton britons caregiver caregivers cases child children citizen citizens client clients clinician clinicians
    consumer consumers couple couples customer customers death deaths developer developers doctor doctors drinker
    drinkers driver drivers elderly employee employees employer employers engineer engineers european europeans
    expert experts farmer farmers fatalities father fathers female females girl girls household households human
    humanity humans immigrant immigrants individual individuals infant infants kids lives male males man men
    migrant migrants mother mothers newborn newborns nurse nurses parent parents participant participants
    passenger passengers patient patients people person persons physician physicians pregnancies prisoner
    prisoners professional professionals programmer programmers psychiatrist psychiatrists reader readers refugee
    refugees researcher researchers resident residents respondent respondents runner runners scientist scientists
    senior seniors sleeper sleepers smoker smokers soldier soldiers student students subject subjects subscriber
    subscribers sufferer sufferers suicide suicides survivor survivors teacher teachers teen teenager teenagers
    teens therapist therapists those user users veteran veterans victim victims visitor visitors volunteer
    volunteers voter voters woman women worker workers youth youths
    """.split()
)
PEOPLE = re.compile(rf"\b(?:{'|'.join(sorted(PEOPLE_WORDS, reverse=True))})\b", re.IGNORECASE)
_END = frozenset(
    """
    a an the and or but of in on at by for from to with without within into than then that which who whose when
    where while as if because is are was were be been being has have had do does did can could may might must
    shall should will would not no per each every after before during until since between among under over about
    around this these those it its they them their there here we our you your he she his her i my one two three
    four five six seven eight nine ten both also only respectively showed show reported report had experienced
    achieved received completed died respond responded improve improved did said using including compared versus
    vs via through against across above below more less
    """.split()
)
_WORD = re.compile(r"[ \u00a0\n\t]+(?P<w>[^\W\d_][\w’'/-]*)")
_OF = re.compile(
    r"\s+(?:out\s+)?(?:of\s+)?(?:(?:the|all|these|those|our|their|its|his|her|study|such|any)\s+)*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Modifier:
    """A comparator or approximator. ``side``: "up" (an upper bound), "down" (a lower bound), "about" or ""."""

    start: int
    end: int
    text: str
    side: str


def modifier_before(text: str, at: int, floor: int) -> Modifier | None:
    """Return the modifier that ends where the number begins (two in a row are one: "up to about")."""
    found: Modifier | None = None
    begin = at
    for _ in range(2):
        if not _may_modify(text[max(floor, begin - 14) : begin]):
            break
        match = _BEFORE.search(text[max(floor, begin - _REACH) : begin])
        if match is None:
            break
        start = max(floor, begin - _REACH) + match.start()
        word = match.group(match.lastgroup or 0).lower()
        side = match.lastgroup or ""
        side = "up" if word in _AT_MOST else ("" if side == "plain" else side)
        if found is not None and side in ("", "about") and found.side in ("up", "down"):
            side = found.side
        if found is not None and side == "":
            side = found.side
        found = Modifier(start, at, " ".join(text[start:at].lower().split()), side)
        begin = start
    return found


def _may_modify(before: str) -> bool:
    """A quick look at the last word, which nearly always is none of a modifier's."""
    before = before.rstrip()
    if not before:
        return False
    if not before[-1].isalpha():
        return before[-1] in "~∼≈≃≅<>≤≥⩽⩾≲≳=."
    return before[before.rfind(" ") + 1 :].lower().lstrip("(\"'“‘[—–-\n\u00a0") in _LAST_WORDS or "\n" in before


def modifier_after(text: str, at: int, end: int) -> Modifier | None:
    """Return "or more", "and older", "+" behind a number."""
    begin = at + 1 if at < end and text[at].isspace() else at
    if text[begin : begin + 1] not in _BEGINS_AFTER:
        return None
    match = _AFTER.match(text, at, end)
    if match is None:
        return None
    return Modifier(match.start(), match.end(), " ".join(match.group().lower().split()), match.lastgroup or "")


def counted_noun(text: str, at: int, end: int, *, share: bool) -> tuple[str, int]:
    """Return the noun that is counted (lower case) and where it ends; ("", at) where none can be told.

    ``share``: the number is a share, so "of the" may stand between.
    """
    start = at
    if share:
        of = _OF.match(text, at, end)
        if of is not None:
            at = of.end() - (1 if of.end() > start else 0)
            if text[at : at + 1].strip():
                at = of.start()
    best, stop = "", start
    for _ in range(4):
        match = _WORD.match(text, at, end)
        if match is None:
            break
        word = match.group("w").lower()
        if word in _END and word not in ("those",):
            break
        at = match.end()
        if word in PEOPLE_WORDS:
            return word, at
        if (
            not best
            and word.endswith("s")
            and not word.endswith(("ss", "ous", "us", "is", "'s", "’s"))
            and len(word) > 3
        ):
            best, stop = word, at
    return best, stop
