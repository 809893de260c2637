"""NUM003 impossible-mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.means import mean_is_possible, nearest_means
from claimcheck.compare.notation import NUMBER, WHOLE, Printed, plain, read_number, read_whole
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity
from claimcheck.model.span import Span
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.num.sentences import numbered, words_of

_MEAN_WORD = re.compile(r"[Mm]ean|M\b|verag|𝑀")
_PEOPLE = (
    r"(?:participants?|patients?|clients?|students?|pupils?|children|kids|boys|girls|adults?|adolescents?|teenagers?|men|women|males?|females?|people|persons?"
    r"|subjects?|respondents?|volunteers?|raters?|judges?|observers?|users?|players?|teachers?|nurses?|doctors?|physicians?|pilots?|drivers?|callers?|visitors?"
    r"|workers?|employees?|managers?|parents?|mothers?|fathers?|infants?|babies|toddlers?|veterans?|athletes?|residents?|members?|readers?|viewers?|listeners?"
    r"|customers?|consumers?|shoppers?|voters?|households?|families|couples?|dyads?|teams?|classes|schools?|speakers?|musicians?|interviewees?|undergraduates?|graduates?"
    r"|firefighters?|soldiers?|farmers?|owners?|guests?|applicants?|candidates?|learners?|trainees?|citizens?|sitters?|runners?|swimmers?|singers?|rats?|mice|mouse|dogs?|cats?|birds?|monkeys?|animals?|staff)"
)
_MEANS = re.compile(
    rf"(?<![\w.])(?:Ms?\s?=\s?|(?:[Mm]eans?|[Aa]verages?)(?:\s\(M\))?"
    rf"(?:\s(?!and\b)\w[\w'’/-]{{0,24}}){{0,12}}?\s?(?:=|,|:|\bof|\bwas|\bwere|\bis|\bat|\bequalled)\s(?:only\s|just\s|about\s)?"
    rf"|\b(?:averaged|averaging)\s)(?P<mean>{NUMBER})(?!\s(?:\w{{1,20}}\s){{0,2}}?{_PEOPLE}\b)(?![\d%]|[.,·]\d|\s?%)(?P<after>[^.;()]{{0,24}})"
)
_NO_PEOPLE = (
    r"(?:points?|items?|questions?|times|years?|months?|weeks?|days?|hours?|minutes?|seconds?|trials|blocks|sessions|scales?|options|"
    r"categories|percent|levels|studies|groups|conditions|in|for|of|by|to|and|or|with|per|from|at|on|was|were|is|are|as|had|who)\b"
)
_OTHER_WORD = rf"(?:(?!{_NO_PEOPLE})[^\W\d]\w{{1,20}}\s)"
_SAMPLE = re.compile(
    rf"(?<![\w.])(?:[nN]\s?=\s?(?P<n>\d{{1,3}}(?:,\d{{3}}){{0,4}}+)(?![.,]?\d)"
    rf"|(?P<count>{WHOLE})\s{_OTHER_WORD}{{0,2}}?{_PEOPLE}\b"
    rf"|(?:the|these|all|our)\s(?P<others>{WHOLE})\s{_OTHER_WORD}{{0,2}}?(?!{_NO_PEOPLE})[^\W\d]\w{{2,20}}s\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bwhole[-\s](?:numbers?|points?|stars?)\b|\bintegers?\b|\b(?:a|the|this|that|its)\s(?:[\w-]{1,12}-point|[\w-]{0,12}Likert(?:-type)?)\sitem\b|\bsingle[-\s](?:(?:\w+[-\s]){0,3})item\b|\bone[-\s]item\b|\bone\s(?:\w+[-\s]){0,3}item\b|\b1-item\b"
    r"|\bsingle\squestion\b|\bone\squestion\b|\bsingle\s(?:\w+[-\s]){0,3}(?:question|statement|rating)\b|\bhow\smany\b"
    r"|\b(?:the|mean|average|total)\snumbers?\sof\b|^number\sof\b|\bcounts?\sof\b|\bcounted\sthe\b",
    re.IGNORECASE,
)
_NOT_WHOLE = re.compile(
    r"\baveraged?\s(?:across|over|together|of|the)\b|\bsubscales?\b|\bcomposite\b|\bindex\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|all|both|\d+)[-\s](?:\w+[-\s])?items?\b(?!\s?from)"
    r"|\bitems\b|\bquestionnaires?\b|\binventor(?:y|ies)\b|\bquestions\b|\bratings\swere\saveraged\b|\bvisual\sanalog|\bVAS\b|\bslider\b|\bcontinuous\b|\bhalf[-\s]?points?\b|\bdecimals?\b"
    r"|\badjusted\b|\bestimated\b|\bmarginal\b|\bweighted\b|\bgeometric\b|\btrimmed\b|\bimput|\bleast[-\s]squares?\b|\btrials\b|\bacross\s(?:all\s)?(?:trials|blocks|sessions|days|weeks|items)\b"
    r"|\bper\s(?:day|week|month|year|hour|minute|second|trial|block|session|100|1,?000|night|kilomet|mile|hectare|page|word|sentence)|\b(?:daily|weekly|monthly|yearly|annual|hourly|nightly)\b"
    r"|\beach\s(?:day|week|month|year|hour|night|trial|session)\b|\ba\s(?:day|week|month|year|night)\b|\bpercentages?\b|\bproportions?\b|\bratios?\b|\brates?\b|\brespectively\b|\bmedian\b|\bpooled\b|\bstudies\b",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"^\s?(?:(?:kg|g|mg|µg|μg|ng|ml|mL|l|L|cm|mm|m|km|ms|s|sec|secs|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|yrs?|°C?|mmHg|mm\sHg|Hz|dB|kcal|bpm|%|percent|"
    r"points?\sper|mmol|nmol|euros?|dollars?|USD|EUR|pounds?|metres?|meters?|miles?|litres?|liters?|grams?|kilograms?|kilomet(?:er|re)s?)\b|[°€$£]|[×x±]|to\s\d|-\d)"
)
_MEASURED = re.compile(
    r"\b(?:weigh(?:t|ed|s)|heights?|ages?|aged|BMI|reaction\stimes?|response\stimes?|latenc(?:y|ies)|durations?|lengths?|distances?|temperatures?|blood\spressure|heart\srate|incomes?|speed|volumes?|"
    r"dos(?:e|es|age)|IQ|hours\sof|minutes\sof|time)\b",
    re.IGNORECASE,
)  # fmt: skip


_SINGLE_ITEM = re.compile(
    r"\b(?:single|one)[-\s](?:[\w-]{1,20}\s){0,3}item\b|\b(?:a|the|this|that|its)\s(?:[\w-]{1,12}-point|[\w-]{0,12}Likert(?:-type)?)\sitem\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mean:
    value: Printed
    start: int
    end: int


@rule("NUM003", "impossible-mean", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.TEXT, since="0.1")
def impossible_mean(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a mean that whole numbers of so many people cannot have.

    The GRIM test (Brown & Heathers 2017, Social Psychological and Personality Science 8:363): the sum of 16 whole
    numbers is whole, so that their mean is 5.19 or 5.25 and never 5.22. Only where the text says that every answer is a
    whole number: a single item, a whole-number scale, "the number of ...", "how many".

    Why it matters: the mean or the sample is not what was computed with, or people were left out and it is not told.

    Example: "The 16 cooks counted the knives they own; the mean number of knives was 5.22 (N = 16)."

    Instead: "The 16 cooks counted the knives they own; the mean number of knives was 5.25 (N = 16)."

    Cannot see: which of the two is wrong; answers that are missing. Silent for measured values, averages over several
    items, adjusted means, rates by the day or week, samples as large as the decimals can tell apart (100 for two), and
    where a sentence has several means or several samples.

    Options: none.
    """
    text, sentences = article.document.text, article.sentences
    for at, digits, _ in numbered(context):
        sentence = sentences[at]
        span = sentence.span
        if not digits or not _MEAN_WORD.search(text, span.start, span.end):
            continue
        previous = sentences[at - 1].span if at else None
        same_block = previous is not None and article.document.blocks[sentence.block].span.contains(previous)
        told_before = plain(text[previous.start : previous.end]) if same_block and previous is not None else ""
        found = _impossible(plain(text[span.start : span.end]), told_before)
        if found is not None:
            mean, sample = found
            yield _finding(article, context, Span(span.start + mean.start, span.start + mean.end), mean, sample)


def _impossible(sentence: str, before: str) -> tuple[_Mean, int] | None:
    means = list(_read_means(sentence))
    if len(means) != 1:
        return None
    whole = _WHOLE.search(sentence) or _WHOLE.search(before)
    around = f"{before} {sentence}"
    if not whole or _NOT_WHOLE.search(_without_single_items(around)) or _MEASURED.search(sentence):
        return None
    samples = _samples(sentence) or _samples(before)
    if len(samples) != 1 or mean_is_possible(means[0].value, samples[0]):
        return None
    return means[0], samples[0]


def _without_single_items(text: str) -> str:
    """Blank what says that there is one item, so that its "five-point" or "7-point item" is not read as several."""
    return _SINGLE_ITEM.sub(" ", text)


def _read_means(text: str) -> Iterator[_Mean]:
    for match in _MEANS.finditer(text):
        value = read_number(match["mean"])
        if value is not None and value.unit < 1.0 and _UNIT_AFTER.search(match["after"]) is None:
            yield _Mean(value, match.start(), match.end("mean"))
        elif value is not None:
            yield from (_Mean(value, 0, 0),) * 2  # a measured or rounded mean: the sentence tells several things


def _samples(text: str) -> Sequence[int]:
    """Return the samples that are told, each once: those of "N =" if there is any, else counts of people."""
    named: list[int] = []
    counted: list[int] = []
    for match in _SAMPLE.finditer(text):
        value = read_whole(match["n"] or match["count"] or match["others"])
        if value is not None and value > 1:
            (named if match["n"] else counted).append(value)
    return tuple(dict.fromkeys(named + counted))


def _finding(article: Article, context: RuleContext, span: Span, mean: _Mean, sample: int) -> Finding:
    words = words_of(article, span)
    places = len(f"{mean.value.unit:.9f}".rstrip("0").partition(".")[2]) if mean.value.unit < 1 else 0
    places = next((n for n in range(10) if abs(10.0**-n - mean.value.unit) < 1e-12), places)
    low, high = (f"{value:.{places}f}" for value in nearest_means(mean.value, sample))
    return context.finding(
        span,
        f"A mean of {mean.value.value:.{places}f} here; {sample} whole numbers can have {low} or {high}",
        subject=words,
        evidence=(Evidence(stated=words, found=f"{low} or {high}"),),
    )


RULE = impossible_mean
