"""Offsets and positions of the protocol: every encoding, every line end, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from claimcheck.cli.lsp.positions import Lines

ENCODINGS = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(st.sampled_from("aé😴\r\n\u2028"), max_size=40)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_characters_are_units(encoding: str, character: int) -> None:
    assert Lines("x\né😴a", encoding).position(5) == types.Position(1, character)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    lines = Lines(f"a{end}{end}b", "utf-16")
    assert lines.position(1 + 2 * len(end)) == types.Position(2, 0)
    assert lines.offset(types.Position(0, 99)) == 1
    assert lines.offset(types.Position(9, 0)) == 2 + 2 * len(end)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_there_and_back(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text, encoding)
    back = lines.offset(lines.position(offset))
    assert back == offset or text[back:offset] in ("\r", "\r\n")
    assert lines.position(back) == lines.position(offset)


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(ENCODINGS), st.integers(0, 99), st.integers(0, 99))
def test_no_position_is_refused(text: str, encoding: str, line: int, character: int) -> None:
    lines = Lines(text, encoding)
    assert 0 <= lines.offset(types.Position(line, character)) <= len(text)
