"""Hostile files end with one sentence, soon, and in bounded memory: each is read by a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from epub_making import CHAPTER, epub

from claimcheck.errors import UnreadableDocument
from claimcheck.readers.pdf_apart import _result

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux tells it")

MOST_MEGABYTES = 300
MOST_SECONDS = 60  # of the processor: they take a few
RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
from claimcheck.cli.app import app
from claimcheck.__main__ import main
sys.argv[1:] = ["check", "--offline", "--isolated", "--output", "concise", sys.argv[1]]
try:
    main()
except SystemExit:
    pass
finally:
    # not ru_maxrss of this process: it begins with what the process had that started it
    own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print("megabytes", max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)
"""


def told(folder: Path, name: str, data: bytes) -> str:
    """Return what ``check`` says of a file, after a look at how much memory it took."""
    (folder / name).write_bytes(data)
    command = [sys.executable, "-c", RUN, name, str(MOST_SECONDS)]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, encoding="utf-8")
    said, _, most = done.stdout.rpartition("megabytes")
    assert most.strip(), done.stderr[-2000:]
    assert int(most) < MOST_MEGABYTES
    assert "Traceback" not in done.stderr
    return said


def deflated(unit: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(1)
    return packer.compress(unit * (megabytes * 1_000_000 // len(unit))) + packer.flush()


def pdf_of(content: bytes) -> bytes:
    """Return a PDF of one page whose content is packed already."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"%PDF-1.5\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return body + tail % (table, len(body))


def many_members() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(25_000):
            archive.writestr(f"{number}", b"")
    return buffer.getvalue()


CASES: list[tuple[str, Callable[[], bytes], str]] = [
    ("line.txt", lambda: b"word " * 20_000_000, "larger than 60 MB"),
    ("line.md", lambda: b"[" * 100_000_000, "larger than 60 MB"),
    ("zeros.txt", lambda: bytes(9_000_000), "zero byte"),
    ("latin.txt", lambda: b"caf\xe9 " * 1_500_000, "not UTF-8"),
    ("bomb.zip", many_members, "zip archive; unpack it"),
    ("many.epub", many_members, "more than 20,000 files"),
    ("bomb.epub", lambda: epub("", others={"OEBPS/text/c1.xhtml": b" " * 100_000_000}), "unpacks to more"),
    ("deep.epub", lambda: epub("<div>" * 3_000_000), "300,000 tags"),
    ("tags.epub", lambda: epub("", others={"OEBPS/book.opf": "<a>" + "<b/>" * 4_000_000}), "no plain XML"),
    ("attributes.epub", lambda: epub("<p " + 'id="a" ' * 1_000_000 + ">a</p>"), ""),
    ("open.epub", lambda: epub("", others={"OEBPS/text/c1.xhtml": CHAPTER.format("<!--" * 2_000_000)}), ""),
    ("text.pdf", lambda: pdf_of(deflated(b"BT /F 9 Tf 9 9 Td (a) Tj ET\n", 60)), "too much memory"),
    ("saves.pdf", lambda: pdf_of(deflated(b"q Q ", 60)), "no text"),
    ("many.pdf", lambda: pdf_of(deflated(b"BT /F 9 Tf 9 9 Td (a) Tj ET\n", 60)) * 40, ""),
]


@pytest.mark.parametrize(("name", "data", "words"), CASES, ids=[name for name, _, _ in CASES])
def test_hostile_files(tmp_path: Path, name: str, data: Callable[[], bytes], words: str) -> None:
    said = told(tmp_path, name, data())
    assert words in said
    assert "DOC001" in said or not words


READ = """
import gc, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
gc.set_threshold(100_000, 50, 50)  # as the command does
from pathlib import Path
from claimcheck.errors import UnreadableDocument
from claimcheck.readers import read
try:
    print(len(read(sys.argv[1], Path(sys.argv[1]).read_bytes()).blocks), "blocks")
except UnreadableDocument as error:
    print(error)
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print("megabytes", own // 1024)
"""
MANY = 299_000  # tags: just fewer than a page may have
PAGES: list[tuple[str, Callable[[], str], str]] = [
    ("long-line", lambda: "word " * 1_990_000, "1 blocks"),
    ("too-long-line", lambda: "word " * 20_000_000, "larger than 60 MB"),
    ("deep", lambda: "<div>" * MANY + "a", "1 blocks"),
    ("too-deep", lambda: "<div>" * 1_900_000, "300,000 tags"),
    ("attributes", lambda: "<p " + 'id="a" ' * 1_400_000 + ">a", "1 blocks"),
    ("names", lambda: "<p " + "".join(f'a{n}="b" ' for n in range(800_000)) + ">a", "1 blocks"),
    ("comment", lambda: "a<!--" * 1_900_000, "1 blocks"),
    ("comments", lambda: "<!-->" * 1_900_000, "300,000 tags"),
    ("entities", lambda: "a&lt; " * 1_600_000, "400,000 pieces"),
    ("entities-in-code", lambda: "<pre>" + "a&lt; " * 1_600_000, "400,000 pieces"),
    ("indents", lambda: "<p>" + "a\n  " * 2_400_000, "400,000 pieces"),
    ("hyphens", lambda: "<p>" + "a\xad" * 3_000_000, "400,000 pieces"),
    ("paragraphs", lambda: "<p>a" * MANY, f"{MANY} blocks"),
    ("links", lambda: "".join(f'<a href="//a.b/{n}">a</a>' for n in range(MANY // 2)), "1 blocks"),
    ("footnotes", lambda: "<p>" + "[^1] " * 1_900_000, "100,000 footnote marks"),
]


@pytest.mark.parametrize(("name", "text", "words"), PAGES, ids=[name for name, _, _ in PAGES])
def test_hostile_pages(tmp_path: Path, name: str, text: Callable[[], str], words: str) -> None:
    path = tmp_path / f"{name}.html"
    path.write_text(text(), "utf-8")
    command = [sys.executable, "-c", READ, str(path), str(MOST_SECONDS)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    said, _, most = done.stdout.rpartition("megabytes")
    assert words in said
    assert int(most) < MOST_MEGABYTES


def test_a_process_that_dies_is_one_unreadable_file() -> None:
    for output, status in ((b"", 0), (b"", -11), (b"half a", 1)):
        with pytest.raises(UnreadableDocument, match="damaged"):
            _result(output, status)
