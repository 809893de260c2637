"""Text and blocks of a page as they are written into an assembly: white space, entities, where blocks begin and end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.html_attributes import AttributeReader
from claimcheck.readers.html_content import Content
from claimcheck.readers.html_lists import is_label
from claimcheck.readers.html_notes import Notes
from claimcheck.readers.html_parts import Parts, Role
from claimcheck.readers.html_tags import Tag
from claimcheck.readers.html_tree import Node
from claimcheck.readers.html_words import is_stray
from claimcheck.readers.inline import InlineElements

# White space that HTML folds, characters that nobody sees, and entities (legacy ones need no semicolon). It begins with
# one set of characters, which the regular expression engine finds fastest.
_SPECIAL: Final = re.compile(
    r"[&\t\n\r\f\xad\u200b\u2060\ufeff]"
    r"(?:(?<=&)(?:#[0-9]{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);?|(?<!&)[ \t\n\r\f]*+)"
)
_SPECIAL_OR_SPACES: Final = re.compile(rf"{_SPECIAL.pattern}|(?<= ) +")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_UNSEEN: Final = frozenset("\xad\u200b\u2060\ufeff\u200c\u200d")
_CITING, _STRAY = 400, 110
_LONGEST_ENTRY: Final = 6000
NOWHERE: Final = 1 << 60
"""An offset beyond every file."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is known of a page before it is read; ``doi``: its article's own, in lower case.

    ``whole``: every word counts, bylines and dates too.
    """

    parts: Parts
    content: Content
    notes: Notes
    attributes: AttributeReader
    doi: str
    whole: bool = False


class Flow:
    """What is being written: the open block, what the next one will be, and the entry, row or note that it is in."""

    def __init__(self, page: Page, assembly: Assembly) -> None:
        self._page, self._assembly = page, assembly
        self._source, self._tags = page.parts.source, page.parts.tags
        self._nodes: Mapping[int, Node] = {node.first: node for node in page.parts.nodes}
        self._inline = InlineElements(assembly)
        self._kind, self._level, self._label = BlockKind.PARAGRAPH, 0, ""
        self._carried = ""  # a label that stood in a block of its own
        self._quotes = 0
        self._code = self._in_heading = self._in_entry = self._in_row = False
        # Where the entry, the note and the row end that the text stands in, and the nearest of these.
        self._entry_end = self._note_end = self._row_end = self._limit = NOWHERE
        self._note = ""
        self._spaced = True  # the text so far ends with white space
        self._parted = False  # a block ended within an entry, a row or a heading
        self._trim = False  # a number that a note begins with was left out
        self._mark: tuple[int, str] | None = None
        self._verbatim = -1

    def _text(self, start: int, end: int) -> None:
        """Add text as a person sees it: white space folded, entities resolved."""
        assembly = self._assembly
        if start >= self._limit:
            self._leave(start)
        text = self._source[start:end]
        if not assembly.is_open:
            if text.isspace():
                return
            self._begin()
        if self._code:
            self._preformatted(text, start)
            return
        if self._trim:
            kept = text.lstrip(" \t\r\n.)]:\xa0")
            start += len(text) - len(kept)
            text = kept
            if not text:
                return
            self._trim = False
        if self._parted and not text.isspace():
            self._part()
        # Most text has nothing special in it.
        at = 0
        if "&" in text or "\n" in text or "  " in text or "\t" in text or "\r" in text or not text.isascii():
            at = self._specials(text, start)
        if self._spaced and text[at : at + 1] == " ":
            at += 1
        if not at:
            assembly.extend(text, start, end)  # a tag stands before it
            self._spaced = text[-1] == " "
        elif at < len(text):
            assembly.add(text[at:], start + at, end)
            self._spaced = text[-1] == " "

    def _preformatted(self, text: str, start: int) -> None:
        """Add text whose white space stays."""
        at = 0
        for match in _ENTITY.finditer(text) if "&" in text else ():
            shown = unescape(match.group())
            if shown != match.group():
                self._assembly.add(text[at : match.start()], start + at, start + match.start())
                self._assembly.add(shown, start + match.start(), start + match.end())
                at = match.end()
        self._assembly.add(text[at:], start + at, start + len(text))

    def _part(self) -> None:
        """Divide lines of their own, as some publishers print authors, title and journal: they end like sentences."""
        self._parted = False
        if not self._spaced:
            self._assembly.insert(". " if self._in_entry and self._assembly.ends_with_word() else " ")
            self._spaced = True

    def _specials(self, text: str, start: int) -> int:
        """Add ``text`` up to its last special character; return the offset behind that."""
        assembly, at = self._assembly, 0
        pattern = _SPECIAL_OR_SPACES if "  " in text else _SPECIAL
        for match in pattern.finditer(text):
            begin, end = match.span()
            if self._spaced and text[at] == " " and begin > at:
                at += 1
            if begin > at:
                assembly.add(text[at:begin], start + at, start + begin)
                self._spaced = text[begin - 1] == " "
            at = end
            first = text[begin]
            if first == "&":
                word = match.group()
                shown = unescape(word)
                if shown == word:
                    assembly.add(word, start + begin, start + end)
                elif shown in _UNSEEN:
                    continue
                else:
                    assembly.add(shown.replace("\n", " "), start + begin, start + end)
                self._spaced = shown[-1:] in ("\n", " ")
            elif first in _UNSEEN:
                at = begin + 1
            elif not self._spaced:
                assembly.add(" ", start + begin, start + begin + 1)
                self._spaced = True
        return at

    def _begin(self) -> None:
        """Open the block that text belongs to, if none is open."""
        assembly = self._assembly
        if assembly.is_open:
            return
        kind, label = self._kind, self._label
        if self._carried and kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            kind, label, self._carried = BlockKind.ITEM, self._carried, ""
        assembly.open(kind, self._level, label)
        self._spaced = True
        if self._kind is BlockKind.ITEM or (self._kind is BlockKind.FOOTNOTE and not self._note):
            self._kind, self._level, self._label = BlockKind.PARAGRAPH, 0, ""

    def _close(self) -> None:
        """Close the open block, unless it is a byline or the like; a label alone goes to the block that follows."""
        assembly = self._assembly
        if not assembly.is_open:
            return
        if assembly.open_length <= (_CITING if self._page.doi else _STRAY) and not self._code:
            self._settle(assembly.words())
        assembly.close()
        self._inline.clear()
        self._mark, self._verbatim = None, -1
        self._trim = self._in_heading = self._parted = False
        self._spaced = True

    def _settle(self, words: str) -> None:
        """Drop a short block, carry it on as a label, or tell it for the article's own DOI."""
        assembly = self._assembly
        if len(words) <= 8 and is_label(words) and self._role() is Role.LIST:
            self._carried = f"{words.strip('[]().: ')}."
            assembly.drop()
        elif self._assembly.kind is BlockKind.PARAGRAPH and not (self._in_row or self._page.whole) and is_stray(words):
            assembly.drop()
        elif self._page.doi and self._page.doi in words.lower() and self._role() is not Role.LIST:
            assembly.become(BlockKind.METADATA)

    def _role(self) -> Role:
        return self._page.parts.role_at(self._assembly.source_end)

    def _divide(self) -> bool:
        """End the block at a tag, and tell whether that was done: in an entry or a row it is white space."""
        if self._in_entry or self._in_row or self._in_heading:
            self._parted = self._assembly.is_open
            return False
        used = self._assembly.is_open
        if used:
            self._close()
        if used or self._kind not in (BlockKind.ITEM, BlockKind.FOOTNOTE):
            self._plain()
        return True

    def _plain(self) -> None:
        """Let the next block be what it is outside of everything but quotations and notes."""
        self._level, self._label = 0, ""
        if self._note:
            self._kind, self._label = BlockKind.FOOTNOTE, self._note
        else:
            self._kind = BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH

    def _leave(self, at: int) -> None:
        """End the entry, row or note that ``at`` lies beyond."""
        self._close()
        if at >= self._entry_end:
            self._entry_end = NOWHERE
        if at >= self._row_end:
            self._row_end = NOWHERE
        if at >= self._note_end:
            self._note_end, self._note = NOWHERE, ""
        self._reach()
        self._plain()

    def _reach(self) -> None:
        self._in_entry, self._in_row = self._entry_end != NOWHERE, self._row_end != NOWHERE
        self._limit = min(self._entry_end, self._note_end, self._row_end)

    def _enter(self, index: int, tag: Tag) -> bool:
        """Take an element for one entry, whatever blocks it has inside, if it stands in a list and holds no other."""
        node = self._nodes.get(index)
        if node is None or node.end - node.start > _LONGEST_ENTRY or node.end <= tag.end:
            return False
        if self._page.parts.role_at(tag.start) is not Role.LIST:
            return False
        inside = self._source[tag.end : node.end - 1].lower()
        if "<li" in inside or "<dd" in inside or "<h" in inside.replace("<hr", ""):
            return False
        self._entry_end = node.end
        self._reach()
        return True
