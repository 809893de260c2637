"""LaTeX's commands that do more than dress their argument: citations, notes, entries, captions, links, files."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from claimcheck.model.document import BlockKind, FootnoteMark, Hyperlink, KeyMark
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.readers import latex_commands as known
from claimcheck.readers.latex_patterns import DEFINITION, VERB
from claimcheck.readers.latex_text import decode

if TYPE_CHECKING:
    from claimcheck.readers.latex import LatexReader

_MOST_NOTES: Final = 5_000
Command = re.Match[str]


class Actions:
    """What was found on the way: the printed list's entries, bibliographies that are named, files that are put in."""

    def __init__(self, reader: LatexReader) -> None:
        self._reader = reader
        self._assembly = reader.assembly
        self._layout = reader.layout
        self._source = reader.source
        self._notes = 0
        self.entries: list[tuple[str, int]] = []
        self.references: list[Reference] = []
        self.bibliographies: list[str] = []
        self.unread: list[tuple[Span, str]] = []
        self.by_name: dict[str, Callable[[Command], int]] = {
            **dict.fromkeys(("footnote", "endnote", "footnotetext"), self._footnote),
            **dict.fromkeys(("caption", "captionof"), self._caption),
            **dict.fromkeys(("url", "nolinkurl", "path"), self._address),
            **dict.fromkeys(("verb", "lstinline"), self._verb),
            **dict.fromkeys(known.BIBLIOGRAPHIES | known.INPUTS, self._file),
            "item": reader.environments.item,
            "bibitem": self._bibitem,
            "href": self._link,
            "par": self._paragraph,
            "def": self._definition,
        }

    def citation(self, at: int, after: int, name: str) -> int:
        """Read a citation: all of it is text, its keys are noted; returns where it ends, 0 where it has no key."""
        found: list[tuple[int, str]] = []
        stop, source = after, self._source
        for _ in range(200):
            options = stop
            for _ in range(3):
                option = known.OPTIONS.match(source, options)
                options = option.end() if option else options
            keys = known.KEYS.match(source, options)
            if keys is None:
                break
            start = keys.start("keys")
            found += [(start + key.start(), key[0]) for key in known.KEY.finditer(keys["keys"])]
            stop = keys.end()
            if not name.endswith("s"):  # \parencites[12]{a}[13]{b}
                break
        if not found:
            return 0
        if not self._assembly.is_open:
            self._reader.environments.begin()
        before = self._assembly.length
        self._assembly.add(source[at:stop], at, stop)
        items = tuple((Span(before + p - at, before + p - at + len(key)), key) for p, key in found)
        narrative = known.NARRATIVE.match(name) is not None
        self._assembly.keys.append(KeyMark(Span(before, self._assembly.length), items, narrative))
        return stop

    def end_entry(self) -> None:
        """End the entry of the printed list that is open, if there is one."""
        if not self.entries:
            return
        self._reader.close()
        key, begin = self.entries.pop()
        last = self._assembly.last
        if last and last.end > begin:
            self.references.append(Reference("", Span(begin, last.end), label=key))

    def _bibitem(self, command: Command) -> int:
        inside = self._layout.argument(self._layout.option(command.end()))
        if inside is None:
            return command.end()
        self.end_entry()
        self._reader.close()
        self.entries.append((self._source[inside[0] : inside[1]].strip(), self._assembly.length))
        return inside[1] + 1

    def _file(self, command: Command) -> int:
        """Note a bibliography that is named, or a file that is put in here and is not read."""
        stop = self._layout.skip(command.end(), 2 if "import" in command[1] else 1)
        inside = self._layout.argument(self._layout.option(command.end()))
        if inside is None or self._reader.in_note:
            return stop
        self._reader.close()
        self._assembly.open(BlockKind.METADATA)
        before = self._assembly.length
        self._assembly.add(self._source[command.start() : stop], command.start(), stop)
        span = Span(before, self._assembly.length)
        self._reader.close()
        words = self._source[inside[0] : inside[1]].strip()
        if command[1] in known.BIBLIOGRAPHIES:
            names = [word.strip() for word in words.split(",") if word.strip()]
            self.bibliographies += [name if "." in name.rpartition("/")[2] else f"{name}.bib" for name in names]
        else:
            self.unread.append((span, f"The file {words} is put in here and was not read"))
        return stop

    def _footnote(self, command: Command) -> int:
        inside = self._layout.argument(self._layout.option(command.end()))
        if inside is None or self._notes >= _MOST_NOTES:
            return command.end()
        self._notes += 1
        label = str(self._notes)
        if command[1] != "footnotetext":
            self._reader.text(f"[^{label}]", command.start(), inside[0])
            if self._assembly.is_open:
                end = self._assembly.length
                self._assembly.marks.append(FootnoteMark(Span(end - len(label) - 3, end), label))
        self._reader.notes.append((label, *inside))
        return inside[1] + 1

    def _caption(self, command: Command) -> int:
        after = self._layout.skip(command.end(), 1) if command[1] == "captionof" else command.end()
        inside = self._layout.argument(self._layout.option(after))
        if inside is None:
            return after
        self._reader.close()
        self._reader.environments.caption()
        self._reader.at_close(inside[1], self._reader.close)
        return inside[0]

    def _address(self, command: Command) -> int:
        inside = self._layout.argument(command.end())
        if inside is None:
            return command.end()
        for piece in decode(self._source, *inside, verbatim=True):
            self._reader.text(piece.text, piece.start, piece.end)
        return inside[1] + 1

    def _link(self, command: Command) -> int:
        address = self._layout.argument(self._layout.option(command.end()))
        words = self._layout.argument(address[1] + 1) if address else None
        if address is None or words is None:
            return command.end()
        target = "".join(piece.text for piece in decode(self._source, *address, verbatim=True)).strip()
        before = self._assembly.length

        def note() -> None:
            if self._assembly.is_open and before < self._assembly.length and target:
                self._assembly.links.append(Hyperlink(Span(before, self._assembly.length), target))

        self._reader.at_close(words[1], note)
        return words[0]

    def _verb(self, command: Command) -> int:
        match = VERB.match(self._source, command.end())
        if match is None:
            return command.end()
        start, end = match.span(2) if match[2] is not None else match.span(3)
        if start < end:
            self._reader.verbatim(start, end)
        return match.end()

    def _paragraph(self, command: Command) -> int:
        self._reader.close()
        return command.end()

    def _definition(self, command: Command) -> int:
        match = DEFINITION.match(self._source, command.end())
        inside = self._layout.argument(match.end()) if match else None
        return inside[1] + 1 if inside else command.end()
