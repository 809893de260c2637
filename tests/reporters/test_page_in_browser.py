"""The page in a real browser: looked at, clicked, filtered, steered by keys, and watched for what it must not do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from page_site import HOSTILE, make_page, make_site

from browser import MISSING, Page, browsing, chromium

PROGRAM = chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    make_site(folder)
    return make_page(folder)


@pytest.fixture(scope="module")
def tabs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Page]]:
    assert PROGRAM is not None
    with browsing(PROGRAM, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(file: Path, tabs: Callable[[], Page]) -> Iterator[Page]:
    one = tabs()
    one.open(file.as_uri())
    assert one.run("document.documentElement.dataset.ready") == "yes"
    yield one
    one.run("0")  # all that has happened until now is told before the answer comes
    assert one.told("Runtime.exceptionThrown") == []
    assert one.told("Runtime.consoleAPICalled") == []
    assert one.told("Log.entryAdded") == []
    asked = [request["request"]["url"].partition("#")[0] for request in one.told("Network.requestWillBeSent")]
    assert {address for address in asked if not address.startswith("data:")} == {file.as_uri()}
    one.send("Page.close")


def mark(page: Page, words: str, kind: str = "a.mark") -> str:
    """Return a selector of the mark whose words these are."""
    found = page.run(
        f"[...document.querySelectorAll('#reader {kind}')].find(one => one.innerText.includes({json.dumps(words)})).id"
    )
    return f"#{found}"


def count(page: Page, selector: str) -> int:
    return int(page.run(f"document.querySelectorAll({json.dumps(selector)}).length"))


def untick(page: Page, *verdicts: str) -> None:
    for verdict in verdicts:
        page.click(f"#verdicts input[value={verdict}]")


def test_the_article_reads_as_it_is_written(page: Page) -> None:
    assert page.text("#reader h2") == "Naps at the harbour"
    assert count(page, "#reader ul.items li") == 6
    assert page.text("#reader blockquote") == "A quotation of the harbour master."
    assert page.text("#reader td:nth-child(2)") == "Boats"
    assert "With 🌊 waves: 40%" in page.text("#reader")


def test_a_click_on_an_entry_shows_what_is_stated_and_what_the_record_says(page: Page) -> None:
    page.click("#reader a.sign")
    told = page.text("#details")
    assert "Here\nJournal of Slumber Studies" in told
    assert "The record\nJournal of Sleep Studies" in told
    assert "REF007 container-mismatch" in told
    assert "Journal of Slumber Studies → Journal of Sleep Studies" in told
    assert "Copy the entry" in told
    assert "claimcheck accept" in page.run("document.querySelector('.accept code + *, .accept p code').textContent")
    assert page.run("document.querySelector('#details a.out').href") == "https://doi.org/10.9999/jss.2019.45"


def test_a_claim_shows_its_source_and_what_it_hangs_on(page: Page) -> None:
    page.click(mark(page, "62%"))
    told = page.text("#details")
    assert "Of the night fishers, 62% slept within 20 minutes after a nap." in told
    assert "(Li et al., 2019)" in told
    assert "doi 10.9999/jss.2019.45" in told
    page.run("[...document.querySelectorAll('#details .chain .go')].at(-1).click()")
    assert "Entry of the list" in page.text("#details h2")
    assert page.run("document.activeElement.className") == "sign"


def test_what_could_not_be_checked_is_neither_fine_nor_wrong(page: Page) -> None:
    page.click(mark(page, "Brandt (2020)"))
    assert "not checked" in page.text("#details h2")
    assert page.run("getComputedStyle(document.querySelector('a.mark.v-unchecked')).textDecorationStyle") == "dashed"
    styles = page.run(
        "[...new Set([...document.querySelectorAll('#reader a.mark')].map(one => one.className.slice(5) + ' ' +"
        " getComputedStyle(one).textDecorationStyle + ' ' + getComputedStyle(one, '::after').content))]"
    )
    assert len({style.split(" ", 1)[1] for style in styles}) == len(styles) >= 5  # told apart without colour


def test_filters(page: Page) -> None:
    untick(page, "warning", "info", "accepted", "unchecked", "fine")
    assert page.run("[...document.querySelectorAll('#list li')].map(one => one.hidden)") == [False, True, True]
    assert page.text("#position") == "2 places"
    assert page.run("document.querySelector('#reader a.mark.v-warning').classList.contains('off')") is True
    page.click("#reset")
    page.run("new Promise(done => setTimeout(done))")
    assert page.text("#position") == "6 places"
    page.run("const it = document.getElementById('rule'); it.value = 'CIT001'; it.dispatchEvent(new Event('change'))")
    assert page.text("#position") == "1 place"
    page.key("/")
    page.key("z")
    assert page.run("document.getElementById('words').value") == "z"
    assert "No article has what the filters ask for." in page.text("#list")
    page.key("Escape")
    assert page.run("document.getElementById('words').value") == ""
    assert page.text("#position") == "1 place"


def test_keys_lead_from_finding_to_finding(page: Page) -> None:
    page.key("j")
    assert page.text("#position") == "1 of 6"
    assert page.run("document.activeElement.getAttribute('aria-current')") == "true"
    first = page.text("#details")
    page.key("ArrowRight")
    assert page.text("#position") == "2 of 6"
    page.key("k")
    assert page.text("#details") == first
    page.key("ArrowLeft")
    assert page.text("#position") == "6 of 6"
    assert page.text("#reader h2") == "Nights at sea"
    page.key("Escape")
    assert page.text("#details h2") == "This article"
    assert page.run("location.hash") == "#1"


def test_the_address_leads_back(file: Path, tabs: Callable[[], Page]) -> None:
    one = tabs()
    one.open(f"{file.as_uri()}#1.0")
    assert one.text("#reader h2") == "Nights at sea"
    assert "Up to 60%" in one.text("#reader [aria-current]")
    one.run("new Promise(done => { addEventListener('hashchange', () => setTimeout(done)); location.hash = '#0'; })")
    assert one.text("#reader h2") == "Naps at the harbour"
    one.send("Page.close")


def test_hostile_words_stay_words(page: Page) -> None:
    page.run("document.querySelectorAll('#list button')[1].click()")
    shown = page.run("document.getElementById('reader').textContent")
    assert HOSTILE in shown
    assert count(page, "#reader img, #reader script, #reader b") == 0
    assert page.run("window.hacked") is None
    assert page.run("getComputedStyle(document.querySelector('#reader p.paragraph')).unicodeBidi") == "isolate"


def test_claims_of_several_articles(page: Page) -> None:
    page.click("[data-view=families]")
    told = page.text("#families")
    assert "1 of them in several articles" in told
    assert "different qualifiers in 2 articles" in told
    for number, words in (("Some 60%", "no source"), ("Up to 60%", "Osei & Ruiz, 2016")):
        way = page.run(
            f"[...document.querySelectorAll('.way')].find(one => one.innerText.startsWith('{number}')).innerText"
        )
        assert words in way
    page.click(".way:last-child .go")
    assert page.text("#reader h2") == "Nights at sea"


def downloaded(page: Page) -> str:
    """Press the button and return the file that the browser would save."""
    page.run(
        "window.kept = new Promise(done => { const make = URL.createObjectURL; URL.createObjectURL = blob => {"
        " blob.arrayBuffer().then(all => done(new TextDecoder('utf-8', {ignoreBOM: true}).decode(all))); return make(blob); }; });"
        "HTMLAnchorElement.prototype.click = function () { window.saved = this.download; }; 0"
    )
    page.click("#csv")
    return str(page.run("window.kept"))


def test_all_claims_sorted_and_as_csv(page: Page) -> None:
    import csv
    import io

    page.click("[data-view=claims]")
    assert count(page, "#claims tbody tr") == 7
    page.click("[data-column='1']")
    numbers = page.run("[...document.querySelectorAll('#claims td:nth-child(2)')].map(one => one.innerText)")
    page.click("[data-column='1']")
    assert page.run("document.querySelector('[aria-sort=descending] button').innerText.trim()") == "Number"
    assert numbers[::-1] == page.run(
        "[...document.querySelectorAll('#claims td:nth-child(2)')].map(one => one.innerText)"
    )
    text = downloaded(page)
    assert page.run("window.saved") == "claims.csv"
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0][:3] == ["Claim", "Number", "Article"]
    assert len(rows) == 8
    cells = {row[1]: row for row in rows}
    assert cells["33%"][0] == '\'=HYPERLINK("x") says that 33% of sailors improved after a nap.'
    assert cells["About 55%"][7] == "CLM001: A comment in the article keeps this from being told: our own survey"
    assert cells["Up to 60%"][4] == "Osei & Ruiz, 2016"
    assert cells["Up to 60%"][8] == "site/naps.md"
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)


def tree(page: Page) -> list[tuple[str, str]]:
    nodes: list[dict[str, Any]] = page.send("Accessibility.getFullAXTree")["nodes"]
    return [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n.get("ignored")]


def test_a_screen_reader_finds_its_way(page: Page) -> None:
    page.key("j")
    told = tree(page)
    roles = {role for role, _ in told}
    assert {"banner", "main", "navigation", "complementary", "search", "contentinfo"} <= roles
    assert all(name for role, name in told if role in ("button", "link", "checkbox", "combobox", "searchbox"))
    assert ("link", "Some 60%: claim, warning (CLM001, CLM006)") in told
    assert page.run("document.getElementById('details').getAttribute('aria-live')") == "polite"
    assert "solid" in page.run("getComputedStyle(document.activeElement).outlineStyle")


def test_dark_and_print(page: Page) -> None:
    light = page.run("getComputedStyle(document.body).backgroundColor")
    page.media(prefers_color_scheme="dark")
    assert page.run("getComputedStyle(document.body).backgroundColor") != light
    page.media(media="print")
    assert page.run("getComputedStyle(document.getElementById('panel')).display") == "none"
    assert page.run("getComputedStyle(document.getElementById('reader')).overflowY") == "visible"
    page.media()


def contrast(page: Page) -> float:
    """Return the lowest contrast of the badges' words, by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    return float(
        page.run(
            """(() => {
              const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
              const light = (colour) => {
                canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(c => c / 255)
                  .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              return Math.min(...[...document.querySelectorAll('#verdicts .badge')].map((one) => {
                const style = getComputedStyle(one);
                const pair = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
                return (pair[0] + 0.05) / (pair[1] + 0.05);
              }));
            })()"""
        )
    )


def test_words_stand_out_from_their_ground(page: Page) -> None:
    assert contrast(page) >= 4.5
    page.media(prefers_color_scheme="dark")
    assert contrast(page) >= 4.5


def test_only_the_article_that_is_looked_at_is_drawn(page: Page) -> None:
    assert "Nights at sea" not in page.text("#reader")
    assert page.run("document.documentElement.outerHTML.split('HYPERLINK').length") == 2  # once, in the data
