"""Articles and the bibliographies beside them: found, told when missing, and each judged once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.article import Article
from claimcheck.pipeline import Input, extract_paths

BIB = (
    "@article{osei2015, author={Osei, K. and Ibe, C.}, title={Light and mood}, journal={Sleep}, year=2015, doi={10.5555/a}}\n"
    "@article{ibe2016, author={Ibe, C.}, title={Naps at work}, journal={Sleep}, year=2016, doi={10.5555/b}}\n"
    "@article{broken, title={Open\n"
)
CSL = json.dumps([{"id": "osei2015", "type": "book", "title": "Light", "author": [{"family": "Osei"}]}])


def extracted(*inputs: Input) -> list[Article]:
    return [one for one in extract_paths(inputs) if isinstance(one, Article)]


def article(text: str, *beside: tuple[str, str], name: str = "a.md") -> Article:
    inputs = [Input(name, text.encode()), *(Input(path, data.encode(), named=False) for path, data in beside)]
    return extracted(*inputs)[0]


def keys(one: Article) -> list[tuple[str | None, tuple[str, ...]]]:
    by_id = {r.id: r.label or "" for r in one.references}
    return [(i.label, tuple(by_id[r] for r in i.references)) for c in one.citations for i in c.items]


@pytest.mark.parametrize(
    "front",
    [
        "---\nbibliography: refs.bib\n---\n",
        "---\nbibliography:\n  - refs.bib\n---\n",
        '---\nbibliography: ["other.json", "refs.bib"]\n---\n',
        "+++\nbibliography = 'refs.bib'\n+++\n",
        "+++\ntitle = 'x'\n[params]\nbibliography = ['refs.bib']\n+++\n",
    ],
)
def test_front_matter_names_the_bibliography(front: str) -> None:
    one = article(
        f"{front}\nNaps help [@ibe2016, p. 3; -@nobody] as @osei2015 says.\n", ("refs.bib", BIB), ("other.json", CSL)
    )
    assert [(label, set(found)) for label, found in keys(one)] == [
        ("ibe2016", {"ibe2016"}),
        ("nobody", set()),
        ("osei2015", {"osei2015"}),
    ]
    assert one.unread == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[@ibe2016]", ["ibe2016"]),
        ("[see @ibe2016, pp. 3-5; also @osei2015]", ["ibe2016", "osei2015"]),
        ("[-@ibe2016]", ["ibe2016"]),
        ("@ibe2016 [p. 3]", ["ibe2016"]),
        ("@{ibe2016}", ["ibe2016"]),
        ("{cite}`ibe2016`", ["ibe2016"]),
        ("{cite:p}`ibe2016,osei2015`", ["ibe2016", "osei2015"]),
        ("{cite:t}`ibe2016`", ["ibe2016"]),
        ("@fig-one and [@tbl-two]", []),
        ("me@ibe2016.org [mail me@x.org]", []),
        ("`@ibe2016`", []),
        ("[@ibe2016] and [3] of Ibe et al. (2016), x^2^", ["ibe2016"]),
    ],
)
def test_marks_by_key(written: str, found: list[str]) -> None:
    one = article(f"---\nbibliography: refs.bib\n---\n\nNaps help {written} at work.\n", ("refs.bib", BIB))
    assert [label for label, _ in keys(one)] == found
    assert all(references for _, references in keys(one))


def test_references_in_the_front_matter() -> None:
    front = "---\nreferences:\n- id: ibe\n  type: book\n  title: Naps\n  author: [{family: Ibe, given: C.}]\n  issued: 2016\n---\n"
    one = article(f"{front}\nNaps help [@ibe].\n")
    assert keys(one) == [("ibe", ("ibe",))]
    place = one.document.place(one.references[0].places["title"])
    assert (place.text, place.start.line) == ("Naps", 5)


def test_a_missing_bibliography_is_told() -> None:
    one = article("---\nbibliography: none.bib\n---\n\nNaps help [@ibe2016].\n")
    assert [what for _, what in one.unread] == ["1 citation by key here; the bibliography none.bib was not found"]
    one = article("---\nbibliography: none.bib\n---\n\nNaps help.\n")
    assert [(what, one.text(span)) for span, what in one.unread] == [
        ("The bibliography none.bib was not found", "none.bib")
    ]
    one = article("---\nbibliography: https://a.example/r.bib\n---\n\nNaps help [@a].\n")
    assert "is on the web" in one.unread[0][1]
    one = article("---\nbibliography: r.json\n---\n\nNaps help [@a].\n", ("r.json", "{}"))
    assert "no list of references" in one.unread[0][1]


def test_latex_takes_the_list_of_bibtex_where_the_bib_is_missing() -> None:
    bbl = "\\begin{thebibliography}{1}\\bibitem{ibe2016} Ibe, C. (2016). Naps. \\emph{Sleep}, 3, 1--2.\\end{thebibliography}"
    one = article("Naps help \\cite{ibe2016}.\n\\bibliography{refs}", ("a.bbl", bbl), name="a.tex")
    assert keys(one) == [("ibe2016", ("ibe2016",))]
    assert (one.references[0].title, one.references[0].container) == ("Naps", "Sleep")
    assert one.unread == ()


def test_footnotes_tables_and_reference_links_still_work() -> None:
    one = article(
        "---\nbibliography: refs.bib\n---\n\nNaps help [@ibe2016].[^1] See [the site][s].\n\n| a | b |\n|---|---|\n| [@osei2015] | 5 |\n\n"
        "[^1]: Lee, A. B., & Park, C. (2019). Naps at home. *Sleep*, 12(3), 45-52. https://doi.org/10.5555/c\n\n[s]: https://a.example/x\n",
        ("refs.bib", BIB),
    )
    assert [c.kind.value for c in one.citations] == ["citekey", "footnote", "link", "citekey"]
    assert {r.label for r in one.references} == {"ibe2016", "osei2015", "1"}
    assert all(c.references or c.kind.value == "link" for c in one.citations)


def run(folder: Path, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", "--offline", "--isolated", "--output", "json", "--exit-zero", *arguments],
        cwd=folder, capture_output=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_a_folder_holds_articles_and_what_they_name_once(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("---\nbibliography: refs.bib\n---\n\nNaps help [@ibe2016].\n")
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "alone.bib").write_text("@article{k, author={K, L}, title={Alone}, journal={J}, year=2000}")
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "pom.xml").write_text("<project/>")
    (tmp_path / "config.yml").write_text("a: 1\n")
    (tmp_path / "references.yaml").write_text("version: 1\nworks: []\n")
    found = run(tmp_path, ".")
    assert found["summary"]["documents"] == 3
    told = [(f["code"], f["path"], f["start"]["line"]) for f in found["findings"]]
    assert told == [("NET001", "alone.bib", 1), ("NET001", "refs.bib", 2)]
    named = run(tmp_path, "refs.bib", "package.json")
    assert [(f["code"], f["path"], f["start"]["line"]) for f in named["findings"]] == [
        ("DOC001", "package.json", 1),
        ("NET001", "refs.bib", 1),
        ("NET001", "refs.bib", 2),
        ("DOC002", "refs.bib", 3),
        ("NET001", "refs.bib", 3),
        ("REF012", "refs.bib", 3),
    ]
    assert run(tmp_path, "--require-files", "a.md")["summary"]["references"] == 1


def test_a_folder_with_nothing_but_settings_has_no_articles(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}')
    done = subprocess.run([sys.executable, "-m", "claimcheck", "check", "."], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0
    assert b"no articles in ." in done.stderr
