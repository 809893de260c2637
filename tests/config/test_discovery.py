"""Which files a run is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.config.discovery import find_files, find_record
from claimcheck.errors import UsageError

SUFFIXES = frozenset({".md", ".txt"})


@pytest.fixture(autouse=True)
def _work_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*paths: str) -> None:
    for path in paths:
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", "utf-8")


def found(*paths: str, exclude: tuple[str, ...] = (), exclude_from: str = "") -> list[str]:
    return list(find_files(paths, SUFFIXES, exclude, exclude_from).files)


def test_a_folder_gives_its_articles_in_order() -> None:
    make("b.md", "a/z.TXT", "a/c.md", "a/deep/d.md", "a/picture.png", "README.md")
    assert found(".") == ["README.md", "a/c.md", "a/deep/d.md", "a/z.TXT", "b.md"]


def test_hidden_and_foreign_folders_are_passed_by() -> None:
    make(
        ".git/notes.md", ".venv/lib/x.md", "node_modules/p/README.md", "site/.draft.md", "site/~$draft.md", "site/a.md"
    )
    assert found(".") == ["site/a.md"]


def test_full_texts_beside_the_record_of_works_are_no_articles() -> None:
    make("a.md", "data/references.yaml", "data/sources/novak2016.txt", "data/b.md", "sources/c.md")
    assert found(".") == ["a.md", "data/b.md", "sources/c.md"]
    assert found("data/sources") == ["data/sources/novak2016.txt"]


def test_a_named_file_is_taken_whatever_it_is_called() -> None:
    make("notes.rst", ".hidden.md")
    assert found("notes.rst", ".hidden.md") == ["notes.rst", ".hidden.md"]


def test_a_path_named_twice_counts_once() -> None:
    make("a/x.md", "a/y.md")
    assert found("a/x.md", "a", "./a/../a/x.md") == ["a/x.md", "a/y.md"]


def test_symbolic_links_neither_loop_nor_count_twice() -> None:
    make("a/x.md")
    Path("a/again").symlink_to(Path("a").absolute(), target_is_directory=True)
    Path("a/y.md").symlink_to(Path("a/x.md").absolute())
    Path("a/broken.md").symlink_to("nowhere.md")
    assert found("a") == ["a/x.md"]


def test_paths_outside_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make("a/x.md", "work/y.md")
    monkeypatch.chdir("work")
    assert found(str(tmp_path / "a"), "../a/x.md") == ["../a/x.md"]


def test_a_missing_path() -> None:
    with pytest.raises(UsageError, match=r"nowhere\.md"):
        found("nowhere.md")


def test_an_empty_folder_is_told() -> None:
    make("full/x.md", "empty/x.png")
    result = find_files(["full", "empty"], SUFFIXES)
    assert result.files == ("full/x.md",)
    assert result.empty == ("empty",)


def test_gitignore_of_the_folder_and_below() -> None:
    make("a.md", "drafts/b.md", "keep/drafts.md", "keep/old/c.md", "keep/old/d.md")
    Path(".gitignore").write_text("# ours\ndrafts/\n**/old/*\n")
    Path("keep/.gitignore").write_text("!old/d.md\n")
    assert found(".") == ["a.md", "keep/drafts.md", "keep/old/d.md"]


def test_gitignore_above_the_folder_counts_within_a_repository() -> None:
    make("docs/site/a.md", "docs/site/build/b.md", "docs/site/secret.md")
    Path(".git/info").mkdir(parents=True)
    Path(".gitignore").write_text("build/\n")
    Path(".git/info/exclude").write_text("/docs/site/secret.md\n")
    assert found("docs/site") == ["docs/site/a.md"]


def test_gitignore_above_the_repository_does_not_count() -> None:
    make("repo/.git/HEAD", "repo/a.md")
    Path(".gitignore").write_text("*.md\n")
    assert found("repo") == ["repo/a.md"]


def test_a_named_file_is_taken_although_ignored() -> None:
    make("drafts/b.md")
    Path(".gitignore").write_text("drafts/\n")
    assert found("drafts/b.md") == ["drafts/b.md"]


def test_exclude_counts_from_its_folder(tmp_path: Path) -> None:
    make("site/a.md", "site/old/b.md", "site/x/old/c.md")
    assert found("site", exclude=("/site/old",), exclude_from=str(tmp_path)) == ["site/a.md", "site/x/old/c.md"]


def test_the_nearest_record() -> None:
    make("references.yaml", "site/data/references.yaml", "site/data/articles/a.md", "site/posts/b.md", "c.md")
    assert find_record("site/data/articles") == "site/data/references.yaml"
    assert find_record("site/posts/b.md") == "site/data/references.yaml"
    assert find_record("c.md") == "references.yaml"


def test_the_record_in_data_comes_first() -> None:
    make("references.yaml", "data/references.yaml")
    assert find_record(".") == "data/references.yaml"


def test_the_working_folder_is_looked_in_last(monkeypatch: pytest.MonkeyPatch) -> None:
    make("elsewhere/a.md", "work/references.yaml")
    monkeypatch.chdir("work")
    assert find_record("../elsewhere/a.md") == "references.yaml"


def test_no_record() -> None:
    make("a.md")
    assert find_record("a.md") is None
