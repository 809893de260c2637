"""CLM010 plural-for-one-study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.study_types import Said, single_study
from claimcheck.model.article import Article
from claimcheck.model.citation import Citation
from claimcheck.model.claim import Sentence, VagueAttribution
from claimcheck.model.finding import Evidence, Finding, Severity, Source
from claimcheck.model.work import Settlement, Work
from claimcheck.rules.clm.cited_works import marks_by_sentence
from claimcheck.rules.clm.source_words import name_of
from claimcheck.rules.clm.wording import excerpt, subject_of
from claimcheck.rules.framework import Judged, Needs, RuleContext, Scope, rule

_PLURAL = re.compile(r"\b(?:studies|trials|RCTs|surveys|investigations)\b", re.IGNORECASE)
#: In a mark, or right before it: one of several that could be named.
_AMONG_OTHERS = re.compile(
    r"\be\.?\s?g\b|\bfor\s+(?:example|instance)\b|\bsee\b|\bcf\b|\bsuch\s+as\b|\bincluding\b|\breview|\bamong\s+others\b|\bcited\s+in\b|\btherein\b",
    re.IGNORECASE,
)
_BEFORE = 24
_ENTRY = "article"  # as :class:`Source` calls what the article itself says


@rule("CLM010", "plural-for-one-study", severity=Severity.INFO, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1")
def plural_for_one_study(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report "studies suggest" over one cited study.

    A sentence speaks of studies, trials or surveys in the plural, and cites one work whose record (or, without one, the
    title in the list) tells that it is one study: a trial, a cohort, a survey of so many people.

    Why it matters: several studies weigh more than one, and a reader who looks finds one.

    Example: "Studies suggest that lamps help (Novak, 2016)", and the title is "Bright lamps: A randomized trial".

    Instead: "A randomized trial found that lamps help (Novak, 2016)", or the other studies, or a review of them.

    Cannot see: how many studies a paper holds when its abstract does not say so. Reviews, books and works of unknown
    design are left alone, for them the plural is right, and so are marks with "e.g." and sentences after which the
    paragraph cites further works.

    Options: none.
    """
    judged = context.judged
    assert judged is not None
    vague = {one.sentence.start: one for one in article.vague if _PLURAL.search(article.text(one.span))}
    if not vague:
        return
    for sentence, marks in marks_by_sentence(article):
        one = vague.get(sentence.span.start)
        work = None if one is None else _one_work(judged, marks)
        said = None if work is None else single_study(work)
        if (
            one is None
            or work is None
            or said is None
            or _of_several(article, marks)
            or _cites_on(article, sentence, marks)
        ):
            continue
        yield _finding(article, sentence, one, work, said, context)


def _one_work(judged: Judged, marks: Sequence[Citation]) -> Work | None:
    """Return the one work that a sentence cites: as recorded, else as its entry tells it."""
    cited = {r for mark in marks for r in mark.references}
    if len(cited) != 1 or any(not item.references for mark in marks for item in mark.items):
        return None
    resolved = judged.resolved.get(*cited)
    if resolved is None:
        return None
    if resolved.settlement is Settlement.VERIFIED:
        return resolved.work
    entry = resolved.reference
    if resolved.settlement not in (Settlement.UNVERIFIED, Settlement.OUTSIDE) or not entry.read:
        return None
    return Work(
        "",
        type=entry.type,
        title=entry.title,
        authors=entry.authors,
        years=(entry.year,) if entry.year else (),
        registry=_ENTRY,
    )


def _finding(
    article: Article, sentence: Sentence, vague: VagueAttribution, work: Work, said: Said, context: RuleContext
) -> Finding:
    words = excerpt(article, vague.span)
    recorded = "" if work.registry == _ENTRY else " on record"
    return context.finding(
        vague.span,
        f"“{words}” here; one study is cited: the {said.where} of {name_of(work)}{recorded} says “{said.words}”",
        subject=subject_of(article, sentence.span),
        group=context.sentence_group(sentence.span),
        evidence=(Evidence(words, said.words, Source(work.registry, work.doi, work.id, work.retrieved)),),
    )


def _of_several(article: Article, marks: Sequence[Citation]) -> bool:
    """Tell whether a mark names its work as one of several: "(e.g., Novak, 2016)"."""
    text = article.document.text
    return any(_AMONG_OTHERS.search(text, max(0, m.span.start - _BEFORE), m.span.end) for m in marks)


def _cites_on(article: Article, sentence: Sentence, marks: Sequence[Citation]) -> bool:
    """Tell whether the paragraph goes on to cite other works, which may be the further studies."""
    end = article.document.blocks[sentence.block].span.end
    own = {r for mark in marks for r in mark.references}
    later = (m for m in article.citations if sentence.span.end <= m.span.start < end)
    return any(not m.references or not set(m.references) <= own for m in later)


RULE = plural_for_one_study
