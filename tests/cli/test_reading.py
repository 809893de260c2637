"""What the commands tell of how files were read, and formats from standard input."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from claimcheck.readers import SUFFIXES

LATIN = "The caf\u00e9 was shut, and the lamps of the house burned with 41% of their power for the night.\n".encode(
    "cp1252"
)
NOTICE = "read as Windows-1252; save it as UTF-8"
PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
  /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 64 >>
stream
BT /F 10 Tf 60 700 Td (The lamps burned with 41% power.) Tj   ET
endstream endobj
trailer << /Root 1 0 R >>
%%EOF"""


def run(folder: Path, *arguments: str, source: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments], cwd=folder, capture_output=True, input=source
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a.md", "--offline", "--isolated"),
        ("check", "a.md", "--offline", "--isolated", "--output", "json", "--output", "concise:x.txt"),
        ("extract", "a.md", "--isolated"),
        ("extract", "a.md", "--isolated", "--output", "json", "--output", "full:x.txt"),
        ("lock", "a.md", "--offline", "--isolated"),
    ],
)
def test_an_encoding_is_told_once_on_standard_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_bytes(LATIN)
    done = run(tmp_path, *arguments)
    assert done.returncode in (0, 1)
    assert done.stderr.decode().count(f"a.md: {NOTICE}\n") == 1
    assert NOTICE not in done.stdout.decode()


def epub() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="a.opf"/></container>')
        archive.writestr(
            "a.opf",
            '<package><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><itemref idref="a"/></package>',
        )
        archive.writestr("a.xhtml", "<html><body><p>The lamps burned with 41% power.</p></body></html>")
    return buffer.getvalue()


@pytest.mark.parametrize(("name", "data"), [("draft.pdf", PDF), ("draft.epub", epub()), ("draft.md", LATIN)])
def test_standard_input_has_any_format(tmp_path: Path, name: str, data: bytes) -> None:
    assert Path(name).suffix in SUFFIXES
    done = run(tmp_path, "extract", "-", "--stdin-filename", name, "--isolated", "--output", "json", source=data)
    assert done.returncode == 0
    (document,) = json.loads(done.stdout)["documents"]
    assert document["path"] == name
    assert [claim["quantities"][0]["text"] for claim in document["claims"]] == ["41%"]


def test_without_a_name_the_kind_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "-", "--offline", "--isolated", "--output", "concise", source=PDF)
    assert done.returncode == 1
    assert "--stdin-filename draft.pdf" in done.stdout.decode()
