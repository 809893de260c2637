"""What people have decided about findings, read from where it is kept: baseline, decisions, lines, files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from claimcheck.cli.inputs import Named
from claimcheck.cli.rules_on import file_ignores
from claimcheck.config.discovery import find_decisions
from claimcheck.config.paths import absolute_path, printed_path
from claimcheck.config.settings import Settings
from claimcheck.errors import UsageError
from claimcheck.gate import Hurdles
from claimcheck.model.finding import Known


def hurdles_of(
    settings: Settings,
    named: Named,
    record: str | None,
    *,
    baseline: str | None = None,
    changed_since: str | None = None,
) -> Hurdles:
    """Return the hurdles of a run; ``baseline``: the file, None for none. Raises UsageError."""
    from claimcheck.gate.decisions import read_decisions

    decisions = find_decisions(record, named.first)
    changed = None
    if changed_since is not None:
        from claimcheck.cli.changed_lines import changed_lines

        changed = changed_lines(changed_since)
    return Hurdles(
        ignored=ignored_in(settings),
        decisions=read_decisions(text_of(decisions), decisions) if decisions else (),
        today=date.today(),
        baseline=load_baseline(baseline) if baseline else (),
        exists=lambda path: Path(path).exists(),
        changed=changed,
    )


def ignored_in(settings: Settings) -> Callable[[str], frozenset[str]]:
    """Return what tells the codes that ``per-file-ignores`` has off in a file. Raises ConfigurationError."""
    rows = file_ignores(settings)
    if not rows:
        return lambda _: frozenset()
    from functools import cache

    from claimcheck.gate.per_file import PerFileIgnores

    ignores = PerFileIgnores(rows)
    return cache(lambda path: ignores.codes(absolute_path(path).as_posix()))


def load_baseline(path: str) -> tuple[Known, ...]:
    """Read a baseline; paths as reports print them. Raises UsageError."""
    from claimcheck.gate.baseline_file import read_baseline

    if not Path(path).is_file():
        raise UsageError(f"no such file: {path}; claimcheck baseline create writes it")
    folder = Path(path).parent
    known = read_baseline(text_of(path), path)
    return tuple(Known(one.identity, one.code, printed_path(folder / one.path)) for one in known)


def text_of(path: str) -> str:
    """Return the text of a file in UTF-8. Raises UsageError."""
    try:
        return Path(path).read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8; save the file as UTF-8") from error
