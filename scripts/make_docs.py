"""Write the source of the documentation site: the pages of docs/, and those that the program itself tells.

A page per rule from its docstring and its test document, a page per command from its help, the configuration from its
schema, the formats of reports from their modules. Nothing of it is committed; ``make docs`` builds the site of it.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from inspect import cleandoc
from pathlib import Path
from typing import Any

import typer

from claimcheck.cli.app import app
from claimcheck.cli.checking import FORMATS
from claimcheck.cli.schema import schema_of
from claimcheck.rules.catalogue import load_rules
from claimcheck.rules.framework import Rule
from claimcheck.version import __version__

ROOT = Path(__file__).resolve().parents[1]
FAMILIES = {
    "CIT": "Citations",
    "REF": "References",
    "UPD": "Updates",
    "CLM": "Claims",
    "NUM": "Numbers",
    "HSE": "The house",
    "DOC": "Documents",
    "NET": "Not checked",
    "SUP": "Suppressions",
}
#: The hand-written pages in the order of the navigation; those between are made here.
BEFORE = ("index.md", "formats.md", "numbers.md", "not-reported.md")
AFTER = ("silencing.md", "ci.md", "editors.md")
_LABEL = re.compile(r"^([A-Z][A-Za-z ]{2,30}):(?=\s)", re.MULTILINE)
_HEADING = re.compile(r"^(## .+)$", re.MULTILINE)
_CODE = re.compile(r"``?[^`]+``?")
_SPECIAL = re.compile(r"[<\[\]*_\\]")
_ADDRESS = re.compile(r"https://[^\s,;)]*[^\s,;).]")
_CASE = re.compile(r"^## ", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,})(\w+)(.*)$", re.MULTILINE)
#: A line of a page that stands for a whole file of the repository.
INCLUDED = re.compile(r"^@@ (\S+)$", re.MULTILINE)
_Nav = list[dict[str, Any]]


def prose(text: str) -> str:
    """Return a docstring as Markdown: its code as code, its addresses as links, all else as the words that they are."""
    told: list[str] = []
    at = 0
    for match in re.finditer(f"{_CODE.pattern}|{_ADDRESS.pattern}", text):
        told.append(_SPECIAL.sub(r"\\\g<0>", text[at : match.start()]))
        word = match[0]
        told.append(f"`{word.strip('`')}`" if word.startswith("`") else f"<{word}>")
        at = match.end()
    return "".join((*told, _SPECIAL.sub(r"\\\g<0>", text[at:])))


def cases(text: str) -> Iterator[str]:
    """Yield the first hit and the first near miss of a rule's test document; its tests run both."""
    sections = [section for section in _CASE.split(text)[1:] if "base64" not in section]
    hits = [section for section in sections if "```expect\nnothing" not in section]
    misses = [section for section in sections if section.startswith("Near miss")]
    for section in (*hits[:1], *misses[:1]):
        heading, _, body = section.partition("\n")
        yield f"### {heading}\n{_FENCE.sub(_titled, body).rstrip()}\n"


def _titled(fence: re.Match[str]) -> str:
    """Return the beginning of a block as the site shows it: the article's name, or what the block is, as its title."""
    ticks, kind, rest = fence.groups()
    words = {"record": "references.yaml", "expect": "what is found", "options": "options"}
    title = rest.split()[0] if kind == "article" else words.get(kind, kind)
    return f'{ticks}text title="{title}"'


def rule_page(rule: Rule) -> str:
    """Return the page of a rule: what ``claimcheck rule`` says, and two cases that its tests run."""
    text = _LABEL.sub(r"## \1\n", cleandoc(rule.documentation))
    first, *parts = _HEADING.split(text)
    sections = zip(parts[::2], parts[1::2], strict=True)
    body = prose(first) + "".join(f"{heading}\n\n{_begun(prose(told.strip()))}\n\n" for heading, told in sections)
    document = ROOT / "tests" / "rules" / f"{rule.code}-{rule.name}.md"
    preview = " Only with `--preview`." if getattr(rule, "preview", False) else ""
    head = f"# {rule.code} {rule.name}\n\n`{rule.severity.value}`, since {rule.since}.{preview}\n"
    shown = "\n".join(cases(document.read_text("utf-8")))
    return f"{head}\n{body}\n\n## Two cases\n\n{shown}\n[All rules](index.md)\n"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def rules_index(rules: Iterable[Rule]) -> str:
    """Return the table of all rules."""
    rows = [
        f"| [{one.code}]({one.code}.md) | {one.name} | {one.severity.value} "
        f"| {prose(cleandoc(one.documentation).partition(chr(10))[0])} |"
        for one in rules
    ]
    head = ["# Rules", "", "`claimcheck rule CODE` says the same.", ""]
    head += ["| code | name | severity | what it reports |", "|---|---|---|---|"]
    return "\n".join((*head, *rows, ""))


def command_page(name: str, command: Any) -> str:
    """Return the page of a command: its help as a table."""
    context = typer.Context(command, info_name=name)
    usage = " ".join(("claimcheck", name, *command.collect_usage_pieces(context)))
    lines = [f"# claimcheck {name}", "", prose(cleandoc(command.help or "")), "", "```text", usage, "```", ""]
    lines += ["| word | what it does |", "|---|---|"]
    for parameter in command.get_params(context):
        told = parameter.get_help_record(context)
        if told:
            # A bar within code divides no cells; the type in angle brackets is the parser's, not the reader's.
            word = re.sub(r" <.*>$", "", told[0])
            lines.append(f"| `{word}` | {prose(' '.join(told[1].split()))} |")
    return "\n".join((*lines, ""))


def configuration_page() -> str:
    """Return the page of the configuration: its keys from the schema, and the example that sets them all."""
    schema = schema_of("config")
    example = (ROOT / "examples" / "configuration" / "claimcheck.toml").read_text("utf-8")
    lines = ["# Configuration", "", "In `pyproject.toml` under `[tool.claimcheck]`, or in `claimcheck.toml` without"]
    lines += ["that heading. The nearest one above the working folder counts; an unknown key is an error.", ""]
    lines += ["| key | what it may be | what it does |", "|---|---|---|", *_keys(schema, schema, ""), ""]
    lines += ["`claimcheck schema config` prints the JSON Schema, for editors.", "", "## Every key", ""]
    lines += ['```toml title="claimcheck.toml"', example.rstrip(), "```", ""]
    return "\n".join(lines)


def _keys(part: dict[str, Any], schema: dict[str, Any], prefix: str, said: str = "") -> Iterator[str]:
    """Yield a row for each key; ``said``: what the table says of those that say nothing themselves."""
    for key, value in part["properties"].items():
        inner = next((one for one in _resolved(value, schema) if "properties" in one), None)
        if inner:
            yield from _keys(inner, schema, f"{prefix}{key}.", value.get("description", ""))
            continue
        kinds = " or ".join(dict.fromkeys(kind for one in _resolved(value, schema) if (kind := _kind(one))))
        yield f"| `{prefix}{key}` | {kinds} | {prose(value.get('description', said))} |"


def _resolved(value: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the shapes that a value may have, with references followed."""
    found = [value, *value.get("anyOf", ())]
    return [schema["$defs"][one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in found]


def _kind(one: dict[str, Any]) -> str:
    if "enum" in one:
        return ", ".join(f"`{json.dumps(word)}`" for word in one["enum"])
    words = {"string": "text", "boolean": "true or false", "array": "a list", "object": "a table"}
    words |= {"integer": "a number", "number": "a number"}
    return words.get(one.get("type", ""), "")


def reports_page() -> str:
    """Return the page of the formats of reports: README.md's table, and what each format's module says of it."""
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `[a-z]+` \| .+ \|$", readme, re.MULTILINE)
    lines = ["# Reports", "", "`--output FORMAT[:FILE]`, several times in one run, each with a file of its own.", ""]
    lines += ["| `--output` | for whom |", "|---|---|", *rows, ""]
    for format in FORMATS:
        spec = find_spec(f"claimcheck.reporters.{format}")
        source = Path(spec.origin).read_text("utf-8") if spec and spec.origin else ""
        lines += [f"## {format}", "", prose(cleandoc(ast.get_docstring(ast.parse(source)) or "")), ""]
    return "\n".join(lines)


def _included(line: re.Match[str]) -> str:
    path = ROOT / line[1]
    return f'```yaml title="{line[1]}"\n{path.read_text("utf-8").rstrip()}\n```'


def title_of(page: Path) -> str:
    """Return the heading of a page."""
    return page.read_text("utf-8").partition("\n")[0].removeprefix("# ")


def write_pages(target: Path) -> _Nav:
    """Write all pages into ``target`` and return the navigation."""
    shutil.copytree(ROOT / "docs", target)
    for page in target.glob("*.md"):
        page.write_text(INCLUDED.sub(_included, page.read_text("utf-8")), "utf-8")
    for folder in ("rules", "commands"):
        (target / folder).mkdir()
    rules = load_rules()
    (target / "rules" / "index.md").write_text(rules_index(rules), "utf-8")
    for rule in rules:
        (target / "rules" / f"{rule.code}.md").write_text(rule_page(rule), "utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name, command in commands.items():
        (target / "commands" / f"{name}.md").write_text(command_page(name, command), "utf-8")
    (target / "configuration.md").write_text(configuration_page(), "utf-8")
    (target / "reports.md").write_text(reports_page(), "utf-8")
    families: dict[str, _Nav] = {}
    for rule in rules:
        family = FAMILIES.get(rule.code.rstrip("0123456789"), "Others")
        families.setdefault(family, []).append({f"{rule.code} {rule.name}": f"rules/{rule.code}.md"})
    return [
        *({title_of(target / name): name} for name in BEFORE),
        {"Rules": [{"All rules": "rules/index.md"}, *({name: some} for name, some in families.items())]},
        {"Commands": [{name: f"commands/{name}.md"} for name in sorted(commands)]},
        {"Configuration": "configuration.md"},
        {"Reports": "reports.md"},
        *({title_of(target / name): name} for name in AFTER),
    ]


def write_site(folder: Path) -> None:
    """Write pages and settings of the site into ``folder``, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    nav = write_pages(folder / "docs")
    # JSON is YAML. No font and no script of another host: font false, and nothing that loads one.
    settings = {
        "site_name": f"claimcheck {__version__}",
        "site_description": "A linter for what an article says and what it cites",
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "nav": nav,
        "theme": {
            "name": "material",
            "font": False,
            "features": ["navigation.indexes", "navigation.top", "search.highlight", "content.code.copy"],
            "palette": [
                {"media": "(prefers-color-scheme: light)", "scheme": "default"},
                {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
            ],
        },
        "markdown_extensions": ["tables", "toc", "attr_list", "pymdownx.highlight", "pymdownx.superfences"],
        "extra": {"generator": False},
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; emptied first")
    write_site(parser.parse_args().folder)
