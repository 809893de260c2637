"""A run whose entries are settled together, with the registries."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model.article import Article
from claimcheck.model.reference import Reference
from claimcheck.model.report import Report
from claimcheck.model.work import ResolvedReference, WorkRecord
from claimcheck.rules.framework import Judged, Rule, RuleOptions, Unreadable
from claimcheck.runs.extracting import extract_paths
from claimcheck.runs.gathering import Gathering
from claimcheck.runs.judging import Judge, by_entry
from claimcheck.runs.requests import CheckRequest
from claimcheck.sourcetexts import read_source_text
from claimcheck.works.full_text import FullTexts
from claimcheck.works.resolve import resolve


def judged_together(request: CheckRequest, record: WorkRecord, rules: Sequence[Rule], options: RuleOptions) -> Report:
    """Return the report of a run whose entries are settled together, with the registries."""
    gathering = Gathering(request, rules, options)
    read: list[tuple[Article, bool]] = [(article, True) for article in request.ready]
    for inputs, context_only in ((request.inputs, False), (request.against, True)):
        for result in extract_paths(inputs, request.as_references):
            if not isinstance(result, Unreadable):
                read.append((result, context_only))
            elif not context_only:
                gathering.put_unreadable(result)
    texts = FullTexts(record.path, read_source_text)
    settled = iter(texts.put_to(_settled([r for article, _ in read for r in article.references], record, request)))
    judge = Judge(rules, options)
    for article, context_only in read:
        entries = by_entry(article, [next(settled) for _ in article.references])
        judged = Judged(article, entries, context_only)
        gathering.put(judge.judge(judged), judged)
    if request.seen is not None:
        request.seen(judge.knowing(gathering.site()))
    if not request.surveyed:
        return gathering.report()
    from claimcheck.survey import survey_of

    return gathering.report(
        lambda site, findings, gate, passed: survey_of(judge.knowing(site), findings, gate, passed, request.codes)
    )


def _settled(references: list[Reference], record: WorkRecord, request: CheckRequest) -> Sequence[ResolvedReference]:
    """All entries of a run at once, so that one work cited in many articles is one question."""
    if request.sources is None:
        return resolve(references, record, mode=request.mode)
    from claimcheck.works.asking import settle_online  # the network half: not for runs without it

    return settle_online(references, record, request.sources, progress=request.progress).resolved
