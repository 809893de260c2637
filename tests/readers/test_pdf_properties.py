"""What holds for every page of words, whatever their places: nothing raises, spans are true, time is linear."""

from __future__ import annotations

import contextlib
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_making import book
from test_readers_properties import assert_sound

from claimcheck.errors import UnreadableDocument
from claimcheck.readers.pdf import document_of, read_here
from claimcheck.readers.pdf_joints import joint_of
from claimcheck.readers.pdf_lines import lines_of
from claimcheck.readers.pdf_words import Word

TEXTS = st.sampled_from(
    "a The lamp burned. 1 2, [12] 12. (3) • – References Methods 2019 phar\x02 self- macology https://x.org/a/ b.html "
    "10.9999/x.1 Novak, A. B. (2010). Journal 41% 3 † * Page of vii 😀 \xa0 x\u2028 …".split(" ")
) | st.text(min_size=1, max_size=6)
PLACE = st.integers(0, 60).map(lambda n: n * 10.0) | st.floats(-1e4, 1e4)
SIZE = st.sampled_from([10.0, 10.0, 10.0, 7.0, 9.0, 14.0]) | st.floats(0.01, 500)


@st.composite
def words(draw: st.DrawFn) -> Word:
    text = draw(TEXTS)
    x, size = draw(PLACE), draw(SIZE)
    cut = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    marked = cut[0] < cut[1]
    return Word(
        text,
        x,
        x + size * len(text) / 2,
        draw(PLACE),
        size,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        ((cut[0], cut[1]),) if marked and draw(st.booleans()) else (),
        ((cut[0], cut[1], "https://example.org/"),) if marked and draw(st.booleans()) else (),
    )


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(words(), max_size=30), max_size=4))
def test_any_words_make_a_document(pages: list[list[Word]]) -> None:
    document = document_of([(at, lines_of(page, at)) for at, page in enumerate(pages, 1)], "a.pdf")
    assert_sound(document)
    ends = [part.span for part in document.parts]
    assert ends == sorted(ends)
    for mark in document.footnote_marks:
        assert any(block.label == mark.label for block in document.blocks)


@given(st.text(min_size=1), st.text(min_size=1), st.dictionaries(st.text(), st.integers(1, 9), max_size=4))
def test_any_two_words_have_a_joint(last: str, following: str, known: dict[str, int]) -> None:
    joint, kept = joint_of(last, following, known)
    assert joint in ("", " ")
    assert kept or last[-1] in "-‐\x02"


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 4_000), st.integers(0, 300))
def test_damaged_files_are_read_or_unreadable(noise: bytes, at: int, gone: int) -> None:
    data = BOOK[:at] + noise + BOOK[at + gone :]
    with contextlib.suppress(UnreadableDocument):
        assert_sound(read_here(data, "a.pdf"))


BOOK = book(2)


def test_many_words_in_linear_time() -> None:
    begun = time.process_time()
    for page in (
        [Word("lamp", 0.0, 10.0, 0.0, 10.0, True)] * 60_000,
        [Word("1.", float(at % 7), at % 7 + 5.0, -12.0 * at, 10.0, True) for at in range(20_000)],
        [Word("References", 0.0, 300.0, -12.0 * at, 10.0, True) for at in range(20_000)],
        [Word("cell", 100.0 * (at % 4), 100.0 * (at % 4) + 9, -12.0 * (at // 4), 10.0, True) for at in range(20_000)],
        [Word("a" * 50_000 + "-", 0.0, 300.0, -12.0 * at, 10.0, True) for at in range(4)],
        [Word("note", 0.0, 300.0, -12.0 * at, 10.0 - at % 2, True) for at in range(20_000)],
    ):
        assert_sound(document_of([(1, lines_of(page, 1))], "a.pdf"))
    assert time.process_time() - begun < 20  # a quadratic loop takes minutes
