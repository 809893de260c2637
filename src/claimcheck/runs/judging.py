"""One article at a time: everything that can be said of it without the others."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extract.passages import read_passages
from claimcheck.extract.printed_numbers import find_cited_numbers
from claimcheck.extract.suppressions import find_suppressions
from claimcheck.gate.suppressing import holds_sic
from claimcheck.model.article import Article
from claimcheck.model.finding import Finding
from claimcheck.model.source import SourceText
from claimcheck.model.suppression import Suppression
from claimcheck.model.work import ResolvedReference, Settlement, WorkRecord
from claimcheck.rules.catalogue import code_named, load_rules
from claimcheck.rules.clm.pairs import told_of
from claimcheck.rules.engine import run_on_article
from claimcheck.rules.framework import Judged, Rule, RuleOptions, Site
from claimcheck.rules.held import READ_SOURCES
from claimcheck.rules.site_index import digest_of
from claimcheck.runs.outcome import Counts, Outcome
from claimcheck.sourcetexts import read_source_text
from claimcheck.works.alone import settle_alone
from claimcheck.works.full_text import FullTexts
from claimcheck.works.known import Known


class Judge:
    """Judges articles by the rules of a run. Keeps what was read of the works that they cite."""

    def __init__(self, rules: Sequence[Rule], options: RuleOptions) -> None:
        self._rules = tuple(rule for rule in rules if not rule.code.startswith("SUP"))
        self._options = options
        self._reads_sources = any(rule.code in READ_SOURCES for rule in rules)
        self._texts: dict[str, SourceText] = {}
        self._site = Site(())

    def judge(self, judged: Judged) -> Outcome:
        """Return what is said of an article; of one that is only compared with, no findings."""
        article = judged.article
        document = article.document
        findings: dict[str, tuple[Finding, ...]] = {}
        suppressions: tuple[Suppression, ...] = ()
        if not judged.context_only:
            texts = self._texts_of(judged) if self._reads_sources else {}
            numbers = {article.path: find_cited_numbers(article)} if texts else {}
            site = Site((judged,), texts=texts, numbers=numbers, indices=self._site.indices)
            findings = run_on_article(judged, site, self._rules, self._options)
            suppressions = _suppressions(article)
        return Outcome(
            digest_of(judged),
            findings,
            _counts(judged),
            article.language if article.foreign else "",
            document.notices,
            suppressions,
            tuple(one.path for one in document.files),
            any(holds_sic(one.source) for one in document.files),
            pickle.dumps(told_of(judged), 5),
        )

    def knowing(self, site: Site) -> Site:
        """Return a site with the texts that were read of its articles' works, and the articles' numbers as printed."""
        judged = [one for one in site.articles if not one.context_only]
        numbers = {one.article.path: find_cited_numbers(one.article) for one in judged} if self._texts else {}
        return replace(site, texts=self._texts, numbers=numbers, indices=self._site.indices)

    def _texts_of(self, judged: Judged) -> dict[str, SourceText]:
        """Read what the record holds of the works that an article cites."""
        article = judged.article
        if not (article.quantities or any(quotation.citations for quotation in article.quotations)):
            return {}
        cited = {r for mark in article.citations for r in mark.references}
        found: dict[str, SourceText] = {}
        for reference, entry in judged.resolved.items():
            work = entry.work
            if reference in cited and work and work.passages and entry.settlement is Settlement.VERIFIED:
                if work.id not in self._texts:
                    self._texts[work.id] = read_passages(work.id, work.passages)
                found[work.id] = self._texts[work.id]
        return found


class LoneJudge:
    """Settles and judges articles one by one, as long as no registry has to be asked."""

    def __init__(
        self, record: WorkRecord, known: Known, *, codes: Sequence[str], options: RuleOptions, mode: str
    ) -> None:
        self._record = record
        self._full_texts = FullTexts(record.path, read_source_text)
        self._known = known
        self._mode = mode
        self._judge = Judge(load_rules(tuple(codes)), options)

    def judge(self, article: Article, *, context_only: bool) -> tuple[Outcome, Judged] | None:
        """Return what is said of an article, and the article with its works; None where something is to be asked."""
        settled = settle_alone(article.references, self._record, self._known, self._mode)
        if settled is None:
            return None
        judged = Judged(article, by_entry(article, self._full_texts.put_to(settled)), context_only)
        return self._judge.judge(judged), judged


def by_entry(article: Article, settled: Sequence[ResolvedReference]) -> dict[str, ResolvedReference]:
    """Return the settled entries of an article by their ids."""
    return dict(zip((entry.id for entry in article.references), settled, strict=True))


def _suppressions(article: Article) -> tuple[Suppression, ...]:
    """Return the suppressions of an article, their rules by code."""
    return tuple(
        replace(one, rules=tuple(replace(rule, code=code_named(rule.word)) for rule in one.rules))
        for one in find_suppressions(article.document)
    )


def _counts(judged: Judged) -> Counts:
    entries = judged.resolved.values()
    citations = judged.article.citations
    settlements = Counter(entry.settlement for entry in entries)
    return Counts(
        claims=len(judged.article.claims),
        citations=len(citations),
        citations_linked=sum(1 for c in citations if c.items and all(i.references or i.identifier for i in c.items)),
        references=len(entries),
        references_verified=settlements[Settlement.VERIFIED],
        references_outside=settlements[Settlement.OUTSIDE],
        reasons=dict(Counter(e.reason for e in entries if e.settlement is Settlement.UNVERIFIED)),
    )
