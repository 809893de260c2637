"""``server``: a real client (pygls') and a real process that speak over pipes; nothing waits for time to pass."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from typer.testing import CliRunner

from claimcheck.cli.app import app

PATIENCE = 60  # seconds until a test gives up; an answer takes a tenth of one

ARTICLE = """# Naps 😴

Naps help 62% of adults 😴 (Li & Osei, 2018). Studies show that 55% sleep better.

## References

- Li, W. H., & Osei, K. (2018). Naps at work and what they bring. Journal of Sleep Studies, 12(3), 145–152. https://doi.org/10.9999/jss.2019.45
"""
RECORD = """version: 1
works:
  - id: li2019
    doi: 10.9999/jss.2019.45
    type: article-journal
    title: "Naps at work and what they bring"
    authors: [{family: Li, given: Wen Hua}, {family: Osei, given: Kwame}]
    years: [2019]
    container: Journal of Sleep Studies
    volume: "12"
    issue: "3"
    pages: 145-152
    passages:
      - {from: abstract, text: "We asked adults about naps. Of the adults, 62% said that naps helped them."}
"""


Scenario = Callable[["Editor"], Coroutine[Any, Any, None]]
At = Callable[[Scenario], "Editor"]


class Editor:
    """An editor with one server: what it was told, and what it may do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda told: self.published.put_nowait(told))
        self.registered: list[types.Registration] = []
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda told: self.registered.extend(told.registrations))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda told: self.messages.append(told.message))
        self.capabilities = types.ServerCapabilities()
        self.version = 1
        self.opened: set[str] = set()

    def uri(self, name: str = "a.md") -> str:
        return (self.folder / name).as_uri()

    async def start(self, encodings: list[str] | None = None, options: object = None) -> None:
        general = types.GeneralClientCapabilities(position_encodings=encodings)  # type: ignore[arg-type]
        shows = types.PublishDiagnosticsClientCapabilities(related_information=True)
        text = types.TextDocumentClientCapabilities(publish_diagnostics=shows)
        await self.client.start_io(sys.executable, "-m", "claimcheck", "server", cwd=self.folder)
        told = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(
                    general=general,
                    text_document=text,
                    workspace=types.WorkspaceClientCapabilities(
                        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                            dynamic_registration=True
                        )
                    ),
                ),
                root_uri=self.folder.as_uri(),
                initialization_options=options,  # type: ignore[arg-type]
            )
        )
        self.capabilities = told.capabilities
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> int | None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        process = self.client._server
        assert process is not None
        status = await asyncio.wait_for(process.wait(), PATIENCE)
        await self.client.stop()
        return status

    def open(self, text: str, name: str = "a.md", language: str = "markdown") -> None:
        self.opened.add(self.uri(name))
        item = types.TextDocumentItem(self.uri(name), language, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def close(self, uri: str) -> None:
        self.opened.discard(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def change(self, text: str, name: str = "a.md") -> int:
        self.version += 1
        named = types.VersionedTextDocumentIdentifier(self.version, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [whole]))
        return self.version

    async def diagnostics(self, name: str = "a.md", version: int | None = None) -> list[types.Diagnostic]:
        """Wait for those of a file (of one version, where it is named)."""
        while True:
            told = await asyncio.wait_for(self.published.get(), PATIENCE)
            if told.uri == self.uri(name) and version in (None, told.version):
                return list(told.diagnostics)

    async def hover(self, line: int, character: int, name: str = "a.md") -> types.Hover | None:
        asked = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), types.Position(line, character))
        return await asyncio.wait_for(self.client.text_document_hover_async(asked), PATIENCE)

    async def actions(self, where: types.Range, name: str = "a.md") -> list[types.CodeAction]:
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)), where, types.CodeActionContext(diagnostics=[])
        )
        told = await asyncio.wait_for(self.client.text_document_code_action_async(asked), PATIENCE)
        return [one for one in told or [] if isinstance(one, types.CodeAction)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[asyncio.Runner, Editor]]:
    """Start a server that all tests without wishes of their own speak to: starting takes longer than answering."""
    with asyncio.Runner() as runner:
        editor = Editor(tmp_path_factory.mktemp("desk"))
        runner.run(editor.start())
        yield runner, editor
        assert runner.run(editor.stop()) == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "references.yaml").write_text(RECORD, "utf-8")
    return tmp_path


@pytest.fixture
def at(desk: tuple[asyncio.Runner, Editor], folder: Path) -> Callable[[Scenario], Editor]:
    """Return what plays a scenario between the editor and the server, and closes its texts."""
    runner, editor = desk
    editor.folder = folder
    editor.messages.clear()

    def play(scenario: Scenario) -> Editor:
        runner.run(asyncio.wait_for(scenario(editor), 5 * PATIENCE))
        for uri in list(editor.opened):
            editor.close(uri)
        return editor

    return play


def by_code(diagnostics: list[types.Diagnostic]) -> dict[str, types.Diagnostic]:
    return {str(one.code): one for one in diagnostics}


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """Apply edits of one line each, columns in UTF-16 units."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda one: (-one.range.start.line, -one.range.start.character)):
        line = lines[edit.range.start.line].encode("utf-16-le")
        start, end = 2 * edit.range.start.character, 2 * edit.range.end.character
        lines[edit.range.start.line] = (line[:start] + edit.new_text.encode("utf-16-le") + line[end:]).decode(
            "utf-16-le"
        )
    return "\n".join(lines)


def test_diagnostics_from_the_text_as_it_is_typed(at: At) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open("Nothing yet.\n")
        assert await editor.diagnostics() == []
        told = by_code(await editor.diagnostics(version=editor.change(ARTICLE)))
        number, year = told["CLM001"], told["REF006"]
        assert number.severity == types.DiagnosticSeverity.Warning
        assert (number.source, number.tags) == ("claimcheck", None)
        assert number.range == types.Range(types.Position(2, 64), types.Position(2, 80))
        assert year.range == types.Range(types.Position(6, 25), types.Position(6, 29))

    editor = at(scenario)
    assert editor.capabilities.position_encoding == "utf-16"
    assert editor.messages == []


def test_positions_are_in_the_encoding_that_was_agreed_on(tmp_path: Path) -> None:
    async def play() -> None:
        editor = Editor(tmp_path)
        await editor.start(["utf-8", "utf-16"], {"online": False})
        assert editor.capabilities.position_encoding == "utf-8"
        editor.open(ARTICLE)
        number = by_code(await editor.diagnostics())["CLM001"]
        assert number.range == types.Range(types.Position(2, 66), types.Position(2, 82))
        assert await editor.stop() == 0

    asyncio.run(play())


def test_only_the_latest_text_is_told_and_a_closed_one_has_nothing(at: At) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open("Naps.\n")
        for number in range(20):
            editor.change(f"Naps help {number + 20}% of adults.\n")
        (one,) = await editor.diagnostics(version=editor.version)
        assert one.message.startswith("39%")
        assert editor.published.empty()
        editor.close(editor.uri())
        assert await editor.diagnostics() == []
        assert await editor.hover(0, 12) is None

    at(scenario)


def test_hover_tells_what_stands_here_and_what_the_record_says(at: At) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(ARTICLE)
        mark = await editor.hover(2, 30)
        assert mark is not None
        assert isinstance(mark.contents, types.MarkupContent)
        told = mark.contents.value
        assert "Here: Li, W. H., &amp; Osei, K. (2018)" in told
        assert "Record: Li, Osei (2019). Naps at work and what they bring. Journal of Sleep Studies" in told
        assert "<https://doi.org/10.9999/jss.2019.45>" in told
        assert "Source: “Of the adults, 62% said that naps helped them.”" in told
        entry = await editor.hover(6, 60)
        assert entry is not None
        assert isinstance(entry.contents, types.MarkupContent)
        assert "Record: Li, Osei (2019)" in entry.contents.value
        year = await editor.hover(6, 27)
        assert year is not None
        assert isinstance(year.contents, types.MarkupContent)
        assert "**REF006** Year is 2018 here; the record says 2019" in year.contents.value
        assert year.range == types.Range(types.Position(6, 25), types.Position(6, 29))
        assert await editor.hover(0, 0) is None

    at(scenario)


def test_hover_shows_hostile_text_as_text(at: At) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(ARTICLE.replace("Naps at work", "[Naps](command:x) <img src=x>"))
        told = await editor.hover(2, 30)
        assert told is not None
        assert isinstance(told.contents, types.MarkupContent)
        assert "[Naps](" not in told.contents.value
        assert "<img" not in told.contents.value

    at(scenario)


def test_actions_mend_and_suppress(at: At) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(ARTICLE)
        told = by_code(await editor.diagnostics())
        offered = await editor.actions(told["REF006"].range)
        (mend,) = [one for one in offered if "replace with “2019”" in one.title]
        assert (mend.kind, mend.is_preferred) == (types.CodeActionKind.QuickFix, None)
        assert "unsafe" in mend.title
        assert mend.edit is not None
        assert mend.edit.changes is not None
        mended = edited(ARTICLE, list(mend.edit.changes[editor.uri()]))
        assert "REF006" not in by_code(await editor.diagnostics(version=editor.change(mended)))

        (hide,) = [one for one in await editor.actions(told["CLM001"].range) if one.title.startswith("CLM001: supp")]
        assert hide.edit is not None
        assert hide.edit.changes is not None
        hidden = edited(mended, list(hide.edit.changes[editor.uri()]))
        assert "better. <!-- claimcheck: ignore[CLM001] say why here -->\n" in hidden
        left = by_code(await editor.diagnostics(version=editor.change(hidden)))
        assert "CLM001" not in left
        assert "SUP001" not in left

    at(scenario)


def test_the_nearest_configuration_is_obeyed_and_other_articles_are_compared(at: At, folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "b.md").write_text("Naps help 55% of adults sleep better at night (Li, 2019).\n", "utf-8")
    (folder / "site" / "claimcheck.toml").write_text('ignore = ["CLM002"]\nagainst = ["."]\n', "utf-8")
    text = "Naps help 70% of adults sleep better at night (Li, 2019). Studies show it.\n"

    async def scenario(editor: Editor) -> None:
        editor.open(text, "site/a.md")
        told = by_code(await editor.diagnostics("site/a.md"))
        assert "CLM002" not in told
        assert told["CLM005"].related_information
        assert told["CLM005"].related_information[0].location.uri == editor.uri("site/b.md")
        editor.open("Naps help 70% of adults sleep better at night (Li, 2019).\n", "site/b.md")
        await editor.diagnostics("site/b.md")
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("site/b.md")))
        )
        assert "CLM005" not in by_code(await editor.diagnostics("site/a.md"))
        editor.open(text, "a.md")
        assert "CLM002" in by_code(await editor.diagnostics("a.md"))

    at(scenario)


def test_a_record_that_cannot_be_read_is_told_once(at: At, folder: Path) -> None:
    (folder / "references.yaml").write_text("version: 1\nworks:\n  - id: [unclosed\n", "utf-8")

    async def scenario(editor: Editor) -> None:
        editor.open("Naps help 62% of adults.\n")
        assert "CLM001" in by_code(await editor.diagnostics())
        await editor.diagnostics(version=editor.change("Naps help 63% of adults.\n"))
        (folder / "references.yaml").write_text(RECORD, "utf-8")
        assert "REF006" in by_code(await editor.diagnostics(version=editor.change(ARTICLE)))
        (folder / "claimcheck.toml").write_text("ignroe = []\n", "utf-8")
        await editor.diagnostics(version=editor.change(ARTICLE))

    record, configuration = at(scenario).messages
    assert "references.yaml:" in record
    assert "did you mean 'ignore'" in configuration


def test_a_record_that_changes_on_the_disk_is_read_anew(at: At, folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(ARTICLE)
        assert "REF006" in by_code(await editor.diagnostics())
        (folder / "references.yaml").write_text(RECORD.replace("[2019]", "[2019, 2018]"), "utf-8")
        changed = types.FileEvent(editor.uri("references.yaml"), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        assert "REF006" not in by_code(await editor.diagnostics())
        (one,) = editor.registered
        assert one.method == "workspace/didChangeWatchedFiles"

    at(scenario)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", "x = '62% of adults'\n"),
        ("package.json", '{"name": "62% of adults"}\n'),
        ("references.yaml", RECORD),
        ("a.docx", "62% of adults\n"),
    ],
)
def test_what_is_no_article_has_no_diagnostics(at: At, name: str, text: str) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(text, name)
        assert await editor.diagnostics(name) == []
        assert await editor.actions(types.Range(types.Position(0, 0), types.Position(0, 5)), name) == []

    assert at(scenario).messages == []


def test_an_open_bibliography_goes_before_the_saved_one(at: At, folder: Path) -> None:
    (folder / "refs.bib").write_text("@article{li, author={Li, W.}, title={Naps}, year={2019}}\n", "utf-8")
    article = "---\nbibliography: refs.bib\n---\n\nNaps help [@li; @osei].\n"

    async def scenario(editor: Editor) -> None:
        editor.open(article)
        assert "CIT001" in by_code(await editor.diagnostics())
        editor.open("@article{osei, author={Osei, K.}, title={Naps}, year={2019}}\n", "refs.bib", "bibtex")
        await editor.diagnostics("refs.bib")
        told = by_code(await editor.diagnostics(version=editor.change(article)))
        assert "li" in told["CIT001"].message

    at(scenario)


def test_a_text_without_a_file_and_odd_characters(at: At) -> None:
    async def scenario(editor: Editor) -> None:
        item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, "Naps help 62% of adults.\r\n\ufeff\0?\r")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        while (told := await asyncio.wait_for(editor.published.get(), PATIENCE)).uri != item.uri:
            pass
        assert [one.code for one in told.diagnostics] == ["DOC001"]
        editor.open("Naps help 62% of adults.\r\n\r\nAbout 55% of adults agree.\r\n")
        lines = [one.range.start.line for one in await editor.diagnostics() if one.code == "CLM001"]
        assert lines == [0, 2]

    at(scenario)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    done = CliRunner().invoke(app, ["server"])
    assert done.exit_code == 2
    assert "error: server needs the extra server: pip install 'claimcheck-lint[server]'" in done.stderr


def test_no_other_command_imports_it(folder: Path) -> None:
    (folder / "a.md").write_text(ARTICLE, "utf-8")
    program = "import sys, json; from claimcheck.__main__ import main; main(); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--offline", "--select", "CIT", "a.md", "--output", "concise"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(json.loads(done.stdout.splitlines()[-1]))
    assert not imported & {"pygls", "lsprotocol", "cattrs", "asyncio", "watchfiles"}
