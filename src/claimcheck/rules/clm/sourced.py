"""The cited numbers of an article against the texts of the works that they are cited from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.claimed import Claimed, claimed_numbers
from claimcheck.compare.clauses import mark_groups
from claimcheck.compare.sayings import tells_own_results
from claimcheck.compare.sourcing import Bearing, Judgement, judge_all
from claimcheck.model.article import Article
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.claim import Sentence
from claimcheck.model.source import SourceText
from claimcheck.model.work import Work
from claimcheck.rules.clm.cited_works import marks_by_sentence, works_of
from claimcheck.rules.framework import Judged, RuleContext, Site

_SIC = re.compile(r"\s?\[sic\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """One number of an article, the works it is cited from, and what their texts do for it.

    ``work`` and ``judgement``: of the work that says otherwise, or of the first. ``others``: further works cited there.
    """

    sentence: Sentence
    claimed: Claimed
    work: Work
    source: SourceText
    judgement: Judgement
    others: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """One number of an article, and what each text that was read does for it; ``works``: how many are cited there."""

    sentence: Sentence
    claimed: Claimed
    told: tuple[tuple[Work, SourceText, Judgement], ...]
    works: int


_last: list[tuple[Judged, tuple[Checked, ...]]] = []  # two rules ask about one article, one after the other


def checked_numbers(context: RuleContext) -> tuple[Checked, ...]:
    """Return the numbers of the article under judgement that no text of their works bears."""
    judged = context.judged
    assert judged is not None
    if not context.site.texts:
        return ()
    if not _last or _last[0][0] is not judged:
        _last[:] = [(judged, tuple(_checked(judged, context.site)))]
    return _last[0][1]


def _checked(judged: Judged, site: Site) -> Iterator[Checked]:
    for one in answered_numbers(judged, site):
        found = _verdict(one.told, whole=len(one.told) == one.works)
        if found is not None:
            work, read, judgement = found
            yield Checked(one.sentence, one.claimed, work, read, judgement, one.works - 1)


def answered_numbers(judged: Judged, site: Site) -> Iterator[Answered]:
    """Yield each cited number of an article with what the texts of its works do for it, borne or not."""
    article = judged.article
    text = _without_marks(article)
    for sentence, marks in marks_by_sentence(article):
        linked = [mark for mark in marks if mark.references]
        if linked and not tells_own_results(article.text(sentence.span)):
            yield from _in_sentence(judged, text, sentence, linked, site)


def _in_sentence(
    judged: Judged, text: str, sentence: Sentence, marks: Sequence[Citation], site: Site
) -> Iterator[Answered]:
    article = judged.article
    held = [q for q in article.quantities if sentence.span.contains(q.span)]
    every = claimed_numbers(text, sentence, held, site.numbers.get(article.path, ()))
    claimed = [one for one in every if not _SIC.match(article.document.text, one.span.end)]
    groups = mark_groups(article.document.text, marks)
    for group in groups:
        mine = [one for one in claimed if _group_of(one, groups) is group]
        works = works_of(judged, group)
        if not mine or not works:
            continue
        texts = [site.texts.get(work.id) for work in works]
        known = [(work, read) for work, read in zip(works, texts, strict=True) if read is not None]
        answers = [judge_all(mine, site.index_of(read)) for _, read in known]
        for number, one in enumerate(mine):
            told = tuple((*pair, answer[number]) for pair, answer in zip(known, answers, strict=True))
            yield Answered(sentence, one, told, len(works))


def _verdict(
    told: Sequence[tuple[Work, SourceText, Judgement]], *, whole: bool
) -> tuple[Work, SourceText, Judgement] | None:
    """Return the work that says otherwise, or the first where none bears the number; ``whole``: all texts were read."""
    if not told or any(judgement.bearing is Bearing.BORNE for _, _, judgement in told):
        return None
    other = next((one for one in told if one[2].bearing is Bearing.DIFFERS), None)
    if other is not None:
        # where several works are cited, the number may be that of the one that was not read
        return other if whole else None
    return told[0] if whole else None


def _without_marks(article: Article) -> str:
    """Return the text with its marks blanked, so that the names of authors are no words of a claim."""
    text, at, pieces = article.document.text, 0, []
    for mark in sorted(article.citations, key=lambda c: c.span):
        if mark.span.start >= at and mark.kind is not CitationKind.LINK:
            pieces += [text[at : mark.span.start], " " * (mark.span.end - mark.span.start)]
            at = mark.span.end
    return "".join([*pieces, text[at:]])


def _group_of(claimed: Claimed, groups: Sequence[list[Citation]]) -> list[Citation]:
    """Return the marks that a number hangs on: the next ones behind it, or the author named before it."""
    at = claimed.span.start
    after = next((g for g in groups if g[0].span.start >= at and not g[0].narrative), None)
    before = next((g for g in reversed(groups) if g[0].span.start < at), None)
    if before is not None and before[0].narrative:
        between = [g for g in groups if before[0].span.start < g[0].span.start < at]
        return before if not between else after or before
    return after or before or groups[0]
