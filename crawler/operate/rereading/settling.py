"""Writing what today's rules read: a correction, an article found, an article that is none."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from crawler.archive import ledger
from crawler.archive.articles import Visit, save_article
from crawler.archive.corrections import correct, mark_correction, withdraw
from crawler.archive.exchange import parse_warc_date
from crawler.extract.tasks import Reading
from crawler.extract.version import extractor
from crawler.operate.rereading.subjects import Subject
from crawler.outlet import Outlet
from crawler.records import Article
from crawler.urls import url_key


def settle(
    db: Database, subject: Subject, reading: Reading, outlet: Outlet, moment: datetime
) -> bool:
    """Write one subject's reading at ``moment``; failures change nothing. In a transaction.

    Returns False where an article that is none by today's rules stays for its earlier versions.
    """
    if reading.failure is not None:
        return True
    if subject.known is None:
        if reading.article is not None:
            _found(db, subject, reading.article, reading.stems, outlet, moment)
        return True
    number = int(subject.known["id"])
    if reading.article is None:
        return withdraw(db, number, reading.reason or "no_text")
    correct(db, number, reading.article, reading.stems, extractor(outlet), moment)
    return True


def _found(
    db: Database, subject: Subject, article: Article, stems: str, outlet: Outlet, moment: datetime
) -> None:
    """Enter the article of a page that was none before, as of the time of its capture."""
    assert subject.source is not None
    capture = subject.source.capture
    query = "SELECT url, fetched FROM captures WHERE id = ?"
    url, fetched = db.execute(query, [capture]).fetchone()
    seen = parse_warc_date(fetched)
    if any(ledger.redacted(db, address) for address in (article.url, url)):
        return
    known = db.execute(
        "SELECT id FROM articles WHERE url = ? OR (outlet = ? AND key = ?)",
        [article.url, article.outlet, url_key(article.url)],
    ).fetchone()
    if known is not None:  # its own page says more of it than this other one
        ledger.archived(db, subject.url, known[0], seen, duplicate=True)
        return
    visit = Visit(url, capture, seen, extractor(outlet))
    saved = save_article(db, article, stems, visit)
    ledger.archived(db, subject.url, saved.article, seen, duplicate=saved.outcome == "duplicate")
    if saved.outcome == "new":
        db.execute(
            "UPDATE articles SET listed = ? WHERE id = ?", [subject.source.listed, saved.article]
        )
        mark_correction(db, saved.article, extractor(outlet), moment)
