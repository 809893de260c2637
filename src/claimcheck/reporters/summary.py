"""What a run comes to: for people, in the words of an editor's desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from claimcheck.model.finding import Severity
from claimcheck.model.report import Coverage, Report
from claimcheck.reporters.colours import Colours
from claimcheck.reporters.view import View, hidden_counts, severity_counts
from claimcheck.reporters.wording import counted, printable

# Rules that hold an entry against the work it names, or tell what became of that work.
_ENTRY_CODES = frozenset({"REF004", "REF005", "REF006", "REF007", "REF008", "UPD001", "UPD002", "UPD003", "UPD004"})
_MOST_REASONS = 4
_MOST_PATHS = 3


def report_text(report: Report, view: View, colours: Colours, findings: Iterable[Iterable[str]]) -> str:
    """Return a report for people: the lines of ``findings``, each with an empty line behind it (in their place the
    counts by rule, where they are wanted), and the summary."""
    lines: list[str] = []
    if view.statistics:
        lines += statistics_lines(report, view, colours)
        lines += [""] if lines else []
    else:
        for one in findings:
            lines += [*one, ""]
    return "".join(f"{line}\n" for line in (*lines, *summary_lines(report, view, colours)))


def summary_lines(report: Report, view: View, colours: Colours) -> Iterator[str]:
    """Yield the end of a report: what was read, what is to do, what was not checked and why, the next command."""
    counts = problem_counts(report)
    yield colours.bold(coverage_line(report.coverage))
    yield ""
    to_fix, to_look = counts["error"], counts["warning"]
    yield f"  {colours.severity(Severity.ERROR, f'{to_fix:,} to fix') if to_fix else colours.good('Nothing to fix')}"
    if to_look:
        yield f"  {colours.severity(Severity.WARNING, f'{to_look:,} to look at')}"
    yield from _entry_lines(report, view, colours)
    unread = claims_line(report.coverage)
    if unread:
        yield f"  {colours.bold(unread)}"
    hidden = hidden_line(report, view)
    if hidden:
        yield f"  {hidden}"
    if report.suppressed or report.baselined:
        yield f"  {report.suppressed:,} suppressed, {report.baselined:,} in the baseline"
    yield f"  {compared_line(report.coverage)}"
    step = next_step(report, view)
    if step:
        yield ""
        yield f"Next: {step}"


def problem_counts(report: Report) -> Counter[str]:
    """Return how many problems there are by their strongest finding: findings of one group are one problem."""
    strongest: dict[str, Severity] = {}
    for number, finding in enumerate(report.findings):
        key = finding.group or f"alone {number}"
        if key not in strongest or finding.severity.rank > strongest[key].rank:
            strongest[key] = finding.severity
    return Counter(severity.value for severity in strongest.values())


def coverage_line(coverage: Coverage) -> str:
    """Return what was read, in one line."""
    linked = f"{coverage.citations_linked:,} of {counted(coverage.citations, 'citation')} linked to an entry"
    parts = [
        counted(coverage.documents, "article"),
        counted(coverage.claims, "claim"),
        linked if coverage.citations else "no citations",
        counted(coverage.references, "entry") if coverage.references else "no reference entries",
    ]
    return ", ".join(parts)


def entry_counts(report: Report) -> dict[str, int]:
    """Return how many entries are fine, differ from their record, name no such work, are outside, are not checked."""
    coverage = report.coverage
    differing = {
        f.group for f in report.findings if f.code in _ENTRY_CODES and f.severity.rank >= Severity.WARNING.rank
    }
    differ = min(len(differing), coverage.references_verified)
    settled = coverage.references_verified + coverage.references_unverified + coverage.references_outside
    return {
        "fine": coverage.references_verified - differ,
        "differ": differ,
        "other": max(0, coverage.references - settled),
        "outside": coverage.references_outside,
        "unverified": coverage.references_unverified,
    }


def claims_line(coverage: Coverage) -> str:
    """Return which articles' claims were not checked, by language; "" where all were."""
    paths: dict[str, list[str]] = {}
    for path, language in coverage.claims_unchecked:
        paths.setdefault(language, []).append(printable(path))
    told = []
    for language, some in sorted(paths.items()):
        rest = len(some) - _MOST_PATHS
        where = ", ".join(some[:_MOST_PATHS]) + (f" and {counted(rest, 'article')} more" if rest > 0 else "")
        told.append(f"{language} ({where})")
    return f"Claims not checked: {', '.join(told)}" if told else ""


def not_checked_line(report: Report) -> str:
    """Return what of a run was not checked, and why, in one line; "" where everything was."""
    coverage = report.coverage
    told = []
    if coverage.references_unverified:
        reasons = sorted(coverage.reasons.items(), key=lambda row: (-row[1], row[0]))
        counts = [f"{count:,} {printable(reason)}" for reason, count in reasons[:_MOST_REASONS]]
        why = printable(reasons[0][0]) if len(reasons) == 1 else "; ".join(counts)
        told.append(f"{counted(coverage.references_unverified, 'entry')} not checked{f' ({why})' if why else ''}")
    return ". ".join((*told, *filter(None, (claims_line(coverage),))))


def hidden_line(report: Report, view: View) -> str:
    """Return how many findings are not shown and how to see them; "" when all are."""
    hidden = hidden_counts(report, view)
    if not hidden:
        return ""
    words = {"info": "note", "warning": "warning", "error": "error"}
    told = " and ".join(counted(count, words[name]) for name, count in hidden.items())
    lowest = min(hidden, key=lambda name: Severity(name).rank)
    return f"{told} hidden; show them with --min-severity {lowest}"


def next_step(report: Report, view: View) -> str:
    """Return the command to run next; "" when there is nothing to do."""
    worst = max((f.severity.rank for f in view.shown(report)), default=0)
    if worst > Severity.INFO.rank:
        codes = Counter(f.code for f in view.shown(report) if f.severity.rank == worst)
        code = codes.most_common(1)[0][0]
        return f"claimcheck rule {code} (what it reports, and what to write instead)"
    if hidden_counts(report, view):
        return f"{view.command} --min-severity info"
    return ""


def statistics_lines(report: Report, view: View, colours: Colours) -> Iterator[str]:
    """Yield one line for each rule that found something, the most frequent first."""
    rows = statistics_rows(report, view)
    width = max((len(f"{count:,}") for count, *_ in rows), default=0)
    for count, severity, code, name in rows:
        yield f"{count:>{width},}  {colours.severity(severity, f'{severity.value:<7}')}  {code}  {name}"


def statistics_rows(report: Report, view: View) -> list[tuple[int, Severity, str, str]]:
    """Return count, severity, code and name of each rule that found something, the most frequent first."""
    found = Counter((f.code, f.name, f.severity) for f in view.shown(report))
    ordered = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    return [(count, severity, code, name) for (code, name, severity), count in ordered]


def summary_line(report: Report, view: View) -> str:
    """Return all that a run comes to in one line: counts, what was read, what was not checked."""
    return "; ".join(part for part in _summary_parts(report, view) if part)


def _summary_parts(report: Report, view: View) -> Iterator[str]:
    counts = severity_counts(report)
    yield f"{counted(counts['error'], 'error')}, {counted(counts['warning'], 'warning')}"
    yield hidden_line(report, view)
    yield coverage_line(report.coverage)
    entries = entry_counts(report)
    if report.coverage.references:
        told = [f"{entries['fine'] + entries['differ']:,} checked", f"{entries['unverified']:,} not checked"]
        if entries["other"]:
            told.append(f"{entries['other']:,} another work or none")
        if entries["outside"]:
            told.append(f"{entries['outside']:,} outside the registries")
        yield "entries: " + ", ".join(told)
    yield claims_line(report.coverage).replace("Claims", "claims", 1)
    if not report.coverage.compared:
        yield "not compared with other articles"


def _entry_lines(report: Report, view: View, colours: Colours) -> Iterator[str]:
    counts = entry_counts(report)
    if counts["fine"]:
        yield f"  {colours.good(counted(counts['fine'], 'entry') + ' checked and fine')}"
    if counts["differ"]:
        yield f"  {counted(counts['differ'], 'entry')} checked, with something to fix or to look at"
    if counts["other"]:
        yield f"  {counted(counts['other'], 'entry')} of another work, or of none that is known"
    if counts["unverified"]:
        told = f"{counted(counts['unverified'], 'entry')} not checked"
        yield f"  {colours.bold(told) if view.warn_unverified else told}{_why(report.coverage)}"
    if counts["outside"]:
        yield f"  {counted(counts['outside'], 'entry')} outside the registries: confirm by hand"


def compared_line(coverage: Coverage) -> str:
    """Return whether the articles were compared with each other."""
    if coverage.compared:
        return "Articles compared with each other"
    return "Not compared with other articles: name a folder, or others with --against"


def _why(coverage: Coverage) -> str:
    if not coverage.reasons:
        return ""
    reasons = sorted(coverage.reasons.items(), key=lambda row: (-row[1], row[0]))
    told = [f"{count:,} {printable(reason)}" for reason, count in reasons[:_MOST_REASONS]]
    rest = sum(count for _, count in reasons[_MOST_REASONS:])
    if rest:
        told.append(f"{rest:,} for other reasons")
    if len(told) == 1:
        return f": {printable(reasons[0][0])}"
    return ":" + "".join(f"\n    {line}" for line in told)
