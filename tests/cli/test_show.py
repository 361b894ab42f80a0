"""``arsip show``: an article, its edits, its preserved page."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.archive.articles import save_article
from crawler.archive.captures import known_warc, save_capture
from crawler.archive.warc import WarcFile
from tests.archive.helpers import NOON, exchange, visit
from tests.archive.library import STORIES, edited, make_library
from tests.cli.helpers import arsip, arsip_json, on_terminal

BODY = b"<html><body><p>Halaman asli.</p></body></html>"

PAGES = (
    ("https://kabar.example/?p=77", 1, "archived", None, "kabar.example/?p=77"),
    ("https://kabar.example/indeks/", None, "not_article", "listing", "kabar.example/indeks"),
)


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Article 1 was edited once and its page is preserved; a page leads to it, another to none."""
    monkeypatch.chdir(tmp_path)
    db = make_library(tmp_path)
    warc = WarcFile(tmp_path / "warcs" / "kabar.warc.gz")
    sent = replace(
        exchange(STORIES[0].url, gzip.compress(BODY)),
        headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
    )
    place = warc.write(sent)
    warc.close()
    after = edited(
        STORIES[0], "Jembatan Gantung Ditutup", STORIES[0].text.replace("banjir", "longsor")
    )
    with db.atomic():
        known_warc(db, "warcs/kabar.warc.gz", None)
        capture = save_capture(db, None, "warcs/kabar.warc.gz", sent, place)
        later = visit(after.url, NOON + timedelta(days=1))
        save_article(db, after, "", replace(later, capture=capture))
        for url, article, state, reason, key in PAGES:
            db.execute(
                "INSERT INTO pages(url, outlet, article, state, reason, key)"
                " VALUES (?, 'kabar', ?, ?, ?, ?)",
                [url, article, state, reason, key],
            )
    db.close()
    return tmp_path / "archive.db"


@pytest.mark.parametrize(
    "word",
    [
        "1",
        "https://kabar.example/gantung/",
        "http://www.kabar.example/gantung?utm_source=x",
        "https://kabar.example/?p=77",
        "https://www.kabar.example/?p=77#isi",
    ],
)
def test_any_address_leads_to_the_article(word: str) -> None:
    assert arsip_json("show", word)["id"] == 1


def test_prints_a_readable_page() -> None:
    lines = arsip("show", "1").stdout.splitlines()
    assert lines[:3] == [
        "Jembatan Gantung Ditutup",
        "kabar · Daerah · 2024-05-31 10:00 +08:00",
        "Written by Rina Salampak",
    ]
    assert "Warga membangun kembali jembatan yang putus karena longsor." in lines
    assert "Address: https://kabar.example/gantung/" in lines


def test_json_has_every_field_and_where_the_page_lies() -> None:
    found = arsip_json("show", "1")
    assert found["authors"] == ["Rina Salampak"]
    assert found["first_seen"] == "2024-05-31T04:00:00+00:00"
    assert found["last_seen"] == "2024-06-01T04:00:00+00:00"
    assert (found["gone_since"], found["revision"], found["story"]) == (None, 2, 1)
    assert found["contributors"][1] == {"name": "Editor Satu", "role": "editor"}
    assert found["capture"]["warc"] == "warcs/kabar.warc.gz"
    assert "revisions" not in found


def test_revisions_show_the_changed_words() -> None:
    printed = arsip("show", "1", "--revisions").stdout
    assert "Revision 2 · 2024-06-01 04:00 UTC · changed: title, text" in printed
    assert "Jembatan Gantung [-Dibuka-] {+Ditutup+}" in printed
    assert "[-banjir.-] {+longsor.+}" in printed


def test_revisions_as_json() -> None:
    history = arsip_json("show", "1", "--revisions")["revisions"]
    assert [(r["revision"], r["changed"]) for r in history] == [(1, []), (2, ["title", "text"])]


def test_a_terminal_gets_a_page_to_read(library: Path) -> None:
    printed = on_terminal("show", "1", "--db", str(library), columns=120, NO_COLOR="1")
    lines = [
        re.sub(r"\x1b(?:\[[0-9;]*m|]8;[^\x1b]*\x1b\\)", "", line) for line in printed.splitlines()
    ]
    assert [line.strip() for line in lines[:4]] == [
        "kabar · Daerah",
        "Jembatan Gantung Ditutup",
        "Rina Salampak",
        "2024-05-31 10:00 +08:00",
    ]
    assert max(map(len, lines)) <= 76
    assert any(line.split() == ["Address", "https://kabar.example/gantung/"] for line in lines)
    assert any(line.split()[:1] == ["Captured"] for line in lines)


def test_revisions_in_colour_on_a_terminal(library: Path) -> None:
    printed = on_terminal("show", "1", "--revisions", "--db", str(library))
    assert "\x1b[9;31mDibuka" in printed
    assert "\x1b[4;32mDitutup" in printed


def test_raw_is_the_page_as_the_browser_saw_it() -> None:
    done = arsip("show", "1", "--raw")
    assert (done.exit_code, done.stdout_bytes) == (0, BODY)


def test_raw_of_a_lost_web_archive_is_one_line() -> None:
    Path("warcs/kabar.warc.gz").unlink()
    done = arsip("show", "1", "--raw")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "kabar.warc.gz: No such file" in done.stderr


def test_raw_of_a_damaged_web_archive_is_one_line() -> None:
    Path("warcs/kabar.warc.gz").write_bytes(b"x" * 4_000)
    done = arsip("show", "1", "--raw")
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


def test_raw_without_a_preserved_page_is_one_line() -> None:
    done = arsip("show", "2", "--raw")
    assert (done.exit_code, done.stderr) == (1, "arsip: 2: no preserved page\n")


@pytest.mark.parametrize("word", ["99", "9" * 30, "https://lain.example/", "bukan alamat", "", "٣"])
def test_what_is_not_there_is_one_line(word: str) -> None:
    done = arsip("show", word)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"arsip: {word}: not in the archive\n"


def test_a_page_that_is_no_article_says_why() -> None:
    done = arsip("show", "https://kabar.example/indeks/")
    assert done.exit_code == 1
    assert "no article in the archive (not_article: listing)" in done.stderr


def test_raw_goes_alone() -> None:
    assert arsip("show", "1", "--raw", "--json").exit_code == 2
