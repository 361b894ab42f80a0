"""Options by which several commands choose: they read and say the same everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import pytest

from crawler.archive.store import open_archive
from crawler.cli.days import Day
from tests.archive.library import make_library
from tests.cli.helpers import arsip


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-05-31", date(2024, 5, 31), date(2024, 5, 31)),
    ],
)
def test_a_period_is_its_first_day_or_its_last(word: str, first: date, last: date) -> None:
    assert Day().convert(word, None, None) == first
    assert Day(last=True).convert(word, None, None) == last


@pytest.mark.parametrize("word", ["kemarin", "2024-13", "31-05-2024", ""])
def test_what_is_no_date_is_said_with_what_is_one(word: str) -> None:
    with pytest.raises(click.BadParameter, match=r"is no date \(2024, 2024-05 or 2024-05-31\)"):
        Day().convert(word, None, None)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("library")
    make_library(folder).close()
    return str(folder / "archive.db")


@pytest.mark.parametrize("words", [["search", "jembatan"], ["stories"], ["export", "out"]])
def test_nothing_found_in_an_unknown_outlet_says_that_it_is_unknown(
    archive: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = arsip(*words, "--outlet", "tiada", "--db", archive)
    assert "(no outlet in the archive is called 'tiada')\n" in done.stderr


def test_an_empty_archive_cannot_be_cited(tmp_path: Path) -> None:
    open_archive(tmp_path / "archive.db").close()
    done = arsip("cite", "--db", str(tmp_path / "archive.db"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "holds no article yet" in done.stderr
