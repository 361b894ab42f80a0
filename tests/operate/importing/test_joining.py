"""Articles cut into pages, whose captures come in any order."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive.store import read_archive
from crawler.extract.batch import Readers
from crawler.extract.pool import ReaderPool
from crawler.operate.importing.progress import Quiet
from crawler.operate.importing.records import Filters
from crawler.operate.importing.run import Options, import_files
from tests.archive.warcs import gzipped, page, story

FIRST = "https://kabarluar.example/2024/05/31/desa-panjang/"
NAMES = ("Desa Panjang", "Desa Panjang Tengah", "Desa Panjang Ujung")


def part(number: int) -> bytes:
    """Return the record of one of the article's pages; all but the last lead to the next."""
    address = FIRST if number == 1 else f"{FIRST}{number}/"
    further = f'<div class="page-links"><a href="{FIRST}{number + 1}/">{number + 1}</a></div>'
    links = further.encode() if number < len(NAMES) else b""
    body = story(NAMES[number - 1]).replace(b"</article>", links + b"</article>")
    return page(address, body, f"2024-05-31T04:00:0{number}Z")


def imported(folder: Path, records: list[bytes]) -> Database:
    path = folder / "luar.warc.gz"
    path.write_bytes(gzipped(records))
    options = Options(db=folder / "archive.db", files=(path,), filters=Filters())
    with Readers(ReaderPool()) as readers:
        import_files(options, Quiet(), readers)
    return read_archive(folder / "archive.db")


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_pages_in_any_order_make_one_article(tmp_path: Path, order: tuple[int, ...]) -> None:
    db = imported(tmp_path, [part(number) for number in order])
    (row,) = db.query("SELECT url, text FROM articles")
    assert row["url"] == FIRST
    places = [row["text"].find(f"Kepala Desa {name}, Darmansyah") for name in NAMES]
    assert places == sorted(places)
    assert places[0] >= 0


def test_a_number_behind_no_known_page_is_an_articles_own(tmp_path: Path) -> None:
    own = "https://kabarluar.example/kabar-desa/12"
    db = imported(tmp_path, [page(own, story("Desa Tunggal"))])
    assert [row["url"] for row in db.query("SELECT url FROM articles")] == [own]


def test_articles_of_several_pages_are_numbered_as_they_came(tmp_path: Path) -> None:
    names = [f"Desa Nomor {n}" for n in range(12)]
    urls = [f"https://kabarluar.example/2024/05/31/desa-nomor-{n}/" for n in range(12)]
    records = []
    for name, url in zip(names, urls, strict=True):
        links = f'<div class="page-links"><a href="{url}2/">2</a></div></article>'.encode()
        records.append(page(url, story(name).replace(b"</article>", links)))
    db = imported(tmp_path, records)
    assert [row["url"] for row in db.query("SELECT url FROM articles ORDER BY id")] == urls
