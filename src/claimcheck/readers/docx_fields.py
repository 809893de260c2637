"""Fields of Word: what an instruction such as ``HYPERLINK "https://..."`` or ``ADDIN ZOTERO_ITEM ...`` means.

ECMA-376, part 1, 17.16. The instructions of reference managers are their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.reference import Reference
from claimcheck.readers.docx_citations import works_of_csl, works_of_endnote

_HYPERLINK: Final = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]{1,4000})\"|([^\s\"\\]{1,4000}))", re.IGNORECASE)
_ANCHOR: Final = re.compile(r"\\l\s+\"([^\"]{1,400})\"")
_CITATION: Final = re.compile(r"\s*CITATION\s", re.IGNORECASE)
_WITH_VALUE: Final = frozenset("lfsptv")  # switches of CITATION whose next word is theirs
_MOST_TAGS: Final = 100
_LONGEST: Final = 2_000_000  # characters of one citation with all that it carries along


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction so far, and where its result begins (in ``paragraph``, at ``start``)."""

    instruction: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    telling: bool = True  # still in the instruction, which nobody sees
    paragraph: Any = None
    start: int = 0

    def target(self) -> str:
        """Return the address of a hyperlink, "" for any other field."""
        text = self._text()
        match = _HYPERLINK.match(text)
        if match is None:
            return ""
        anchor = _ANCHOR.search(text, match.end(), match.end() + 500)
        target = (match.group(1) or match.group(2)).replace("\\\\", "\\")
        return f"{target}#{anchor.group(1)}" if anchor and "#" not in target else target

    def works(self, sources: Mapping[str, Reference]) -> tuple[Reference, ...]:
        """Return the works that a citation's field means, () for any other field; ``sources``: Word's, by tag."""
        text = self._text().strip()
        if len(text) + sum(map(len, self.data)) > _LONGEST:
            return ()
        if text.upper().startswith("ADDIN"):
            if "EN.CITE" in text:
                return works_of_endnote(text) or works_of_endnote("".join(self.data))
            name = text.find("CSL_CITATION")
            brace = text.find("{", max(name, 0))
            return works_of_csl(text[brace:]) if brace >= 0 and (name >= 0 or "ZOTERO_ITEM" in text) else ()
        if _CITATION.match(text + " "):
            return tuple(sources[tag] for tag in _tags(text) if tag in sources)
        return ()

    def _text(self) -> str:
        return "".join(self.instruction)


def _tags(text: str) -> list[str]:
    """Return the tags of Word's own citation: the first word, and what stands behind each ``\\m``."""
    found: list[str] = []
    words = text.split()[1:400]
    at = 0
    while at < len(words):
        word = words[at]
        if word.startswith("\\"):
            if word[1:2].lower() == "m":
                found += words[at + 1 : at + 2]
                at += 1
            elif word[1:2].lower() in _WITH_VALUE:
                at += 1
        elif not found:
            found.append(word)
        at += 1
    return [tag.strip('"') for tag in found[:_MOST_TAGS]]
