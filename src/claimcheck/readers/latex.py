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
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.reference import ReferenceList
from claimcheck.model.span import Span
from claimcheck.readers import latex_commands as known
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.latex_actions import Actions
from claimcheck.readers.latex_environments import Environments
from claimcheck.readers.latex_math import quantity, raised_digits, readable_math
from claimcheck.readers.latex_patterns import BEGIN, COMMENT, DOLLARS, PLAIN, PREAMBLE, SPACE
from claimcheck.readers.latex_source import Layout
from claimcheck.readers.latex_text import ACCENT, COMMAND, accented, decode, escaped

_LONGEST_FORMULA: Final = 20_000
_DEEPEST_NOTE: Final = 3


def read_latex(text: str, path: str) -> Document:
    """Read a .tex file: its body, or all of it where it is a part of another. Never raises."""
    reader = LatexReader(text)
    reader.read()
    return reader.document(path, "latex")


def read_bbl(text: str, path: str) -> Document:
    """Read the list that BibTeX made of an article's citations. Raises UnreadableDocument for that of biblatex."""
    if "\\bibitem" not in text:
        raise UnreadableDocument("is no list that BibTeX wrote (biblatex's cannot be read); keep the .bib beside it")
    reader = LatexReader(text)
    reader.read()
    document = reader.document(path, "bbl")
    return replace(document, lists=tuple(replace(one, further_reading=True) for one in document.lists))


class LatexReader:
    """Walks over the source once; what ends at a brace waits for it. ``notes``: footnotes of the open block."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.layout = Layout(source)
        self.assembly = Assembly(source)
        self.environments = Environments(self)
        self.actions = Actions(self)
        self.notes: list[tuple[str, int, int]] = []
        self._closers: dict[int, list[Callable[[], None]]] = {}
        self._groups: list[int] = []
        self._depth = 0

    @property
    def in_note(self) -> bool:
        """Tell whether a footnote is being read."""
        return self._depth > 0

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
        found = self.actions
        lists: tuple[ReferenceList, ...] = ()
        if found.references:
            span = Span(found.references[0].span.start, found.references[-1].span.end)
            lists = (ReferenceList(span, None, tuple(found.references), keyed=True),)
        names = tuple(dict.fromkeys(found.bibliographies))
        return replace(document, lists=lists, bibliographies=names, unread=tuple(found.unread))

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
            words = text.lstrip()
            if not words:
                return
            if len(text) == end - start:
                start += len(text) - len(words)
            text = words
            self.environments.begin()
        self.assembly.add(text, start, end)

    def close(self) -> None:
        """End the block that is open, and write the notes that stood in it behind it."""
        self.assembly.close()
        if not self.notes or self._depth >= _DEEPEST_NOTE:
            return
        notes, self.notes = self.notes, []
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
        citation = known.CITATION.match(source, at, end)
        if citation and (stop := self.actions.citation(at, citation.end(), name)):
            return stop
        if name in ("begin", "end"):
            return self.environments.turn(name, command.end(), end)
        if action := self.actions.by_name.get(name):
            return action(command)
        if name in known.ARGUMENTS:
            return self.layout.skip(command.end(), known.ARGUMENTS[name])
        if name in known.REFERENCES:
            stop = self.layout.skip(command.end(), 1)
            self.verbatim(at, stop)
            return stop
        return self._other(name, at, command.end(), end)

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
            (opening, closing), close = tuple(known.QUOTES[name]), inside[1]
            self.text(opening, at, inside[0])
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
        verbatim = name in ("texttt", "code")
        assembly, before = self.assembly, self.assembly.length
        raised = name == "textsuperscript"
        spans = assembly.superscripts if raised else assembly.verbatim if verbatim else assembly.emphases
        close = inside[1] if inside else self._groups[-1] if self._groups and not raised else -1
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
