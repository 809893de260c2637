"""``check --output docx:FILE``: the findings as comments in a copy of the article, or a reason why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli.app import app
from claimcheck.readers import read
from claimcheck.readers.docx_xml import tree
from word_making import paragraph, styled, unpacked, word

ENTRY = "Okafor, A. (2017). Short naps and attention in shift workers. Journal of Rest, 3(1), 1–9."
ARTICLE = word(
    paragraph("Beds matter.")
    + paragraph("A nap helps (Quist, 2019), and so does a walk (Okafor, 2017).")
    + styled("Heading1", "References")
    + paragraph(ENTRY)
)


@pytest.fixture(autouse=True)
def _work_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(ARTICLE)


def check(*arguments: str) -> Result:
    """Run ``check`` without a network."""
    return CliRunner().invoke(app, ["check", *arguments, "--offline", "--select", "CIT,DOC"], standalone_mode=False)


def test_findings_become_comments() -> None:
    done = check("a.docx", "--output", "docx:b.docx", "--output", "json")
    assert done.return_value == 1
    files = unpacked(Path("b.docx").read_bytes())
    (comment,) = tree(files["word/comments.xml"], "")
    assert comment.get("author") == "claimcheck"
    lines = [node.text() for node in comment]
    (finding,) = json.loads(done.stdout)["findings"]
    assert lines == [finding["message"], "CIT001 missing-reference (error)"]
    assert finding["part"] == "paragraph 2"
    text = files["word/document.xml"].decode()
    inside = text[text.index("<w:commentRangeStart") : text.index("<w:commentRangeEnd")]
    assert inside.count("<w:t ") == 1
    assert ">Quist, 2019</w:t>" in inside
    assert Path("a.docx").read_bytes() == ARTICLE
    assert read("b.docx", Path("b.docx").read_bytes()).text == read("a.docx", ARTICLE).text


def test_other_articles_may_be_checked_beside_it() -> None:
    Path("c.md").write_text(
        "A nap helps (Quist, 2019).\n\n# References\n\nMoor, D. (2018). Beds. Rest, 4, 1.\n", "utf-8"
    )
    check(".", "--output", "docx:out/../b.docx")
    assert len(tree(unpacked(Path("b.docx").read_bytes())["word/comments.xml"], "").children) == 1


def test_nothing_is_shown_that_is_below_the_severity() -> None:
    check("a.docx", "--output", "docx:b.docx", "--ignore", "CIT001")
    assert unpacked(Path("b.docx").read_bytes()) == unpacked(ARTICLE)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["a.docx", "--output", "docx"], "name it, as in docx:FILE"),
        (["a.docx", "--output", "docx:-"], "name it, as in docx:FILE"),
        (["a.docx", "--output", "docx:a.docx"], "is the article itself"),
        (["a.docx", "--output", "docx:./x/../a.docx"], "is the article itself"),
        (["a.docx", "--output", "docx:b.doc"], "must be called .docx too"),
        (["c.md", "--output", "docx:b.docx"], "no Word article is checked here"),
        (["a.docx", "d.docx", "--output", "docx:b.docx"], "2 Word articles are checked here"),
        (["empty", "--output", "docx:b.docx"], "no Word article is checked here"),
        (["a.docx", "--output", "docx:nowhere/b.docx"], "cannot write nowhere/b.docx"),
    ],
)
def test_usage(arguments: list[str], why: str) -> None:
    Path("c.md").write_text("A nap.\n", "utf-8")
    Path("d.docx").write_bytes(ARTICLE)
    Path("empty").mkdir()
    Path("x").mkdir()
    done = check(*arguments)
    assert done.return_value == 2
    assert why in done.stderr
    assert not Path("b.docx").exists()


def test_an_unreadable_article_is_told_and_not_copied() -> None:
    Path("a.docx").write_bytes(ARTICLE[:300])
    done = check("a.docx", "--output", "docx:b.docx", "--output", "concise")
    assert done.return_value == 1
    assert "DOC001 error Not checked: the file is damaged" in done.stdout
    assert "b.docx is not written: a.docx is damaged" in done.stderr
    assert not Path("b.docx").exists()


def test_a_folder_of_articles_in_a_zip_is_not_read() -> None:
    Path("a.docx").rename("articles.zip")
    Path("articles.zip").write_bytes(ARTICLE.replace(b"word/document.xml", b"naps/document.xml"))
    done = check("articles.zip", "--output", "concise")
    assert "is a zip archive; unpack it" in done.stdout


def test_reports_name_the_paragraph() -> None:
    done = check("a.docx", "--output", "full", "--output", "concise:c.txt")
    assert done.stdout.startswith("a.docx, paragraph 2: error CIT001 missing-reference: ")
    assert " | A nap helps (Quist, 2019), and" in done.stdout
    first = Path("c.txt").read_text("utf-8").splitlines()[0]
    assert first.startswith("a.docx:2:14: CIT001 error ")
    assert first.endswith(" (paragraph 2)")


def test_two_runs_are_equal_byte_by_byte() -> None:
    for name in ("b.docx", "c.docx"):
        check("a.docx", "--output", f"docx:{name}")
    assert Path("b.docx").read_bytes() == Path("c.docx").read_bytes()
