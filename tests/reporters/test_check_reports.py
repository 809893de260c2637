"""``check``: full, concise and json over one hand-made report."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sample_reports import ENTRY, HERE, NOTE, REPORT, finding, place

from claimcheck import __version__
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.model.report import Coverage, Report
from claimcheck.model.span import Place, Point
from claimcheck.reporters import concise, full
from claimcheck.reporters import json as json_report
from claimcheck.reporters.view import View

FULL = """\
articles/sleep.md:3:27: error CIT007 key-collision: Okafor, 2017 is another work in articles/naps.md
3 | A nap helps 62% of adults (Okafor, 2017).
  |                           ^^^^^^^^^^^^^^
  = See:    articles/naps.md:1:11: the other Okafor 2017 “(Okafor, 2017)”

articles/sleep.md:7:38: error REF007 container-mismatch: Journal is Sleep Letters here; the record says Sleep Reports
7 | Okafor, L. (2017). Sleep and memory. Sleep Letters, 12(3), 45-51.
  |                                      ^^^^^^^^^^^^^
  = Here:   Sleep Letters
  = Record: Sleep Reports (Crossref, doi 10.5555/sleep.12, 2026-11-22)
and 7:13: warning REF006 year-mismatch: Year is 2017 here; the record says 2018
7 | Okafor, L. (2017). Sleep and memory. Sleep Letters, 12(3), 45-51.
  |             ^^^^
  = Here:   2017
  = Record: 2018 (typed in by an editor, 2026-11-20)
  = Quote:  “Published 2018.”
  = Corrected entry:
    Okafor, L. (2018). Sleep and memory. Sleep Reports, 12(3), 45-51.

2 articles, 1 claim, 1 of 2 citations linked to an entry, 4 entries

  2 to fix
  1 entry checked and fine
  1 entry checked, with something to fix or to look at
  1 entry not checked: not in references.yaml
  1 entry outside the registries: confirm by hand
  1 note hidden; show them with --min-severity info
  Articles compared with each other

Next: claimcheck rule CIT007 (what it reports, and what to write instead)
"""

CONCISE = """\
articles/sleep.md:3:27: CIT007 error Okafor, 2017 is another work in articles/naps.md
articles/sleep.md:7:13: REF006 warning Year is 2017 here; the record says 2018
articles/sleep.md:7:38: REF007 error Journal is Sleep Letters here; the record says Sleep Reports
2 errors, 1 warning; 1 note hidden; show them with --min-severity info; 2 articles, 1 claim, \
1 of 2 citations linked to an entry, 4 entries; entries: 2 checked, 1 not checked, 1 outside the registries
"""

NOTES = View(min_severity=Severity.INFO)


def test_full() -> None:
    assert full.render(REPORT, View()) == FULL


def test_concise() -> None:
    assert concise.render(REPORT, View()) == CONCISE


def test_json() -> None:
    said = json.loads(json_report.render(REPORT, NOTES))
    assert said["schema_version"] == 1
    assert said["tool"] == {"name": "claimcheck", "version": __version__}
    assert said["summary"] == {
        "documents": 2,
        "claims": 1,
        "citations": 2,
        "citations_linked": 1,
        "references": 4,
        "references_verified": 2,
        "references_unverified": 1,
        "findings": {"error": 2, "warning": 1, "info": 1},
        "suppressed": 0,
        "baselined": 0,
    }
    assert said["incomplete"] is True
    assert [f["code"] for f in said["findings"]] == ["CIT007", "NET001", "REF006", "REF007"]
    assert said["findings"][0]["related"] == [
        {
            "path": "articles/naps.md",
            "start": {"offset": 10, "line": 1, "column": 11},
            "end": {"offset": 24, "line": 1, "column": 25},
            "message": "the other Okafor 2017",
        }
    ]
    where = {"start": {"offset": 104, "line": 7, "column": 38}, "end": {"offset": 117, "line": 7, "column": 51}}
    assert said["findings"][3] == {
        "code": "REF007",
        "name": "container-mismatch",
        "severity": "error",
        "message": "Journal is Sleep Letters here; the record says Sleep Reports",
        "path": "articles/sleep.md",
        **where,
        "text": "Sleep Letters",
        "evidence": [
            {
                "stated": "Sleep Letters",
                "found": "Sleep Reports",
                "source": {"registry": "crossref", "doi": "10.5555/sleep.12", "retrieved": "2026-11-22"},
                "quote": None,
            }
        ],
        "related": [],
        "fix": {"applicability": "unsafe", "edits": [{**where, "replacement": "Sleep Reports"}]},
        "group": "g1",
        "identity": "0f",
    }


def test_json_keys_stand_in_the_contracts_order() -> None:
    said = json.loads(json_report.render(REPORT, NOTES))
    assert list(said) == ["schema_version", "tool", "summary", "incomplete", "findings"]


def test_json_counts_what_it_does_not_list() -> None:
    said = json.loads(json_report.render(REPORT, View(min_severity=Severity.ERROR)))
    assert [f["severity"] for f in said["findings"]] == ["error", "error"]
    assert said["summary"]["findings"] == {"error": 2, "warning": 1, "info": 1}


def test_json_of_a_clean_run() -> None:
    said = json.loads(json_report.render(Report((), Coverage(documents=1)), NOTES))
    assert said["findings"] == []
    assert said["incomplete"] is False


def test_json_has_no_colour_whatever_is_asked() -> None:
    assert "\x1b" not in json_report.render(REPORT, replace(NOTES, colour=True))


@pytest.mark.parametrize("render", [full.render, concise.render])
def test_colours_only_add_to_the_text(render: object) -> None:
    import re

    coloured = render(REPORT, View(colour=True))  # type: ignore[operator]
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(REPORT, View())  # type: ignore[operator]


@pytest.mark.parametrize("render", [full.render, concise.render])
def test_notes_are_shown_when_asked_for(render: object) -> None:
    shown = render(REPORT, NOTES)  # type: ignore[operator]
    assert "NET001" in shown
    assert "hidden" not in shown


@pytest.mark.parametrize("render", [full.render, concise.render])
def test_statistics_stand_in_place_of_the_findings(render: object) -> None:
    shown = render(REPORT, replace(NOTES, statistics=True))  # type: ignore[operator]
    assert "1  warning  REF006  year-mismatch\n" in shown
    assert "articles/sleep.md" not in shown
    assert "1 of 2 citations" in shown


def report(*findings: Finding, **coverage: object) -> Report:
    return Report(findings, Coverage(**{"documents": 1} | coverage), REPORT.sources)  # type: ignore[arg-type]


def test_a_clean_run_says_what_was_looked_at() -> None:
    shown = full.render(report(claims=3, references=2, references_verified=2), View())
    assert "1 article, 3 claims, no citations, 2 entries" in shown
    assert "Nothing to fix" in shown
    assert "2 entries checked and fine" in shown
    assert "Next:" not in shown


def test_nothing_verified_is_not_fine() -> None:
    shown = full.render(report(references=2, references_unverified=2, reasons={"offline": 1, "no record": 1}), View())
    assert "fine" not in shown
    assert "2 entries not checked:\n    1 no record\n    1 offline\n" in shown


def test_many_reasons_are_summed_up() -> None:
    reasons = {f"reason {n}": n for n in range(1, 8)}
    shown = full.render(report(references=28, references_unverified=28, reasons=reasons), View())
    assert "    7 reason 7\n" in shown
    assert "reason 3\n" not in shown
    assert "    6 for other reasons\n" in shown


def test_entries_of_other_works_are_counted() -> None:
    shown = full.render(report(finding("REF002"), references=1), View())
    assert "1 entry that name another work" not in shown
    assert "1 entry of another work, or of none that is known" in shown


def test_single_articles_are_not_compared() -> None:
    assert "Not compared with other articles" in full.render(report(compared=False), View())
    assert "not compared with other articles" in concise.render(report(compared=False), View())


def test_only_notes_lead_to_the_notes() -> None:
    shown = full.render(report(NOTE), View(command="claimcheck check a.md"))
    assert "Next: claimcheck check a.md --min-severity info" in shown


def test_a_finding_about_a_whole_document_has_no_frame() -> None:
    nowhere = Place("bad.md", Point(0, 1, 1), Point(0, 1, 1), "")
    shown = full.render(report(finding("DOC001", "unreadable-document", where=nowhere, message="Not UTF-8")), View())
    assert shown.startswith("bad.md:1:1: error DOC001 unreadable-document: Not UTF-8\n\n")


def test_a_card_over_two_files_names_both() -> None:
    other = finding("CIT007", where=place("articles/naps.md", "Okafor"), severity=Severity.WARNING)
    shown = full.render(report(finding("CIT007"), other), View())
    assert "\nand articles/naps.md:1:12: warning CIT007" in shown


def test_a_message_is_one_line_that_cannot_steer_the_terminal() -> None:
    hostile = finding(message="Title is A\nB \x1b[2J here", corrected="X\x1b]0;y\x07")
    for render in (full.render, concise.render):
        shown = render(report(hostile), View())
        assert "Title is A B \ufffd[2J here" in shown
        assert "\x1b" not in shown
        assert "\x07" not in shown


def test_the_whole_entry_is_marked_over_its_line() -> None:
    shown = full.render(report(finding(where=place(HERE, ENTRY))), View())
    assert f"| {'^' * len(ENTRY)}\n" in shown


def test_many_related_places_are_counted() -> None:
    places = tuple(Related(place(HERE, "Okafor"), f"place {n}") for n in range(8))
    shown = full.render(report(finding(related=places)), View())
    assert "place 4 " in shown
    assert "place 5 " not in shown
    assert "See:    3 places more (all of them with --output json)\n" in shown
    assert len(json.loads(json_report.render(report(finding(related=places)), View()))["findings"][0]["related"]) == 8


def test_what_is_found_is_called_by_where_it_stands() -> None:
    told = (Evidence("a", "b", Source("article")), Evidence("c", "d"), Evidence("e", "f", Source("crossref")))
    shown = full.render(report(finding(evidence=told)), View())
    assert "= There:  b\n" in shown
    assert "= Found:  d\n" in shown
    assert "= Record: f (Crossref)\n" in shown
