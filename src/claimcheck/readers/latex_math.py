"""Formulas in the sentence and siunitx's numbers with units, as far as they are figures that a person reads."""

from __future__ import annotations

from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.latex_source import Layout
from claimcheck.readers.latex_symbols import UNITS
from claimcheck.readers.latex_text import decode

_NUMBERS: Final = r"\d{1,4}(?:[ \t]{0,3}(?:[,;–—-]|--)[ \t]{0,3}\d{1,4}){0,30}"
_RAISED: Final = re.compile(
    rf"[ \t]*(?:\{{\}})?\^(?:\{{[ \t]*)?(?:\\(?:text|mathrm|rm)\{{)?({_NUMBERS})[ \t]*\}}{{0,2}}[ \t]*\Z"
)
#: What loses its meaning when it is written in a line.
_TWO_LINES: Final = re.compile(
    r"\\(?:[dt]?frac|sqrt|sum|prod|int|binom|over|left|right|begin|stackrel|overset|underset)(?![A-Za-z])"
)
_UNIT: Final = re.compile(r"\\([A-Za-z]+)|([^\\\s~.]+)")
_NUMBER: Final = re.compile(r"[+-]?\d[\d.,]{0,40}")


def raised_digits(source: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the digits of ``^{12}`` stand, if a formula is nothing else."""
    match = _RAISED.match(source[start:end]) if end - start < 200 else None
    return (start + match.start(1), start + match.end(1)) if match else None


def readable_math(source: str, start: int, end: int) -> bool:
    """Tell whether a formula can be written in one line of characters without saying something else."""
    return _TWO_LINES.search(source, start, end) is None


def quantity(layout: Layout, name: str, after: int) -> tuple[str, int] | None:
    """Return what a command of siunitx prints and where it ends; None for any other command.

    siunitx manual, sections 3.1-3.4: \\num, \\qty (\\SI), \\unit (\\si), \\numrange, \\qtyrange (\\SIrange).
    """
    shape = _COMMANDS.get(name)
    if shape is None:
        return None
    values: list[str] = []
    for _ in shape:
        inside = layout.argument(layout.option(after))
        if inside is None or inside[1] - inside[0] > 300:
            return None
        values.append(layout.source[inside[0] : inside[1]])
        after = inside[1] + 1
    parts = [_number(value) if kind == "n" else _unit(value) for kind, value in zip(shape, values, strict=True)]
    if shape.startswith("nn"):
        parts = [f"{parts[0]}–{parts[1]}", *parts[2:]]
    text = " ".join(part for part in parts if part)
    return (text.replace(" %", "%"), after) if text else None


_COMMANDS: Final = {
    "num": "n", "qty": "nu", "SI": "nu", "unit": "u", "si": "u", "numrange": "nn", "qtyrange": "nnu", "SIrange": "nnu",
}  # fmt: skip


def _number(text: str) -> str:
    plain = text.strip().replace("+-", " ± ").replace("\\pm", " ± ")
    if _NUMBER.fullmatch(plain):
        return plain
    return "".join(piece.text for piece in decode(plain, 0, len(plain))).strip()


def _unit(text: str) -> str:
    words, prefix = [], ""
    for match in _UNIT.finditer(text):
        if match[2]:
            words.append(match[2])
        elif match[1] == "per":
            prefix = "/"
        elif match[1] in UNITS:
            part = prefix + UNITS[match[1]]
            if words and (words[-1] in _PREFIXES or prefix):
                words[-1] += part
            else:
                words.append(part)
            prefix = ""
    return " ".join(words)


_PREFIXES: Final = frozenset("k m µ n p c d h M G".split())
