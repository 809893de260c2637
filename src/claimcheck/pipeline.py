"""The steps in order: read -> extract -> link -> resolve -> judge -> gate. The file to read first.

What is done with one article stands in :mod:`claimcheck.runs.extracting` and :mod:`claimcheck.runs.judging`, what
with all of them in :mod:`claimcheck.runs.gathering`. An article whose entries the record settles is judged by itself,
in a process of its own where that is faster, and what was found is kept for the next run; where registries have to be
asked, all entries are settled together, so that one work cited in many articles is one question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.model.article import Article
from claimcheck.model.reference import Reference
from claimcheck.model.report import Report
from claimcheck.model.work import ResolvedReference, WorkRecord
from claimcheck.rules.catalogue import load_rules
from claimcheck.rules.framework import Judged, Needs, Rule, RuleOptions, Unreadable
from claimcheck.runs.extracting import extract_document, extract_paths
from claimcheck.runs.gathering import Gathering
from claimcheck.runs.judging import Judge, by_entry
from claimcheck.runs.lone import judged_alone
from claimcheck.runs.requests import CheckRequest, Input, LockRequest
from claimcheck.sourcetexts import read_source_text
from claimcheck.works.full_text import FullTexts
from claimcheck.works.record import LateRecord
from claimcheck.works.resolve import resolve

if TYPE_CHECKING:
    from claimcheck.works.locking import Lock

__all__ = ["CheckRequest", "Input", "LockRequest", "check_paths", "extract_document", "extract_paths", "lock_paths"]


def check_paths(request: CheckRequest) -> Report:
    """Run every step over the inputs. Raises RecordError for a record that cannot be read."""
    record = LateRecord(request.record_path)
    rules = load_rules(tuple(request.codes))
    if not any(rule.needs is Needs.WORKS for rule in rules):
        request = replace(request, sources=None)
    options = RuleOptions(strict=request.strict, locked=request.mode == "locked", house=request.house)
    report = None if request.together else judged_alone(request, record, rules, options)
    return judged_together(request, request.record or record(), rules, options) if report is None else report


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


def lock_paths(request: LockRequest) -> tuple[tuple[Article | Unreadable, ...], Lock]:
    """Read every input and settle its references; returns what was read and what was learnt, and writes nothing.

    The entries of ``Lock.resolved`` are those of the articles, in order. Raises RecordError.
    """
    from claimcheck.works.locking import learn

    read = tuple(extract_paths(request.inputs, request.as_references))
    references = [entry for one in read if isinstance(one, Article) for entry in one.references]
    return read, learn(
        references, request.record_path, request.sources, update=request.update, progress=request.progress
    )
