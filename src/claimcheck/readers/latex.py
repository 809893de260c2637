"""LaTeX -> Document, without running TeX: the text that a person reads, section by section.

Commands are known by name (``latex_commands``); of an unknown one the arguments are text. Mathematics is written in
characters where it can be, else it holds no figures. Commands: L. Lamport, LaTeX: A Document Preparation System (1994);
the manuals of natbib, biblatex, booktabs and siunitx.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import BlockKind, Document, FootnoteMark, Hyperlink, KeyMark
from claimcheck.model.reference import Reference, ReferenceList
from claimcheck.model.span import Span
from claimcheck.readers import latex_commands as known
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.latex_environments import Environments
from claimcheck.readers.latex_math import quantity, raised_digits, readable_math
from claimcheck.readers.latex_patterns import BEGIN, COMMENT, DEFINITION, DOLLARS, PLAIN, PREAMBLE, SPACE, VERB
from claimcheck.readers.latex_source import Layout
from claimcheck.readers.latex_text import ACCENT, COMMAND, accented, decode, escaped

_LONGEST_FORMULA: Final = 20_000
_MOST_NOTES: Final = 5_000
_DEEPEST_NOTE: Final = 3


def read_latex(text: str, path: str) -> Document:
    """Read a .tex file: its body, or all of it where it is a part of another. Never raises."""
    reader = _LatexReader(text)
    reader.read()
    return reader.document(path, "latex")


def read_bbl(text: str, path: str) -> Document:
    """Read the list that BibTeX made of an article's citations. Raises UnreadableDocument for that of biblatex."""
    if "\\bibitem" not in text:
        raise UnreadableDocument("is no list that BibTeX wrote (biblatex's cannot be read); keep the .bib beside it")
    reader = _LatexReader(text)
    reader.read()
    document = reader.document(path, "bbl")
    return replace(document, lists=tuple(replace(one, further_reading=True) for one in document.lists))


class _LatexReader:
    """Walks over the source once; what ends at a brace waits in ``_closers`` for it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.layout = Layout(source)
        self.assembly = Assembly(source)
        self.environments = Environments(self)
        self.entries: list[tuple[str, int]] = []
        self._references: list[Reference] = []
        self._closers: dict[int, list[Callable[[], None]]] = {}
        self._groups: list[int] = []
        self._notes: list[tuple[str, int, int]] = []
        self._count = self._depth = 0
        self._bibliographies: list[str] = []
        self._unread: list[tuple[Span, str]] = []

    def read(self) -> None:
        """Read titles and bibliographies of the preamble, then the body."""
        begin = BEGIN.search(self.source)
        start, end = 0, len(self.source)
        if begin:
            for match in PREAMBLE.finditer(self.source, 0, begin.start()):
                at = match.start(1)
                inside = self.layout.argument(self.layout.option(match.end()))
                if inside:
                    self._walk(at, inside[1] + 1)
            start = begin.end()
            stop = self.layout.find("\\end{document}", start)
            end = stop if stop >= 0 else end
        self._walk(start, end)
        self.close()

    def document(self, path: str, format: str) -> Document:
        """Return what was read."""
        document = self.assembly.document(path, format)
        lists: tuple[ReferenceList, ...] = ()
        if self._references:
            span = Span(self._references[0].span.start, self._references[-1].span.end)
            lists = (ReferenceList(span, None, tuple(self._references), keyed=True),)
        names = tuple(dict.fromkeys(self._bibliographies))
        return replace(document, lists=lists, bibliographies=names, unread=tuple(self._unread))

    # Walking

    def _walk(self, at: int, end: int) -> None:
        source = self.source
        while at < end:
            plain = PLAIN.match(source, at, end)
            if plain:
                self.text(plain[0], at, plain.end())
                at = plain.end()
                continue
            character = source[at]
            if character == "\\":
                at = max(self._backslash(at, end), at + 1)
            elif character.isspace():
                at = self._space(at, end)
            elif character == "%":
                comment = COMMENT.match(source, at, end)
                at = comment.end() if comment else at + 1
                if source.startswith("\n", at):
                    self.close()
            elif character == "$":
                at = self._dollars(at, end)
            elif character in "{}":
                self._brace(at)
                at += 1
            elif character == "&":
                self.environments.ampersand(at)
                at += 1
            else:
                piece = next(decode(source, at, min(at + 3, end)))
                self.text(piece.text, piece.start, piece.end)
                at = piece.end

    def text(self, text: str, start: int, end: int) -> None:
        """Add text to the block that is open, or to a new one; none begins with white space."""
        if not self.assembly.is_open:
            if not text.strip():
                return
            self.environments.begin()
        self.assembly.add(text, start, end)

    def close(self) -> None:
        """End the block that is open, and write the notes that stood in it behind it."""
        self.assembly.close()
        if not self._notes or self._depth >= _DEEPEST_NOTE:
            return
        notes, self._notes = self._notes, []
        self._depth += 1
        for label, start, end in notes:
            self.environments.note = label
            self._walk(start, end)
            self.close()
        self.environments.note = ""
        self._depth -= 1

    def _space(self, at: int, end: int) -> int:
        match = SPACE.match(self.source, at, end)
        stop = match.end() if match else at + 1
        if self.source.count("\n", at, stop) > 1 and not self.environments.in_table:
            self.close()
        elif self.assembly.is_open:
            self.assembly.add(" ", at, stop)
        return stop

    def _brace(self, at: int) -> None:
        if self.source[at] == "{":
            if at in self.layout.closing:
                self._groups.append(self.layout.closing[at])
            return
        while self._groups and self._groups[-1] <= at:
            self._groups.pop()
        for closer in reversed(self._closers.pop(at, [])):
            closer()

    def at_close(self, at: int, closer: Callable[[], None]) -> None:
        """Do something when the brace at ``at`` closes."""
        self._closers.setdefault(at, []).append(closer)

    def _dollars(self, at: int, end: int) -> int:
        match = DOLLARS.match(self.source, at, end)
        if match is None:
            self.text("$", at, at + 1)
            return at + 1
        if match[0].startswith("$$"):
            self.code(match.start(), match.end())
        else:
            self._math(match.start(), match.end(), match.start() + 1, match.end() - 1)
        return match.end()

    def _math(self, start: int, end: int, inner: int, inner_end: int) -> None:
        """Add a formula in the sentence: raised digits, else its characters, else its source without figures."""
        raised = raised_digits(self.source, inner, inner_end)
        if raised:
            before = self.assembly.length
            self.text(self.source[raised[0] : raised[1]], *raised)
            self._mark(self.assembly.superscripts, before)
        elif readable_math(self.source, inner, inner_end):
            for piece in decode(self.source, start, end):
                self.text(piece.text, piece.start, piece.end)
        else:
            self.verbatim(start, end)

    def verbatim(self, start: int, end: int) -> None:
        """Add the source as it stands, as what holds neither marks nor figures."""
        before = self.assembly.length
        self.text(self.source[start:end], start, end)
        self._mark(self.assembly.verbatim, before)

    def _mark(self, spans: list[Span], before: int) -> None:
        """Note what was written since ``before``, if anything was."""
        if self.assembly.is_open and before < self.assembly.length:
            spans.append(Span(before, self.assembly.length))

    def code(self, start: int, end: int) -> None:
        """Add a block of source that is no text."""
        self.close()
        self.assembly.open(BlockKind.CODE)
        self.assembly.add(self.source[start:end], start, end)
        self.close()

    # Commands

    def _backslash(self, at: int, end: int) -> int:
        source = self.source
        accent = ACCENT.match(source, at, end)
        if accent:
            self.text(accented(accent), at, accent.end())
            return accent.end()
        command = COMMAND.match(source, at, end)
        if command is None:
            return self._sign(at, end)
        name = command[1]
        if (citation := known.CITATION.match(source, at, end)) and (stop := self._citation(at, citation.end(), name)):
            return stop
        if name in ("begin", "end"):
            return self.environments.turn(name, command.end(), end)
        handler = self._handlers().get(name)
        if handler:
            return handler(at, command.end())
        if name in known.BIBLIOGRAPHIES or name in known.INPUTS:
            return self._file(name, at, command.end())
        if name in known.ARGUMENTS:
            return self.layout.skip(command.end(), known.ARGUMENTS[name])
        if name in known.REFERENCES:
            stop = self.layout.skip(command.end(), 1)
            self.verbatim(at, stop)
            return stop
        return self._other(name, at, command.end(), end)

    def _handlers(self) -> dict[str, Callable[[int, int], int]]:
        return {
            "footnote": self._footnote,
            "endnote": self._footnote,
            "footnotetext": self._footnote,
            "item": self.environments.item,
            "bibitem": self._bibitem,
            "caption": self._caption,
            "captionof": self._caption,
            "url": self._address,
            "nolinkurl": self._address,
            "path": self._address,
            "href": self._link,
            "verb": self._verb,
            "lstinline": self._verb,
            "par": self._paragraph,
            "def": self._definition,
        }

    def _other(self, name: str, at: int, after: int, end: int) -> int:
        """Read a command that dresses its argument, a heading, a number with a unit, a symbol, or an unknown one."""
        inside = self.layout.argument(self.layout.option(after))
        if name in known.SECTIONS and inside:
            self.close()
            self.environments.heading(known.SECTIONS[name])
            self.at_close(inside[1], self.close)
            self._groups.append(inside[1])
            return inside[0]
        if name in known.EMPHASES or name in ("textsuperscript", "texttt", "code"):
            return self._dressed(name, after, inside)
        if name in known.QUOTES and inside:
            opening, closing = known.QUOTES[name]
            self.text(opening, at, inside[0])
            close = inside[1]
            self.at_close(close, lambda: self.text(closing, close, close + 1))
            return inside[0]
        found = quantity(self.layout, name, after)
        if found:
            self.text(found[0], at, found[1])
            return found[1]
        piece = escaped(self.source, at, end, 0)
        if piece.text:
            self.text(piece.text, at, piece.end)
            return piece.end
        return self.layout.option(after) if self.source.startswith("[", after) else piece.end

    def _dressed(self, name: str, after: int, inside: tuple[int, int] | None) -> int:
        spans = {"textsuperscript": self.assembly.superscripts, "texttt": self.assembly.verbatim}.get(
            name, self.assembly.verbatim if name == "code" else self.assembly.emphases
        )
        before = self.assembly.length
        close = inside[1] if inside else self._groups[-1] if self._groups and name not in ("textsuperscript",) else -1
        if close >= 0:
            self.at_close(close, lambda: self._mark(spans, before))
        return inside[0] if inside else after

    def _sign(self, at: int, end: int) -> int:
        """Read a backslash before a sign: a line break, a formula, or a character."""
        following = self.source[at + 1 : at + 2]
        if following == "\\":
            return self.environments.line_break(at)
        if following in ("(", "["):
            stop = self.layout.find("\\)" if following == "(" else "\\]", at + 2) + 2
            if not at + 2 < stop <= min(end, at + _LONGEST_FORMULA):
                return at + 2
            if following == "[":
                self.code(at, stop)
            else:
                self._math(at, stop, at + 2, stop - 2)
            return stop
        piece = escaped(self.source, at, end, 0)
        if piece.text:
            self.text(piece.text, at, piece.end)
        return piece.end

    def _citation(self, at: int, after: int, name: str) -> int:
        """Read a citation: all of it is text, its keys are noted; 0 where it has none."""
        found: list[tuple[int, str]] = []
        stop, source = after, self.source
        while True:
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
            if not name.endswith("s"):
                break
        if not found:
            return 0
        if not self.assembly.is_open:
            self.environments.begin()
        before = self.assembly.length
        self.assembly.add(source[at:stop], at, stop)
        items = tuple((Span(before + p - at, before + p - at + len(key)), key) for p, key in found)
        narrative = known.NARRATIVE.match(name) is not None
        self.assembly.keys.append(KeyMark(Span(before, self.assembly.length), items, narrative))
        return stop

    def _file(self, name: str, at: int, after: int) -> int:
        """Note a bibliography that is named, or a file that is put in here and is not read."""
        arguments = 2 if "import" in name else 1
        stop = self.layout.skip(after, arguments)
        inside = self.layout.argument(self.layout.option(after))
        if inside is None or self._depth:
            return stop
        self.close()
        self.assembly.open(BlockKind.METADATA)
        before = self.assembly.length
        self.assembly.add(self.source[at:stop], at, stop)
        self.close()
        words = self.source[inside[0] : inside[1]]
        if name in known.BIBLIOGRAPHIES:
            names = [word.strip() for word in words.split(",") if word.strip()]
            self._bibliographies += [n if "." in n.rpartition("/")[2] else f"{n}.bib" for n in names]
        else:
            self._unread.append((Span(before, before + stop - at), f"{words.strip()} is put in here and was not read"))
        return stop

    def _footnote(self, at: int, after: int) -> int:
        inside = self.layout.argument(self.layout.option(after))
        if inside is None or self._count >= _MOST_NOTES:
            return after
        self._count += 1
        label = str(self._count)
        if not self.source.startswith("\\footnotetext", at):
            before = self.assembly.length
            self.text(f"[^{label}]", at, inside[0])
            if self.assembly.is_open:
                self.assembly.marks.append(FootnoteMark(Span(before, self.assembly.length), label))
        self._notes.append((label, *inside))
        return inside[1] + 1

    def _bibitem(self, at: int, after: int) -> int:
        option = self.layout.option(after)
        inside = self.layout.argument(option)
        if inside is None:
            return after
        self.end_entry()
        self.close()
        self.entries.append((self.source[inside[0] : inside[1]].strip(), self.assembly.length))
        return inside[1] + 1

    def end_entry(self) -> None:
        """End the entry of the printed list that is open, if there is one."""
        if not self.entries:
            return
        key, begin = self.entries.pop()
        self.close()
        last = self.assembly.last
        if last and last.end > begin:
            self._references.append(Reference("", Span(begin, last.end), label=key))

    def _caption(self, at: int, after: int) -> int:
        if self.source.startswith("\\captionof", at):
            after = self.layout.skip(after, 1)
        inside = self.layout.argument(self.layout.option(after))
        if inside is None:
            return after
        self.close()
        self.environments.caption()
        self.at_close(inside[1], self.close)
        return inside[0]

    def _address(self, at: int, after: int) -> int:
        inside = self.layout.argument(after)
        if inside is None:
            return after
        for piece in decode(self.source, *inside, verbatim=True):
            self.text(piece.text, piece.start, piece.end)
        return inside[1] + 1

    def _link(self, at: int, after: int) -> int:
        address = self.layout.argument(self.layout.option(after))
        words = self.layout.argument(address[1] + 1) if address else None
        if address is None or words is None:
            return after
        target = "".join(piece.text for piece in decode(self.source, *address, verbatim=True)).strip()
        before = self.assembly.length

        def note() -> None:
            if self.assembly.is_open and before < self.assembly.length and target:
                self.assembly.links.append(Hyperlink(Span(before, self.assembly.length), target))

        self.at_close(words[1], note)
        return words[0]

    def _verb(self, at: int, after: int) -> int:
        match = VERB.match(self.source, after)
        if match is None:
            return after
        self.verbatim(match.start(2), match.end(2))
        return match.end()

    def _paragraph(self, at: int, after: int) -> int:
        self.close()
        return after

    def _definition(self, at: int, after: int) -> int:
        match = DEFINITION.match(self.source, after)
        inside = self.layout.argument(match.end()) if match else None
        return inside[1] + 1 if inside else after
