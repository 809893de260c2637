"""The steps in order: read -> extract -> link -> resolve -> judge -> gate. The file to read first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimcheck import readers
from claimcheck.beside import Beside, given
from claimcheck.compare.languages import NAMES
from claimcheck.errors import NotAnArticle, UnreadableDocument
from claimcheck.extract.citations import find_citations
from claimcheck.extract.claims import find_claims
from claimcheck.extract.passages import read_passages
from claimcheck.extract.printed_numbers import find_cited_numbers
from claimcheck.extract.prose import article_language
from claimcheck.extract.quantities import find_quantities
from claimcheck.extract.quotations import find_quotations
from claimcheck.extract.references import find_lists, read_bare_list
from claimcheck.extract.sentences import split_sentences
from claimcheck.extract.suppressions import find_suppressions
from claimcheck.extract.unread import find_unread
from claimcheck.extract.vague import find_vague
from claimcheck.gate import Gate, Hurdles, gated, identified
from claimcheck.gate.remarks import remarks_on
from claimcheck.gate.suppressing import settled
from claimcheck.linking.citations import cited_only, link_citations
from claimcheck.linking.claims import attribute
from claimcheck.linking.quotations import attribute_quotations
from claimcheck.model.article import Article
from claimcheck.model.document import Document
from claimcheck.model.finding import Finding
from claimcheck.model.house import House
from claimcheck.model.reference import Reference
from claimcheck.model.report import Coverage, Report
from claimcheck.model.source import PrintedNumber, SourceText
from claimcheck.model.suppression import Suppression
from claimcheck.model.work import ResolvedReference, Settlement, Work, WorkRecord
from claimcheck.rules.catalogue import code_named, load_rules
from claimcheck.rules.engine import about_claims, run_rules
from claimcheck.rules.framework import Judged, Needs, Rule, RuleOptions, Site, Unreadable
from claimcheck.rules.held import READ_SOURCES, held_back
from claimcheck.works.full_text import with_full_texts
from claimcheck.works.record import load_record
from claimcheck.works.resolve import resolve
from claimcheck.works.sources import Progress, Sources

if TYPE_CHECKING:
    from claimcheck.works.locking import Lock


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: its path as reports print it, and its bytes; ``named``: not only found in a folder."""

    path: str
    data: bytes
    named: bool = True


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """One run of ``check``.

    ``against``: articles to compare with, not judged. ``mode``: "online", "offline" or "locked". ``codes``: rules
    that are on. ``as_references``: the inputs are bare reference lists (None: found out per file). ``compared``:
    False when single files are judged without their neighbours; ``whole``: the inputs are all the articles that belong
    together, as far as can be told. ``sources``: the registries to ask for what the record
    does not settle; None: the record alone. ``progress``: who is told how far the asking is. ``hurdles``: what has been
    decided about findings: baseline, decisions, lines and files that count. ``house``: what the house wants of sources.

    For who asks again and again: ``record``, read before; ``ready``: articles to compare with, read before; ``seen`` is
    told what was judged.
    """

    inputs: tuple[Input, ...]
    against: tuple[Input, ...] = ()
    record_path: str | None = None
    mode: str = "offline"
    codes: frozenset[str] = frozenset()
    strict: bool = False
    as_references: bool | None = None
    compared: bool = True
    whole: bool = False
    hurdles: Hurdles = field(default_factory=Hurdles)
    sources: Sources | None = None
    progress: Progress | None = None
    house: House = field(default_factory=House)
    record: WorkRecord | None = None
    ready: tuple[Article, ...] = ()
    seen: Callable[[Site], object] | None = None


@dataclass(frozen=True, slots=True)
class LockRequest:
    """One run of ``lock``: what to read, the record to add to, whom to ask; ``update``: everything anew."""

    inputs: tuple[Input, ...]
    record_path: str
    sources: Sources
    update: bool = False
    as_references: bool | None = None
    progress: Progress | None = None


def check_paths(request: CheckRequest) -> Report:
    """Run every step over the inputs. Raises RecordError for a record that cannot be read."""
    record = request.record or (load_record(request.record_path) if request.record_path else WorkRecord())
    rules = load_rules(tuple(request.codes))
    read: list[tuple[Article, bool]] = [(article, True) for article in request.ready]
    unreadable: list[Unreadable] = []
    for inputs, context_only in ((request.inputs, False), (request.against, True)):
        for result in extract_paths(inputs, request.as_references):
            if not isinstance(result, Unreadable):
                read.append((result, context_only))
            elif not context_only:
                unreadable.append(result)
    asking = request if any(rule.needs is Needs.WORKS for rule in rules) else replace(request, sources=None)
    settled = _settled([r for article, _ in read for r in article.references], record, asking)
    entries = iter(with_full_texts(settled, record.path))
    articles = [
        Judged(article, {r.id: next(entries) for r in article.references}, context_only)
        for article, context_only in read
    ]
    texts = _texts(articles) if any(rule.code in READ_SOURCES for rule in rules) else {}
    site = Site(tuple(articles), tuple(unreadable), texts, _numbers(articles) if texts else {})
    if request.seen is not None:
        request.seen(site)
    options = RuleOptions(strict=request.strict, locked=request.mode == "locked", house=request.house)
    findings, gate = _judged(site, rules, options, request)
    passed = gated(findings, gate)
    judged = [j for j in articles if not j.context_only]
    return Report(
        findings=passed.findings,
        coverage=_coverage(judged, len(judged) + len(unreadable), request),
        sources=gate.sources,
        notices={j.article.path: j.article.document.notices for j in judged if j.article.document.notices},
        suppressed=passed.suppressed,
        baselined=passed.baselined,
        gone=passed.gone,
        excused=frozenset(one.identity for one in passed.expired),
        remarks=remarks_on(passed),
    )


def _judged(
    site: Site, rules: Sequence[Rule], options: RuleOptions, request: CheckRequest
) -> tuple[list[Finding], Gate]:
    """Run the rules, those about suppressions last; returns all findings, and the gate that they have to pass."""
    findings = run_rules(site, [rule for rule in rules if not rule.code.startswith("SUP")], options)
    ran = held_back(site, rules, online=request.mode == "online", whole=request.whole)

    def held(path: str, code: str) -> bool:
        return code in request.hurdles.ignored(path) or ran(path, code)

    suppressions = settled(identified(findings), _suppressions(site), held)
    last = [rule for rule in rules if rule.code.startswith("SUP")]
    findings += run_rules(replace(site, suppressions=suppressions), last, options)
    sources = {d.path: d.source for j in site.articles for d in j.article.document.files}
    return findings, Gate(request.hurdles, suppressions, sources, held, request.whole)


def _suppressions(site: Site) -> dict[str, tuple[Suppression, ...]]:
    """Return the suppressions of the judged articles that have some, their rules by code."""
    found: dict[str, tuple[Suppression, ...]] = {}
    for document in (one.article.document for one in site.articles if not one.context_only):
        some = find_suppressions(document)
        if some:
            found[document.path] = tuple(
                replace(one, rules=tuple(replace(rule, code=code_named(rule.word)) for rule in one.rules))
                for one in some
            )
    return found


def _texts(articles: Iterable[Judged]) -> dict[str, SourceText]:
    """Read what the record holds of the works that the articles cite."""
    works: dict[str, Work] = {}
    for one in articles:
        quoted = any(quotation.citations for quotation in one.article.quotations)
        if one.context_only or not (one.article.quantities or quoted):
            continue
        cited = {r for mark in one.article.citations for r in mark.references}
        for reference, entry in one.resolved.items():
            work = entry.work
            if reference in cited and work and work.passages and entry.settlement is Settlement.VERIFIED:
                works[work.id] = work
    return {work.id: read_passages(work.id, work.passages) for work in works.values()}


def _numbers(articles: Iterable[Judged]) -> dict[str, tuple[PrintedNumber, ...]]:
    """Return the numbers as printed of the sentences that cite, by path of the article."""
    return {one.article.path: find_cited_numbers(one.article) for one in articles if not one.context_only}


def _settled(references: list[Reference], record: WorkRecord, request: CheckRequest) -> tuple[ResolvedReference, ...]:
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


def extract_paths(inputs: Iterable[Input], as_references: bool | None = None) -> Iterator[Article | Unreadable]:
    """Read, extract and link each input; exactly one result for each that is an article or a bibliography of its own.

    What was only found in a folder comes last where it is a bibliography, and not at all where an article names it or
    where it is neither.
    """
    every = tuple(inputs)
    beside = Beside(given((one.path, one.data) for one in every))
    for one in sorted(every, key=_may_wait):
        if _may_wait(one) and beside.holds(one.path):
            continue
        try:
            document = beside.complete(readers.read(one.path, one.data))
        except UnreadableDocument as error:
            if one.named or not isinstance(error, NotAnArticle):
                yield Unreadable(one.path, str(error))
            continue
        yield extract_document(document, as_references)


def _may_wait(one: Input) -> bool:
    return not one.named and readers.can_be_bibliography(one.path)


def extract_document(document: Document, as_references: bool | None = None) -> Article:
    """Return everything that is read out of one document, marks linked to entries and claims to marks."""
    if as_references and not document.lists:
        return Article(document, lists=read_bare_list(document))
    lists = find_lists(document)
    excluded = [span for one in lists for span in ((one.heading, one.span) if one.heading else (one.span,))]
    sentences = split_sentences(document, excluded)
    citations = link_citations(find_citations(document, lists), lists, document.blocks)
    lists = cited_only(document, lists, citations)
    quantities = find_quantities(document, sentences, citations)
    unread = find_unread(document, lists, citations)
    article = Article(document, sentences, lists, citations, quantities, unread=unread)
    article = replace(article, language=article_language(document, sentences))
    if article.foreign:
        return article
    claims = find_claims(document, sentences, quantities, citations)
    vague = find_vague(document, sentences)
    claims, vague = attribute(document, sentences, claims, vague, citations)
    quotations = attribute_quotations(document, sentences, find_quotations(document, sentences), citations)
    return replace(article, claims=claims, vague=vague, quotations=quotations)


def _coverage(judged: Sequence[Judged], documents: int, request: CheckRequest) -> Coverage:
    entries = [e for j in judged for e in j.resolved.values()]
    citations = [c for j in judged for c in j.article.citations]
    unverified = [e for e in entries if e.settlement is Settlement.UNVERIFIED]
    reasons: dict[str, int] = {}
    for entry in unverified:
        reasons[entry.reason] = reasons.get(entry.reason, 0) + 1
    foreign = tuple((j.article.path, NAMES[j.article.language]) for j in judged if j.article.foreign)
    return Coverage(
        documents=documents,
        claims=sum(len(j.article.claims) for j in judged),
        citations=len(citations),
        citations_linked=sum(1 for c in citations if c.items and all(i.references or i.identifier for i in c.items)),
        references=len(entries),
        references_verified=sum(1 for e in entries if e.settlement is Settlement.VERIFIED),
        references_unverified=len(unverified),
        references_outside=sum(1 for e in entries if e.settlement is Settlement.OUTSIDE),
        reasons=reasons,
        compared=request.compared,
        paths=tuple(one.path for one in request.inputs),
        claims_unchecked=foreign if any(map(about_claims, request.codes)) else (),
    )
