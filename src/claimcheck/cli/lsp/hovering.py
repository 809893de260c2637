"""What an editor shows over a place: findings with their evidence, the work behind a mark, what its text says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.cli.lsp.judging import Verdict
from claimcheck.compare.claimed import claimed_numbers
from claimcheck.compare.identifiers import doi_link
from claimcheck.compare.sourcing import Bearing, judge_all
from claimcheck.model.citation import Citation, CitationItem
from claimcheck.model.finding import Finding
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference, Settlement, Work
from claimcheck.reporters.evidence import evidence_lines
from claimcheck.reporters.markdown_text import escaped
from claimcheck.rules.catalogue import load_rule
from claimcheck.rules.framework import Judged, Site

_LONGEST = 300  # characters of an entry or a sentence that are shown
_MOST_SENTENCES = 3  # of one source
_MOST_AUTHORS = 3
_STANDING = {
    Settlement.VERIFIED: "on record",
    Settlement.OTHER_WORK: "its identifier belongs to another work",
    Settlement.NOT_REGISTERED: "its DOI is not registered",
    Settlement.NOT_FOUND: "no registry has it",
    Settlement.OUTSIDE: "no registry covers its kind",
    Settlement.UNVERIFIED: "not checked",
}


def hover(verdict: Verdict, offset: int) -> tuple[str, int, int] | None:
    """Return Markdown for an offset of the text, and the offsets of what it is about; None where nothing is known.

    The smallest thing there decides about the range: a finding, a mark, an entry.
    """
    judged, site = verdict.judged, verdict.site
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    for finding in verdict.findings:
        start, end = finding.place.start.offset, finding.place.end.offset
        if start <= offset <= end and start < end:
            parts.append(_finding(finding))
            ranges.append((start, end))
    if judged is not None and site is not None:
        for span, told in _told(judged, site, offset):
            place = judged.article.document.place(span)
            parts.append(told)
            ranges.append((place.start.offset, place.end.offset))
    if not parts:
        return None
    start, end = min(ranges, key=lambda one: one[1] - one[0])
    return "\n\n---\n\n".join(dict.fromkeys(parts)), start, end


def _told(judged: Judged, site: Site, offset: int) -> Iterator[tuple[Span, str]]:
    """Yield what is told of the marks and the entries at an offset of the source, and where they stand in the text."""
    shown: set[str] = set()
    for mark in judged.article.citations:
        for item in mark.items if _covers(judged, mark.span, offset) else ():
            if len(mark.items) > 1 and not _covers(judged, item.span, offset):
                continue
            for entry in _entries(judged, item):
                shown.add(entry.reference.id)
                sentences = list(dict.fromkeys(_sentences(judged, site, mark, entry)))
                yield item.span, _entry(judged, entry, sentences[:_MOST_SENTENCES])
    for reference in judged.article.references:
        entry_there = judged.resolved.get(reference.id)
        if entry_there is not None and reference.id not in shown and _covers(judged, reference.span, offset):
            yield reference.span, _entry(judged, entry_there, ())


def _covers(judged: Judged, span: Span, offset: int) -> bool:
    place = judged.article.document.place(span)
    return place.path == judged.article.path and place.start.offset <= offset <= place.end.offset


def _entries(judged: Judged, item: CitationItem) -> Iterator[ResolvedReference]:
    for reference in item.references:
        entry = judged.resolved.get(reference)
        if entry is not None:
            yield entry


def _finding(finding: Finding) -> str:
    summary = load_rule(finding.code).documentation.strip().partition("\n")[0]
    lines = [f"**{finding.code}** {escaped(finding.message)}", *map(_line, evidence_lines(finding, set()))]
    return "  \n".join([*lines, f"*{escaped(finding.name)}: {escaped(summary)}*"])


def _line(told: str) -> str:
    return escaped(" ".join(told.split()))


def _entry(judged: Judged, entry: ResolvedReference, sentences: Iterable[str]) -> str:
    lines = [f"Here: {_quoted(judged.article.text(entry.reference.span))}", _record(entry)]
    lines += [escaped(_update(entry.work, kind)) for kind in _updates(entry.work)] if entry.work else []
    lines += [f"Source: “{_quoted(sentence)}”" for sentence in sentences]
    return "  \n".join(lines)


def _record(entry: ResolvedReference) -> str:
    work = entry.work
    standing = _STANDING[entry.settlement] + (f": {entry.reason}" if entry.reason else "")
    if work is None:
        return f"Record: {escaped(standing)}{_link(entry.reference)}"
    names = [name.key for name in work.authors[:_MOST_AUTHORS]]
    authors = ", ".join(names) + (" et al." if len(work.authors) > _MOST_AUTHORS else "")
    said = " ".join(part for part in (authors, f"({'/'.join(work.years)})" if work.years else "") if part)
    parts = [part for part in (said, work.full_title, work.container or work.publisher) if part]
    other = "" if entry.settlement is Settlement.VERIFIED else f" ({escaped(standing)})"
    return f"Record{other}: {escaped('. '.join(parts))}{_doi(work.doi)}"


def _link(reference: Reference) -> str:
    return _doi(reference.doi)


def _doi(doi: str) -> str:
    return f" <{doi_link(doi)}>" if doi and not set(doi_link(doi)) & set("<> ") else ""


def _updates(work: Work) -> list[str]:
    return list(dict.fromkeys(update.type for update in work.updates))


def _update(work: Work, kind: str) -> str:
    first = next(update for update in work.updates if update.type == kind)
    return " ".join(part for part in (f"Since: {kind}", first.date, first.doi) if part)


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return escaped(words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…")


def _sentences(judged: Judged, site: Site, mark: Citation, entry: ResolvedReference) -> Iterator[str]:
    """Yield the sentences of a work's text that bear the numbers of the sentence that cites it."""
    article, work = judged.article, entry.work
    read = site.texts.get(work.id) if work and entry.settlement is Settlement.VERIFIED else None
    sentence = next((one for one in article.sentences if one.span.overlaps(mark.span)), None)
    if read is None or sentence is None:
        return
    held = [q for q in article.quantities if sentence.span.contains(q.span)]
    claimed = claimed_numbers(article.document.text, sentence, held, site.numbers.get(article.path, ()))
    for judgement in judge_all(claimed, site.index_of(read)):
        if judgement.bearing is Bearing.BORNE and judgement.text:
            yield judgement.text
