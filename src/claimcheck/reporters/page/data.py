"""The data of the page: one JSON object; texts once, everything else points at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.model.document import BlockKind, Document
from claimcheck.model.finding import Evidence, Finding
from claimcheck.model.report import Report
from claimcheck.model.span import Place
from claimcheck.model.survey import Held, Survey, Surveyed
from claimcheck.model.work import Work
from claimcheck.reporters.evidence import REGISTRIES
from claimcheck.reporters.page.entries import entry_fields, work_row
from claimcheck.reporters.page.marks import Mark, marks_of
from claimcheck.reporters.page.offsets import Units
from claimcheck.reporters.page.spots import Spots
from claimcheck.reporters.page.verdicts import VERDICTS, Told, verdict_of
from claimcheck.reporters.view import View

KINDS = tuple(BlockKind)
STYLES = ("em", "sup", "code")
_LONGEST_TITLE = 120


def page_data(report: Report, view: View) -> dict[str, Any]:
    """Return all that the page shows. Offsets count UTF-16 code units of the article's text."""
    survey = report.survey or Survey()
    told = _told(report, survey, view)
    works = _Works()
    articles: list[dict[str, Any]] = []
    indices: list[dict[tuple[str, str], int]] = []
    by_path: dict[str, list[Told]] = {}
    for one in told:
        paths = {one.finding.place.path, *(r.place.path for r in one.finding.related)}
        for path in sorted(paths):
            by_path.setdefault(path, []).append(one)
    shown: set[str] = set()
    for surveyed in survey.articles:
        spots = Spots(surveyed.article.document)
        mine = [t for path in spots.paths for t in by_path.get(path, ())]
        theirs = list({t.index: t for t in mine}.values())
        row, index = _article(surveyed, spots, sorted(theirs, key=lambda t: t.index), works, report)
        articles.append(row)
        indices.append(index)
        shown |= set(spots.paths)
    articles += _unread(by_path, shown)
    rules = {one.finding.code: [one.finding.code, one.finding.name] for one in told}
    return {
        "rules": [rules[code] for code in sorted(rules)],
        "verdicts": [one.value for one in VERDICTS],
        "kinds": [one.value for one in KINDS],
        "styles": list(STYLES),
        "findings": list(_findings(told, survey, {row["path"]: n for n, row in enumerate(articles)})),
        "works": works.rows,
        "articles": articles,
        "families": [
            [family.verdict, [[t.article, indices[t.article]["claim", t.claim]] for t in family.tellings]]
            for family in survey.families
        ],
    }


def _told(report: Report, survey: Survey, view: View) -> list[Told]:
    """Return the findings that are shown and those that are withheld, numbered."""
    every = [(finding, True) for finding in view.shown(report)]
    every += [(one.finding, False) for one in survey.withheld]
    return [Told(index, finding, is_open) for index, (finding, is_open) in enumerate(every)]


class _Works:
    """The works of the page, each once."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self._known: dict[tuple[str, str, str], int] = {}

    def index(self, work: Work) -> int:
        """Return the index of a work's row, which is made when it is first asked for."""
        key = work.id, work.doi, work.full_title
        if key not in self._known:
            self._known[key] = len(self.rows)
            self.rows.append(work_row(work))
        return self._known[key]


def _article(
    one: Surveyed, spots: Spots, told: Sequence[Told], works: _Works, report: Report
) -> tuple[dict[str, Any], dict[tuple[str, str], int]]:
    document = one.article.document
    units = Units(document.text)
    marks = marks_of(one, spots, told)
    row: dict[str, Any] = {
        "path": one.article.path,
        "title": _title(document),
        "text": document.text,
        "blocks": list(_blocks(document, marks, units)),
        "runs": list(_runs(document, units)),
        "marks": [_mark(mark, one, units, works) for mark in marks],
    }
    notices = (*report.notices.get(one.article.path, ()), *_languages(report, one.article.path))
    if notices:
        row["notices"] = list(notices)
    if not one.judged:
        row["compared"] = 1
    return row, {(mark.kind, mark.id): index for index, mark in enumerate(marks)}


def _languages(report: Report, path: str) -> Iterator[str]:
    for unread, language in report.coverage.claims_unchecked:
        if unread == path:
            yield f"Claims not checked: the article is in {language}"


def _title(document: Document) -> str:
    heading = next((block.span for block in document.blocks if block.kind is BlockKind.HEADING), None)
    words = " ".join(document.text[heading.start : heading.end].split()) if heading else ""
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1].rstrip() + "…"


def _blocks(document: Document, marks: Sequence[Mark], units: Units) -> Iterator[list[Any]]:
    """Yield [kind, start, end, level, label] of what is shown; metadata only where an entry stands in it."""
    for block in document.blocks:
        if block.kind is BlockKind.METADATA and not any(
            mark.kind == "entry" and mark.extent.overlaps(block.span) for mark in marks
        ):
            continue
        yield [KINDS.index(block.kind), *units.of(block.span), block.level, block.label]


def _runs(document: Document, units: Units) -> Iterator[list[int]]:
    """Yield [style, start, end] of marked-up words."""
    for style, spans in enumerate((document.emphases, document.superscripts, document.verbatim)):
        for span in spans:
            yield [style, *units.of(span)]


def _mark(mark: Mark, one: Surveyed, units: Units, works: _Works) -> dict[str, Any]:
    row: dict[str, Any] = {"k": mark.kind, "v": VERDICTS.index(mark.verdict)}
    if mark.anchor is not None:
        row["at"] = units.of(mark.anchor)
        row["in"] = units.of(mark.extent)
        place = one.article.document.place(mark.extent if mark.kind == "entry" else mark.anchor)
        row["where"] = where(place)
        if place.path != one.article.path:
            row["of"] = place.path
    if mark.told:
        row["f"] = [told.index for told in mark.told]
    if mark.held.why:
        row["why"] = mark.held.why
    if mark.held.done:
        row["done"] = 1
    if mark.held.quote:
        row["quote"] = mark.held.quote
    if mark.spots:
        row["spots"] = [[*units.of(span), told.index] for span, told in mark.spots if span != mark.extent]
    if mark.citations:
        row["c"] = list(mark.citations)
    if mark.entries:
        row["e"] = list(mark.entries)
    if mark.kind == "claim":
        row["n"] = one.numbers[mark.id].words
    entry = one.resolved.get(mark.id) if mark.kind == "entry" else None
    if entry is not None:
        row["set"] = entry.settlement.value
        row["here"] = entry_fields(entry.reference)
        if entry.work is not None:
            row["w"] = works.index(entry.work)
    return row


def where(place: Place) -> str:
    """Return where a person finds a place in its file: "line 12", "paragraph 12"."""
    return place.part or f"line {place.start.line}"


def _findings(told: Sequence[Told], survey: Survey, articles: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    withheld = iter(survey.withheld)
    for one in told:
        row = _finding(one.finding, articles)
        if not one.open:
            by = next(withheld)
            row["held"] = [by.by.value, by.reason, by.who, by.until]
        yield row


def _finding(finding: Finding, articles: Mapping[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "code": finding.code,
        "s": finding.severity.value,
        "m": finding.message,
        "path": finding.place.path,
        "where": where(finding.place),
        "id": finding.identity,
    }
    if finding.evidence:
        row["ev"] = [_evidence(one) for one in finding.evidence]
    if finding.related:
        row["rel"] = [
            [articles.get(r.place.path, -1), r.place.path, where(r.place), r.message, r.place.text[:300]]
            for r in finding.related
        ]
    if finding.fix is not None:
        row["fix"] = [finding.fix.applicability.value, [[e.place.text, e.replacement] for e in finding.fix.edits]]
    if finding.corrected:
        row["new"] = finding.corrected
    return row


def _evidence(evidence: Evidence) -> list[Any]:
    source = evidence.source
    registry = "" if source is None else REGISTRIES.get(source.registry, source.registry)
    return [
        evidence.stated,
        evidence.found,
        registry,
        source.doi if source else "",
        source.retrieved if source else "",
        evidence.quote,
    ]


def _unread(by_path: Mapping[str, list[Told]], shown: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the files that could not be read: their findings, and no text."""
    for path in by_path:
        mine = [one for one in by_path[path] if one.finding.place.path == path]
        if path in shown or not mine:
            continue
        verdict = verdict_of(mine, Held(False, ""))
        mark = {"k": "note", "v": VERDICTS.index(verdict), "f": [one.index for one in mine]}
        yield {"path": path, "title": "", "text": "", "blocks": [], "runs": [], "marks": [mark]}
