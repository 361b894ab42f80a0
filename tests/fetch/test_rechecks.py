"""Archived articles visited again: edits, furniture, deletions, moves and returns."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.fetch.helpers import Ran, Workplace
from tests.sites.antara import AntaraSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite


def pass_time(work: Workplace, days: float = 2.0) -> None:
    """Move the archive's memory back in time, which is the same as waiting."""
    with closing(sqlite3.connect(work.path)) as db:
        shift = f"-{days} days"
        for table, names in {
            "pages": ("next_visit", "missing_since", "last_visited"),
            "articles": ("last_seen", "first_seen", "gone_since"),
            "runs": ("started", "finished"),
        }.items():
            sets = ", ".join(
                f"{name} = strftime('%Y-%m-%dT%H:%M:%S+00:00', {name}, ?)" for name in names
            )
            db.execute(f"UPDATE {table} SET {sets}", [shift] * len(names))
        db.execute("UPDATE pages SET next_visit = last_visited WHERE article IS NOT NULL")
        db.commit()


def recheck(work: Workplace, served: Served[Any]) -> Ran:
    pass_time(work)
    return work.crawl(served.url + "/", "--mode", "recheck")


def revised(work: Workplace) -> dict[str, list[str]]:
    """Return the changed fields of each article's later revisions."""
    rows = work.rows(
        "SELECT a.url, r.changed FROM revisions r JOIN articles a ON a.id = r.article"
        " WHERE r.revision > 1"
    )
    return {row["url"]: json.loads(row["changed"]) for row in rows}


@pytest.fixture
def crawled(work: Workplace) -> Any:
    """An agency's outlet, crawled once."""
    with serve(AntaraSite(20)) as served:
        work.crawl(served.url + "/", "--mode", "full")
        yield served


def test_nothing_changed_makes_nothing(work: Workplace, crawled: Served[AntaraSite]) -> None:
    ran = recheck(work, crawled)
    assert ran.code == 0, ran.err
    assert (ran.report["changed"], ran.report["failed"]) == (0, 0)
    assert ran.report["unchanged"] == len(work.urls())


def test_validators_spare_the_pages(work: Workplace, crawled: Served[AntaraSite]) -> None:
    before = len(crawled.log)
    recheck(work, crawled)
    answers = {r.status for r in crawled.log[before:] if r.path.startswith("/berita/")}
    assert answers == {304}


def test_edits_become_revisions_and_furniture_none(
    work: Workplace, crawled: Served[AntaraSite]
) -> None:
    urls = [truth.url for truth in crawled.site.articles]
    for url in urls[:4]:
        crawled.site.edit(url)
    for url in urls[4:8]:
        crawled.site.refurnish(url)
    ran = recheck(work, crawled)
    assert revised(work) == {url: ["text"] for url in urls[:4]}
    assert ran.report["changed"] == 4


def test_a_new_headline_is_a_revision(work: Workplace, crawled: Served[AntaraSite]) -> None:
    url = crawled.site.articles[0].url
    crawled.site.edit(url, title="Judul yang Diperbaiki Redaksi Setelah Terbit")
    recheck(work, crawled)
    assert "title" in revised(work)[url]


def test_gone_needs_two_visits_a_day_apart(work: Workplace, crawled: Served[AntaraSite]) -> None:
    url = crawled.site.articles[0].url
    crawled.site.delete(url)
    recheck(work, crawled)
    assert work.rows("SELECT gone_since FROM articles WHERE url = ?", url)[0]["gone_since"] is None
    first = work.rows("SELECT missing_since FROM pages WHERE url = ?", url)[0]["missing_since"]
    assert first is not None
    recheck(work, crawled)
    row = work.rows("SELECT gone_since FROM articles WHERE url = ?", url)[0]
    assert row["gone_since"] is not None
    assert work.rows("SELECT state FROM pages WHERE url = ?", url)[0]["state"] == "gone"


def test_a_page_that_comes_back_is_no_longer_gone(
    work: Workplace, crawled: Served[AntaraSite]
) -> None:
    url = crawled.site.articles[0].url
    crawled.site.delete(url)
    recheck(work, crawled)
    recheck(work, crawled)
    crawled.site.restore(url)
    recheck(work, crawled)
    row = work.rows("SELECT gone_since, revision FROM articles WHERE url = ?", url)[0]
    assert row == {"gone_since": None, "revision": 1}


def test_a_moved_article_stays_one_row_and_keeps_its_old_address(
    work: Workplace, crawled: Served[AntaraSite]
) -> None:
    url = crawled.site.articles[0].url
    number = work.rows("SELECT id FROM articles WHERE url = ?", url)[0]["id"]
    moved = crawled.site.move(url, "alamat-baru-untuk-berita-lama")
    recheck(work, crawled)
    row = work.rows("SELECT url, revision, gone_since FROM articles WHERE id = ?", number)[0]
    assert row == {"url": moved.url, "revision": 1, "gone_since": None}
    assert work.rows("SELECT article FROM pages WHERE url = ?", url) == [{"article": number}]


def test_an_edit_that_the_list_tells_is_picked_up_by_latest(work: Workplace) -> None:
    zone = ZoneInfo("Asia/Makassar")
    with serve(WordPressSite(30, now=datetime.now(zone) - timedelta(days=1))) as served:
        work.crawl(served.url + "/", "--mode", "full")
        pass_time(work)
        url = served.site.articles[-1].url
        served.site.edit(url)
        ran = work.crawl(served.url + "/")
    assert ran.report["changed"] == 1
    assert list(revised(work)) == [url]


def test_a_text_that_flips_is_noticed(work: Workplace, crawled: Served[AntaraSite]) -> None:
    truth = crawled.site.articles[0]
    other = [*truth.paragraphs[:-1], "Paragraf penutup ini diganti oleh redaksi sore harinya."]
    for paragraphs in [other, list(truth.paragraphs), other, list(truth.paragraphs), other]:
        crawled.site.edit(truth.url, paragraphs=paragraphs)
        recheck(work, crawled)
    rows = work.rows(
        "SELECT r.revision, same_as FROM revisions r JOIN articles a ON a.id = r.article"
        " WHERE a.url = ? ORDER BY r.revision", truth.url,
    )  # fmt: skip
    assert [row["same_as"] for row in rows][:4] == [None, None, 1, 2]
    assert len(rows) == 4


def test_young_pages_are_due_sooner_than_old_ones(
    work: Workplace, crawled: Served[AntaraSite]
) -> None:
    rows = work.rows(
        "SELECT julianday(p.next_visit) - julianday(p.last_visited) AS wait, a.published"
        " FROM pages p JOIN articles a ON a.id = p.article WHERE p.state = 'archived'"
    )
    assert all(0 < row["wait"] <= 366 for row in rows)
