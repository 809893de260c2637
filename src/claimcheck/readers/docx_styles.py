"""styles.xml: what a paragraph or a run inherits from its style.

ECMA-376, part 1, 17.7. Style ids follow the language of the Word that made them ("berschrift1", "Titre1"); the names of
built-in styles do not ("heading 1").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.readers.docx_xml import Node

_HEADING_NAME: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
# Files whose styles are missing or of programs that translate names: ids of built-in headings in other languages.
_HEADING_ID: Final = re.compile(
    r"(?:heading|(?:ü|ue)?berschrift|titre|t[ií]tulo|titolo|kop|rubrik|overskrift|otsikko|nag[łl](?:ó|o)?wek|nadpis|"
    r"cmsor|заголовок|標題|标题|見出し)\s?-?([1-9])",
    re.IGNORECASE,
)
_NAVIGATION: Final = re.compile(r"(?:toc|contents|index) ?\d|table of figures", re.IGNORECASE)
_QUOTE: Final = re.compile(r"(?:intense )?quote|block ?text|quotations?|zitat", re.IGNORECASE)
_CODE: Final = re.compile(r"html preformatted|source ?code|preformatted text|macro(?: text)?|code", re.IGNORECASE)
_LONGEST_CHAIN: Final = 12
BODY: Final = 9
"""The outline level of text that is no heading."""


@dataclass(slots=True)
class Style:
    """What a style says, with what it is based on; None: nothing said.

    ``outline``: 0-8 for headings, 9 for body text. ``number``: (numId, ilvl), ilvl -1 where the list tells it.
    """

    outline: int | None = None
    number: tuple[str, int] | None = None
    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    navigation: bool = False


class Styles:
    """The styles of a document by id; one that is not defined says what its id says."""

    def __init__(self, root: Node | None) -> None:
        self._nodes = {node.get("styleId"): node for node in root or () if node.name == "style"}
        self._known: dict[str, Style] = {}
        self.default = next(
            (
                style
                for style, node in self._nodes.items()
                if node.get("type") == "paragraph" and on(node.get("default", "0"))
            ),
            "",
        )

    def get(self, style: str) -> Style:
        """Return what the style with this id says."""
        if style not in self._known:
            self._known[style] = self._resolve(style)
        return self._known[style]

    def _resolve(self, style: str) -> Style:
        found = Style()
        seen = style
        for depth in range(_LONGEST_CHAIN):
            node = self._nodes.get(seen)
            if node is None:
                if depth == 0:
                    _name(found, style, _HEADING_ID)
                break
            _take(found, node)
            name = node.value("name")
            _name(found, name, _HEADING_NAME)
            if depth == 0 and found.outline is None:
                _name(found, name, _HEADING_ID)
            seen = node.value("basedOn")
            if not seen:
                break
        return found


def _take(found: Style, node: Node) -> None:
    """Fill in what is not said yet."""
    outline = node.value("pPr", "outlineLvl")
    if found.outline is None and outline.isdecimal():
        found.outline = min(int(outline[:3]), BODY)
    number = node.child("pPr", "numPr")
    if found.number is None and number is not None:
        level = number.value("ilvl")
        found.number = (number.value("numId"), int(level) if level.isdecimal() and len(level) < 3 else -1)
    run = node.child("rPr")
    if run is None:
        return
    found.italic = _toggle(found.italic, run, "i")
    found.bold = _toggle(found.bold, run, "b")
    found.hidden = _toggle(found.hidden, run, "vanish")
    if found.raised is None and (position := run.value("vertAlign")):
        found.raised = position == "superscript"


def _toggle(said: bool | None, run: Node, name: str) -> bool | None:
    node = run.child(name) if said is None else None
    return said if node is None else on(node.get("val", "1"))


def _name(found: Style, name: str, headings: re.Pattern[str]) -> None:
    match = headings.fullmatch(name)
    lower = name.lower()
    if found.outline is None:
        if match:
            found.outline = int(match.group(1)) - 1
        elif lower in ("title", "subtitle"):
            found.outline = 0 if lower == "title" else 1
    if found.kind is BlockKind.PARAGRAPH:
        if _QUOTE.fullmatch(name):
            found.kind = BlockKind.QUOTE
        elif _CODE.fullmatch(name):
            found.kind = BlockKind.CODE
    found.navigation = found.navigation or _NAVIGATION.fullmatch(name) is not None


def on(value: str) -> bool:
    """Tell what the value of a switch means (ECMA-376, part 1, 17.17.4)."""
    return value.lower() not in ("0", "false", "off", "none")
