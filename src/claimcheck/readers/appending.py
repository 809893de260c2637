"""An article and the bibliographies that it names -> one document, whose last part is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.model.document import Appended, Block, BlockKind, Document
from claimcheck.model.reference import Name, Reference, ReferenceList
from claimcheck.model.span import Span


def append(document: Document, others: Sequence[Document], missing: Sequence[tuple[str, str]] = ()) -> Document:
    """Return ``document`` with the texts, lists and unread parts of ``others`` behind its own.

    Their blocks become METADATA, and their places stay those of their files. ``missing``: (name, why) of bibliographies
    that could not be read.
    """
    text = [document.text]
    length = len(document.text)
    blocks, lists, appended = list(document.blocks), list(document.lists), list(document.appended)
    unread, emphases = list(document.unread), list(document.emphases)
    for other in others:
        text += ["\n", other.text]
        start = length + 1
        length = start + len(other.text)
        appended.append(Appended(start, other))
        blocks += [Block(BlockKind.METADATA, _moved(block.span, start)) for block in other.blocks]
        lists += [_shifted(one, start) for one in other.lists]
        emphases += [_moved(span, start) for span in other.emphases]
        unread += [(_moved(span, start), what) for span, what in other.unread]
    return replace(
        document,
        text="".join(text),
        blocks=tuple(blocks),
        emphases=tuple(emphases),
        lists=tuple(lists),
        appended=tuple(appended),
        unread=tuple(unread),
        missing=(*document.missing, *missing),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _shifted(one: ReferenceList, by: int) -> ReferenceList:
    references = tuple(_reference(reference, by) for reference in one.references)
    heading = _moved(one.heading, by) if one.heading else None
    return replace(one, span=_moved(one.span, by), heading=heading, references=references)


def _reference(one: Reference, by: int) -> Reference:
    return replace(
        one,
        span=_moved(one.span, by),
        authors=tuple(_name(name, by) for name in one.authors),
        places={name: _moved(span, by) for name, span in one.places.items()},
    )


def _name(name: Name, by: int) -> Name:
    return replace(name, span=_moved(name.span, by)) if name.span else name
