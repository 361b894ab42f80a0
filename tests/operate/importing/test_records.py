"""What of a web archive is wanted, before a page is read."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from crawler.archive.store import open_archive
from crawler.archive.stretches import stretches
from crawler.extract.tasks import Task
from crawler.operate.importing.outlets import Outlets
from crawler.operate.importing.records import Filters, Item, Reader
from crawler.outlet import Outlet
from tests.archive.warcs import gzipped, http, page, record

KABAR = Outlet(
    name="kabar",
    home="https://www.kabar.example/",
    article=r"/\d{4}/",
    not_article=r"/advertorial/",
)
PAGES = (
    ("https://kabar.example/2024/05/31/jembatan/", "2024-05-31T04:00:00Z"),
    ("https://m.kabar.example/2024/06/01/dermaga/", "2024-06-01T04:00:00Z"),
    ("https://kabar.example/2024/06/01/advertorial/pasar/", "2024-06-01T04:00:00Z"),
    ("https://kabar.example/berita/lama-sekali-dari-tahun-lalu", "2014-01-01T04:00:00Z"),
    ("https://kabar.example/kategori/ekonomi/", "2024-06-01T04:00:00Z"),
    ("https://kabar.example/2024/05/31/jembatan/?page=2", "2024-05-31T04:00:00Z"),
    ("https://elang.example/news/12345/sb-elang-laut-karam", "2024-06-01T04:00:00Z"),
)


ALL = Filters()


def read(
    folder: Path, filters: Filters = ALL, records: list[bytes] | None = None
) -> tuple[list[tuple[Item, Task | None]], Counter[str]]:
    path = folder / "luar.warc.gz"
    path.write_bytes(gzipped(records or [page(url, b"<p>isi", moment) for url, moment in PAGES]))
    (stretch,) = stretches(path)
    db = open_archive(folder / "archive.db")
    reader = Reader(db, folder / "archive.db", [str(path)], Outlets([KABAR]), filters)
    items = list(reader.items(0, stretch, stretch.begins))
    db.close()
    return items, sum((item.notes for item, _ in items), Counter[str]())


def tasks(items: list[tuple[Item, Task | None]]) -> list[tuple[str, str]]:
    return [(task.outlet.name, task.url) for _, task in items if task and task.outlet]


def test_pages_go_to_the_outlet_of_their_host(tmp_path: Path) -> None:
    items, _ = read(tmp_path)
    assert tasks(items) == [
        ("kabar", PAGES[0][0]),
        ("kabar", PAGES[1][0]),
        ("kabar", PAGES[3][0]),
        ("elang.example", PAGES[6][0]),
    ]


def test_what_cannot_be_an_article_is_counted_and_not_read(tmp_path: Path) -> None:
    _, notes = read(tmp_path)
    assert notes["left_out: no_article_address"] == 2
    assert notes["left_out: further_page"] == 1
    assert notes["records"] == len(PAGES)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(hosts=("elang.example",)), 1),
        (Filters(hosts=("kabar.example",)), 3),
        (Filters(hosts=("m.kabar.example", "elang.example")), 2),
        (Filters(hosts=("abar.example",)), 0),
        (Filters(since=date(2024, 6, 1)), 2),
    ],
)
def test_filters_spare_the_reading(tmp_path: Path, filters: Filters, count: int) -> None:
    items, _ = read(tmp_path, filters)
    assert len(tasks(items)) == count


def test_with_a_language_only_pages_are_taken(tmp_path: Path) -> None:
    picture = record(
        "response", "https://kabar.example/a.jpg", http(b"x", (("Content-Type", "image/jpeg"),))
    )
    items, notes = read(tmp_path, Filters(language="id"), [picture])
    assert [item.capture for item, _ in items] == [None]
    assert notes["left_out: language"] == 1


def test_an_address_that_was_taken_down_is_not_read_again(tmp_path: Path) -> None:
    db = open_archive(tmp_path / "archive.db")
    db.execute("INSERT INTO redactions(url, at, reason) VALUES (?, '', '')", [PAGES[0][0]])
    db.conn.commit()
    db.close()
    items, notes = read(tmp_path)
    assert PAGES[0][0] not in [url for _, url in tasks(items)]
    assert notes["left_out: redacted"] == 1


@pytest.mark.parametrize(
    ("body", "kind", "taken"),
    [
        (b"<p>isi", "text/html", True),
        (b"<p>isi", "application/xhtml+xml; charset=utf-8", True),
        (b"  <!doctype html><p>isi", "", True),
        (b"isi", "", False),
        (b'{"a": 1}', "application/json", False),
    ],
)
def test_pages_are_told_by_their_type(tmp_path: Path, body: bytes, kind: str, taken: bool) -> None:
    headers = (("Content-Type", kind),) if kind else ()
    items, _ = read(tmp_path, records=[record("response", PAGES[0][0], http(body, headers))])
    assert (len(tasks(items)) == 1) is taken


def test_a_page_that_did_not_come_whole_is_not_read(tmp_path: Path) -> None:
    cut = record(
        "response", PAGES[0][0], http(b"<p>isi"), extra=(("WARC-Truncated", "disconnect"),)
    )
    items, _ = read(tmp_path, records=[cut])
    assert tasks(items) == []
    assert items[0][0].capture is not None
