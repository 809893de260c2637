"""The steps in order: read -> extract -> link -> resolve -> judge -> gate. The file to read first.

What is done with one article stands in :mod:`claimcheck.runs.extracting` and :mod:`claimcheck.runs.judging`, what
with all of them in :mod:`claimcheck.runs.gathering`. An article whose entries the record settles is judged by itself,
in a process of its own where that is faster, and what was found is kept for the next run
(:mod:`claimcheck.runs.lone`); where registries have to be asked, all entries are settled together, so that one work
cited in many articles is one question (:mod:`claimcheck.runs.together`). The modules that do a step are imported when
it is taken: a run in which nothing has changed takes none of the long ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.rules.catalogue import load_rules
from claimcheck.rules.framework import Needs, RuleOptions, Unreadable
from claimcheck.runs.requests import CheckRequest, Input, LockRequest

if TYPE_CHECKING:
    from claimcheck.model.article import Article
    from claimcheck.model.document import Document
    from claimcheck.model.report import Report
    from claimcheck.works.locking import Lock

__all__ = ["CheckRequest", "Input", "LockRequest", "check_paths", "extract_document", "extract_paths", "lock_paths"]


def check_paths(request: CheckRequest) -> Report:
    """Run every step over the inputs. Raises RecordError for a record that cannot be read."""
    from claimcheck.runs.lone import judged_alone
    from claimcheck.works.record import LateRecord

    record = LateRecord(request.record_path)
    rules = load_rules(tuple(request.codes))
    if not any(rule.needs is Needs.WORKS for rule in rules):
        request = replace(request, sources=None)
    options = RuleOptions(strict=request.strict, locked=request.mode == "locked", house=request.house)
    report = None if request.together else judged_alone(request, record, rules, options)
    if report is not None:
        return report
    from claimcheck.runs.together import judged_together

    return judged_together(request, request.record or record(), rules, options)


def extract_paths(inputs: Iterable[Input], as_references: bool | None = None) -> Iterator[Article | Unreadable]:
    """Read, extract and link each input; exactly one result for each that is an article or a bibliography of its own.

    What was only found in a folder comes last where it is a bibliography, and not at all where an article names it or
    where it is neither.
    """
    from claimcheck.runs.extracting import extract_paths

    return extract_paths(inputs, as_references)


def extract_document(document: Document, as_references: bool | None = None) -> Article:
    """Return everything that is read out of one document, marks linked to entries and claims to marks."""
    from claimcheck.runs.extracting import extract_document

    return extract_document(document, as_references)


def lock_paths(request: LockRequest) -> tuple[tuple[Article | Unreadable, ...], Lock]:
    """Read every input and settle its references; returns what was read and what was learnt, and writes nothing.

    The entries of ``Lock.resolved`` are those of the articles, in order. Raises RecordError.
    """
    from claimcheck.model.article import Article
    from claimcheck.works.locking import learn

    read = tuple(extract_paths(request.inputs, request.as_references))
    references = [entry for one in read if isinstance(one, Article) for entry in one.references]
    return read, learn(
        references, request.record_path, request.sources, update=request.update, progress=request.progress
    )
