"""A small site with one of everything that the page shows, hostile words among it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HOSTILE = (
    "</script><script>window.hacked = 1</script><img src=x onerror=window.hacked=2> &lt;b&gt; \u202eturned \u2028 \x07"
)
NAPS = """# Naps at the harbour

- Some 60% of adults with migraine improve after the programme.
- A trial found that 62% of night fishers slept within 20 minutes (Li et al., 2019). An older one found less (Okafor, 2011).
- With 🌊 waves: 40% of pilots woke less often (Osei & Ruiz, 2016), as Brandt (2020) says too.

> A quotation of the harbour master.

| Port | Boats |
| ---- | ----- |
| Nyby | many  |

About 55% of dock workers snored. <!-- claimcheck: ignore[CLM001] our own survey -->

## References

- Li, W. H., Müller, J., & Osei, K. (2019). Naps at sea and what they bring: A randomized trial in night fishers. Journal of Slumber Studies, 12(3), 145–152. https://doi.org/10.9999/jss.2019.45
- Osei, K., & Ruiz, D. (2016). Sleep at the harbour: A survey of pilots. Harbour Health, 4(1), 20–31. https://doi.org/10.9999/hh.2016.20
- Brandt, M. (2020). Counting sheep at sea. Sheep Letters, 3(1), 1–9.
"""
NIGHTS = f"""Nights at sea

Up to 60% of adults with migraine improve after the programme (Osei & Ruiz, 2016).

=HYPERLINK("x") says that 33% of sailors improved after a nap.

{HOSTILE}

References

Osei, K., & Ruiz, D. (2016). Sleep at the harbour: A survey of pilots. Harbour Health, 4(1), 20–31. https://doi.org/10.9999/hh.2016.20
"""
RECORD = """version: 1
works:
- id: li2019
  doi: 10.9999/jss.2019.45
  type: article-journal
  title: Naps at Sea and What They Bring
  subtitle: A Randomized Trial in Night Fishers
  authors: [{family: Li, given: Wen Hua}, {family: Müller, given: Jörg}, {family: Osei, given: Kwame}]
  years: [2019]
  container: Journal of Sleep Studies
  volume: "12"
  issue: "3"
  pages: 145-152
  passages:
  - from: passages
    text: "Of the night fishers, 62% slept within 20 minutes after a nap."
  record: {registry: editor, retrieved: 2026-11-22}
- id: osei2016
  doi: 10.9999/hh.2016.20
  type: article-journal
  title: "Sleep at the Harbour: A Survey of Pilots"
  authors: [{family: Osei, given: Kwame}, {family: Ruiz, given: Dolores}]
  years: [2016]
  container: Harbour Health
  volume: "4"
  issue: "1"
  pages: 20-31
  record: {registry: editor, retrieved: 2026-11-22}
"""


def make_site(folder: Path) -> Path:
    """Write the articles and their record into a new folder ``site``."""
    site = folder / "site"
    site.mkdir()
    (site / "naps.md").write_text(NAPS, "utf-8")
    (site / "nights.txt").write_text(NIGHTS, "utf-8")
    (site / "references.yaml").write_text(RECORD, "utf-8")
    return site


def make_page(folder: Path, *arguments: str) -> Path:
    """Check the site in ``folder`` as a person does, and return the page."""
    command = [sys.executable, "-m", "claimcheck", "check", "site", "--offline", "--isolated", "--exit-zero"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONUTF8": "1"}
    subprocess.run([*command, "--output", "html:page.html", *arguments], cwd=folder, env=environment, check=True)
    return folder / "page.html"
