"""Captures come in any order; what is known in the end must not depend on it."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive.articles import save_article
from tests.archive.helpers import NOON, WORDS, article, new_archive, visit

URL = article().url
SECOND = f"{WORDS} Bupati meninjau lokasi."
THIRD = f"{WORDS} Jembatan diresmikan hari ini."


def see(db: Database, hours: int, text: str) -> str:
    moment = NOON + timedelta(hours=hours)
    return save_article(db, article(text=text), "", visit(URL, moment)).outcome


def history(db: Database) -> list[tuple[object, ...]]:
    return [
        (row["revision"], row["seen"], row["text"], json.loads(row["changed"]), row["same_as"])
        for row in db.query("SELECT * FROM revisions ORDER BY revision")
    ]


def present(db: Database) -> dict[str, object]:
    return next(iter(db.query("SELECT text, revision, first_seen, last_seen FROM articles")))


def after(folder: Path, visits: tuple[tuple[int, str], ...]) -> Database:
    folder.mkdir()
    db = new_archive(folder)
    for hours, text in visits:
        see(db, hours, text)
    return db


HISTORIES = {
    "edits": ((0, WORDS), (1, SECOND), (2, THIRD)),
    "an edit taken back": ((0, WORDS), (1, SECOND), (2, WORDS)),
    "seen twice before an edit": ((0, WORDS), (1, WORDS), (2, SECOND)),
    "seen twice after an edit": ((0, WORDS), (1, SECOND), (2, SECOND)),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_every_order_of_arrival_gives_the_same_history(tmp_path: Path, name: str) -> None:
    visits = HISTORIES[name]
    wanted = after(tmp_path / "wanted", visits)
    for number, order in enumerate(permutations(visits)):
        found = after(tmp_path / str(number), order)
        assert history(found) == history(wanted), order
        assert present(found) == present(wanted), order


def test_an_earlier_version_counts_as_a_change(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    see(db, 2, SECOND)
    assert see(db, 0, WORDS) == "changed"
    assert see(db, 0, WORDS) == "unchanged"


def test_an_earlier_capture_does_not_say_that_a_vanished_article_is_back(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    see(db, 2, WORDS)
    db.execute("UPDATE articles SET gone_since = '2024-06-02T00:00:00+00:00'")
    see(db, 1, WORDS)
    assert db.execute("SELECT gone_since FROM articles").fetchone()[0] is not None


def test_a_text_that_flips_makes_no_end_of_revisions(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    for hours in range(20, 0, -1):
        see(db, hours, WORDS if hours % 2 else SECOND)
    assert len(history(db)) <= 6
