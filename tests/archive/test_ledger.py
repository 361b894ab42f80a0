from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from crawler.archive import ledger
from crawler.archive.articles import save_article
from crawler.records import Link
from tests.archive.helpers import NOON, article, new_archive, visit

URL = "https://kabar.example/2024/05/31/jembatan/"


def offer(db: Database, *urls: str, moment=NOON) -> ledger.Offer:  # type: ignore[no-untyped-def]
    return ledger.offer(db, "kabar", [Link(url) for url in urls], "feed /feed/", moment)


def archive_one(db: Database, url: str = URL) -> None:
    offer(db, url)
    saved = save_article(db, article(), "", visit(url))
    ledger.archived(db, url, saved.article, NOON)


def state(db: Database, url: str) -> tuple[str, str | None]:
    row = db.execute("SELECT state, reason FROM pages WHERE url = ?", [url]).fetchone()
    return row[0], row[1]


def test_a_new_address_is_to_be_visited(tmp_path: Path) -> None:
    found = offer(new_archive(tmp_path), URL)
    assert [link.url for link in found.visit] == [URL]
    assert (found.listed, found.fresh) == (1, 1)


def test_an_archived_address_is_not_asked_for_again(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    archive_one(db)
    found = offer(db, URL)
    assert found.visit == ()
    assert found.archived == (URL,)


def test_another_spelling_of_an_archived_address_is_not_asked_for(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    archive_one(db)
    twin = "http://www.kabar.example/2024/05/31/jembatan/amp/"
    assert offer(db, twin).visit == ()
    assert state(db, twin) == ("duplicate", "same_address")


def test_two_spellings_in_one_list_are_one_visit(tmp_path: Path) -> None:
    found = offer(new_archive(tmp_path), URL, URL + "?amp=1")
    assert len(found.visit) == 1


def test_the_other_spelling_leads_to_the_article_as_well(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    offer(db, URL, URL + "?amp=1")
    saved = save_article(db, article(), "", visit(URL))
    ledger.archived(db, URL, saved.article, NOON)
    rows = db.execute("SELECT DISTINCT article FROM pages").fetchall()
    assert rows == [(saved.article,)]


def test_a_dead_spelling_gives_the_other_its_turn(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    offer(db, URL, URL + "?amp=1")
    ledger.settle(db, URL, "gone", "http_404", NOON)
    assert [link.url for link in offer(db, URL + "?amp=1").visit] == [URL + "?amp=1"]


def test_a_listed_page_waits_in_the_backlog(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    offer(db, URL)
    assert [link.url for link in ledger.backlog(db, "kabar", NOON)] == [URL]


def test_a_failed_page_is_due_again_later_and_later(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    offer(db, URL)
    ledger.settle(db, URL, "failed", "timeout", NOON)
    assert offer(db, URL, moment=NOON + timedelta(minutes=20)).visit == ()
    assert len(offer(db, URL, moment=NOON + timedelta(minutes=31)).visit) == 1
    ledger.settle(db, URL, "failed", "timeout", NOON + timedelta(minutes=31))
    assert offer(db, URL, moment=NOON + timedelta(minutes=90)).visit == ()


def test_a_page_that_is_no_article_is_not_asked_for_again(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    offer(db, URL)
    ledger.settle(db, URL, "not_article", "listing", NOON)
    assert offer(db, URL, moment=NOON + timedelta(days=400)).visit == ()


def test_a_blocked_page_is_offered_again_since_rules_change(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    offer(db, URL)
    ledger.blocked(db, URL, "robots.txt")
    assert len(offer(db, URL).visit) == 1


def test_a_redacted_address_is_never_visited(tmp_path: Path) -> None:
    db = new_archive(tmp_path)
    db.execute("INSERT INTO redactions VALUES (?, ?, ?)", [URL, "2024-01-01", "permintaan"])
    assert offer(db, URL).visit == ()
    assert state(db, URL)[0] == "redacted"
