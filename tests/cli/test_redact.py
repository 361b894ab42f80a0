from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.kept import BRIDGE, crawl
from tests.archive.leftovers import holders
from tests.cli.helpers import arsip


@pytest.fixture
def db(tmp_path: Path) -> Path:
    crawl(tmp_path / "archive.db")
    return tmp_path / "archive.db"


def test_a_takedown_says_what_went(db: Path) -> None:
    done = arsip("redact", "1", "--reason", "putusan 45/2024", "--db", str(db))
    assert done.exit_code == 0, done.stderr
    assert "article 1 gone: kabar" in done.stdout
    assert "warcs/kabar-1.warc.gz: 2 records gone, 3 lists and pages cleansed of it" in done.stdout
    assert holders(db.parent, BRIDGE.title) == []


def test_a_dry_run_changes_nothing(db: Path) -> None:
    done = arsip("redact", BRIDGE.url, "--reason", "uji", "--dry-run", "--db", str(db))
    assert done.exit_code == 0
    assert "article 1 would go" in done.stdout
    assert arsip("show", "1", "--db", str(db)).exit_code == 0


def test_json_is_one_document(db: Path) -> None:
    done = arsip("redact", "1", "--reason", "uji", "--json", "--db", str(db))
    found = json.loads(done.stdout)
    assert found["urls"] == [BRIDGE.url]
    assert (found["records_removed"], found["records_masked"], found["left"]) == (2, 3, [])


def test_show_says_that_it_was_redacted(db: Path) -> None:
    arsip("redact", "1", "--reason", "uji", "--db", str(db))
    shown = arsip("show", BRIDGE.url, "--db", str(db))
    assert shown.exit_code == 1
    assert "redacted" in shown.stderr


def test_search_finds_nothing_of_it(db: Path) -> None:
    assert "Titian" in arsip("search", "Suryaningrum", "--db", str(db)).stdout
    arsip("redact", "1", "--reason", "uji", "--db", str(db))
    assert "Titian" not in arsip("search", "Suryaningrum", "--db", str(db)).stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["redact", "99", "--reason", "uji"], 1),
        (["redact", "https://kabar.example/lain/", "--reason", "uji"], 1),
        (["redact", "1", "--reason", "  "], 2),
        (["redact", "1"], 2),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    db: Path, words: list[str], code: int
) -> None:
    done = arsip(*words, "--db", str(db))
    assert done.exit_code == code
    assert done.stdout == ""
    assert arsip("show", "1", "--db", str(db)).exit_code == 0
