"""The server: keeps up with what is typed, judging the latest text only.

Messages are read while a text is judged in a thread of its own; a text that was changed meanwhile is judged again, and
the verdict on the older one is never shown. Nothing waits for a pause in the typing.
"""

from __future__ import annotations

import asyncio
import inspect
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from claimcheck.cli.lsp.actions import actions
from claimcheck.cli.lsp.diagnostics import SOURCE, Files, diagnostic
from claimcheck.cli.lsp.hovering import hover
from claimcheck.cli.lsp.judging import Judging, Verdict
from claimcheck.config.discovery import DECISIONS, RECORD_NAMES
from claimcheck.config.loading import FILE_NAMES
from claimcheck.version import __version__

#: Languages of editors (specification, "TextDocumentItem") -> the suffix of a text that has no file yet.
_SUFFIXES = {"markdown": ".md", "plaintext": ".txt", "html": ".html", "latex": ".tex", "tex": ".tex", "bibtex": ".bib"}
#: What verdicts rest on besides the open texts; articles to compare with are read anew at the next change.
_WATCHED = (DECISIONS, *FILE_NAMES, *(Path(name).name for name in RECORD_NAMES), "*.bib")
_WARM = "Naps help 62% of adults (Okafor, 2017).\n"


class Desk:
    """The open texts, their verdicts, and what is to be judged next."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._judging = Judging()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="claimcheck")
        self._waiting: dict[str, None] = {}
        self._work: asyncio.Task[None] | None = None
        self._verdicts: dict[str, Verdict] = {}
        self._told: dict[str, tuple[str, ...]] = {}
        self.asked_to_end = False

    def initialize(self, params: types.InitializeParams) -> None:
        """Take the client's options: ``{"online": true}`` lets registries be asked."""
        options = params.initialization_options
        online = options.get("online") if isinstance(options, dict) else getattr(options, "online", False)
        self._judging = Judging(online=online is True)

    def initialized(self, _params: types.InitializedParams) -> None:
        """Import what judging needs before the first text is opened, and ask to be told of files that count."""
        self._thread.submit(Judging().judge, str(Path.cwd() / "warm.md"), _WARM)
        workspace = self._server.client_capabilities.workspace
        told = workspace.did_change_watched_files if workspace else None
        if told and told.dynamic_registration:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            one = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self._server.client_register_capability(types.RegistrationParams([one]))

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Judge a text that was opened."""
        self._touch(params.text_document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Judge a text that was changed."""
        self._touch(params.text_document.uri)

    def saved(self, _params: types.DidSaveTextDocumentParams) -> None:
        """Judge every open text anew: what was saved may be compared with, or be the record or the configuration."""
        self._touch(*self._server.workspace.text_documents)

    def files_changed(self, _params: types.DidChangeWatchedFilesParams) -> None:
        """Judge every open text anew, since files changed on the disk."""
        self._touch(*self._server.workspace.text_documents)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a text, and take its diagnostics away."""
        uri = params.text_document.uri
        for known in (self._waiting, self._verdicts, self._told):
            known.pop(uri, None)
        self._publish(uri, None, [])

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Tell what is known of a place."""
        verdict = await self._latest(params.text_document.uri)
        if verdict is None:
            return None
        lines = self._files(verdict).lines(verdict.path)
        found = await self._in_thread(hover, verdict, lines.offset(params.position))
        if found is None:
            return None
        told, start, end = found
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), lines.range(start, end))

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Offer what can be done about the findings in a range."""
        uri = params.text_document.uri
        verdict = await self._latest(uri)
        if verdict is None or not _wants_quick_fixes(params.context.only):
            return []
        files = self._files(verdict)
        lines = files.lines(verdict.path)
        start, end = lines.offset(params.range.start), lines.offset(params.range.end)
        return list(actions(verdict, files, uri, start, end, related=self._shows_related))

    def ending(self, _params: object) -> None:
        """Note that the client asks to end, as it has to before it ends the process."""
        self.asked_to_end = True

    def close(self) -> None:
        """End the thread; what it is at is finished and not told."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _touch(self, *touched: str) -> None:
        self._waiting.update(dict.fromkeys(touched))
        if self._work is None or self._work.done():
            self._work = asyncio.get_running_loop().create_task(self._judge_waiting())

    async def _judge_waiting(self) -> None:
        while self._waiting:
            uri = next(iter(self._waiting))
            del self._waiting[uri]
            open_texts = self._server.workspace.text_documents
            document = open_texts.get(uri)
            path = _path_of(uri, document.language_id if document else None)
            if document is None or path is None:
                continue
            version = document.version
            opened = {os.path.realpath(uris.to_fs_path(one) or ""): d.source for one, d in open_texts.items()}
            verdict = await self._in_thread(self._judging.judge, path, document.source, opened)
            if uri in self._server.workspace.text_documents and uri not in self._waiting:
                self._verdicts[uri] = verdict
                self._tell(uri, verdict.complaints)
                files, related = self._files(verdict), self._shows_related
                self._publish(uri, version, [diagnostic(one, files, related=related) for one in verdict.findings])

    async def _latest(self, uri: str) -> Verdict | None:
        """Return the verdict on the text as it is now; None for one that is not judged."""
        while uri in self._waiting or (self._work is not None and not self._work.done()):
            if self._work is None:
                break
            await asyncio.shield(self._work)
        return self._verdicts.get(uri)

    async def _in_thread(self, act: Any, *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, act, *arguments)

    def _files(self, verdict: Verdict) -> Files:
        encoding = self._server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Files(verdict.texts, str(getattr(encoding, "value", encoding)))

    @property
    def _shows_related(self) -> bool:
        text = self._server.client_capabilities.text_document
        told = text.publish_diagnostics if text else None
        return bool(told and told.related_information)

    def _tell(self, uri: str, complaints: tuple[str, ...]) -> None:
        """Show each complaint once, until it is gone."""
        told = {one for some in self._told.values() for one in some}
        self._told[uri] = complaints
        for one in complaints:
            if one not in told:
                self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"{SOURCE}: {one}"))

    def _publish(self, uri: str, version: int | None, some: list[types.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, some, version))


def serve() -> bool:
    """Answer over standard input and output until the client ends it; returns whether it asked to before."""
    server = LanguageServer(SOURCE, __version__)
    desk = Desk(server)
    answers: dict[str, Callable[[Any], Any]] = {
        types.INITIALIZE: desk.initialize,
        types.INITIALIZED: desk.initialized,
        types.TEXT_DOCUMENT_DID_OPEN: desk.opened,
        types.TEXT_DOCUMENT_DID_CHANGE: desk.changed,
        types.TEXT_DOCUMENT_DID_SAVE: desk.saved,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: desk.files_changed,
        types.TEXT_DOCUMENT_DID_CLOSE: desk.closed,
        types.TEXT_DOCUMENT_HOVER: desk.hover,
        types.SHUTDOWN: desk.ending,
    }
    for name, answer in answers.items():
        server.feature(name)(_as_function(answer))
    quick_fixes = types.CodeActionOptions([types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, quick_fixes)(_as_function(desk.actions))
    try:
        server.start_io()
    finally:
        desk.close()
    return desk.asked_to_end


def _as_function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a method as a function, which pygls sets attributes of."""
    if inspect.iscoroutinefunction(method):

        async def later(params: Any) -> Any:
            return await method(params)

        return later

    def now(params: Any) -> Any:
        return method(params)

    return now


def _path_of(uri: str, language: str | None) -> str | None:
    """Return the path of an open text; of one without a file, a name in the working folder that tells its format."""
    path = uris.to_fs_path(uri)
    if path is not None:
        return path
    suffix = _SUFFIXES.get(language or "")
    return str(Path.cwd() / f"untitled{suffix}") if suffix and uri.startswith("untitled:") else None


def _wants_quick_fixes(only: Any) -> bool:
    return only is None or any(str(getattr(kind, "value", kind)) in ("", "quickfix") for kind in only)
