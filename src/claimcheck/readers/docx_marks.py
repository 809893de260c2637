"""What spans runs of a Word paragraph: fields, hyperlinks, content controls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.model.reference import Reference
from claimcheck.readers.docx_citations import works_of_tag
from claimcheck.readers.docx_fields import Field
from claimcheck.readers.docx_text import Paragraph


@dataclass(slots=True)
class _Control:
    """A content control: the works of its citation, whether it shows only a placeholder, and where its words begin."""

    works: tuple[Reference, ...] = ()
    placeholder: bool = False
    paragraph: Paragraph | None = None
    start: int = 0


@dataclass(slots=True)
class Marks:
    """The fields, links and content controls that are open. ``sources``: what Word's own citations mean, by tag.

    ``telling``: how many of the fields are still at their instruction, so that nothing of them is seen.
    """

    sources: Mapping[str, Reference]
    telling: int = 0
    _fields: list[Field] = field(default_factory=list)
    _links: list[tuple[str, Paragraph | None, int]] = field(default_factory=list)
    _controls: list[_Control] = field(default_factory=list)

    def field_mark(self, kind: str, paragraph: Paragraph | None) -> None:
        """Take ``w:fldChar``: a field begins, comes to its result, or ends."""
        if kind == "begin":
            self._fields.append(Field())
            self.telling += 1
        elif kind == "separate" and self._fields and self._fields[-1].telling:
            self.telling -= 1
            self._open_result(self._fields[-1], paragraph)
        elif kind == "end":
            self.end_field(paragraph)

    def simple_field(self, instruction: str, paragraph: Paragraph | None) -> None:
        """Begin a field that has its instruction in an attribute."""
        self._fields.append(Field([instruction]))
        self._open_result(self._fields[-1], paragraph)

    def end_field(self, paragraph: Paragraph | None) -> None:
        """End the innermost field and note what it means in the paragraph."""
        if not self._fields:
            return
        one = self._fields.pop()
        if one.telling:
            self.telling -= 1
            if self._fields and self._fields[-1].telling:
                self._fields[-1].data += one.data  # EndNote keeps long citations in a field within the field
            return
        if paragraph is None or one.paragraph is not paragraph or paragraph.length <= one.start:
            return
        if target := one.target():
            paragraph.links.append((one.start, paragraph.length, target))
        elif works := one.works(self.sources):
            paragraph.fields.append((one.start, paragraph.length, works))

    def end_paragraph(self) -> None:
        """Forget the fields that have no result yet: a broken one must not hide the rest of the file."""
        if self.telling:
            self._fields = [one for one in self._fields if not one.telling]
            self.telling = 0

    def instruct(self, pieces: list[str]) -> None:
        """Append to the instruction of the innermost field."""
        if self._fields and self._fields[-1].telling:
            self._fields[-1].instruction += pieces

    def attach(self, pieces: list[str]) -> None:
        """Append to the data of the innermost field."""
        if self._fields:
            self._fields[-1].data += pieces

    @staticmethod
    def _open_result(one: Field, paragraph: Paragraph | None) -> None:
        one.telling = False
        one.paragraph = paragraph
        one.start = paragraph.length if paragraph else 0

    def start_link(self, target: str, paragraph: Paragraph | None) -> None:
        """Begin a hyperlink."""
        self._links.append((target, paragraph, paragraph.length if paragraph else 0))

    def end_link(self, paragraph: Paragraph | None) -> None:
        """End a hyperlink."""
        target, begun, start = self._links.pop() if self._links else ("", None, 0)
        if target and paragraph is not None and begun is paragraph and paragraph.length > start:
            paragraph.links.append((start, paragraph.length, target))

    def start_control(self) -> None:
        """Begin a content control."""
        self._controls.append(_Control())

    def tag_control(self, tag: str) -> None:
        """Take the tag of the innermost content control, in which Mendeley keeps its citations."""
        if self._controls:
            self._controls[-1].works = works_of_tag(tag)

    def mark_placeholder(self, shown: bool) -> None:
        """Note that the innermost content control shows only what is to be filled in."""
        if self._controls:
            self._controls[-1].placeholder = shown

    def open_control(self, paragraph: Paragraph | None) -> bool:
        """Come to the words of the innermost content control; tell whether they are the author's."""
        if not self._controls:
            return True
        control = self._controls[-1]
        control.paragraph, control.start = paragraph, paragraph.length if paragraph else 0
        return not control.placeholder

    def close_control(self, paragraph: Paragraph | None) -> None:
        """Come to the end of the words of the innermost content control."""
        control = self._controls[-1] if self._controls else _Control()
        if control.works and paragraph and control.paragraph is paragraph and paragraph.length > control.start:
            paragraph.fields.append((control.start, paragraph.length, control.works))

    def end_control(self) -> None:
        """End a content control."""
        if self._controls:
            self._controls.pop()
