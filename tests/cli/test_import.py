"""``arsip import``, whole: one run over the files of many crawlers, and what it left behind."""

from __future__ import annotations

import base64
import gzip
import hashlib
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
    HTML,
    chunked,
    gzipped,
    http,
    page,
    record,
    story,
    wacz,
    zstandard,
)
from tests.cli.helpers import arsip

SITE = "https://kabarluar.example"
VILLAGES = ("Muara Lembak", "Tanah Hulu", "Sungai Damit", "Teluk Sumbang", "Batu Ampar Baru")


def url(name: str) -> str:
    return f"{SITE}/2024/05/31/{name.lower().replace(' ', '-')}/"


def first(*, edited: bool = False) -> bytes:
    return story(VILLAGES[0], "Bupati meninjau lokasi." if edited else "")


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def later() -> bytes:
    """A plain file of WARC/1.0: an edited article, and the day after it was seen again."""
    body = first(edited=True)
    headers = (*HTML, ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))
    packed = gzip.compress(body, mtime=0)
    digest = (("WARC-Payload-Digest", sha1(packed)),)
    again = record(
        "revisit", url(VILLAGES[0]), http(b""), date="2024-06-03T01:00:00Z", extra=digest,
        version="WARC/1.0",
    )  # fmt: skip
    return b"".join([
        record("warcinfo", None, b"software: wget\r\n", content_type="application/warc-fields"),
        record(
            "response", url(VILLAGES[0]), http(chunked(packed), headers),
            date="2024-06-02T01:00:00Z", extra=digest, version="WARC/1.0",
        ),
        again,
        record("revisit", SITE + "/x/", http(b""), extra=(("WARC-Payload-Digest", sha1(b"x")),)),
    ])  # fmt: skip


LONG = SITE + "/2024/05/31/desa-panjang/"
CARRIED = SITE + "/2024/05/31/desa-terbawa/"


def several_pages() -> list[bytes]:
    """An article cut into two pages, the second captured after something else."""
    links = f'<div class="page-links">1 <a href="{LONG}2/">2</a></div></article>'.encode()
    second = story("Desa Panjang Bagian Dua").replace(b"<h1", b"<h2").replace(b"</h1", b"</h2")
    return [
        page(LONG, story("Desa Panjang").replace(b"</article>", links)),
        record("response", SITE + "/robots.txt", http(b"", (("Content-Type", "text/plain"),))),
        page(LONG + "2/", second, "2024-05-31T04:00:05Z"),
    ]


def api_answer() -> bytes:
    """WordPress's answer with a whole article, whose page nobody asked for."""
    text = "".join(f"<p>Warga Desa Terbawa menanam bakau ke-{n} di pesisir.</p>" for n in range(9))
    post = {
        "id": 7, "link": CARRIED, "date": "2024-05-31T10:15:00", "date_gmt": "2024-05-31T02:15:00",
        "title": {"rendered": "Warga Desa Terbawa Menanam Bakau"},
        "content": {"rendered": text, "protected": False}, "excerpt": {"rendered": ""},
    }  # fmt: skip
    return record(
        "response",
        SITE + "/wp-json/wp/v2/posts?per_page=100",
        http(json.dumps([post]).encode(), (("Content-Type", "application/json"),)),
    )


def write_files(folder: Path) -> list[Path]:
    """Write what the run imports; the older capture comes after the newer one."""
    folder.mkdir()
    pictures = record(
        "response", SITE + "/a.jpg", http(b"\xff\xd8", (("Content-Type", "image/jpeg"),))
    )
    older = [
        page(url(VILLAGES[0]), first(), "2024-05-31T04:00:00Z"),
        page(
            SITE + "/2024/05/31/galeri-foto/", b"<html><title>Galeri</title><img src=a.jpg></html>"
        ),
        record("response", url("hilang"), http(b"tidak ada", status="404 Not Found")),
        pictures,
        record("response", None, http(b"rusak")),
    ]
    zipped = gzipped(
        [page(f"https://www.elang.example/berita/{n}-{n}", story(f"Desa {n}")) for n in range(1, 4)]
    )
    files = {
        "later.warc": later(),
        "older.warc.gz": gzipped(older),
        "resource.warc.zst": zstandard(
            [record("resource", url(VILLAGES[1]), story(VILLAGES[1]), content_type="text/html")],
            story(VILLAGES[0]),
        ),
        "one-member.warc.gz": gzip.compress(
            page(url(VILLAGES[2]), story(VILLAGES[2])) * 1
            + page(url(VILLAGES[3]), story(VILLAGES[3]))
        ),
        "cut.warc.gz": gzipped(
            [
                page(url(VILLAGES[4]), story(VILLAGES[4])),
                page(url("terpotong"), story("Desa Terpotong")),
            ]
        )[:-60],
        "several.warc.gz": gzipped([*several_pages(), api_answer()]),
        "notes.txt": b"catatan, bukan arsip web",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    wacz(folder / "browser.wacz", {"data.warc.gz": zipped})
    return [folder / name for name in [*files, "browser.wacz"]]


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
