"""The page as a file: what it holds, that nothing in it can break out, that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_site import HOSTILE, make_page, make_site
from sample_reports import REPORT

from claimcheck.model.report import Coverage, Report
from claimcheck.model.span import Span
from claimcheck.pipeline import CheckRequest, Input, check_paths
from claimcheck.reporters.html import render
from claimcheck.reporters.page.data import page_data
from claimcheck.reporters.page.offsets import Units
from claimcheck.reporters.page.template import embedded
from claimcheck.reporters.view import View
from claimcheck.rules.catalogue import MODULES
from word_making import paragraph, run, word

CODES = frozenset(MODULES)
ALL = View(min_severity=REPORT.findings[1].severity)


class Elements(HTMLParser):
    """Counts elements and keeps their attributes; raises for what is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def surveyed(*articles: tuple[str, str], codes: frozenset[str] = CODES) -> Report:
    inputs = tuple(Input(path, text.encode()) for path, text in articles)
    return check_paths(CheckRequest(inputs, codes=codes, surveyed=True))


def data_of(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page")
    make_site(folder)
    return make_page(folder).read_text("utf-8")


def marks(data: Any, path: str, kind: str) -> list[Any]:
    article = next(one for one in data["articles"] if one["path"] == path)
    return [mark | {"verdict": data["verdicts"][mark["v"]]} for mark in article["marks"] if mark["k"] == kind]


def cut(text: str, start: int, end: int) -> str:
    """Cut as a browser does, whose strings count code units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_it_is_whole_and_asks_no_network(page: str) -> None:
    elements = Elements()
    elements.feed(page)
    assert elements.open == []
    addresses = [
        value for _, attributes in elements.seen for name, value in attributes.items() if name in ("src", "href")
    ]
    assert addresses == ["data:,", "#reader"]
    assert [tag for tag, _ in elements.seen].count("script") == 2
    assert "@import" not in page
    assert "url(" not in page


def test_its_policy_allows_its_own_script_and_style_alone(page: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (words,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_words_stay_in_the_data(page: str) -> None:
    data = data_of(page)
    assert any(HOSTILE in article["text"] for article in data["articles"])
    assert "window.hacked" not in re.sub(r'id="data">.*?</script>', "", page, flags=re.DOTALL)
    (block,) = re.findall(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert not set("<>&\u2028\u2029") & set(block)


@pytest.mark.parametrize(
    "words", ["</script>", "<!--<script>", "\u2028", "\ud800", "&amp;", "{{script}}", "\x00\\u003c"]
)
def test_embedding_gives_back_what_was_put_in(words: str) -> None:
    text = embedded({"words": words})
    assert json.loads(text) == {"words": words}
    assert not set("<>&\u2028\u2029\ud800") & set(text)


def test_the_shell_is_escaped() -> None:
    text = render(Report((), Coverage(reasons={"<b>": 1}, references=1, references_unverified=1)), View())
    assert "(&lt;b&gt;)" in text
    assert "1 entry not checked" in text


def test_verdicts(page: str) -> None:
    data = data_of(page)
    entries = marks(data, "site/naps.md", "entry")
    assert [entry["verdict"] for entry in entries] == ["error", "fine", "unchecked"]
    claims = {claim["n"]: claim for claim in marks(data, "site/naps.md", "claim")}
    assert claims["62% within 20 minutes"]["verdict"] == "fine"
    assert claims["62% within 20 minutes"]["quote"] == "Of the night fishers, 62% slept within 20 minutes after a nap."
    assert claims["About 55%"]["verdict"] == "accepted"
    assert claims["40%"]["verdict"] == "unchecked"
    assert claims["40%"]["why"] == "It has a source; that could not be checked"  # one of the two
    cited = {
        cut(data["articles"][0]["text"], *mark["at"]): mark["verdict"]
        for mark in marks(data, "site/naps.md", "citation")
    }
    assert cited["(Okafor, 2011)"] == "error"
    assert cited["(Li et al., 2019)"] == "error"  # as its entry
    assert cited["Brandt (2020)"] == "unchecked"  # as its entry


def test_nothing_is_fine_where_the_rules_that_could_tell_were_off() -> None:
    article = (
        "a.md",
        "A nap helps 62% of adults (Li, 2019).\n\n# References\n\n- Li, W. (2019). Naps. Sleep, 1, 2-3.\n",
    )
    data = page_data(surveyed(article, codes=frozenset({"CIT001"})), View())
    assert {data["verdicts"][mark["v"]] for mark in data["articles"][0]["marks"]} == {"unchecked"}


def test_what_fails_a_locked_run_is_still_not_checked() -> None:
    text = b"A nap helps (Li, 2019).\n\n# References\n\n- Li, W. (2019). Naps at sea. Sleep, 1(2), 3-4.\n"
    report = check_paths(CheckRequest((Input("a.md", text),), mode="locked", codes=CODES, surveyed=True))
    data = page_data(report, View())
    (entry,) = [mark for mark in data["articles"][0]["marks"] if mark["k"] == "entry"]
    assert data["verdicts"][entry["v"]] == "unchecked"
    assert [data["findings"][index]["s"] for index in entry["f"]] == ["error"]


def test_what_is_only_compared_with_is_shown_and_not_judged() -> None:
    inputs = (Input("draft.md", b"Up to 60% of adults with migraine improve after the programme.\n"),)
    others = (
        Input("old.md", b"60% of adults with migraine improve after the programme. Naps helped 20% of sailors.\n"),
    )
    report = check_paths(CheckRequest(inputs, against=others, codes=CODES, surveyed=True))
    data = page_data(report, View())
    assert [article.get("compared", 0) for article in data["articles"]] == [0, 1]
    verdicts = [[data["verdicts"][mark["v"]] for mark in article["marks"]] for article in data["articles"]]
    assert verdicts == [["warning"], ["warning", "unchecked"]]  # as the other side of CLM006 alone
    assert data["families"] == [["qualifier", [[0, 0], [1, 0]]]]


def test_an_entry_in_another_file_is_told_of_there() -> None:
    article = Input("a.md", b"---\nbibliography: refs.bib\n---\n\nA nap helps [@li].\n")
    entry = Input(
        "refs.bib", b"@article{li, author={Li, W.}, title={Naps at sea}, journal={Sleep}, year={2019}}\n", False
    )
    report = check_paths(CheckRequest((article, entry), codes=CODES, surveyed=True))
    data = page_data(report, View(min_severity=ALL.min_severity))
    (entries,) = [[m for m in one["marks"] if m["k"] == "entry"] for one in data["articles"] if one["path"] == "a.md"]
    assert [(one["of"], one["where"]) for one in entries] == [("refs.bib", "line 1")]
    assert entries[0]["f"]


def test_a_finding_in_a_comment_is_a_sign_at_its_place() -> None:
    data = page_data(surveyed(("a.md", "First.\n\nSecond. <!-- claimcheck: ignore[CLM001] x -->\n\nThird.\n")), View())
    (mark,) = data["articles"][0]["marks"]
    assert data["findings"][mark["f"][0]]["code"] == "SUP001"
    assert mark["at"][0] == mark["at"][1]
    assert data["articles"][0]["text"][: mark["at"][0]].rstrip().endswith("Second.")


def test_one_claim_in_two_articles_is_a_family(page: str) -> None:
    data = data_of(page)
    ((verdict, tellings),) = data["families"]
    assert verdict == "qualifier"
    assert [data["articles"][at]["marks"][mark]["n"] for at, mark in tellings] == ["Some 60%", "Up to 60%"]
    assert {data["verdicts"][data["articles"][at]["marks"][mark]["v"]] for at, mark in tellings} == {"warning"}


def test_decisions_are_told_with_their_reason(page: str) -> None:
    (held,) = [finding["held"] for finding in data_of(page)["findings"] if "held" in finding]
    assert held == ["comment", "our own survey", "", ""]


def test_decisions_of_every_kind(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    found = {f["code"]: f["id"] for f in data_of(make_page(tmp_path).read_text("utf-8"))["findings"]}
    (site / "decisions.yaml").write_text(
        f"decisions:\n- identity: {found['CIT001']}\n  rule: CIT001\n  by: Mara\n  reason: a book\n  until: 2999-01-31\n",
        "utf-8",
    )
    known = [{"path": "site/naps.md", "code": "REF007", "identity": found["REF007"]}]
    (tmp_path / "known.json").write_text(json.dumps({"version": 1, "findings": known}), "utf-8")
    data = data_of(make_page(tmp_path, "--baseline", "known.json").read_text("utf-8"))
    held = {f["code"]: f["held"] for f in data["findings"] if "held" in f}
    assert held["CIT001"] == ["decision", "a book", "Mara", "2999-01-31"]
    assert held["REF007"] == ["baseline", "", "", ""]
    assert marks(data, "site/naps.md", "entry")[0]["verdict"] == "accepted"


def test_two_runs_are_equal(tmp_path: Path, page: str) -> None:
    make_site(tmp_path)
    assert make_page(tmp_path).read_text("utf-8") == page


def test_no_survey_is_made_for_other_formats() -> None:
    inputs = (Input("a.md", b"A nap helps 62% of adults.\n"),)
    assert check_paths(CheckRequest(inputs, codes=CODES)).survey is None


def test_a_report_without_a_survey_still_tells_its_findings() -> None:
    data = page_data(REPORT, ALL)
    assert [finding["code"] for finding in data["findings"]] == ["CIT007", "NET001", "REF006", "REF007"]
    assert [article["path"] for article in data["articles"]] == ["articles/sleep.md"]


def test_a_file_that_cannot_be_read_is_there() -> None:
    data = page_data(surveyed(("a.docx", "no archive")), View())
    (article,) = data["articles"]
    assert article["path"] == "a.docx"
    assert data["verdicts"][article["marks"][0]["v"]] == "error"


def test_where_no_lines_are_read_the_paragraph_is_told() -> None:
    article = word(paragraph(run("A nap helps 62% of adults.")))
    report = check_paths(CheckRequest((Input("a.docx", article),), codes=CODES, surveyed=True))
    (claim,) = [mark for mark in page_data(report, View())["articles"][0]["marks"] if mark["k"] == "claim"]
    assert claim["where"] == "paragraph 1"


def test_units_of_a_browser() -> None:
    units = Units("a🌊b🌊c")
    assert [units.at(offset) for offset in range(6)] == [0, 1, 3, 4, 6, 7]
    assert Units("plain").of(Span(1, 3)) == [1, 3]


PIECES = st.sampled_from(
    [
        "70% of adults slept longer. ", "Studies show that up to 12 of 40 patients (30%) woke (Li, 2019)", "\n\n", "\n", " ",
        "# References\n\n", "- Li, W. (2019). Naps at sea. Sleep, 1(2), 3-4. https://doi.org/10.1/x\n", "[1]", "🌊", "“quoted”",
        "<!-- claimcheck: ignore[CLM001] x -->", "| a | 5% |\n| - | - |\n", "&amp;", "*it*", "[^1]", "[^1]: note 20%\n",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["a.md", "a.txt", "a.html"]))
def test_marks_stand_apart_and_within_the_text(text: str, name: str) -> None:
    report = surveyed((name, text))
    data = json.loads(embedded(page_data(report, ALL)))
    told = set()
    for article in data["articles"]:
        length = len(article["text"].encode("utf-16-le")) // 2
        anchors = sorted(mark["at"] for mark in article["marks"] if "at" in mark and mark["at"][0] < mark["at"][1])
        assert all(one[1] <= other[0] for one, other in pairwise(anchors))
        for mark in article["marks"]:
            told |= set(mark.get("f", ()))
            assert 0 <= mark.get("at", [0])[0] <= mark.get("in", [0, 0])[1] <= length
    assert told == set(range(len(data["findings"])))  # every finding has its mark
