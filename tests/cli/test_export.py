"""``arsip export`` and ``arsip cite``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.library import make_library
from tests.cli.helpers import arsip, arsip_json


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    make_library(tmp_path / "here").close()
    return tmp_path / "here" / "archive.db"


def names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_export_says_what_it_wrote() -> None:
    done = arsip("export", "out", "--since", "2024", "--format", "csv,jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    first, second, third = done.stdout.splitlines()
    assert first.startswith("3 articles, 2 files, ")
    assert second == "out/README.md tells what the dataset holds"
    assert third.startswith("News articles of Kabar Muara, Warta Hulu, 2024. ")
    assert names("out/data") == ["articles-2024.csv", "articles-2024.jsonl"]


def test_export_as_json() -> None:
    found = arsip_json("export", "out", "--tables", "all", "--no-authors", "--query", "jembatan")
    assert (found["folder"], found["articles"]) == ("out", 3)
    assert {file["path"] for file in found["files"]} == {
        "data/articles-2023.jsonl", "data/articles-2024.jsonl", "data/coverage.jsonl",
        "data/outlets.jsonl", "data/reprints.jsonl", "data/revisions.jsonl",
    }  # fmt: skip
    line = json.loads(Path("out/data/articles-2023.jsonl").read_text(encoding="utf-8"))
    assert "authors" not in line


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        (["--format", "xml"], "'xml': choose of jsonl, csv, parquet", 2),
        (["--format", ""], "choose of jsonl, csv, parquet", 2),
        (["--since", "kemarin"], "'kemarin' is no date", 2),
        (["--rights", "closed"], "closed", 2),
        (["--query", "helikopter"], "no article matches; nothing was exported", 1),
        (["--rights", "open"], "no article matches; nothing was exported", 1),
        (["--db", "absent.db"], "there is no archive yet", 1),
    ],
)
def test_what_cannot_be_is_one_line_and_no_folder(words: list[str], says: str, code: int) -> None:
    done = arsip("export", "out", *words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert says in done.stderr.splitlines()[-1]
    assert [name for name in names(".") if "out" in name] == []


def test_a_full_folder_is_refused_unless_forced() -> None:
    assert arsip("export", "out").exit_code == 0
    refused = arsip("export", "out")
    assert refused.exit_code == 2
    assert "is not empty; --force replaces" in refused.stderr
    assert arsip("export", "out", "--force", "--since", "2024").exit_code == 0
    assert names("out/data") == ["articles-2024.jsonl"]


def test_a_place_that_cannot_be_written_is_one_line() -> None:
    Path("berkas").write_text("x")
    done = arsip("export", "berkas/out")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("arsip: berkas/out: cannot be written (")


def test_cite_the_archive_an_article_and_an_export() -> None:
    arsip("export", "out", "--outlet", "warta")
    assert arsip("cite").stdout.startswith("News archive of Kabar Muara, Warta Hulu, 2023–2024. ")
    article = "Rina Salampak. “Jembatan Gantung Dibuka”. Kabar Muara, 2024-05-31."
    assert arsip("cite", "1").stdout.startswith(article)
    assert arsip("cite", "https://kabar.example/gantung/").stdout.startswith(article)
    assert arsip("cite", "out").stdout.startswith("News articles of Warta Hulu, 2023–2024. ")


def test_cite_in_other_forms() -> None:
    assert arsip("cite", "1", "--format", "bibtex").stdout.startswith("@misc{kabar2024jembatan-1,")
    (item,) = arsip_json("cite", "1")
    assert item["type"] == "article-newspaper"
    assert arsip_json("cite") == json.loads(arsip("cite", "--format", "csl").stdout)


@pytest.mark.parametrize("what", ["99", "https://kabar.example/tidak-ada/", "kosong"])
def test_cite_what_is_unknown_is_one_line(what: str) -> None:
    Path("kosong").mkdir()
    done = arsip("cite", what)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"arsip: no article or export is known as {what}\n"


@pytest.mark.parametrize("text", ["", "[]", '{"citation": {}}', '{"citation": 1}'])
def test_a_folder_with_another_package_is_no_export(text: str) -> None:
    Path("lain").mkdir()
    Path("lain/datapackage.json").write_text(text)
    done = arsip("cite", "lain")
    assert (done.exit_code, done.stderr) == (1, "arsip: lain: is no export of arsip\n")
