"""Imported articles that are cut into pages: read whole once all captures are known."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.captures import read_capture
from crawler.archive.crashpoints import crash_point
from crawler.archive.store import read_archive
from crawler.archive.taking import answered, waiting_pages, waits_no_longer
from crawler.extract.batch import Readers
from crawler.extract.tasks import Reading
from crawler.fetch.recapture import Captures, Source
from crawler.operate.importing.outlets import Outlets
from crawler.operate.importing.pages import first_page_of
from crawler.operate.importing.settling import Settler
from crawler.operate.rereading.reading import Rereader
from crawler.operate.rereading.subjects import Outlets as NamedOutlets
from crawler.operate.rereading.subjects import Subject
from crawler.urls import clean_url


def join_pages(
    db: Database, db_path: Path, outlets: Outlets, settler: Settler, readers: Readers
) -> None:
    """Read the articles whose first pages wait, with what is preserved of the others.

    One whose other pages are in no web archive is what its first page says. A page with a number
    whose first page came after it is a further one, and no article.
    """
    subjects = [
        Subject(url, outlets.of(clean_url(url) or url).name, Source(capture))
        for capture, url in _first_pages(db)
    ]
    with closing(read_archive(db_path)) as reading:
        rereader = Rereader(Captures(reading, db_path), NamedOutlets(reading))
        found: dict[Subject, Reading] = {}
        waiting = iter(subjects)
        expected = next(waiting, None)
        for subject, read in rereader.readings(subjects, readers):
            found[subject] = read
            # in the order in which they came, so that the same files make the same archive
            while expected in found:
                _take(db, db_path, outlets, settler, expected, found.pop(expected))
                expected = next(waiting, None)


def _first_pages(db: Database) -> list[tuple[int, str]]:
    """Return what waits and is a first page; further pages wait no longer."""
    found = []
    with db.atomic():
        for capture, url in waiting_pages(db):
            first = first_page_of(clean_url(url) or url)
            if first is not None and answered(db, first, f"{first}/"):
                waits_no_longer(db, capture)
            else:
                found.append((capture, url))
    return found


def _take(
    db: Database,
    db_path: Path,
    outlets: Outlets,
    settler: Settler,
    subject: Subject,
    reading: Reading,
) -> None:
    assert subject.source is not None
    capture = subject.source.capture
    url = clean_url(subject.url) or subject.url
    with db.atomic():
        try:
            exchange = read_capture(db, db_path, capture)
        except (OSError, ValueError):
            return  # taken away meanwhile; the next import looks again
        settler.take(db, outlets.of(url), url, capture, exchange, reading)
        waits_no_longer(db, capture)
    crash_point("import.joined")
