"""``--fix`` and ``--diff``: mend in memory, in rounds, then show or write; each file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.atomic import write_whole
from claimcheck.cli.exits import tell
from claimcheck.errors import UnreadableDocument, UsageError
from claimcheck.gate.fixing import is_wanted, mended
from claimcheck.model.report import Report

if TYPE_CHECKING:
    from claimcheck.pipeline import Input

_ROUNDS = 10  # one mends most; overlapping fixes and suppressions that a fix makes needless take another
Inputs = tuple["Input", ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """``report``: of what the inputs are now; ``fixed``: how many were mended; ``unsafe``: how many could be."""

    inputs: Inputs
    report: Report
    fixed: int
    unsafe: int


def fixed(inputs: Inputs, check: Callable[[Inputs], Report], *, unsafe: bool) -> Fixed:
    """Mend the inputs in memory, checking them anew after each round."""
    report, count = check(inputs), 0
    for _ in range(_ROUNDS):
        texts = _texts(inputs, report.sources)
        new = mended(texts, report.findings, unsafe=unsafe)
        changed = {path: one for path, one in new.items() if one.text != texts[path]}
        if not changed:
            break
        count += sum(one.fixed for one in changed.values())
        inputs = tuple(_with_text(one, changed[one.path].text) if one.path in changed else one for one in inputs)
        report = check(inputs)
    left = 0 if unsafe else sum(is_wanted(one, unsafe=True) for one in report.findings)
    return Fixed(inputs, report, count, left)


def write(before: Inputs, after: Inputs) -> int:
    """Write the inputs that differ; returns how many. Raises UsageError; files written until then stay written."""
    written = 0
    for old, new in zip(before, after, strict=True):
        if old.data == new.data:
            continue
        path = Path(new.path)
        try:
            if path.read_bytes() != old.data:
                tell(f"{new.path} was changed by somebody else meanwhile, and is left alone")
                continue
            write_whole(path, new.data)
        except OSError as error:
            raise UsageError(f"--fix: cannot write {new.path}: {error.strerror}") from error
        written += 1
    return written


def diff(before: Inputs, after: Inputs) -> str:
    """Return what fixing would change, as a unified diff."""
    return "".join(line for old, new in zip(before, after, strict=True) for line in _diff(old, new))


def tell_fixed(done: Fixed, files: int | None) -> None:
    """Tell what was fixed in how many files (None: nothing is written), and what could be."""
    count = f"{done.fixed} finding" + ("" if done.fixed == 1 else "s")
    if files is None:
        told = f"Would fix {count}"
    else:
        told = f"Fixed {count}" + (f" in {files} file{'' if files == 1 else 's'}" if done.fixed else "")
    tell(told + (f"; {done.unsafe} more with --unsafe-fixes" if done.unsafe else ""))


def _texts(inputs: Inputs, sources: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of those inputs whose source is the file itself, as it is not for a Word file or a PDF."""
    from claimcheck.readers.decoding import decode, encode

    texts = {}
    for one in inputs:
        try:
            text = decode(one.data)
        except UnreadableDocument:
            continue
        if sources.get(one.path) == text and encode(text, one.data) == one.data:
            texts[one.path] = text
    return texts


def _with_text(one: Input, text: str) -> Input:
    from claimcheck.readers.decoding import encode

    return replace(one, content=encode(text, one.data))


def _diff(old: Input, new: Input) -> Iterator[str]:
    if old.data == new.data:
        return
    from difflib import unified_diff

    from claimcheck.readers.decoding import decode

    before, after = _lines(decode(old.data)), _lines(decode(new.data))
    for line in unified_diff(before, after, fromfile=f"a/{old.path}", tofile=f"b/{new.path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; a line ends at LF only."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
