"""Applies the fixes of findings to the text of files: what no edit names stays as it is, to the character."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimcheck.model.finding import Applicability, Edit, Finding

_Cut = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mended:
    """``text``: the new text; ``fixed``: how many findings it mends. What overlaps is left for another round."""

    text: str
    fixed: int


def is_wanted(finding: Finding, *, unsafe: bool) -> bool:
    """Tell whether a finding has a fix that may be applied; one for display never is."""
    if finding.fix is None or not finding.fix.edits:
        return False
    return finding.fix.applicability is Applicability.SAFE or (
        unsafe and finding.fix.applicability is Applicability.UNSAFE
    )


def mended(sources: Mapping[str, str], findings: Iterable[Finding], *, unsafe: bool) -> dict[str, Mended]:
    """Return the files that fixes change, by path; ``sources``: their texts as they were when the findings were made.

    The edits of one finding are applied all or none; of two findings whose edits overlap, the first is mended. A
    finding with an edit in a file that is not among ``sources``, or that does not read there as it did, is left alone.
    """
    taken: dict[str, list[_Cut]] = {}
    fixed: dict[str, int] = {}
    for finding in sorted(findings, key=lambda one: (one.place.path, one.place.start.offset)):
        if not is_wanted(finding, unsafe=unsafe) or finding.fix is None:
            continue
        edits = finding.fix.edits
        cuts = sorted((e.place.path, (e.place.start.offset, e.place.end.offset, e.replacement)) for e in edits)
        if all(_stands(edit, sources) for edit in edits) and all(_fits(cut, taken.get(p, [])) for p, cut in cuts):
            for path, cut in cuts:
                if cut not in taken.setdefault(path, []):
                    insort(taken[path], cut)
            fixed[finding.place.path] = fixed.get(finding.place.path, 0) + 1
    return {path: Mended(_cut(sources[path], cuts), fixed.get(path, 0)) for path, cuts in taken.items()}


def _stands(edit: Edit, sources: Mapping[str, str]) -> bool:
    place = edit.place
    source = sources.get(place.path)
    return source is not None and source[place.start.offset : place.end.offset] == place.text


def _fits(cut: _Cut, taken: list[_Cut]) -> bool:
    """Tell whether a cut leaves those that are taken alone; the very same cut mends two findings at once."""
    at = bisect_left(taken, cut)
    if at < len(taken) and taken[at] == cut:
        return True
    return (at == 0 or taken[at - 1][1] < cut[0]) and (at == len(taken) or cut[1] < taken[at][0])


def _cut(text: str, cuts: Iterable[_Cut]) -> str:
    """Make the cuts; a line break in a replacement is written as the file writes them."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces, at = [], 0
    for start, end, replacement in cuts:
        pieces += [text[at:start], replacement.replace("\r\n", "\n").replace("\n", newline)]
        at = end
    return "".join([*pieces, text[at:]])
