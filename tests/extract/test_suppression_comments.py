"""A comment that is put in hides the finding it was made for, in every format, and stands where it breaks nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import readers
from claimcheck.extract.suppression_comments import suppression
from claimcheck.model.finding import Finding
from claimcheck.model.report import Report
from claimcheck.pipeline import CheckRequest, Input, check_paths

SAID = "claimcheck: ignore[CLM001] say why here"
ANGLED = f"<!-- {SAID} -->"


def report(path: str, source: str, code: str = "CLM001") -> Report:
    return check_paths(CheckRequest((Input(path, source.encode()),), codes=frozenset({code, "SUP001", "SUP003"})))


def hidden(path: str, source: str, finding: Finding) -> str:
    """Return the source with the comment."""
    insertion = suppression(readers.read(path, source.encode()), finding.place, finding.code)
    assert insertion is not None
    return source[: insertion.offset] + insertion.text + source[insertion.offset :]


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.md", "Naps help 62% of adults.\nSo it is.\n", f"Naps help 62% of adults. {ANGLED}\nSo it is.\n"),
        ("a.md", "Naps help 62% of adults.", f"Naps help 62% of adults. {ANGLED}"),
        ("a.md", "Naps help 62% of adults.  \r\nYes.\r\n", f"Naps help 62% of adults. {ANGLED}  \r\nYes.\r\n"),
        ("a.md", "Naps help 62% of adults.\\\nYes.\n", f"Naps help 62% of adults. {ANGLED}\\\nYes.\n"),
        ("a.md", "- Naps help 62% of adults.\n- Yes.\n", f"- Naps help 62% of adults. {ANGLED}\n- Yes.\n"),
        ("a.txt", "Naps help 62% of adults.\nSo it is.\n", f"Naps help 62% of adults. {ANGLED}\nSo it is.\n"),
        ("a.html", "<p>Naps help 62% of adults.</p>", f"<p>Naps help 62% of adults{ANGLED}.</p>"),
        ("a.html", "<p>Naps help <b>62%</b> of adults.</p>\n", f"<p>Naps help <b>62%</b> of adults{ANGLED}.</p>\n"),
        ("a.tex", "Naps help 62\\% of adults.\nYes.\n", f"Naps help 62\\% of adults. % {SAID}\nYes.\n"),
        ("a.tex", "Naps help 62\\% of adults. % ours\n", f"Naps help 62\\% of adults. % ours % {SAID}\n"),
    ],
)
def test_a_claim(path: str, source: str, expected: str) -> None:
    (finding,) = report(path, source).findings
    after = hidden(path, source, finding)
    assert after == expected
    told = report(path, after)
    assert (told.findings, told.suppressed) == ((), 1)


def test_a_table_keeps_its_rows_together() -> None:
    source = "Naps.\n\n| who | what |\n| --- | --- |\n| a | naps help (Li, 2019) |\n\n## References\n\n- Osei, K. (2018). Naps.\n"
    found = report("a.md", source, "CIT001").findings
    assert [one.code for one in found] == ["CIT001"]
    after = hidden("a.md", source, found[0])
    assert after.startswith(f"Naps.\n\n{ANGLED.replace('CLM', 'CIT')}\n| who | what |\n")
    assert report("a.md", after, "CIT001").findings == ()


def test_an_entry_of_a_bibliography() -> None:
    source = "@book{a, title={A}, year={2019}}\n\n@article{li,\n  author={Li, W.},\n  doi={10.99/x},\n  year={2019}}\n"
    found = report("a.bib", source, "REF011").findings
    assert [one.code for one in found] == ["REF011"]
    after = hidden("a.bib", source, found[0])
    assert "}\n\n% claimcheck: ignore[REF011] say why here\n@article{li,\n" in after
    assert report("a.bib", after, "REF011").findings == ()


def test_an_entry_at_the_very_beginning() -> None:
    source = "@article{li, author={Li, W.}, doi={10.99/x}, year={2019}}\n"
    (finding,) = report("a.bib", source, "REF011").findings
    assert hidden("a.bib", source, finding).startswith("% claimcheck: ignore[REF011] say why here\n@article")


@pytest.mark.parametrize("path", ["a.ris", "a.json"])
def test_formats_without_comments_have_none(path: str) -> None:
    sources = {
        "a.ris": "TY  - JOUR\nAU  - Li, W.\nDO  - 10.99/x\nPY  - 2019\nER  - \n",
        "a.json": '[{"type": "article", "author": [{"family": "Li"}], "DOI": "10.99/x"}]',
    }
    for finding in report(path, sources[path], "REF011").findings:
        assert suppression(readers.read(path, sources[path].encode()), finding.place, finding.code) is None


@settings(deadline=None)
@given(
    st.sampled_from(["a.md", "a.txt", "a.html", "a.tex", "a.bib", "a.rst"]),
    st.text(st.sampled_from("a<>!-%@{}|\\ \r\n62%[]"), max_size=60),
    st.data(),
)
def test_nothing_raises(path: str, source: str, data: st.DataObject) -> None:
    document = readers.read(path, source.encode())
    start = data.draw(st.integers(0, len(document.source)))
    place = document.source_place(start, data.draw(st.integers(start, len(document.source))))
    insertion = suppression(document, place, "CLM001")
    assert insertion is None or 0 <= insertion.offset <= len(document.source)
