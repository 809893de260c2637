"""Headings of plain text, where nothing but layout tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.readers.lines import Mark


@dataclass(slots=True)
class Draft:
    """A block of plain text before it is settled what it is. ``start`` leaves the mark out; ``lines``: how many."""

    kind: BlockKind
    start: int
    end: int
    lines: int
    indent: int
    spaced: bool
    mark: Mark | None = None
    level: int = 0

    @property
    def length(self) -> int:
        """Characters of the words."""
        return self.end - self.start


_KNOWN: Final = re.compile(
    r"""(?:[\divxIVX.]{1,6}\s+)?(?:
    (?:(?:selected|key|cited|main|scientific|further|additional|other|list\sof|notes\sand|sources\sand)\s)*
    (?:references?|citations?|bibliography|works?\scited|literature(?:\scited)?|sources?|reading|resources
      |footnotes|endnotes|notes|references\scited|(?:references|sources|citations|notes)\s(?:and|&)\s[\w ]{3,30})
    |abstract|summary|introduction|background|methods?|materials\sand\smethods|results?|discussion|conclusions?
    |limitations|acknowledge?ments|appendix(?:\s\w)?|funding|faqs?|table\sof\scontents|contents|key\stakeaways
    |disclosures?|conflicts?\sof\sinterests?|author\scontributions|comments
    )(?:\s\(\d{1,3}\))?\s?[:.]?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENINGS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789r")
_DATED: Final = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b"
    r"|\b\d{1,2}\s?min(?:ute)?s?\b|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_NO_HEADING: Final = re.compile(
    r"https?://|www\.|\bdoi\b|@|%|\bet al\b|\A(?:by|written by|posted|updated|published|reviewed|share|fig(?:ure)?\b"
    r"|table \d|photo|image|source:|tags?:|category|categories|note:)",
    re.IGNORECASE,
)
_FINAL: Final = re.compile(r"[.,;:…&–—-][)\]\"”’»]*\Z|[.,;][\d¹²³⁰⁴-⁹]+\Z|\[[\d, –-]+\]\Z")
_SENTENCE_END: Final = re.compile(r"[.!?:…][)\]\"'”’»\d¹²³⁰⁴-⁹]*\Z")
_LONGEST_TITLE: Final = 260
_WORD: Final = re.compile(r"\S+")


def is_known_heading(words: str) -> bool:
    """Tell whether words are what a section is usually called ("References", "3. Results", "Works cited:")."""
    return len(words) <= 60 and words[:1] in _OPENINGS and _KNOWN.match(words) is not None


def settle_headings(text: str, drafts: Sequence[Draft]) -> None:
    """Turn the drafts that are headings into such, last to first (what follows a heading is known by then)."""
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        before = drafts[index - 1] if index else None
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        alone = (draft.spaced or not before) and after is not None and after.spaced
        if draft.length > (160 if before else _LONGEST_TITLE) or draft.lines > ((2 if before else 4) if alone else 1):
            continue
        words = text[draft.start : draft.end]
        if draft.kind is BlockKind.PARAGRAPH:
            heading = _is_heading(words, draft, before, after, text)
        elif draft.kind is BlockKind.ITEM and draft.mark and draft.mark.kind == "number":
            heading = _is_numbered_heading(words, draft, before, after, text)
        else:
            heading = False
        if heading:
            draft.kind, draft.level = BlockKind.HEADING, 2 if before else 1


def _is_heading(words: str, draft: Draft, before: Draft | None, after: Draft | None, text: str) -> bool:
    if is_known_heading(words):
        return True
    if after is None:
        return False
    if before is None:
        return reads_like_heading(words, longest=_LONGEST_TITLE)
    if not reads_like_heading(words):
        return False
    if words.isupper() and draft.length >= 4:
        return True
    return _opens_section(words, draft, after, text)


def _is_numbered_heading(words: str, draft: Draft, before: Draft | None, after: Draft | None, text: str) -> bool:
    """Tell "1. Rapid relief" over prose from a numbered point among others."""
    if is_known_heading(words):
        return after is not None
    if after is None or not reads_like_heading(words) or draft.indent > 0:
        return False
    return not _is_numbered(before) and not _is_numbered(after) and _opens_section(words, draft, after, text)


def _is_numbered(other: Draft | None) -> bool:
    return other is not None and other.kind is BlockKind.ITEM and other.mark is not None and other.mark.kind == "number"


def reads_like_heading(words: str, longest: int = 120) -> bool:
    """Tell whether words alone could be a heading: short, not a sentence, no date, byline, address or figure."""
    if len(words) > longest or len(_WORD.findall(words)) > longest // 7 or "\t" in words:
        return False
    first = words.lstrip("\"'“‘«(*_").split(None, 1)[:1]
    if not first or first[0].islower() or not any(c.isalpha() for c in words):
        return False
    return not (_FINAL.search(words) or _DATED.search(words) or _NO_HEADING.search(words))


def _opens_section(words: str, draft: Draft, after: Draft, text: str) -> bool:
    """Tell whether what follows is what stands under a heading: prose, a list, a table or the next heading."""
    if after.kind is BlockKind.PARAGRAPH:
        last = text[max(after.start, after.end - 8) : after.end]
        return after.length > draft.length and (
            after.length >= 100 or (bool(_SENTENCE_END.search(last)) and after.length >= 25)
        )
    if after.kind is BlockKind.ITEM:
        return after.indent >= draft.indent and not words.endswith(("?", "!"))
    return after.kind in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.QUOTE)
