"""An import that is killed: the next one ends with every article, and with none twice."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.exclusive import exclusive
from crawler.archive.fixity.verify import Extent, verify
from crawler.archive.store import open_archive
from crawler.extract.batch import Readers
from crawler.extract.pool import ReaderPool
from crawler.operate.importing.progress import Quiet
from crawler.operate.importing.records import Filters
from crawler.operate.importing.run import Options, import_files
from tests.archive.helpers import NOON
from tests.archive.warcs import gzipped, http, page, record, story, wacz, zstandard

SITE = "https://kabarluar.example/2024/05/31/"
LONG = f"{SITE}desa-panjang/"
CARRIED = tuple(f"{SITE}desa-terbawa-{n}/" for n in range(3))
PLAIN = {f"{SITE}desa-{n}/": f"Desa Nomor {n}" for n in range(7)}
ARTICLES = {*PLAIN, *CARRIED, LONG}
CAPTURES = len(PLAIN) + 1 + 2
"""One of each plain article, the answer that carries several, and two pages of one article."""


def cut_in_two() -> tuple[bytes, bytes]:
    """Return an article that is cut into two pages, as two records."""
    links = f'<div class="page-links">1 <a href="{LONG}2/">2</a></div></article>'.encode()
    second = story("Desa Panjang Bagian Dua").replace(b"<h1", b"<h2").replace(b"</h1", b"</h2")
    first = page(LONG, story("Desa Panjang").replace(b"</article>", links))
    return first, page(f"{LONG}2/", second, "2024-05-31T04:00:05Z")


def answer() -> bytes:
    """Return an API's answer that carries articles whole, as a record."""
    posts = []
    for n, url in enumerate(CARRIED):
        text = "".join(
            f"<p>Warga Desa Terbawa {n} menanam bakau ke-{m} di pesisir.</p>" for m in range(9)
        )
        posts.append({
            "id": n, "link": url, "date": "2024-05-31T10:15:00", "date_gmt": "2024-05-31T02:15:00",
            "title": {"rendered": f"Warga Desa Terbawa {n} Menanam Bakau"},
            "content": {"rendered": text, "protected": False}, "excerpt": {"rendered": ""},
        })  # fmt: skip
    return record(
        "response",
        "https://kabarluar.example/wp-json/wp/v2/posts?per_page=100",
        http(json.dumps(posts).encode(), (("Content-Type", "application/json"),)),
    )


def prepare(path: Path) -> None:
    """Write files of every form: the packed one can be taken as a copy only."""
    open_archive(path).close()
    plain = [page(url, story(name)) for url, name in PLAIN.items()]
    first, second = cut_in_two()
    folder = path.parent / "luar"
    folder.mkdir()
    (folder / "bagian-1.warc.gz").write_bytes(
        gzipped([plain[0], first, answer(), plain[1], plain[2]])
    )
    (folder / "bagian-2.warc.zst").write_bytes(zstandard([plain[3], second], story("Desa Nomor 0")))
    (folder / "bagian-3.warc.gz").write_bytes(gzip.compress(plain[4] + plain[5], mtime=0))
    wacz(folder / "bagian-4.wacz", {"data.warc.gz": gzipped([plain[6]])})


def act(path: Path, *, copy: bool = False) -> None:
    """Import what lies in the folder beside the archive."""
    files = tuple(sorted((path.parent / "luar").iterdir()))
    options = Options(db=path, files=files, filters=Filters(), copy=copy)
    with Readers(ReaderPool()) as readers:
        report = import_files(options, Quiet(), readers)
    assert report.well


def check(path: Path) -> None:
    findings = verify(path, NOON)
    assert findings.counts.keys() <= {"file_unknown"}, findings.faults  # a copy not yet named
    act(path)
    with exclusive(path) as db:
        assert texts(db).keys() == ARTICLES, texts(db).keys() ^ ARTICLES
        assert "Bagian Dua" in texts(db)[LONG]
        assert "Nomor 6" in texts(db)[f"{SITE}desa-6/"]
        for table, rows in (
            ("revisions", len(ARTICLES)),
            ("captures", CAPTURES),
            ("imports WHERE finished IS NOT NULL", 4),
            ("first_pages", 0),
        ):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == rows, table
        foreign = db.execute("SELECT name FROM warcs WHERE name NOT LIKE 'warcs/%'").fetchall()
    assert len(foreign) == 3
    findings = verify(path, NOON, Extent(whole=True))
    assert not findings.counts, findings.faults
    copies = sorted(found.name for found in (path.parent / "warcs").iterdir())
    assert len(copies) == 1, copies


def texts(db: Database) -> dict[str, str]:
    """Return the text of each article by its address."""
    return dict(db.execute("SELECT url, text FROM articles").fetchall())
