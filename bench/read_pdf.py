"""Times the PDF reader on a book of 300 pages that it sets itself: seconds, and the most memory the process had.

.venv/bin/python bench/read_pdf.py [PAGES]
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "readers"))

from pdf_making import book

from claimcheck.readers import read


def main() -> None:
    """Print one line."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    data = book(pages)
    begun = time.perf_counter()
    document = read("book.pdf", data)
    took = time.perf_counter() - begun
    apart = resource.getrusage(resource.RUSAGE_CHILDREN)  # a PDF is read by a process of its own
    print(
        f"{pages} pages, {len(document.text):,} characters: {took:.1f} s ({apart.ru_utime + apart.ru_stime:.1f} s of "
        f"the processor), {apart.ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
