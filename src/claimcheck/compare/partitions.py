"""Do parts exclude each other by their wording? "40 men and 30 women", "31 sprouted and 17 did not sprout".

Parts that may overlap ("40 had pain and 30 had nausea") are the rule in prose; only what the words themselves keep
apart is taken for a partition: groups to which people are assigned, opposites, and a thing with its denial.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare import lazy_patterns as re

_OPPOSITES: tuple[tuple[str, ...], ...] = (
    (r"men|males?|boys|fathers|gentlemen|husbands", r"women|females?|girls|mothers|ladies|wives", r"non-?binary"),
    (
        r"agreed?|in favou?r|supported|approved?|for it|said yes|answered yes|voted yes|voted for|yes|for$",
        r"disagreed?|opposed|against|disapproved?|rejected|said no|answered no|voted no|voted against|no$",
        r"undecided|unsure|neutral|did not know|didn['’]t know|don['’]t know|no opinion|abstained"
        r"|neither agreed nor disagreed",
    ),
    (r"survived|alive|recovered", r"died|deceased|dead|deaths"),
    (
        r"improved|got better|increased|rose|gained weight",
        r"worsened|deteriorated|got worse|decreased|fell|lost weight",
        r"unchanged|stable|no change|remained the same|stayed the same|did not change|were the same|showed no change",
    ),
    (r"positive|favou?rable", r"negative|unfavou?rable", r"inconclusive|indeterminate|equivocal|neutral|mixed"),
    (r"passed", r"failed"),
    (r"completed|finished|stayed", r"withdrew|dropped out|discontinued|were lost|lost to follow-up|left early|quit"),
    (r"accepted|consented|took part|participated", r"declined|refused|rejected"),
    (r"married", r"single$|unmarried|never married", r"divorced|separated", r"widowed"),
    (
        r"current smokers?",
        r"former smokers?|ex-?smokers?|past smokers?",
        r"never[- ]smokers?|non-?smokers?|never smoked",
    ),
    (r"employed", r"unemployed"),
    (r"satisfied|happy", r"dissatisfied|unsatisfied|unhappy", r"neutral|neither"),
    (r"benign", r"malignant"),
    (r"vaccinated", r"unvaccinated|not vaccinated"),
    (r"won", r"lost", r"drew|drawn|tied"),
    (r"mild", r"moderate", r"severe", r"critical"),
    (r"always", r"often|frequently|usually", r"sometimes|occasionally", r"rarely|seldom", r"never"),
    (r"excellent", r"very good", r"good", r"fair", r"poor|bad|very poor"),
    (r"urban|in cities|in towns", r"rural|in the country|in villages", r"suburban"),
    (r"left[- ]handed|left[- ]handers", r"right[- ]handed|right[- ]handers", r"ambidextrous"),
    (r"public", r"private"),
    (r"owned|owners?", r"rented|renters?|tenants?"),
    (r"occupied|full$|filled", r"empty|vacant|unoccupied"),
    (r"present|attended", r"absent|stayed away"),
    (r"increased|rose|up", r"decreased|fell|down|declined", r"unchanged|constant|did not change|stayed the same"),
    (
        r"fully|completely|complete response|complete remission",
        r"partly|partially|in part|partial response|partial remission",
        r"not at all|no response",
    ),
    (r"treated", r"untreated|not treated"),
    (r"open|opened", r"closed"),
    (r"heterosexual", r"homosexual|gay", r"bisexual"),
)  # fmt: skip
_FAMILIES = tuple(
    tuple(re.compile(rf"(?<![\w-])(?:{side})(?![\w-])", re.IGNORECASE) for side in family) for family in _OPPOSITES
)
_ASSIGNED = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed|randomly\s(?:assigned|allocated)|divided|sorted|placed|put|went)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^\s?(?:(?:were|was|had been|participants|patients|people|of them)\s)*(?:randomly\s)?"
    r"(?:assigned\s|allocated\s|randomi[sz]ed\s|placed\s|sorted\s|put\s|went\s)?(?:to|into|in)\b",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"\b(?:placebo|sham|controls?|usual\scare|standard\scare|waiting[- ]list|wait-?list|no\streatment|nothing)\b",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"^(?:(?:were|was|had\sbeen|patients|participants|people|subjects)\s)*(?:received|got|took|given|in\sthe\s[^\d]{1,30}\b(?:group|arm)|on\s|treated)\b",
    re.IGNORECASE,
)
_RECEIVED_AGAIN = re.compile(
    rf"{_RECEIVED.pattern}|^(?:(?:were|was|patients|participants|people|subjects)\s)*(?:(?:a|the|as)\s)?(?:{_CONTROL.pattern})",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:of|for|with|on|about|at|to|by|in|from|during|under|over)\s(?:the\s|an?\s)?(?P<what>[^\W\d][\w-]*)",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(
    r"\s(?:(?:the|an?|their|his|her|its|that|this)\s)?(?!(?:of|for|with|on|about|at|to|by|in|from|during|under|over|and|it|them|ones?|so|who)\b)(?P<what>[^\W\d][\w-]*)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:did|had|was|were|has|have|could|would|do)(?:\snot|n['’]t)\b(?P<rest>.*)", re.IGNORECASE)
_NONE = re.compile(r"(?P<verb>[^\W\d]{2,20})\s(?:none|nothing)\b", re.IGNORECASE)
_STEM = 4


def exclusive(parts: Sequence[str]) -> bool:
    """Tell whether the words behind the numbers of a list keep its parts apart ("were assigned to A", "to B")."""
    if len(parts) < 2:
        return False
    return _assigned(parts) or _controlled(parts) or _opposite(parts) or _denied(parts)


def _assigned(parts: Sequence[str]) -> bool:
    """One verb for all: "50 were assigned to the long route and 40 to the short"."""
    return _ASSIGNED.search(parts[0]) is not None and all(_TO.match(part) for part in parts)


def _controlled(parts: Sequence[str]) -> bool:
    """One part is the control group: "40 received the drug and 30 received placebo"."""
    controls = [_CONTROL.search(part) is not None for part in parts]
    return (
        controls.count(True) == 1 and _RECEIVED.match(parts[0]) is not None and all(map(_RECEIVED_AGAIN.match, parts))
    )


def _opposite(parts: Sequence[str]) -> bool:
    """Each part has a word of one family of opposites, and every part another."""
    return any(_sides(family, parts) for family in _FAMILIES)


def _sides(family: Sequence[re.Pattern[str]], parts: Sequence[str]) -> bool:
    taken: set[int] = set()
    objects: set[str] = set()
    nouns: set[str] = set()
    for part in parts:
        sides = [n for n, side in enumerate(family) if side.search(part)]
        longest = max(sides, key=lambda n: max(len(m.group()) for m in family[n].finditer(part)), default=None)
        if longest is None or longest in taken:
            return False
        taken.add(longest)
        next_word = _NEXT_WORD.match(part, max(m.end() for m in family[longest].finditer(part)))
        if next_word and nouns and next_word["what"].lower() not in nouns:
            return False  # "positive comments", "negative letters"
        if next_word:
            nouns.add(next_word["what"].lower())
        told = {m["what"].lower() for m in _OBJECT.finditer(family[longest].sub(" ", part))}
        if told and objects and told != objects:
            return False  # "positive for one thing, negative for another"
        objects = told or objects
    return True


def _denied(parts: Sequence[str]) -> bool:
    """The last part denies what the others say: "sprouted early", "sprouted late", "did not sprout"."""
    if len(parts) == 2 and (none := _NONE.match(parts[1])) and none["verb"].lower() in parts[0].lower().split():
        return True  # "22 laid eggs and 21 laid none"
    found = _DENIED.search(parts[-1])
    if found is None or any(_DENIED.search(part) for part in parts[:-1]):
        return False
    said = re.findall(r"[^\W\d]{3,}", found["rest"])
    if not said:
        return len(parts) == 2  # "40 responded and 30 did not"
    stem = said[0][:_STEM].lower()
    return all(re.search(rf"\b{re.escape(stem)}", part, re.IGNORECASE) for part in parts[:-1])
