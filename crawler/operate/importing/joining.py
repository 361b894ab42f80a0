"""Imported articles that are cut into pages: read whole once all captures are known."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.captures import read_capture
from crawler.archive.crashpoints import crash_point
from crawler.archive.store import read_archive
from crawler.archive.taking import waiting_pages
from crawler.extract.batch import Readers
from crawler.fetch.recapture import Captures, Source
from crawler.operate.importing.outlets import Outlets
from crawler.operate.importing.settling import Settler
from crawler.operate.rereading.reading import Rereader
from crawler.operate.rereading.subjects import Outlets as NamedOutlets
from crawler.operate.rereading.subjects import Subject
from crawler.urls import clean_url


def join_pages(
    db: Database, db_path: Path, outlets: Outlets, settler: Settler, readers: Readers
) -> None:
    """Read the articles whose first pages wait, with what is preserved of the others.

    One whose other pages are in no web archive is what its first page says.
    """
    subjects = [
        Subject(url, outlets.of(clean_url(url) or url).name, Source(capture))
        for capture, url in waiting_pages(db)
    ]
    with closing(read_archive(db_path)) as reading:
        captures = Captures(reading, db_path)
        rereader = Rereader(captures, NamedOutlets(reading))
        for subject, found in rereader.readings(subjects, readers):
            assert subject.source is not None
            capture = subject.source.capture
            url = clean_url(subject.url) or subject.url
            with db.atomic():
                try:
                    exchange = read_capture(db, db_path, capture)
                except (OSError, ValueError):
                    continue  # taken away meanwhile; the next import looks again
                settler.take(db, outlets.of(url), url, capture, exchange, found)
                db.execute("DELETE FROM first_pages WHERE capture = ?", [capture])
            crash_point("import.joined")
