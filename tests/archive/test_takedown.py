from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.archive.captures import known_warc, read_capture, save_capture
from crawler.archive.exclusive import BusyError, lock_archive
from crawler.archive.fixity.verify import verify
from crawler.archive.store import open_archive, read_archive
from crawler.archive.takedown.carry import UnfinishedError
from crawler.archive.takedown.plan import Scope, UnknownError
from crawler.archive.takedown.redact import look, redact
from crawler.archive.warc import WarcFile
from crawler.wire import decoded
from tests.archive.helpers import NOON, exchange
from tests.archive.kept import ALL, BRIDGE, OTHERS, RELEASE, crawl, page_of
from tests.archive.leftovers import holders

UNIQUE = (
    "menganyam titian rotan sepanjang empat puluh depa",
    "Saya hanya takut buaya",
    BRIDGE.title,
)


def rows(path: Path, query: str) -> list[dict[str, Any]]:
    return list(read_archive(path).query(query))


def listed(path: Path, name: str) -> str:
    """Return what the web archive holds of a list."""
    db = read_archive(path)
    number = db.execute("SELECT id FROM captures WHERE url LIKE ?", [f"%{name}%"]).fetchone()[0]
    kept = read_capture(db, path, number)
    return decoded(kept.body, kept.header("content-encoding")).decode()


@pytest.mark.parametrize("text", [*UNIQUE, "Suryaningrum"])
def test_no_byte_of_the_article_is_left(kept: Path, text: str) -> None:
    assert holders(kept.parent, text)
    redact(kept, BRIDGE.url, "putusan", NOON)
    assert holders(kept.parent, text) == []


def test_what_was_revised_away_is_gone_as_well(kept: Path) -> None:
    db = open_archive(kept)
    with db.atomic():
        db.execute("UPDATE revisions SET text = text || ' Kambing Parmin hilang.' WHERE id = 1")
    db.close()
    redact(kept, "1", "putusan", NOON)
    assert holders(kept.parent, "Kambing Parmin") == []


def test_the_rest_is_as_it_was(kept: Path) -> None:
    redact(kept, BRIDGE.url, "putusan", NOON)
    assert verify(kept, NOON).faults == []
    assert {row["url"] for row in rows(kept, "SELECT url FROM articles")} == {
        told.url for told in OTHERS
    }
    for told in OTHERS:
        query = f"SELECT capture FROM articles WHERE url = '{told.url}'"
        number = rows(kept, query)[0]["capture"]
        assert read_capture(read_archive(kept), kept, number).body == page_of(told)


@pytest.mark.parametrize("name", ["wp-json", "feed", "kabar.example/"])
def test_lists_keep_what_they_say_of_others(kept: Path, name: str) -> None:
    redact(kept, BRIDGE.url, "putusan", NOON)
    left = listed(kept, name)
    assert OTHERS[0].title.split(maxsplit=1)[1] in left
    assert "Titian" not in left


def test_what_another_article_prints_as_well_stays_in_that_one(kept: Path) -> None:
    redact(kept, BRIDGE.url, "putusan", NOON)
    left = holders(kept.parent, RELEASE)
    assert left
    assert all("warta" in place or place == "archive.db" for place in left)


def test_a_headline_that_others_have_as_well_goes_from_the_links_to_it(kept: Path) -> None:
    db = open_archive(kept)
    with db.atomic():
        db.execute("UPDATE articles SET title = ? WHERE id = 2", [BRIDGE.title])
    db.close()
    redact(kept, BRIDGE.url, "putusan", NOON)
    assert holders(kept.parent, BRIDGE.title) == ["archive.db"]


def test_with_story_the_reprints_go_too(kept: Path) -> None:
    tell_one_story(kept)
    redact(kept, "1", "putusan", NOON, Scope(story=True))
    assert holders(kept.parent, RELEASE) == []
    assert rows(kept, "SELECT id FROM articles") == [{"id": 2}]


def test_a_story_that_goes_on_has_no_headline_of_what_went(kept: Path) -> None:
    tell_one_story(kept)
    redact(kept, "1", "putusan", NOON)
    assert holders(kept.parent, BRIDGE.title) == []


def test_a_tombstone_says_when_and_why(kept: Path) -> None:
    redact(kept, "1", "putusan 45/2024", NOON)
    assert rows(kept, "SELECT * FROM redactions") == [
        {"url": BRIDGE.url, "at": "2024-05-31T04:00:00+00:00", "reason": "putusan 45/2024"}
    ]
    page = rows(kept, f"SELECT state, title, article FROM pages WHERE url = '{BRIDGE.url}'")
    assert page == [{"state": "redacted", "title": None, "article": None}]


def test_a_record_says_when_and_why_in_the_web_archive(kept: Path) -> None:
    redact(kept, "1", "putusan 45/2024", NOON)
    warc = kept.parent / "warcs" / "kabar-1.warc.gz"
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", str(warc)], capture_output=True, check=False
    )
    assert checked.returncode == 0
    assert any("metadata" in place for place in holders(kept.parent, "putusan 45/2024"))


def test_a_dry_run_says_what_would_go_and_changes_nothing(kept: Path) -> None:
    plan = look(kept, BRIDGE.url)
    assert [article["title"] for article in plan.articles] == [BRIDGE.title]
    assert (plan.removed, plan.masked) == (2, 3)
    assert holders(kept.parent, UNIQUE[0])
    assert rows(kept, "SELECT * FROM takedowns") == []


def test_a_second_crawl_brings_nothing_back(kept: Path) -> None:
    redact(kept, BRIDGE.url, "putusan", NOON)
    crawl(kept)
    assert [text for text in UNIQUE if holders(kept.parent, text)] == []
    assert verify(kept, NOON).faults == []


def test_other_spellings_of_the_address_are_refused(kept: Path) -> None:
    from crawler.archive.ledger import offer
    from crawler.records import Link

    redact(kept, BRIDGE.url, "putusan", NOON)
    db = open_archive(kept)
    with db.atomic():
        url = BRIDGE.url.replace("https://", "http://www.") + "?utm_source=feed"
        offered = offer(db, "kabar", [Link(url, BRIDGE.title)], "feed", NOON)
    assert offered.visit == ()
    db.close()
    assert holders(kept.parent, BRIDGE.title) == []


def test_an_address_without_an_article_can_be_redacted(kept: Path) -> None:
    redact(kept, "https://kabar.example/feed/", "putusan", NOON)
    assert rows(kept, "SELECT id FROM captures WHERE url LIKE '%/feed/'") == []
    assert verify(kept, NOON).faults == []


@pytest.mark.parametrize("word", ["99", "https://kabar.example/tidak-ada/", "apa saja"])
def test_what_is_not_there_is_an_error_of_one_line(kept: Path, word: str) -> None:
    with pytest.raises(UnknownError, match=r"^[^\n]+$"):
        redact(kept, word, "putusan", NOON)


def test_a_running_crawl_is_not_disturbed(kept: Path) -> None:
    lock = lock_archive(kept)
    try:
        with pytest.raises(BusyError):
            redact(kept, "1", "putusan", NOON)
    finally:
        lock.release()
    assert len(rows(kept, "SELECT id FROM articles")) == len(ALL)


def test_a_reader_holds_up_the_last_bytes_and_the_next_start_wipes_them(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.archive.store.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(kept)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with pytest.raises(UnfinishedError, match="reads the archive"):
            redact(kept, "1", "putusan", NOON)
        assert "takedown" in verify(kept, NOON).counts
    crawl(kept)
    assert [text for text in UNIQUE if holders(kept.parent, text)] == []


def test_a_web_archive_of_somebody_else_is_named_and_left(kept: Path, tmp_path: Path) -> None:
    path = foreign(kept, tmp_path / "elsewhere" / "crawl.warc.gz")
    before = path.read_bytes()
    plan = redact(kept, "1", "putusan", NOON)
    assert [item.shelf.name for item in plan.foreign] == [str(path)]
    assert path.read_bytes() == before
    assert rows(kept, f"SELECT id FROM captures WHERE url = '{BRIDGE.url}'") == []


def test_a_web_archive_of_somebody_else_is_rewritten_on_request(kept: Path, tmp_path: Path) -> None:
    path = foreign(kept, tmp_path / "elsewhere" / "crawl.warc.gz")
    plan = redact(kept, "1", "putusan", NOON, Scope(imported=True))
    assert plan.foreign == []
    assert holders(path.parent, UNIQUE[0]) == []
    assert verify(kept, NOON).faults == []


def tell_one_story(kept: Path) -> None:
    """Let the first and the third article be one story."""
    db = open_archive(kept)
    with db.atomic():
        db.execute("UPDATE articles SET story = (SELECT story FROM articles WHERE id = 1)"
                   " WHERE id = 3")  # fmt: skip
        db.execute(
            "UPDATE stories SET title = ? WHERE id = (SELECT story FROM articles WHERE id = 1)",
            [BRIDGE.title],
        )
    db.close()


def foreign(kept: Path, path: Path) -> Path:
    warc = WarcFile(path)
    kept_page = exchange(BRIDGE.url, page_of(BRIDGE))
    place = warc.write(kept_page)
    warc.close()
    db = open_archive(kept)
    with db.atomic():
        known_warc(db, str(path), None, size=path.stat().st_size, closed=True)
        save_capture(db, None, str(path), kept_page, place)
    db.close()
    return path
