"""One run of ``check``: from options and configuration to reports and an exit status."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.exits import tell
from claimcheck.cli.gating import hurdles_of
from claimcheck.cli.inputs import STDIN, Named, compared_with, gather, load_configuration, named_paths, record_path
from claimcheck.cli.notices import Notices
from claimcheck.cli.options import Words, bare_references, chosen, listed, whole_number
from claimcheck.cli.output import SURVEYING, Target, targets, wants_colour, width_of, write_all, write_out
from claimcheck.cli.progress import terminal_progress
from claimcheck.cli.reporting import add_to_step_summary, reporter
from claimcheck.cli.returning import article_to_return, with_findings
from claimcheck.cli.rules_on import rule_texts, rules_on
from claimcheck.config.settings import Settings
from claimcheck.errors import UsageError
from claimcheck.gate import Hurdles
from claimcheck.gate.status import ExitStatus, FailOn, OnUnverified, exit_status
from claimcheck.model.finding import Severity
from claimcheck.model.house import House
from claimcheck.reporters.view import View
from claimcheck.works.sources import find_cache_folder

if TYPE_CHECKING:
    from claimcheck.model.report import Report
    from claimcheck.pipeline import Input
    from claimcheck.works.sources import Sources

# A module of ``reporters`` each, of the same name; ``docx`` goes back into a Word article.
FORMATS = (
    "full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html",
    "docx",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The command line of ``check``, as given; None: not given."""

    paths: Words = None
    output: Words = None
    references: str | None = None
    offline: bool = False
    locked: bool = False
    mailto: str | None = None
    no_cache: bool = False
    jobs: str | None = None
    select: Words = None
    ignore: Words = None
    extend_select: Words = None
    strict: bool | None = None
    fail_on: str | None = None
    min_severity: str | None = None
    exit_zero: bool = False
    baseline: str | None = None
    changed_since: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    preview: bool = False
    identities: bool = False
    on_unverified: str | None = None
    against: Words = None
    read_as: str | None = None
    stdin_filename: str | None = None
    statistics: bool = False
    color: str = "auto"
    require_files: bool = False
    config: str | None = None
    isolated: bool = False
    show_settings: bool = False
    watch: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Options and configuration made one: what the run does. ``min_severity`` None: as the format has it."""

    settings: Settings
    named: Named
    targets: tuple[Target, ...]
    codes: frozenset[str]
    record: str | None
    mode: str
    strict: bool
    fail_on: FailOn
    on_unverified: OnUnverified
    min_severity: Severity | None
    as_references: bool | None
    baseline: str | None
    preview: bool
    fix: bool
    unsafe_fixes: bool
    jobs: int
    kept: Path | None
    against: tuple[str, ...] = ()


def run_check(options: CheckOptions) -> int:
    """Run ``check`` and return its exit status. Raises ClaimcheckError for what cannot be done."""
    if options.watch and not options.show_settings:
        from claimcheck.cli.watching import run_watching

        return run_watching(options)
    plan = planned(options)
    if options.show_settings:
        write_out(_settings_text(plan, _sources(options, plan)))
        return ExitStatus.CLEAN
    inputs = gather(plan.named, plan.settings, require_files=options.require_files)
    if not inputs:
        return _without_articles(options, plan)
    returned = {target.file: article_to_return(inputs, target) for target in plan.targets if target.format == "docx"}
    hurdles = hurdles_of(
        plan.settings, plan.named, plan.record, baseline=plan.baseline, changed_since=options.changed_since
    )
    check = checker(options, plan, inputs, hurdles)
    if options.diff or plan.fix:
        from claimcheck.cli.fixing import diff, fixed, tell_fixed, write

        done = fixed(inputs, check, unsafe=plan.unsafe_fixes)
        if options.diff:
            write_out(diff(inputs, done.inputs))
            tell_fixed(done, None)
            return ExitStatus.FINDINGS if done.fixed and not options.exit_zero else ExitStatus.CLEAN
        tell_fixed(done, write(inputs, done.inputs))
        report = done.report
    else:
        report = check(inputs)
    for remark in report.remarks:
        tell(remark)
    notices = Notices()
    for path, told in report.notices.items():
        notices.tell(path, told)
    _report(report, plan.targets, options, plan, returned)
    return _status(report, options, plan)


def checker(
    options: CheckOptions, plan: Plan, inputs: tuple[Input, ...], hurdles: Hurdles
) -> Callable[[tuple[Input, ...]], Report]:
    """Return what checks inputs (as they are, or mended) as ``options`` and ``plan`` say. Raises UsageError."""
    from claimcheck.pipeline import CheckRequest, check_paths

    against = compared_with(plan.against, plan.settings, inputs)
    sources = _sources(options, plan)
    named = (*plan.named.paths, *plan.against)

    def check(some: tuple[Input, ...]) -> Report:
        progress = terminal_progress() if plan.mode == "online" else None
        try:
            return check_paths(
                CheckRequest(
                    inputs=some,
                    against=against,
                    record_path=plan.record,
                    mode=plan.mode,
                    codes=plan.codes,
                    strict=plan.strict,
                    as_references=plan.as_references,
                    compared=len(some) + len(against) > 1,
                    whole=any(Path(path).is_dir() for path in named),
                    sources=sources,
                    progress=progress,
                    hurdles=hurdles,
                    jobs=plan.jobs,
                    kept=plan.kept,
                    surveyed=any(target.format in SURVEYING for target in plan.targets),
                    house=plan.settings.house,
                )
            )
        finally:
            if progress:
                progress.close()

    return check


def listed_paths(words: Words) -> tuple[str, ...]:
    """Return the paths of a repeatable option; a comma may be part of a path."""
    return tuple(words or ())


def planned(options: CheckOptions) -> Plan:
    """Return what a run does. Raises UsageError, ConfigurationError."""
    settings = load_configuration(options.config, options.isolated)
    named = named_paths(options.paths, options.stdin_filename)
    asked = targets(options.output, FORMATS)
    chosen(options.color, "--color", ("auto", "always", "never"))
    fail_on = options.fail_on or settings.fail_on or FailOn.ERROR
    on_unverified = options.on_unverified or settings.on_unverified or OnUnverified.WARN
    severity = options.min_severity or settings.min_severity
    preview = options.preview or settings.preview
    return Plan(
        settings=settings,
        named=named,
        targets=asked,
        codes=rules_on(
            settings,
            None if options.select is None else listed(options.select),
            listed(options.ignore),
            listed(options.extend_select),
            preview=preview,
        ),
        record=record_path(options.references, settings, named),
        mode="locked" if options.locked else "offline" if options.offline else "online",
        strict=settings.strict if options.strict is None else options.strict,
        fail_on=FailOn(chosen(fail_on, "--fail-on", tuple(FailOn))),
        on_unverified=OnUnverified(chosen(on_unverified, "--on-unverified", tuple(OnUnverified))),
        min_severity=None if severity is None else Severity(chosen(severity, "--min-severity", tuple(Severity))),
        as_references=bare_references(options.read_as),
        baseline=options.baseline or settings.baseline,
        preview=preview,
        fix=_fix(options, settings, named),
        unsafe_fixes=options.unsafe_fixes or settings.unsafe_fixes,
        jobs=settings.jobs if options.jobs is None else whole_number(options.jobs, "--jobs"),
        kept=None if options.no_cache else find_cache_folder(),
        against=listed_paths(options.against) or settings.against,
    )


def _fix(options: CheckOptions, settings: Settings, named: Named) -> bool:
    """Tell whether files are to be mended. Raises UsageError where there is none to write to."""
    if options.fix and options.diff:
        raise UsageError("--fix and --diff exclude each other: one writes, the other shows what would be written")
    if options.fix and STDIN in named.paths:
        raise UsageError("--fix writes files; with standard input, --diff shows what it would change")
    return (options.fix or settings.fix) and STDIN not in named.paths


def _sources(options: CheckOptions, plan: Plan) -> Sources | None:
    if plan.mode == "locked":
        return None
    from claimcheck.works.sources import find_sources

    return find_sources(
        plan.settings.sources,
        mailto=options.mailto or plan.settings.mailto or "",
        no_cache=options.no_cache,
        offline=plan.mode == "offline",
    )


def _without_articles(options: CheckOptions, plan: Plan) -> int:
    """Write what programs wait for: an empty report; for people the notice is enough."""
    from claimcheck.model.report import Coverage, Report

    report = Report((), Coverage())
    for target in plan.targets:
        if target.format == "docx":
            article_to_return((), target)
    _report(report, [target for target in plan.targets if target.machine or target.file], options, plan, {})
    return ExitStatus.CLEAN


def _status(report: Report, options: CheckOptions, plan: Plan) -> ExitStatus:
    if options.exit_zero:
        return ExitStatus.CLEAN
    return exit_status(
        report.counting, incomplete=report.incomplete, fail_on=plan.fail_on, on_unverified=plan.on_unverified
    )


def _report(
    report: Report, asked: Sequence[Target], options: CheckOptions, plan: Plan, returned: Mapping[str, Input]
) -> None:
    def rendered(target: Target) -> str | bytes | None:
        view = _view(report, target, options, plan)
        article = returned.get(target.file)
        if article is not None:
            return with_findings(article, report, view, target)
        text: str = reporter(target.format).render(report, view)
        return text

    write_all(asked, rendered)
    for target in asked:
        if target.format == "github":
            add_to_step_summary(report, _view(report, target, options, plan))


def _view(report: Report, target: Target, options: CheckOptions, plan: Plan) -> View:
    return View(
        min_severity=plan.min_severity or (Severity.INFO if target.filters else Severity.WARNING),
        colour=wants_colour(target, options.color),
        width=width_of(target),
        statistics=options.statistics,
        warn_unverified=plan.on_unverified is not OnUnverified.IGNORE,
        command=_command(options),
        status=_status(report, options, plan),
        rules=rule_texts(plan.codes) if target.format == "sarif" else (),
        identities=options.identities,
    )


def _command(options: CheckOptions) -> str:
    import shlex

    words = ["claimcheck", "check", *(options.paths or ())]
    for name, given in (("--references", options.references), ("--config", options.config)):
        words += [name, given] if given is not None else []
    for name, on in (("--offline", options.offline), ("--locked", options.locked), ("--isolated", options.isolated)):
        words += [name] if on else []
    for path in listed_paths(options.against):
        words += ["--against", path]
    return shlex.join(words)


def _house_rows(house: House) -> dict[str, object]:
    return {
        "house.banned": [one.word for one in house.banned],
        "house.wanted": [one.word for one in house.wanted],
        "house.oldest-year": house.oldest_year,
        "house.oldest-year-except": [one.word for one in house.oldest_year_except],
        "house.own-site": house.own_site,
        "house.preprints": house.preprints,
    }


def _settings_text(plan: Plan, sources: Sources | None) -> str:
    import json

    rows: dict[str, object] = {
        "configuration": plan.settings.path or None,
        "paths": plan.named.paths,
        "references": plan.record,
        "mode": plan.mode,
        "select": sorted(plan.codes),
        "strict": plan.strict,
        "fail-on": plan.fail_on.value,
        "on-unverified": plan.on_unverified.value,
        "min-severity": plan.min_severity.value if plan.min_severity else "warning in text, info for programs",
        "exclude": plan.settings.exclude,
        "against": plan.against,
        "per-file-ignores": {pattern: words for pattern, _, words in plan.settings.per_file_ignores},
        "baseline": plan.baseline,
        "preview": plan.preview,
        "fix": plan.fix,
        "unsafe-fixes": plan.unsafe_fixes,
        "jobs": plan.jobs,
        **_house_rows(plan.settings.house),
        "output": [f"{one.format}:{one.file}" if one.file else one.format for one in plan.targets],
    }
    if sources is not None:
        rows["cache"] = str(sources.cache_folder) if sources.cache_folder and not sources.no_cache else None
    if sources is not None and not sources.offline:
        rows["mailto"] = sources.mailto or None
        rows |= {f"sources.{name}": address for name, address in sources.addresses.items()}
    lines = (f"{key} = {'none' if value is None else json.dumps(value)}" for key, value in rows.items())
    return "".join(f"{line}\n" for line in lines)
