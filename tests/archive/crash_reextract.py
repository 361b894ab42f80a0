"""A rereading that is killed: the next one ends with every correction, and with none twice."""

from __future__ import annotations

from pathlib import Path

from crawler.archive.exclusive import exclusive
from crawler.archive.fixity.verify import Extent, verify
from crawler.archive.stories import rebuild
from crawler.extract.batch import Readers
from crawler.extract.pool import ReaderPool
from crawler.operate.importing.progress import Quiet
from crawler.operate.importing.records import Filters
from crawler.operate.importing.run import Options as Import
from crawler.operate.importing.run import import_files
from crawler.operate.rereading import run
from tests.archive.crash_import import LONG, cut_in_two
from tests.archive.helpers import NOON
from tests.archive.warcs import gzipped, page, story

SITE = "https://kabarluar.example/2024/05/31/"
OTHERWISE = (*(f"{SITE}desa-{n}/" for n in range(3)), LONG)
"""Articles of which other rules had read another title; the last is cut into pages."""
OVERLOOKED = f"{SITE}desa-terlewat/"
"""An article in whose page other rules had found none."""
NONE = f"{SITE}galeri-foto/"
"""A page in which other rules had found an article."""


def prepare(path: Path) -> None:
    """Import pages, then have the rows say what older rules would have read in them."""
    first, second = cut_in_two()
    records = [page(url, story(url.split("/")[-2])) for url in (*OTHERWISE[:-1], OVERLOOKED, NONE)]
    gallery = page(NONE, b"<html><title>Galeri</title></html>", "2024-06-01T04:00:00Z")
    archive = path.parent / "luar.warc.gz"
    archive.write_bytes(gzipped([gallery, *records, first, second]))
    with Readers(ReaderPool()) as readers:
        import_files(Import(db=path, files=(archive,), filters=Filters()), Quiet(), readers)
    with exclusive(path) as db, db.atomic():
        db.execute(
            "UPDATE articles SET capture = (SELECT min(id) FROM captures WHERE url = articles.url)"
        )
        for table in ("articles", "revisions"):
            db.execute(f"UPDATE {table} SET title = 'Judul Salah'")
        db.execute("UPDATE articles SET extractor = 'older'")
        db.execute(
            "UPDATE pages SET state = 'not_article', reason = 'no_text', article = NULL"
            " WHERE url = ?",
            [OVERLOOKED],
        )
        db.execute("DELETE FROM articles WHERE url = ?", [OVERLOOKED])
        rebuild(db)
    findings = verify(path, NOON, Extent(whole=True))
    assert not findings.counts, findings.faults


def act(path: Path) -> None:
    run.BATCH = 2
    run.reread(run.Options(db=path, apply=True), lambda done, total: None)


def check(path: Path) -> None:
    findings = verify(path, NOON)
    assert not findings.counts, findings.faults
    act(path)
    with exclusive(path) as db:
        held = db.execute("SELECT url, title, extractor, text FROM articles").fetchall()
        kinds: dict[str, list[str]] = {}
        for url, kind in db.execute(
            "SELECT url, kind FROM revisions JOIN articles ON articles.id = article"
            " ORDER BY revisions.revision"
        ):
            kinds.setdefault(url, []).append(kind)
        state = db.execute("SELECT state FROM pages WHERE url = ?", [NONE]).fetchone()[0]
        left = db.execute("SELECT count(*) FROM rereadings WHERE finished IS NULL").fetchone()[0]
    corrected = {url: ["outlet", "correction"] for url in OTHERWISE}
    assert kinds == {**corrected, OVERLOOKED: ["correction"]}, kinds
    for url, title, extractor, text in held:
        assert title.casefold().startswith("warga desa"), url
        assert extractor != "older", url
        assert url != LONG or "Bagian Dua" in text
    assert (state, left) == ("not_article", 0)
    findings = verify(path, NOON, Extent(whole=True))
    assert not findings.counts, findings.faults
