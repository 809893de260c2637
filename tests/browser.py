"""A Chromium without a window, spoken to by its DevTools protocol: as much of it as the tests of the page need.

https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import websocket

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MISSING = "no Chromium in PATH: the page is not looked at in a browser (make browser installs one)"
_LISTENING = re.compile(r"DevTools listening on (ws://\S+)")
_PATIENCE = 60  # seconds for one answer of a busy machine
_SWITCHES = (
    "--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--no-first-run", "--disable-gpu",
    "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--window-size=1440,900",
)  # fmt: skip


def chromium() -> str | None:
    """Return the path of a Chromium, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One tab: commands, and every event since it was opened."""

    def __init__(self, socket: websocket.WebSocket, session: str) -> None:
        self._socket, self._session, self._last = socket, session, 0
        self.events: list[dict[str, Any]] = []

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result. Raises RuntimeError with what the browser says against it."""
        self._last += 1
        number = self._last
        message = {"id": number, "method": method, "params": parameters, "sessionId": self._session}
        self._socket.send(json.dumps(message))
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _receive(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._socket.recv())
        if "method" in answer and answer.get("sessionId") == self._session:
            self.events.append(answer)
        return answer

    def told(self, method: str) -> list[dict[str, Any]]:
        """Return the parameters of the events of one kind so far."""
        return [one["params"] for one in self.events if one["method"] == method]

    def wait(self, method: str, wanted: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """Return the parameters of the first such event, which may have come already."""
        while True:
            found = next((one for one in self.told(method) if wanted(one)), None)
            if found is not None:
                return found
            self._receive()

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded, with everything watched that a page can do wrong."""
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            self.send(f"{domain}.enable")
        self.send("Page.navigate", url=address)
        self.wait("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """Return the value of an expression, awaited where it is a promise. Raises RuntimeError for what it throws."""
        told = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"]["exception"].get("description"))
        return told["result"].get("value")

    def click(self, selector: str) -> None:
        """Click in the middle of the first line of an element, as a mouse does."""
        place = self.run(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)}); it.scrollIntoView({{block: 'center'}});"
            " const box = it.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def key(self, key: str) -> None:
        """Press and release a key."""
        text = {"text": key} if len(key) == 1 else {}
        codes = {"Escape": 27, "Enter": 13, "Tab": 9, "ArrowRight": 39, "ArrowLeft": 37}
        code = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **(text if kind == "keyDown" else {}))  # fmt: skip

    def text(self, selector: str) -> str:
        """Return the words of an element as they are shown."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def media(self, **features: str) -> None:
        """Pretend that a person prefers something: ``prefers_color_scheme="dark"``; ``media="print"``."""
        media = features.pop("media", "")
        some = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.send("Emulation.setEmulatedMedia", media=media, features=some)

    def picture(self, file: Path) -> None:
        """Write a screenshot as PNG."""
        file.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def browsing(program: str, folder: Path) -> Iterator[Callable[[], Page]]:
    """Start a browser with a profile of its own in ``folder``, and yield what opens a new tab."""
    import websocket

    command = [program, *_SWITCHES, f"--user-data-dir={folder}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
    try:
        assert process.stderr is not None
        address = next((found.group(1) for line in process.stderr if (found := _LISTENING.search(line))), None)
        if address is None:
            raise RuntimeError(f"{program} ended before it could be spoken to")
        socket = websocket.create_connection(address, timeout=_PATIENCE, suppress_origin=True)
        try:
            yield lambda: _tab(socket)
        finally:
            socket.close()
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _tab(socket: websocket.WebSocket) -> Page:
    root = Page(socket, "")

    def ask(method: str, **parameters: Any) -> dict[str, Any]:
        root._last += 1
        socket.send(json.dumps({"id": root._last, "method": method, "params": parameters}))
        while True:
            answer: dict[str, Any] = json.loads(socket.recv())
            if answer.get("id") == root._last and "sessionId" not in answer:
                return dict(answer["result"])

    target = ask("Target.createTarget", url="about:blank")["targetId"]
    return Page(socket, ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
