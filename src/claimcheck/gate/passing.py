"""What stands between the findings and a report, each hurdle in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimcheck.gate.baseline import matched
from claimcheck.gate.changed import Changed, on_changed_lines
from claimcheck.gate.decisions import Decision, decide
from claimcheck.gate.order import with_group_names
from claimcheck.gate.suppressing import Suppressions, hidden_by, said_so
from claimcheck.model.finding import Finding, Known


def _nothing(_: str) -> frozenset[str]:
    return frozenset()


def _there(_: str) -> bool:
    return True


def _unknown(_path: str, _code: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Hurdles:
    """What people have decided outside of the articles; paths are those that reports print.

    ``ignored``: the codes that are off in a file. ``baseline``: what is known, with ``exists`` to tell whether a file
    is still there. ``decisions`` hold up to the day ``until``, compared with ``today``. ``changed``: None for all.
    """

    ignored: Callable[[str], frozenset[str]] = _nothing
    decisions: tuple[Decision, ...] = ()
    today: date = date.min
    baseline: tuple[Known, ...] = ()
    exists: Callable[[str], bool] = _there
    changed: Changed | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """The hurdles of one run, those in the articles too.

    ``suppressions`` and ``sources``: by path, the latter as decoded. ``held``: of a path and a code, whether the rule
    did not or could not run there. ``whole``: all articles were read.
    """

    hurdles: Hurdles = field(default_factory=Hurdles)
    suppressions: Suppressions = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    held: Callable[[str, str], bool] = _unknown
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """The findings that passed, how many did not, and what is to be told of it.

    ``gone``: what the baseline knows and is mended. ``expired``: decisions that hold no more; their identities are
    those of the findings that came back.
    """

    findings: tuple[Finding, ...]
    suppressed: int = 0
    baselined: int = 0
    gone: tuple[Known, ...] = ()
    expired: tuple[Decision, ...] = ()


def passed(findings: Sequence[Finding], gate: Gate) -> Passed:
    """Return what passes. Findings have their identities and are in reading order."""
    hurdles = gate.hurdles
    hidden = hidden_by(gate.suppressions)
    on = [one for one in findings if one.code not in hurdles.ignored(one.place.path)]
    shown = [one for one in on if not hidden(one) and not said_so(one, gate.sources)]
    decided = decide(shown, hurdles.decisions, hurdles.today)
    known = matched(decided.open, hurdles.baseline, exists=hurdles.exists, held=gate.held, whole=gate.whole)
    new = known.new
    if hurdles.changed is not None:
        new = tuple(one for one in new if on_changed_lines(one, hurdles.changed))
    return Passed(
        with_group_names(new),
        suppressed=len(on) - len(decided.open),
        baselined=len(decided.open) - len(known.new),
        gone=known.gone,
        expired=decided.expired,
    )
