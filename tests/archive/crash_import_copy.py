"""An import of copies that is killed: no copy is left by half, none is made twice."""

from __future__ import annotations

from pathlib import Path

from crawler.archive.exclusive import exclusive
from crawler.archive.fixity.verify import Extent, verify
from crawler.archive.store import open_archive
from tests.archive import crash_import
from tests.archive.crash_import import texts
from tests.archive.helpers import NOON
from tests.archive.warcs import gzipped, page, story, wacz, zstandard

ARTICLES = {f"https://kabarluar.example/2024/05/31/desa-{n}/": f"Desa Nomor {n}" for n in range(4)}


def prepare(path: Path) -> None:
    open_archive(path).close()
    records = [page(url, story(name)) for url, name in ARTICLES.items()]
    folder = path.parent / "luar"
    folder.mkdir()
    (folder / "bagian-1.warc.zst").write_bytes(zstandard(records[:2], story("Desa Nomor 0")))
    wacz(folder / "bagian-2.wacz", {"data.warc.gz": gzipped(records[2:])}, packed=True)


def act(path: Path) -> None:
    crash_import.act(path, copy=True)


def check(path: Path) -> None:
    findings = verify(path, NOON)
    assert findings.counts.keys() <= {"file_unknown"}, findings.faults  # a copy not yet named
    act(path)
    with exclusive(path) as db:
        assert texts(db).keys() == ARTICLES.keys()
        captures = db.execute("SELECT count(*), count(DISTINCT url) FROM captures").fetchone()
        assert captures == (len(ARTICLES), len(ARTICLES))
        named = sorted(name for (name,) in db.execute("SELECT name FROM warcs"))
    copies = sorted(f"warcs/{found.name}" for found in (path.parent / "warcs").iterdir())
    assert copies == named
    assert len(copies) == len(list((path.parent / "luar").iterdir()))
    findings = verify(path, NOON, Extent(whole=True))
    assert not findings.counts, findings.faults
