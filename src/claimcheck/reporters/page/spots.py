"""From a place in a source file back to the text of an article, which is what the page shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection

from claimcheck.model.document import Document
from claimcheck.model.span import Place, Span


class Spots:
    """Finds places of an article's files in its text."""

    def __init__(self, document: Document) -> None:
        begins = [0, *(other.start for other in document.appended)]
        self._files = {file.path: (file, begin) for file, begin in zip(document.files, begins, strict=True)}
        self._starts: dict[str, list[int]] = {}
        self._end = len(document.text)

    @property
    def paths(self) -> Collection[str]:
        """The paths of its files, its own first."""
        return self._files.keys()

    def span(self, place: Place) -> Span | None:
        """Return where a place stands in the text: empty for what is not shown there, such as a comment.

        None for another file's place, and for an empty one at a file's beginning, which means the whole file.
        """
        known = self._files.get(place.path)
        if known is None or (not place.text and place.end.offset == 0):
            return None
        file, begin = known
        start, end = place.start.offset, place.end.offset
        if file.text_map is not None:
            start, end = self._mapped(file, start, end)
        start, end = min(start + begin, self._end), min(end + begin, self._end)
        return Span(start, max(start, end))

    def _mapped(self, file: Document, start: int, end: int) -> tuple[int, int]:
        assert file.text_map is not None
        segments = file.text_map.segments
        if not segments:
            return 0, 0
        starts = self._starts.get(file.path)
        if starts is None:
            starts = self._starts[file.path] = [segment.source_start for segment in segments]
        first = bisect_right(starts, start) - 1
        if first >= 0 and start < segments[first].source_end:
            segment = segments[first]
            text_start = segment.text_start + (start - segment.source_start if segment.linear else 0)
        else:
            text_start = segments[first + 1].text_start if first + 1 < len(segments) else segments[-1].text_end
        last = bisect_left(starts, end) - 1
        if last < 0:
            return text_start, text_start
        segment = segments[last]
        inside = segment.linear and end < segment.source_end
        text_end = segment.text_start + (end - segment.source_start) if inside else segment.text_end
        return text_start, text_end
