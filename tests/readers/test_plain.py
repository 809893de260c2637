"""Plain text: which lines belong together, what is a heading, an item, a table row."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.readers import read_text

PROSE = (
    "Naps of twenty minutes improved reaction time in 62% of the shift workers who took part, and the effect was "
    "still there an hour later. Longer naps did less: most people woke from deep sleep and needed half an hour to "
    "feel awake again, which made the nap useless before a drive home (Okafor, 2017)."
)
SHORTER = (
    "Sleep loss adds up over the week, and one long night does not repay it in full; two of them come close to it."
)
ENTRIES = [
    "Abara, T. K., Lindqvist, S., & Moreau, J.-P. (2012). Timing of naps in rotating shifts: A field study. Journal of "
    "Shift Work, 14(2), 101–117. https://doi.org/10.5555/jsw.2012.14",
    "Okafor, L. (2017). Sleep and memory. Sleep Letters, 12(3), 45–51.",
    "van der Meer, A., Quist, B., Ohlsen, C. D., Patel, R. S., & Zhou, W. (2019a). Caffeine before a short nap: Does "
    "the order matter? Annals of Applied Alertness, 3, e44. https://doi.org/10.5555/aaa.44",
    "World Sleep Council. (2020). Guidance on night work (3rd ed.). World Sleep Council.",
    "Zielińska, M. (2021). How long is short? Nap length and mood in 1,204 nurses. Rest, 8(1), 1–9.",
]


def read(text: str) -> Document:
    return read_text(text, "a.txt", "text")


def shown(document: Document) -> list[str]:
    """Blocks as "kind label words", runs of white space as one space."""
    return [_shown(block, document.text) for block in document.blocks]


def _shown(block: Block, text: str) -> str:
    return " ".join([block.kind.value, *block.label.split(), *block.span.cut(text).split()])


def wrap(text: str, width: int, hanging: str = "") -> str:
    return textwrap.fill(text, width, subsequent_indent=hanging, break_long_words=False)


def test_each_long_line_is_a_paragraph() -> None:
    document = read(f"{PROSE}\n{SHORTER}\n{PROSE}\n")
    assert [block.span.cut(document.text) for block in document.blocks] == [PROSE, SHORTER, PROSE]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_paragraphs_are_joined(width: int, newline: str) -> None:
    text = "\n\n".join(wrap(each, width) for each in (PROSE, SHORTER, PROSE)) + "\n"
    document = read(text.replace("\n", newline))
    assert shown(document) == [f"paragraph {PROSE}", f"paragraph {SHORTER}", f"paragraph {PROSE}"]
    assert [block.spaced for block in document.blocks] == [False, True, True]


def test_one_short_wrapped_paragraph_is_joined() -> None:
    assert shown(read("Sleep loss adds up over the week, and one long\nnight does not repay it in full.")) == [
        "paragraph Sleep loss adds up over the week, and one long night does not repay it in full."
    ]


@pytest.mark.parametrize("width", [65, 78, 92])
def test_ragged_line_ends_as_from_a_pdf_are_joined(width: int) -> None:
    words, lines, line = PROSE.split(), [], ""
    for word in words:
        if len(line) + len(word) > width + (len(lines) % 3) * 3 - 3:
            lines.append(line.strip())
            line = ""
        line += f" {word}"
    text = "\n".join([*lines, line.strip()])
    assert shown(read(f"{text}\n\n{text}")) == [f"paragraph {PROSE}"] * 2


@pytest.mark.parametrize("entries", [ENTRIES, ENTRIES[::-1]])
def test_a_list_with_one_entry_a_line_stays_so(entries: list[str]) -> None:
    document = read("References\n" + "\n".join(entries))
    assert shown(document) == ["heading References", *(f"paragraph {entry}" for entry in entries)]


@pytest.mark.parametrize("width", [66, 72, 80, 95])
@pytest.mark.parametrize("hanging", ["", "    ", "\t"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_entries_are_one_block_each(width: int, hanging: str, between: str) -> None:
    listed = between.join(wrap(entry, width, hanging) for entry in ENTRIES)
    document = read(f"{wrap(PROSE, width)}\n\nReferences\n\n{listed}\n")
    assert shown(document)[2:] == [f"paragraph {entry}" for entry in ENTRIES]


@pytest.mark.parametrize("mark", ["{}.", "{})", "[{}]", "({})"])
@pytest.mark.parametrize("hanging", ["", "   "])
def test_wrapped_numbered_entries(mark: str, hanging: str) -> None:
    labels = [mark.format(number) for number in range(1, len(ENTRIES) + 1)]
    listed = [wrap(f"{label} {entry}", 74, hanging) for label, entry in zip(labels, ENTRIES, strict=True)]
    document = read("References\n\n" + "\n".join(listed))
    assert [block.label for block in document.blocks[1:]] == labels
    assert shown(document)[1:] == [f"item {label} {e}" for label, e in zip(labels, ENTRIES, strict=True)]


def test_a_number_at_a_line_start_is_not_always_a_mark() -> None:
    first = "Everybody slept, and the effect was still there when they were asked again in week"
    second = "12. The others had left by then, and nobody asked them why they did so or when."
    text = "\n\n".join([wrap(PROSE, 84), wrap(f"{PROSE} {SHORTER}", 84), f"{first}\n{second}"])
    assert shown(read(text))[2].startswith(f"paragraph {first} 12. The others")


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("- A nap", "-", "A nap"),
        ("* A nap", "*", "A nap"),
        ("• A nap", "•", "A nap"),
        ("•A nap", "•", "A nap"),
        ("– A nap", "–", "A nap"),
        ("1. A nap", "1.", "A nap"),
        ("12) A nap", "12)", "A nap"),
        ("(a) a nap", "(a)", "a nap"),
        ("[1] A nap", "[1]", "A nap"),
        ("(3) A nap", "(3)", "A nap"),
        ("3.A nap", "3.", "A nap"),
        ("¹² A nap", "¹²", "A nap"),
        ("✅ A nap", "✅", "A nap"),
        ("⬇️ A nap", "⬇️", "A nap"),
        ("👩‍⚕️ A nap", "👩‍⚕️", "A nap"),
        ("- 💊 A nap", "-", "A nap"),
        ("  •\tA nap", "•", "A nap"),
        ("\u200b- A nap", "-", "A nap"),
    ],
)
def test_marks_of_items(line: str, label: str, words: str) -> None:
    document = read(f"Three things help here:\n{line} helps.\nAnd this line is no item at all.")
    item = document.blocks[1]
    assert (item.kind, item.label, item.span.cut(document.text)) == (BlockKind.ITEM, label, f"{words} helps.")
    assert document.blocks[2].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    ["-5 degrees", "*Sleep* helps", "3.5 hours", "2019. A year", "e.g. naps", "I. Newton", "[4], [5]", "1984 was"],
)
def test_what_is_no_mark(line: str) -> None:
    block = read(f"{line} and so on.").blocks[0]
    assert (block.kind, block.label, block.span.start) == (BlockKind.PARAGRAPH, "", 0)


def test_depth_of_items_follows_their_indents() -> None:
    document = read("- a\n  - b\n    - c\n  - d\n- e\n\nSome prose ends the list.\n\n  • f\n  • g")
    assert [b.level for b in document.blocks if b.kind is BlockKind.ITEM] == [0, 1, 2, 1, 0, 0, 0]


def test_lines_under_a_bullet_belong_to_it() -> None:
    text = "- " + wrap(PROSE, 70, "  ") + "\n- Short one."
    assert shown(read(text)) == [f"item - {PROSE}", "item - Short one."]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_short_lines_before_prose_are_headings(between: str) -> None:
    parts = ["How naps work", PROSE, "Why do they help?", SHORTER, "Conclusion", PROSE, "Works cited:", ENTRIES[1]]
    kinds = [block.kind.value for block in read(between.join(parts)).blocks]
    assert kinds == ["heading", "paragraph"] * 4


def test_numbered_headings_and_numbered_lists() -> None:
    text = f"1. Rapid relief\n{PROSE}\n2. Lasting relief\n- {SHORTER}\n\nThree steps follow:\n"
    text += f"1. Lie down\n2. Sleep\n3. Get up\n{PROSE}"
    numbered = [(b.kind.value, b.label) for b in read(text).blocks if b.label != "-" and b.label]
    assert numbered == [("heading", "1."), ("heading", "2."), ("item", "1."), ("item", "2."), ("item", "3.")]


@pytest.mark.parametrize(
    "line",
    [
        "August 7, 2023",
        "Updated: Apr 8",
        "By Lena Okafor",
        "4 min read",
        "Key effects include:",
        "It works.",
        "sleep and memory",
        "Okafor, L. (2017)",
        "Up to 70% respond",
        "See https://a.org",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    document = read(f"{SHORTER}\n\n{line}\n\n{PROSE}")
    assert [block.kind.value for block in document.blocks] == ["paragraph"] * 3


def test_the_title_is_a_heading_and_a_byline_is_not() -> None:
    document = read(f"Naps at Work: A Guide\n\nLena Okafor\nAugust 7, 2023\n\n{PROSE}\n\nLena Okafor\nHead of Sleep")
    kinds = [(block.kind.value, block.level) for block in document.blocks]
    assert kinds == [("heading", 1), *[("paragraph", 0)] * 5]


def test_headings_marked_with_hashes_rules_and_capitals() -> None:
    text = f"# One #\n{PROSE}\n\nTwo\n===\n{SHORTER}\n\nThree\n-----\n{SHORTER}\n\n* * *\n\nFOUR\n\n- a"
    document = read(text)
    headings = [b.span.cut(text) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert headings == ["One", "Two", "Three", "FOUR"]
    assert not [b for b in document.blocks if set(b.span.cut(text)) <= set("=-* ")]


def test_a_known_heading_within_dense_wrapped_text() -> None:
    text = f"{wrap(PROSE, 72)}\nReferences\n{wrap(ENTRIES[0], 72)}"
    assert shown(read(text)) == [f"paragraph {PROSE}", "heading References", f"paragraph {ENTRIES[0]}"]


def test_rows_of_tabs_are_a_table() -> None:
    document = read("Dose\tEffect\tN\n20 min\t62%\t40\n60 min\t31%\t38\n\nOne\ttab alone.")
    assert [block.kind.value for block in document.blocks] == ["table"] * 3 + ["paragraph"]


def test_addresses_are_links() -> None:
    document = read("See https://doi.org/10.5555/a(1)2. Or (www.a.org).")
    assert [(link.target, link.bare) for link in document.links] == [
        ("https://doi.org/10.5555/a(1)2", True),
        ("https://www.a.org", True),
    ]


@settings(deadline=None, max_examples=60)
@given(
    st.integers(56, 110),
    st.lists(st.sampled_from([PROSE, SHORTER, f"{SHORTER} {PROSE}"]), min_size=2, max_size=6),
)
def test_wrapping_at_any_width_changes_no_block(width: int, paragraphs: list[str]) -> None:
    document = read("\n\n".join(wrap(each, width) for each in paragraphs))
    assert shown(document) == [f"paragraph {each}" for each in paragraphs]
