"""Edits the text of ``references.yaml`` so that everything that is not meant stays as it is, to the byte.

The text is cut at the positions of the parsed nodes, rather than loaded and dumped: comments, quotes, order, line ends
and whatever else a person wrote survive. What came out is read again by :mod:`claimcheck.works.saving` before it is
written, so that a shape that nobody thought of ends in an error and not in a broken file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.work import Settled, Work
from claimcheck.works.rendering import KEYS, field_lines, quoted_lines, settled_line, work_lines

_HEADER = """\
# The record of works that the articles cite: what the checks hold them against.
# Written by `claimcheck lock` and edited by people; comments and order are kept.
version: 1
works: []
"""
_Keys = dict[str, tuple[Node, Node]]
_COMMA = re.compile(r"\s*,[ \t]*")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")


@dataclass(slots=True)
class _Text:
    """The text with the cuts to make: (start, end, replacement), none overlapping."""

    text: str
    cuts: list[tuple[int, int, str]] = field(default_factory=list)

    def cut(self, start: int, end: int, replacement: str) -> None:
        self.cuts.append((start, end, replacement))

    def line_end(self, at: int) -> int:
        """Return where the line at ``at`` ends, before its line break."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def done(self) -> str:
        text = self.text
        newline = "\r\n" if "\r\n" in text else "\n"
        order = sorted(range(len(self.cuts)), key=lambda n: (self.cuts[n][0], n), reverse=True)
        for start, end, replacement in (self.cuts[n] for n in order):
            text = text[:start] + replacement.replace("\n", newline) + text[end:]
        return text if text.endswith("\n") else text + newline


def edited(
    text: str,
    *,
    works: Sequence[Work] = (),
    settled: Sequence[Settled] = (),
    changed: Mapping[str, tuple[Work, Work]] | None = None,
    dropped: Collection[int] = (),
    checked: str = "",
) -> str:
    """Return the text of a record with works and settled answers added, works changed and answers dropped.

    ``changed``: by id, a work as it was and as it is now. ``dropped``: numbers of settled answers. ``checked``: the day
    of the lock. Raises ValueError for a text that is no record in block style.
    """
    text = text if text.strip() else _HEADER
    if changed or dropped or checked:
        work, _, keys = _opened(text)
        for node in _items(keys["works"][1]) if changed and "works" in keys else ():
            before_now = (changed or {}).get(_id(node))
            if before_now and isinstance(node, MappingNode):
                _change(work, node, *before_now)
        _drop(work, keys, set(dropped))
        if checked:
            _set_checked(work, keys, checked)
        text = work.done()
    if works or settled:
        work, root, keys = _opened(text)
        _append(work, keys, root, "works", [work_lines(one) for one in works])
        _append(work, keys, root, "settled", [[settled_line(one)] for one in settled])
        text = work.done()
    return text


def _opened(text: str) -> tuple[_Text, MappingNode, _Keys]:
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(root, MappingNode) or root.flow_style:
        raise ValueError("its top level is not written one key a line")
    return _Text(text), root, _keys(root)


def _keys(node: MappingNode) -> _Keys:
    return {key.value: (key, value) for key, value in node.value}


def _items(node: Node) -> list[Node]:
    return list(node.value) if isinstance(node, SequenceNode) else []


def _id(node: Node) -> str:
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((str(value.value).strip() for key, value in pairs if key.value == "id"), "")


def _set_checked(work: _Text, keys: _Keys, day: str) -> None:
    if "checked" in keys:
        key, value = keys["checked"]
        start = work.text.index(":", key.end_mark.index) + 1
        work.cut(start, max(start, value.end_mark.index), f" {day}")
    else:
        end = work.line_end(_content_end(work, keys["version"][1]))
        work.cut(end, end, f"\nchecked: {day}")


def _append(work: _Text, keys: _Keys, root: MappingNode, name: str, items: list[list[str]]) -> None:
    if not items:
        return
    if name not in keys:
        end = work.line_end(_content_end(work, root))
        work.cut(end, end, f"\n{name}:" + _block(items, 2, 4))
        return
    key, value = keys[name]
    existing = _items(value)
    if not existing:
        start = work.text.index(":", key.end_mark.index) + 1
        inside = work.text[start : max(start, value.end_mark.index)] if value.end_mark.index > start else ""
        kept = "".join(f"\n  {comment}" for comment in _COMMENT.findall(inside))
        work.cut(start, start + len(inside), "")
        end = work.line_end(start + len(inside))
        work.cut(end, end, kept + _block(items, 2, 4))
    elif isinstance(value, SequenceNode) and value.flow_style:
        end = value.end_mark.index - 1
        comma = "" if work.text[:end].rstrip().endswith(",") else ","
        at = len(work.text[:end].rstrip())
        work.cut(at, at, comma + ",".join(f" {_flow(item)}" for item in items))
    else:
        end = work.line_end(_content_end(work, existing[-1]))
        dash = value.start_mark.column
        first = existing[0].start_mark
        column = first.column if first.line == value.start_mark.line and not _is_flow(existing[0]) else dash + 2
        blank = len(existing) > 1 and _blank_between(work, existing[-2], existing[-1])
        work.cut(end, end, _block(items, dash, column, blank=blank))


def _drop(work: _Text, keys: _Keys, numbers: Collection[int]) -> None:
    """Take settled answers out."""
    if not numbers:
        return
    key, value = keys["settled"]
    existing = _items(value)
    if len(numbers) == len(existing):
        start = work.text.index(":", key.end_mark.index) + 1
        work.cut(start, _content_end(work, value), " []")
        return
    for node in (existing[number] for number in numbers):
        if isinstance(value, SequenceNode) and value.flow_style:
            after = _COMMA.match(work.text, node.end_mark.index)
            work.cut(node.start_mark.index, after.end() if after else node.end_mark.index, "")
        else:
            end = work.line_end(_content_end(work, node))
            work.cut(work.line_start(node.start_mark.index), work.text.find("\n", end) + 1 or len(work.text), "")


def _change(work: _Text, node: MappingNode, before: Work, now: Work) -> None:
    """Write the keys in which a work differs; keys that are not there come before ``record``."""
    keys = _keys(node)
    column = node.value[0][0].start_mark.column
    new: list[str] = []
    for name in KEYS:
        if name == "passages" or field_lines(before, name, empty=True) == field_lines(now, name, empty=True):
            continue
        if name in keys:
            _replace(work, *keys[name], field_lines(now, name, empty=True), column, flow=bool(node.flow_style))
        else:
            new += field_lines(now, name)
    new += _abstract(work, keys, before, now)
    if not new:
        return
    if node.flow_style:
        end = len(work.text[: node.end_mark.index - 1].rstrip())
        work.cut(end, end, "".join(f", {line.strip()}" for line in new))
        return
    last = keys.get("record", (None, None))[0]
    if last is not None and last.start_mark.line > node.start_mark.line:
        at = work.line_start(last.start_mark.index)
        work.cut(at, at, "".join(f"{' ' * column}{line}\n" for line in new))
    else:
        end = work.line_end(_content_end(work, node))
        work.cut(end, end, "".join(f"\n{' ' * column}{line}" for line in new))


def _replace(work: _Text, key: Node, value: Node, lines: list[str], column: int, *, flow: bool) -> None:
    """Put lines in the place of a key and its value; comments among them go before it."""
    end = max(_content_end(work, value), work.text.index(":", key.end_mark.index) + 1)
    inside = list(_scalars(value))
    comments = [
        match[0]
        for match in _COMMENT.finditer(work.text, key.end_mark.index, end)
        if not any(start <= match.start() < stop for start, stop in inside)
    ]
    pad = "\n" + " " * column
    text = ", ".join(line.strip() for line in lines) if flow else pad.join(lines)
    work.cut(key.start_mark.index, end, "".join(comment + pad for comment in comments) + text)


def _abstract(work: _Text, keys: _Keys, before: Work, now: Work) -> list[str]:
    """Replace the abstract among the passages; returns the lines to add where there were no passages."""
    old = next((one.text for one in before.passages if one.origin == "abstract"), "")
    new = next((one.text for one in now.passages if one.origin == "abstract"), "")
    if not new or new == old:
        return []
    if "passages" not in keys:
        return field_lines(now, "passages")
    for passage in _items(keys["passages"][1]):
        pairs = _keys(passage) if isinstance(passage, MappingNode) else {}
        if "from" in pairs and pairs["from"][1].value == "abstract" and "text" in pairs:
            key, value = pairs["text"]
            lines = quoted_lines("text: ", new)
            flow = _is_flow(passage)
            _replace(work, key, value, ["".join(lines)] if flow else lines, key.start_mark.column, flow=flow)
    return []


def _block(items: list[list[str]], dash: int, column: int, *, blank: bool = False) -> str:
    out = []
    for lines in items:
        first = " " * dash + "-" + " " * (column - dash - 1) + lines[0]
        out.append(("\n" if blank else "") + "\n".join([first, *(" " * column + line for line in lines[1:])]))
    return "".join(f"\n{item}" for item in out)


def _flow(lines: list[str]) -> str:
    if len(lines) == 1 and lines[0].startswith("{"):
        return lines[0]
    raise ValueError("its works are written as one list in brackets")


def _content_end(work: _Text, node: Node) -> int:
    """Return where the last thing that a node says ends, before comments and empty lines."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(node, SequenceNode):
            return _content_end(work, last)
        after_colon: int = last[0].end_mark.index + 1
        return max(after_colon, _content_end(work, last[1]))
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return len(work.text[: node.end_mark.index].rstrip())
    end: int = node.end_mark.index
    return end


def _scalars(node: Node) -> Iterable[tuple[int, int]]:
    if isinstance(node, ScalarNode):
        yield node.start_mark.index, node.end_mark.index
    for child in node.value if isinstance(node, SequenceNode) else ():
        yield from _scalars(child)
    for pair in node.value if isinstance(node, MappingNode) else ():
        for child in pair:
            yield from _scalars(child)


def _is_flow(node: Node) -> bool:
    return isinstance(node, MappingNode) and bool(node.flow_style)


def _blank_between(work: _Text, one: Node, other: Node) -> bool:
    between = work.text[_content_end(work, one) : other.start_mark.index]
    return bool(re.search(r"\n[ \t]*\r?\n", between))
