"""The preserved captures read again: nothing without a change of rules, corrections with one."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.archive.exclusive import lock_archive
from crawler.archive.rows import load_revisions
from crawler.archive.search import search
from crawler.archive.store import read_archive
from crawler.demo import DEMO_OUTLETS, recordings
from crawler.fetch.outlets import spider_of
from crawler.fetch.progress import Quiet
from crawler.fetch.run import crawl
from crawler.fetch.session import Options
from tests.fetch.helpers import Workplace

OUTLETS = ("kabarmahakam", "suarapesisir")
"""One whose API carries whole articles, one that cuts long articles into pages."""


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crawled")
    chosen = [outlet for outlet in DEMO_OUTLETS if outlet.name in OUTLETS]
    tapes = tuple(path for path in recordings() if path.name.split(".")[0] in OUTLETS)
    options = Options(db=folder / "archive.db", mode="full", replay=tapes, limit=9)
    crawl([spider_of(outlet) for outlet in chosen], options, Quiet())
    return folder


@pytest.fixture
def work(crawled: Path, tmp_path: Path) -> Workplace:
    shutil.copytree(crawled, tmp_path, dirs_exist_ok=True)
    return Workplace(tmp_path)


def reextract(work: Workplace, *words: str) -> dict[str, Any]:
    ran = work.arsip("reextract", "--json", "--quiet", *words)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def change(work: Workplace, *statements: str) -> None:
    """Have rows as other rules would have left them."""
    with closing(sqlite3.connect(work.path)) as db, db:
        db.execute("PRAGMA foreign_keys = ON")
        for statement in statements:
            db.execute(statement)


def articles(work: Workplace, where: str = "1") -> list[dict[str, Any]]:
    return work.rows(f"SELECT * FROM articles WHERE {where} ORDER BY id")


def test_only_what_other_rules_read_is_reported_and_nothing_is_written(work: Workplace) -> None:
    assert articles(work, "via = 'api'")
    pages = [row["url"] for row in work.rows("SELECT url FROM captures WHERE url LIKE '%/2/'")]
    assert pages, "no article of several pages"
    first, second, third = (row["id"] for row in articles(work)[:3])
    change(
        work,
        f"UPDATE articles SET title = 'Judul Lama' WHERE id = {first}",
        f"UPDATE articles SET text = 'Iklan baris.' || char(10, 10) || text WHERE id = {second}",
        f"UPDATE articles SET tags = '[]', authors = '[\"Redaksi\"]' WHERE id = {third}",
    )
    before = articles(work)
    report = reextract(work, "--biggest", "2")
    assert report["articles"] == len(before)
    assert report["changed"] == 3
    assert report["unchanged"] == len(before) - 3
    assert set(report["fields"]) == {"title", "text", "tags", "authors"}
    assert (report["missing"], report["failed"], report["no_articles"]["count"]) == ({}, {}, 0)
    assert len(report["biggest"]) == 2
    told = next(b for b in report["biggest"] if b["article"] == first)
    assert told["fields"]["title"]["before"] == "Judul Lama"
    assert articles(work) == before


def test_corrections_are_written_and_told_from_the_outlets_revisions(work: Workplace) -> None:
    row, quiet, lost, video = articles(work)[:4]
    galleries = "SELECT p.url, c.id FROM pages p JOIN captures c ON c.url = p.url"
    gallery = work.rows(f"{galleries} WHERE p.state = 'not_article'")[0]
    change(
        work,
        f"UPDATE articles SET title = 'Judul Salah', extractor = 'old' WHERE id = {row['id']}",
        f'UPDATE articles SET rights = \'{{"robots": ["noai"]}}\' WHERE id = {quiet["id"]}',
        f"UPDATE pages SET state = 'not_article', reason = 'no_text', article = NULL"
        f" WHERE article = {lost['id']}",
        f"DELETE FROM articles WHERE id = {lost['id']}",
        f"UPDATE articles SET capture = {gallery['id']}, via = 'page' WHERE id = {video['id']}",
    )
    report = reextract(work, "--apply")
    assert report["no_articles"]["reasons"] == {"no_text": 1}
    assert articles(work, f"id = {video['id']}") == []
    (corrected,) = articles(work, f"id = {row['id']}")
    assert (corrected["title"], corrected["revision"]) == (row["title"], 2)
    assert corrected["extractor"] == row["extractor"]
    with closing(read_archive(work.path)) as db:
        outlets, correction = load_revisions(db, row["id"])
        assert (outlets["kind"], correction["kind"]) == ("outlet", "correction")
        assert (correction["changed"], correction["seen"]) == (["title"], outlets["seen"])
        assert correction["extractor"] == row["extractor"]
        hits = search(db, f'"{row["title"]}"').hits
        assert row["id"] in {hit.article["id"] for hit in hits}
    assert articles(work, f"id = {quiet['id']}") == [quiet]
    shown = work.arsip("show", str(row["id"]), "--revisions").out
    assert f"correction by arsip (extractor {row['extractor']})" in shown
    if lost["via"] == "page":
        assert report["new_articles"]["count"] == 1
        (again,) = articles(work, f"url = '{lost['url']}'")
        assert again["text"] == lost["text"]


def test_killed_it_goes_on_where_it_was(work: Workplace) -> None:
    change(work, "UPDATE articles SET title = 'Judul Salah'")
    code = (
        "import crawler.operate.rereading.run as run; run.BATCH = 3;"
        "from crawler.cli import main; main()"
    )
    env = {"ARSIP_CRASH_AT": "reextract.batch:2", "PATH": "/usr/bin:/bin"}
    root = Path(__file__).parents[2]
    words = ["reextract", "--apply", "--quiet", "--db", str(work.path)]
    killed = subprocess.run([sys.executable, "-c", code, *words], env=env, cwd=root, check=False)
    assert killed.returncode == -9
    done = work.rows("SELECT count(*) AS n FROM revisions WHERE kind = 'correction'")[0]["n"]
    assert 0 < done < len(articles(work))
    report = reextract(work, "--apply")
    assert report["resumed"]
    assert report["articles"] == len(articles(work)) - done
    revisions = work.rows("SELECT article, count(*) AS n FROM revisions GROUP BY article")
    assert {row["n"] for row in revisions} == {2}
    (told,) = work.rows("SELECT corrected FROM rereadings WHERE finished IS NOT NULL")
    assert told["corrected"] == len(articles(work))
    assert not articles(work, "title = 'Judul Salah'")


def test_it_waits_for_nobody_and_names_an_unknown_outlet(work: Workplace) -> None:
    lock = lock_archive(work.path)
    busy = work.arsip("reextract", "--apply")
    lock.release()
    assert busy.code == 75
    absent = Workplace(work.folder / "nowhere")
    assert absent.arsip("reextract", "--apply").code == 1
    assert not absent.path.exists()
    unknown = work.arsip("reextract", "--outlet", "tiada")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err == "arsip: no outlet in the archive is called 'tiada'\n"
