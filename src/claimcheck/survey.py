"""What a run looked at, gathered for reporters that show the articles themselves (``model/survey.py``).

Built only where such a reporter was asked for. Its first duty: what was not held against anything is not called fine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare.claims import Verdict, clusters
from claimcheck.compare.sourcing import Bearing
from claimcheck.gate import Gate, Passed, finish
from claimcheck.gate.withholding import withheld
from claimcheck.model.article import Article
from claimcheck.model.citation import Citation
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Finding
from claimcheck.model.survey import Family, Held, Number, Survey, Surveyed, Telling
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.clm.pairs import claims_of
from claimcheck.rules.clm.source_words import name_of, text_name
from claimcheck.rules.clm.sourced import Answered, answered_numbers
from claimcheck.rules.clm.wording import leading_number, printed
from claimcheck.rules.framework import Judged, Site

# The rules whose silence makes a part of an article fine; with one of them off, nobody can say so.
_OF_CITATIONS = frozenset({"CIT001", "CIT003", "CIT004", "CIT005", "CIT006"})
_OF_ENTRIES = frozenset({"REF004", "REF005", "REF006", "REF007", "REF008", "UPD001", "UPD002"})
_OF_CLAIMS = frozenset({"CLM003", "CLM004"})


def survey_of(site: Site, findings: Sequence[Finding], gate: Gate, passed: Passed, codes: frozenset[str]) -> Survey:
    """Return what was looked at; ``findings``: all, as the rules made them; ``codes``: the rules that were on."""
    return Survey(
        articles=tuple(_surveyed(one, site, codes) for one in site.articles),
        families=tuple(_families(site)),
        withheld=withheld(finish(findings), gate, passed),
    )


def _surveyed(judged: Judged, site: Site, codes: frozenset[str]) -> Surveyed:
    article = judged.article
    numbers = {claim.id: _number(article, claim) for claim in article.claims}
    if judged.context_only:
        return Surveyed(article, judged.resolved, numbers=numbers, judged=False)
    entries = {id: _entry(entry, codes) for id, entry in judged.resolved.items()}
    citations = {one.id: _citation(one, entries, codes) for one in article.citations}
    answers = _answers(judged, site) if site.texts else {}
    claims = {
        claim.id: _claim(claim, judged, answers.get((claim.sentence.start, claim.sentence.end), ()), codes)
        for claim in article.claims
    }
    return Surveyed(article, judged.resolved, claims, citations, entries, numbers)


def _number(article: Article, claim: Claim) -> Number:
    leading = leading_number(claim)
    return Number(printed(article, leading, claim), leading.span)


def _entry(entry: ResolvedReference, codes: frozenset[str]) -> Held:
    work = entry.work
    if entry.settlement is Settlement.UNVERIFIED:
        return Held(False, f"Not checked: {entry.reason or 'no registry was asked'}")
    if entry.settlement is Settlement.OUTSIDE:
        return Held(False, "Not checked: no registry covers such a work; confirm it by hand")
    if entry.settlement is not Settlement.VERIFIED or work is None:
        return Held(False, "Not held against a record: it names no work that is known, or another one")
    if not codes >= _OF_ENTRIES:
        return Held(False, "The work is known; not all rules that compare the entry with it were on")
    return Held(True, "Held against its record, field by field", work=work.id)


def _citation(mark: Citation, entries: dict[str, Held], codes: frozenset[str]) -> Held:
    if not mark.items or not all(item.references for item in mark.items):
        if mark.items and all(item.references or item.identifier for item in mark.items):
            return Held(False, "A link without an entry in the list: the work behind it was not looked at")
        return Held(False, "No entry of the list was found for it")
    if not codes >= _OF_CITATIONS:
        return Held(False, "It has its entry; not all rules about citations were on")
    if not all(entries[one].done for one in mark.references if one in entries):
        return Held(False, "It has its entry in the list, which could not be checked itself")
    return Held(True, "It has its entry in the list, and that was held against its record")


def _answers(judged: Judged, site: Site) -> dict[tuple[int, int], tuple[Answered, ...]]:
    """Return what the texts of the works do for the numbers of each sentence that cites."""
    found: dict[tuple[int, int], tuple[Answered, ...]] = {}
    for one in answered_numbers(judged, site):
        key = (one.sentence.span.start, one.sentence.span.end)
        found[key] = (*found.get(key, ()), one)
    return found


def _claim(claim: Claim, judged: Judged, answers: Sequence[Answered], codes: frozenset[str]) -> Held:
    attribution = claim.attribution
    if attribution.how is None and not claim.checkable:
        return Held(False, "No source is cited for it, and such a number need not have one of its own")
    if attribution.how is None:
        return Held(False, "No source is cited here, so that there is nothing to hold it against")
    if not codes >= _OF_CLAIMS:
        return Held(False, "It has a source; the rules that read sources were not on")
    entries = [judged.resolved[one] for one in attribution.references if one in judged.resolved]
    if not entries or any(one.settlement is not Settlement.VERIFIED for one in entries):
        return Held(False, "It has a source; that could not be checked")
    if not any(one.work is not None and one.work.passages for one in entries):
        return Held(False, "It has a source; of that, no text was at hand to look the number up in")
    borne = [_borne(one) for one in answers if claim.span.overlaps(one.claimed.span)]
    if not borne or None in borne:
        return Held(False, "It has a source; whether that says so was not found in the text at hand")
    first = borne[0]
    assert first is not None
    return first


def _borne(answer: Answered) -> Held | None:
    """Return the sentence of the source that bears a number; None where no such sentence is known."""
    for work, source, judgement in answer.told:
        if judgement.bearing is Bearing.BORNE and judgement.found is not None and judgement.text:
            why = f"Held against {text_name(source)} of {name_of(work)}, and borne out by this sentence"
            return Held(True, why, " ".join(judgement.text.split()), work.id)
    return None


def _families(site: Site) -> Iterator[Family]:
    """Yield the claims that are told more than once, by the comparison that CLM005, CLM006 and CLM007 rest on."""
    index = site.index
    claim = claims_of(site)
    worst: dict[int, Verdict] = {}
    order = (Verdict.SAME, Verdict.QUALIFIER, Verdict.CONFLICT)
    for a, b, verdict in index.related:
        for one in (a, b):
            worst[one] = max(worst.get(one, Verdict.SAME), verdict, key=order.index)
    for members in clusters((a, b) for a, b, _ in index.related):
        verdict = max((worst[one] for one in members), key=order.index)
        places = [index.whose(one) for one in members]
        told = tuple(Telling(at, claim(one).claim) for one, (at, _) in zip(members, places, strict=True))
        yield Family(verdict.value, told)
