"""``arsip import``, whole: one run over the files of many crawlers, and what it left behind."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from sqlite_utils import Database

from crawler.archive.captures import read_capture
from crawler.archive.store import read_archive
from crawler.fetch.replay import Replay
from tests.archive.warcs import (
    gzipped,
    page,
    story,
)
from tests.cli.helpers import arsip
from tests.cli.imported import CARRIED, LONG, SITE, VILLAGES, first, url, write_files


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Import everything once; tests look at what became of it."""
    folder = tmp_path_factory.mktemp("import")
    files = write_files(folder / "luar")
    db = folder / "archive.db"
    result = arsip("import", *map(str, files), "--db", str(db), "--json")
    archive = read_archive(db)
    yield {
        "code": result.exit_code, "report": json.loads(result.stdout), "err": result.stderr,
        "db": archive, "path": db, "files": files,
    }  # fmt: skip
    archive.close()


def of_file(done: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        file for file in done["report"]["files"] if file["file"].endswith(name)
    )
    return found


def article(db: Database, address: str) -> dict[str, Any]:
    return next(iter(db.query("SELECT * FROM articles WHERE url = ?", [address])))


def test_articles_of_every_form_are_in_the_archive(done: dict[str, Any]) -> None:
    urls = {row["url"] for row in done["db"].query("SELECT url FROM articles")}
    assert urls == {url(name) for name in VILLAGES} | {
        *(f"https://www.elang.example/berita/{n}-{n}" for n in range(1, 4)),
        LONG,
        CARRIED,
    }


def test_an_outlet_that_nobody_declared_is_named_after_its_host(done: dict[str, Any]) -> None:
    names = {row["name"] for row in done["db"].query("SELECT name FROM outlets")}
    assert names == {"kabarluar.example", "elang.example"}
    assert done["report"]["outlets"]["elang.example"]["new"] == 3


def test_captures_that_come_in_any_order_make_revisions_in_order_of_time(
    done: dict[str, Any],
) -> None:
    row = article(done["db"], url(VILLAGES[0]))
    seen = [
        r["seen"][:10]
        for r in done["db"].query(
            "SELECT seen FROM revisions WHERE article = ? ORDER BY revision", [row["id"]]
        )
    ]
    assert seen == ["2024-05-31", "2024-06-02"]
    assert "Bupati meninjau lokasi" in row["text"]
    assert (row["first_seen"][:10], row["last_seen"][:10]) == ("2024-05-31", "2024-06-03")


def test_a_revisit_refers_to_the_capture_with_the_body(done: dict[str, Any]) -> None:
    rows = list(done["db"].query("SELECT id, refers FROM captures WHERE fetched LIKE '2024-06-0%'"))
    assert rows[1]["refers"] == rows[0]["id"]
    assert of_file(done, "later.warc")["left_out"] == {"revisit_without_original": 1}


@pytest.mark.parametrize("name", [*VILLAGES[1:], None])
def test_the_preserved_page_is_behind_every_row(done: dict[str, Any], name: str | None) -> None:
    address = url(name) if name else "https://www.elang.example/berita/2-2"
    shown = arsip("show", address, "--raw", "--db", str(done["path"]))
    assert shown.exit_code == 0
    assert f"Warga {name or 'Desa 2'} Perbaiki Jalan".encode() in shown.stdout_bytes


def test_a_page_seen_again_at_another_address_has_its_body_behind_it(done: dict[str, Any]) -> None:
    db, path = done["db"], done["path"]
    again = db.execute("SELECT id FROM captures WHERE refers IS NOT NULL").fetchone()[0]
    exchange = read_capture(db, path, again)
    assert exchange.fetched.isoformat() == "2024-06-03T01:00:00+00:00"
    assert gzip.decompress(exchange.body) == first(edited=True)


def test_a_wacz_can_be_replayed_as_well(done: dict[str, Any]) -> None:
    replay = Replay([path for path in done["files"] if path.suffix == ".wacz"])
    found = replay.find("https://www.elang.example/berita/2-2")
    assert found is not None
    assert found.exchange.body == story("Desa 2")


def test_an_article_cut_into_pages_comes_whole_as_one_version(done: dict[str, Any]) -> None:
    row = article(done["db"], LONG)
    assert "dermaga Desa Panjang yang rusak" in row["text"]
    assert "dermaga Desa Panjang Bagian Dua yang rusak" in row["text"]
    assert row["revision"] == 1
    assert of_file(done, "several.warc.gz")["left_out"] == {"further_page": 1}


def test_an_article_that_only_an_api_carries_is_taken(done: dict[str, Any]) -> None:
    row = article(done["db"], CARRIED)
    assert (row["title"], row["via"]) == ("Warga Desa Terbawa Menanam Bakau", "api")
    assert row["published"] == "2024-05-31T10:15:00+08:00"


def test_a_page_without_an_article_is_in_the_ledger_with_its_reason(done: dict[str, Any]) -> None:
    rows = done["db"].query("SELECT state, reason, listed_by FROM pages WHERE url LIKE '%galeri%'")
    assert list(rows) == [{"state": "not_article", "reason": "no_text", "listed_by": "import"}]


def test_nothing_is_concluded_to_be_gone(done: dict[str, Any]) -> None:
    states = {row["state"] for row in done["db"].query("SELECT state FROM pages")}
    assert states == {"archived", "not_article"}


def test_other_responses_are_known_by_their_place(done: dict[str, Any]) -> None:
    rows = done["db"].query(
        "SELECT url, status FROM captures WHERE status = 404 OR url LIKE '%jpg'"
    )
    assert {(row["url"], row["status"]) for row in rows} == {
        (SITE + "/a.jpg", 200),
        (url("hilang"), 404),
    }


def test_a_cut_is_named_and_all_before_it_is_in(done: dict[str, Any]) -> None:
    cut = of_file(done, "cut.warc.gz")
    assert cut["captures"] == 1
    assert cut["cut"] == len(gzipped([page(url(VILLAGES[4]), story(VILLAGES[4]))]))
    assert f"ends within the record at byte {cut['cut']}" in done["err"]
    assert done["code"] == 3


def test_broken_records_are_counted_with_their_reason(done: dict[str, Any]) -> None:
    assert of_file(done, "older.warc.gz")["broken"] == {"no_address": 1}


def test_a_file_that_is_no_web_archive_is_named(done: dict[str, Any]) -> None:
    assert "notes.txt: it is no web archive" in done["err"]


def test_files_stay_where_they_are_unless_no_offset_leads_to_their_records(
    done: dict[str, Any],
) -> None:
    copied = [file["file"] for file in done["report"]["files"] if file["copied"]]
    assert [Path(name).name for name in copied] == ["one-member.warc.gz"]


def test_importing_again_adds_nothing(done: dict[str, Any]) -> None:
    def state() -> list[Any]:
        tables = ("articles", "revisions", "captures", "pages", "warcs", "outlets")
        return [list(done["db"].query(f"SELECT * FROM {name}")) for name in tables]

    before = state()
    files = [
        str(path) for path in done["files"] if path.suffix != ".txt" and "cut" not in path.name
    ]
    result = arsip("import", *files, "--db", str(done["path"]), "--json")
    assert result.exit_code == 0
    assert all(file["already"] for file in json.loads(result.stdout)["files"])
    assert state() == before


def test_a_copy_of_a_file_adds_nothing_either(done: dict[str, Any], tmp_path: Path) -> None:
    count = "SELECT (SELECT count(*) FROM captures), (SELECT count(*) FROM articles)"
    before = done["db"].execute(count).fetchone()
    twin = tmp_path / "twin.warc.gz"
    twin.write_bytes(next(p for p in done["files"] if p.name == "older.warc.gz").read_bytes())
    result = arsip("import", str(twin), "--db", str(done["path"]), "--json")
    assert json.loads(result.stdout)["files"][0]["known"] == 4
    assert done["db"].execute(count).fetchone() == before


def test_while_a_crawl_runs_the_exit_code_is_75(done: dict[str, Any]) -> None:
    with FileLock(f"{done['path']}.lock"):
        result = arsip("import", str(done["files"][0]), "--db", str(done["path"]))
    assert result.exit_code == 75
    assert result.stderr.count("\n") == 1
