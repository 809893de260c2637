"""What a rule is: a function with a code, a name, a severity, a scope and what it needs.

A rule module holds one function decorated with :func:`rule`; ``catalogue.py`` names the modules. Three scopes:

* ``Scope.ENTRY``: called for each entry of a reference list with its :class:`ResolvedReference`;
* ``Scope.ARTICLE``: called once for each article;
* ``Scope.SITE``: called once for a run, for what several articles say together.

All three get a :class:`RuleContext`, the only maker of findings. Findings about one entry or sentence share a
group (``context.entry_group``, ``context.sentence_group``), so that ``gate`` can let the stronger one speak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Fix, Related, Severity
from claimcheck.model.house import House
from claimcheck.model.reference import Reference
from claimcheck.model.source import PrintedNumber, SourceText
from claimcheck.model.span import Place, Span
from claimcheck.model.suppression import Suppression
from claimcheck.model.work import ResolvedReference

if TYPE_CHECKING:
    from claimcheck.compare.source_index import SourceIndex
    from claimcheck.rules.site_index import SiteIndex
    from claimcheck.rules.told import Told


class Needs(StrEnum):
    """What a rule has to know: the text alone, marks linked to entries, or works behind the entries."""

    TEXT = "text"
    LINKS = "links"
    WORKS = "works"


class Scope(StrEnum):
    """What a rule is called with."""

    ENTRY = "entry"
    ARTICLE = "article"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """Settings that rules read.

    ``strict``: CLM001 also for times, doses, ages, dates and money. ``locked``: nothing but ``references.yaml``
    may settle an entry, so that what it does not settle is an error. ``house``: what the rules HSE hold to.
    """

    strict: bool = False
    locked: bool = False
    house: House = field(default_factory=House)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that no reader could read, and why."""

    path: str
    message: str


@dataclass(frozen=True)
class Judged:
    """An article ready for judgement: ``resolved`` by entry id; ``context_only``: read for comparison (--against)."""

    article: Article
    resolved: Mapping[str, ResolvedReference] = field(default_factory=dict)
    context_only: bool = False

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What several rules ask of the article, by a name of their own, so that it is found out once; small things."""
        return {}

    @cached_property
    def by_id(self) -> Mapping[str, Reference]:
        """Entries by id."""
        return {r.id: r for r in self.article.references}


@dataclass(frozen=True)
class Site:
    """Everything that a run read.

    ``texts``: what was read of the cited works, by id of the work. ``numbers``: the numbers as printed of the articles
    that cite them, by path. ``suppressions``: those of each article, by its path, with what they hid. ``put_in``: the
    index of the articles where that is made already; ``told_in`` gives the claims in it by the number of the article,
    where they need not be read from it; ``indices``: look-up tables of texts by id of the work.
    """

    articles: Sequence[Judged]
    unreadable: tuple[Unreadable, ...] = ()
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    numbers: Mapping[str, tuple[PrintedNumber, ...]] = field(default_factory=dict)
    suppressions: Mapping[str, tuple[Suppression, ...]] = field(default_factory=dict)
    put_in: SiteIndex | None = None
    told_in: Callable[[int], tuple[Told, ...]] | None = None
    indices: dict[str, SourceIndex] = field(default_factory=dict)

    @cached_property
    def index(self) -> SiteIndex:
        """What several articles say together."""
        from claimcheck.rules.site_index import SiteIndex, digest_of

        if self.put_in is not None:
            return self.put_in
        index = SiteIndex()
        for one in self.articles:
            index.put(digest_of(one))
        return index

    def index_of(self, text: SourceText) -> SourceIndex:
        """Return the look-up tables of a text, made when they are first asked for."""
        from claimcheck.compare.source_index import SourceIndex

        if text.work not in self.indices:
            self.indices[text.work] = SourceIndex(text)
        return self.indices[text.work]


Check = Callable[..., Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its documentation (``check.__doc__``)."""

    code: str
    name: str
    severity: Severity
    scope: Scope
    needs: Needs
    since: str
    check: Check

    @property
    def documentation(self) -> str:
        """The docstring of the check, as ``claimcheck rule`` prints it."""
        return self.check.__doc__ or ""


def rule(
    code: str, name: str, *, severity: Severity, scope: Scope, needs: Needs, since: str
) -> Callable[[Check], Rule]:
    """Make a :class:`Rule` of a function (see the module's docstring for what each scope is called with)."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, scope, needs, since, check)

    return make


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a running rule may ask for, and the maker of its findings.

    ``judged`` is the article under judgement; None for ``Scope.SITE``, where ``site`` is what to look at.
    """

    rule: Rule
    site: Site
    options: RuleOptions
    judged: Judged | None = None

    @property
    def article(self) -> Article:
        """The article under judgement."""
        assert self.judged is not None
        return self.judged.article

    @property
    def suppressions(self) -> tuple[Suppression, ...]:
        """Those of the article under judgement, of all articles for ``Scope.SITE``; for the rules of the family SUP,
        which run last, when it is known what was hidden."""
        if self.judged is not None:
            return self.site.suppressions.get(self.article.path, ())
        return tuple(one for some in self.site.suppressions.values() for one in some)

    def entry_group(self, reference_id: str, article: Article | None = None) -> str:
        """Group of all findings about one entry."""
        return f"entry {(article or self.article).path} {reference_id}"

    def sentence_group(self, sentence: Span, article: Article | None = None) -> str:
        """Group of all findings about one sentence."""
        return f"sentence {(article or self.article).path} {sentence.start}"

    def finding(
        self,
        where: Span | Place,
        message: str,
        *,
        subject: str,
        group: str = "",
        article: Article | None = None,
        severity: Severity | None = None,
        evidence: tuple[Evidence, ...] = (),
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        corrected: str | None = None,
    ) -> Finding:
        """Make a finding of this rule at ``where`` (a span of ``article``, by default the one under judgement)."""
        if isinstance(where, Span):
            where = (article or self.article).document.place(where)
        return Finding(
            self.rule.code,
            self.rule.name,
            severity or self.rule.severity,
            message,
            where,
            subject,
            group or f"{self.rule.code} {where.path} {where.start.offset} {where.end.offset}",
            evidence,
            related,
            fix,
            corrected,
        )
