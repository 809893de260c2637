"""The outcomes of a run's articles, one after the other -> a report."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.compare.languages import NAMES
from claimcheck.gate import Gate, Passed, gated, identified
from claimcheck.gate.remarks import remarks_on
from claimcheck.gate.suppressing import settled
from claimcheck.model.finding import Finding
from claimcheck.model.report import Coverage, Report
from claimcheck.model.suppression import Suppression
from claimcheck.rules.engine import about_claims, run_on_site, run_rules
from claimcheck.rules.framework import Judged, Rule, RuleOptions, Scope, Site, Unreadable
from claimcheck.rules.held import held_back
from claimcheck.rules.site_index import SiteIndex
from claimcheck.rules.told import Told
from claimcheck.runs.keeping import Load, Shelf, Texts
from claimcheck.runs.outcome import Counts, Outcome
from claimcheck.runs.requests import CheckRequest

if TYPE_CHECKING:
    from claimcheck.model.survey import Survey

Surveying = Callable[[Site, list[Finding], Gate, Passed], "Survey"]
"""(site, all findings, gate, what passed it) -> what was looked at."""


class Gathering:
    """Takes the outcomes in order, and what loads their articles when several of them have to be looked at."""

    def __init__(self, request: CheckRequest, rules: Sequence[Rule], options: RuleOptions) -> None:
        self._request = request
        self._rules = rules
        self._options = options
        self._index = SiteIndex()
        self._shelf = Shelf()
        self._texts = Texts(self._shelf)
        self._sic = Texts(self._shelf)  # those with [sic] in them: nobody has to look for it in the others
        self._told: list[bytes] = []
        self._findings: dict[str, list[Finding]] = {}
        self._counts: list[Counts] = []
        self._unreadable: list[Unreadable] = []
        self._foreign: list[tuple[str, str]] = []
        self._notices: dict[str, tuple[str, ...]] = {}
        self._suppressions: dict[str, tuple[Suppression, ...]] = {}
        self._suppressed: list[int] = []

    def put(self, outcome: Outcome, judged: Judged | Load) -> None:
        """Add the next article."""
        digest = outcome.digest
        number = len(self._shelf)
        self._shelf.put(judged)
        self._index.put(digest)
        self._told.append(outcome.told)
        if digest.context_only:
            return
        self._texts.put(outcome.files, number)
        if outcome.sic:
            self._sic.put(outcome.files, number)
        for code, some in outcome.findings.items():
            self._findings.setdefault(code, []).extend(some)
        self._counts.append(outcome.counts)
        if outcome.language:
            self._foreign.append((digest.path, NAMES[outcome.language]))
        if outcome.notices:
            self._notices[digest.path] = outcome.notices
        if outcome.suppressions:
            self._suppressions[digest.path] = outcome.suppressions
            self._suppressed.append(number)

    def put_unreadable(self, one: Unreadable) -> None:
        """Add a file that could not be read."""
        self._unreadable.append(one)

    def site(self) -> Site:
        """Return what was put in."""
        return Site(self._shelf, tuple(self._unreadable), put_in=self._index, told_in=self._told_in)

    def _told_in(self, number: int) -> tuple[Told, ...]:
        told: tuple[Told, ...] = pickle.loads(self._told[number])
        return told

    def report(self, survey: Surveying | None = None) -> Report:
        """Return the report of everything that was put in, with the survey that ``survey`` makes."""
        site = self.site()
        findings, gate = self._judged(site)
        passed = gated(findings, gate)
        return Report(
            findings=passed.findings,
            coverage=self._coverage(),
            sources=self._texts,
            notices=self._notices,
            suppressed=passed.suppressed,
            baselined=passed.baselined,
            gone=passed.gone,
            excused=frozenset(one.identity for one in passed.expired),
            remarks=remarks_on(passed),
            survey=survey(site, findings, gate, passed) if survey else None,
        )

    def _judged(self, site: Site) -> tuple[list[Finding], Gate]:
        """Run the rules about several articles, last those about suppressions; returns all findings, and their gate."""
        request = self._request
        findings: list[Finding] = []
        for rule in self._rules:
            if rule.code.startswith("SUP"):
                continue
            findings.extend(self._findings.get(rule.code, ()))
            if rule.scope is Scope.SITE:
                findings.extend(run_on_site(site, rule, self._options))
        ran = held_back(site, self._rules, online=request.mode == "online", whole=request.whole)

        def held(path: str, code: str) -> bool:
            return code in request.hurdles.ignored(path) or ran(path, code)

        suppressions = settled(identified(findings), self._suppressions, held)
        commented = replace(site, articles=[self._shelf[at] for at in self._suppressed], suppressions=suppressions)
        last = [rule for rule in self._rules if rule.code.startswith("SUP")]
        findings += run_rules(commented, last, self._options)
        return findings, Gate(request.hurdles, suppressions, self._sic, held, request.whole)

    def _coverage(self) -> Coverage:
        counts = self._counts
        reasons: Counter[str] = Counter()
        for one in counts:
            for reason, number in one.reasons.items():
                reasons[reason] += number
        return Coverage(
            documents=len(counts) + len(self._unreadable),
            claims=sum(one.claims for one in counts),
            citations=sum(one.citations for one in counts),
            citations_linked=sum(one.citations_linked for one in counts),
            references=sum(one.references for one in counts),
            references_verified=sum(one.references_verified for one in counts),
            references_unverified=sum(reasons.values()),
            references_outside=sum(one.references_outside for one in counts),
            reasons=dict(reasons),
            compared=self._request.compared,
            paths=tuple(one.path for one in self._request.inputs),
            claims_unchecked=tuple(self._foreign) if any(map(about_claims, self._request.codes)) else (),
        )
