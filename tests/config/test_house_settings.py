"""``[house]``: off until it is set, told where it cannot be read, key by key in what extends another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli.app import app
from claimcheck.config.loading import load_settings
from claimcheck.errors import ConfigurationError

ARTICLE = """Naps help (Li & Osei, 2019).

## References

- Li, W. H., & Osei, K. (1999). Naps at work. Journal of Sleep Studies, 12(3), 145–152.
- Li, W. H., & Osei, K. (2019). Naps at home. Journal of Sleep Studies, 32(3), 15–22.
"""


@pytest.fixture(autouse=True)
def _work_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, "utf-8")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", "a.md", "--offline", "--output", "json", *arguments])


def codes(*arguments: str) -> list[str]:
    found = [finding["code"] for finding in json.loads(check(*arguments).stdout)["findings"]]
    return [code for code in found if code.startswith(("HSE", "SUP"))]


def configure(text: str, path: str = "claimcheck.toml") -> None:
    Path(path).write_text(text, "utf-8")


def test_off_until_configured_and_then_on() -> None:
    assert codes() == []
    configure("[house]\noldest-year = 2010\n")
    assert codes() == ["HSE003"]
    assert codes("--ignore", "HSE,SUP") == []


def test_a_rule_of_the_house_that_is_asked_for_and_not_configured_says_so() -> None:
    done = check("--select", "old-source")
    assert done.exit_code == 0
    assert "--select: old-source is off until oldest-year is set in [house] of the configuration" in done.stderr
    assert "off until" not in check("--select", "HSE").stderr


def test_a_file_that_extends_another_goes_before_it_key_by_key() -> None:
    configure('[house]\noldest-year = 2010\nown-site = ["naps.example"]\n', "shared.toml")
    configure('extend = "shared.toml"\n[house]\noldest-year = 1990\n')
    house = load_settings(".").house
    assert (house.oldest_year, house.own_site, house.on) == (1990, ("naps.example",), {"oldest-year", "own-site"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("oldest = 1990", "claimcheck.toml:1 in [house]: there is no key 'oldest' (did you mean 'oldest-year'?)"),
        ("oldest-year = true", "claimcheck.toml:1: house.oldest-year"),
        ('banned = ["doi:naps"]', "claimcheck.toml:1: house.banned: 'doi:naps' is no DOI"),
        ('own-site = ["naps"]', "claimcheck.toml:1: house.own-site: 'naps' is no domain"),
        ('preprints = "never"', "claimcheck.toml:1: house.preprints"),
        ('banned = [{source = "--"}]', "claimcheck.toml:1: house.banned"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, message: str) -> None:
    configure(f"[house]\n{text}\n")
    with pytest.raises(ConfigurationError) as caught:
        load_settings(".")
    assert message in str(caught.value)


def test_settings_are_shown() -> None:
    configure('[house]\nbanned = ["10.9999"]\n')
    shown = check("--show-settings").stdout
    assert 'house.banned = ["10.9999"]\n' in shown
    assert '"HSE001"' in shown
    assert '"HSE002"' not in shown
