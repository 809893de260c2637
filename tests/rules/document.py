"""Rule documents: Markdown prose that is read by people and run by ``test_rule_documents.py``.

A document is named after its rule (``REF006-year-mismatch.md``). A case is a level-2 heading and the fenced blocks
below it, told apart by their info strings:

* ``article PATH``, one or more: the source of an article; ``article PATH base64`` where it is not text, ``article PATH
  against`` where it is read for comparison and not judged;
* ``record``, at most one: the text of ``references.yaml``;
* ``options``, at most one: TOML, keys as in :data:`OPTIONS`;
* ``expect``, exactly one: every finding of the rule, a line each, as :class:`Expected` prints them; or ``nothing``.

Blocks with another info string are prose.
"""

from __future__ import annotations

import base64
import binascii
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.model.finding import Finding

OPTIONS: dict[str, type] = {
    "strict": bool,
    "mode": str,
    "gate": bool,
    "as_references": bool,
    "compared": bool,
    "house": dict,
}
"""What an ``options`` block may say; ``gate``: run all rules, so that a stronger one may silence this one; ``house``:
as in a configuration file."""

_NAME = re.compile(r"(?P<code>[A-Z]{3}\d{3})-(?P<name>[a-z0-9-]+)")
_FENCE = re.compile(r"(?P<fence>`{3,})(?P<info>[^`]*)")
_EXPECTED = re.compile(r'(?P<path>\S+): (?P<severity>error|warning|info) "(?P<text>.*?)"(?: -> (?P<words>.+))?')
_FLAGS = {"base64", "against"}


class DocumentError(Exception):
    """A rule document does not follow the format; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Expected:
    r"""One finding that a case demands. ``text`` is the source at the finding, a line break written as ``\n``."""

    path: str
    severity: str
    text: str
    words: str = ""

    def __str__(self) -> str:
        return self._place + (f" -> {self.words}" if self.words else "")

    @property
    def _place(self) -> str:
        return f'{self.path}: {self.severity} "{self.text}"'

    def fits(self, finding: Finding) -> bool:
        """Tell whether ``finding`` is the one that is meant."""
        return self._place == _line(finding) and self.words in finding.message


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what is given, and what the rule must find."""

    heading: str
    line: int
    articles: tuple[tuple[str, bytes], ...] = ()
    against: tuple[tuple[str, bytes], ...] = ()
    record: str | None = None
    options: dict[str, object] = field(default_factory=dict)
    expected: tuple[Expected, ...] = ()

    def differences(self, found: Sequence[Finding]) -> list[str]:
        """Return what was demanded and not found ("- ...") and what was found and not demanded ("+ ...")."""
        rest = list(found)
        missing = []
        for wanted in self.expected:
            match = next((finding for finding in rest if wanted.fits(finding)), None)
            if match is None:
                missing.append(f"- {wanted}")
            else:
                rest.remove(match)
        return missing + [f"+ {_line(finding)} -> {finding.message}" for finding in rest]


@dataclass(frozen=True, slots=True)
class RuleDocument:
    """A document and its cases."""

    path: Path
    code: str
    name: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    info: tuple[str, ...]
    body: str
    line: int


def read_rule_document(path: Path) -> RuleDocument:
    """Read one document. Raises DocumentError."""
    name = _NAME.fullmatch(path.stem)
    if name is None:
        raise DocumentError(f"{path.name}: the name is not CODE-rule-name.md")
    cases = tuple(_case(path.name, *section) for section in _sections(path.name, path.read_text("utf-8")))
    if not cases:
        raise DocumentError(f"{path.name}: no case (a level-2 heading with an expect block)")
    return RuleDocument(path, name["code"], name["name"], cases)


def _line(finding: Finding) -> str:
    text = finding.place.text.replace("\n", "\\n")
    return f'{finding.place.path}: {finding.severity.value} "{text}"'


def _sections(file: str, text: str) -> Iterator[tuple[str, int, list[_Block]]]:
    """Yield heading, line and blocks of each section that has an expect block."""
    heading, at = "", 0
    blocks: list[_Block] = []
    fence, info, start, body = "", "", 0, [""]
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.fullmatch(line.rstrip())
        if fence:
            if mark and not mark["info"].strip() and len(mark["fence"]) >= len(fence):
                blocks.append(_Block(tuple(info.split()), "\n".join(body), start))
                fence = ""
            else:
                body.append(line)
        elif mark:
            fence, info, start, body = mark["fence"], mark["info"], number, []
        elif line.startswith("## "):
            yield from _when_case(heading, at, blocks)
            heading, at, blocks = line[3:].strip(), number, []
    if fence:
        raise DocumentError(f"{file}:{start}: the block is not closed")
    yield from _when_case(heading, at, blocks)


def _when_case(heading: str, at: int, blocks: list[_Block]) -> Iterator[tuple[str, int, list[_Block]]]:
    if any(block.info[:1] in (("expect",), ("article",)) for block in blocks):
        yield heading, at, blocks


def _case(file: str, heading: str, line: int, blocks: list[_Block]) -> Case:
    kinds = [block.info[0] for block in blocks if block.info]
    for kind in ("record", "options", "expect"):
        if kinds.count(kind) > 1:
            raise DocumentError(f"{file}:{line}: more than one {kind} block")
    for kind in ("article", "expect"):
        if kind not in kinds:
            raise DocumentError(f"{file}:{line}: no {kind} block")
    named = {block.info[0]: block for block in blocks if block.info}
    options = _options(file, named["options"]) if "options" in named else {}
    articles = [block for block in blocks if block.info[:1] == ("article",)]
    return Case(
        heading,
        line,
        tuple(_article(file, block) for block in articles if "against" not in block.info[2:]),
        tuple(_article(file, block) for block in articles if "against" in block.info[2:]),
        named["record"].body + "\n" if "record" in named else None,
        options,
        tuple(_expected(file, named["expect"])),
    )


def _article(file: str, block: _Block) -> tuple[str, bytes]:
    if len(block.info) < 2 or not set(block.info[2:]) <= _FLAGS:
        raise DocumentError(f"{file}:{block.line}: write `article PATH`, then perhaps base64 or against")
    if "base64" not in block.info:
        return block.info[1], (block.body + "\n").encode()
    try:
        return block.info[1], base64.b64decode("".join(block.body.split()), validate=True)
    except binascii.Error as error:
        raise DocumentError(f"{file}:{block.line}: not base64: {error}") from error


def _options(file: str, block: _Block) -> dict[str, object]:
    try:
        options = tomllib.loads(block.body)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{file}:{block.line}: {error}") from error
    for key, value in options.items():
        if not isinstance(value, OPTIONS.get(key, type(None))):
            raise DocumentError(f"{file}:{block.line}: {key} = {value!r} is no option of a rule document")
    return options


def _expected(file: str, block: _Block) -> Iterator[Expected]:
    if block.body.strip() == "nothing":
        return
    if not block.body.strip():
        raise DocumentError(f"{file}:{block.line}: an empty expect block; write `nothing` where that is meant")
    for number, line in enumerate(block.body.splitlines(), block.line + 1):
        if not line.strip():
            continue
        match = _EXPECTED.fullmatch(line.strip())
        if match is None:
            raise DocumentError(f'{file}:{number}: not `PATH: SEVERITY "text" -> words`: {line}')
        yield Expected(match["path"], match["severity"], match["text"], match["words"] or "")
