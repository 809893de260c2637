"""What a run has to tell about its gate, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.gate.passing import Passed

SHORT = 8
"""Digits of an identity that people are shown."""


def remarks_on(passed: Passed) -> tuple[str, ...]:
    """Return what is to be told of a run: decisions that have expired, findings of the baseline that are mended."""
    return tuple(_remarks(passed))


def _remarks(passed: Passed) -> Iterator[str]:
    if passed.expired:
        told = ", ".join(
            f"{one.rule or 'finding'} {one.identity[:SHORT]} ({one.by + ', ' if one.by else ''}until {one.until})"
            for one in passed.expired[:3]
        )
        more = f" and {len(passed.expired) - 3} more" if len(passed.expired) > 3 else ""
        many = "1 decision has" if len(passed.expired) == 1 else f"{len(passed.expired)} decisions have"
        yield f"{many} expired: {told}{more}; look again, then claimcheck accept"
    if passed.gone:
        count = len(passed.gone)
        told = "1 finding of the baseline is" if count == 1 else f"{count} findings of the baseline are"
        yield f"{told} gone: claimcheck baseline prune"
