"""What the properties of a paragraph and of a run make of it: heading, item, quotation; italic, raised, hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.model.document import BlockKind
from claimcheck.readers.docx_numbering import Numbering
from claimcheck.readers.docx_styles import BODY, Style, Styles, on
from claimcheck.readers.docx_text import Paragraph


@dataclass(frozen=True, slots=True)
class Format:
    """How a run looks."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    hidden: bool = False


class Properties:
    """The properties of the paragraph that is being read."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self.begin()

    def begin(self) -> None:
        """Forget those of the paragraph before."""
        self.style(self._styles.default)
        self._number: tuple[str, int] | None = None
        self._outline = -1

    def style(self, style: str) -> None:
        """Take ``w:pStyle``."""
        self._name, self._style = style, self._styles.get(style)
        own = self._style
        self.format = Format(bool(own.italic), bool(own.bold), bool(own.raised), bool(own.hidden))

    def outline(self, level: str) -> None:
        """Take ``w:outlineLvl``."""
        self._outline = _small(level)

    def number(self, number: str) -> None:
        """Take ``w:numId``."""
        self._number = (number, self._number[1] if self._number else -1)

    def number_level(self, level: str) -> None:
        """Take ``w:ilvl``."""
        self._number = (self._number[0] if self._number else "", _small(level))

    def settle(self, paragraph: Paragraph) -> None:
        """Say what the paragraph is, and count it in its list."""
        style = self._style
        paragraph.kind, paragraph.dropped = style.kind, style.navigation
        outline = self._outline if self._outline >= 0 else BODY if style.outline is None else style.outline
        label = self._label()
        if label is not None:
            paragraph.kind, paragraph.level, paragraph.label = BlockKind.ITEM, label[1], label[0]
        if outline < BODY:
            paragraph.kind, paragraph.level = BlockKind.HEADING, min(outline + 1, 6)
            paragraph.label = paragraph.label.replace("•", "")

    def _label(self) -> tuple[str, int] | None:
        """Return mark and depth of a list item, None for a paragraph in no list."""
        of_style = self._style.number or ("0", -1)
        number, level = self._number or of_style
        number = number or of_style[0]
        if level < 0:
            level = of_style[1] if of_style[1] >= 0 else self._numbering.level_of(number, self._name)
        label = self._numbering.next(number, level)
        return None if label is None else (label, level)

    def of_run(self, said: Mapping[str, str]) -> Format:
        """Return how a run looks; ``said``: its properties by name."""
        style = self._styles.get(said["rStyle"]) if "rStyle" in said else Style()
        base = self.format

        def switched(name: str, of_style: bool | None, inherited: bool) -> bool:
            return on(said[name]) if name in said else inherited if of_style is None else of_style

        raised = base.raised if style.raised is None else style.raised
        if place := said.get("vertAlign"):
            raised = place == "superscript"
        return Format(
            switched("i", style.italic, base.italic),
            switched("b", style.bold, base.bold),
            raised or 4 <= _small(said.get("position", "")) <= 40,  # by hand: two points and more, in half points
            switched("vanish", style.hidden, base.hidden),
        )


def _small(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else -1
