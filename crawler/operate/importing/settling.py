"""What a record becomes in the archive, and how it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from crawler.archive.exchange import Exchange
from crawler.archive.ledger import redacted
from crawler.archive.runs import Tally, save_outlet
from crawler.archive.taking import is_known, take_capture, take_page, wait_for_pages
from crawler.extract.tasks import Reading
from crawler.fetch.posts import told_by
from crawler.operate.importing.pages import first_page_of
from crawler.operate.importing.records import Filters, Item
from crawler.operate.importing.report import FileReport, ImportReport
from crawler.outlet import Outlet
from crawler.records import Article


class Settler:
    """Writes records one by one, within the caller's transaction."""

    def __init__(self, filters: Filters, hours: Sequence[float], report: ImportReport) -> None:
        self._filters = filters
        self._hours = hours
        self._report = report
        self._saved: set[str] = set()
        """Outlets whose rows are written."""

    def words(self) -> str:
        """Say what came of the import until now."""
        new = sum(tally.new for tally in self._report.outlets.values())
        known = sum(file.known for file in self._report.files)
        return f"{new} new articles" + (f", {known} captures known" if known else "")

    def settle(self, db: Database, item: Item, reading: Reading, file: FileReport) -> None:
        """Write what a record asks for."""
        capture = item.capture
        if capture is None:
            return
        exchange, place = capture.exchange, capture.place
        reason = self._unwanted(db, item, reading)
        if reason is not None:
            file.left_out[reason] += 1
            return
        own = (capture.warc, place.offset) if item.via != "page" else None
        if is_known(db, exchange.url, exchange.fetched, place.digest, own):
            file.known += 1  # twice in these files
            return
        if item.outlet is not None and item.outlet.name not in self._saved:
            save_outlet(db, item.outlet)
            self._saved.add(item.outlet.name)
        number = take_capture(db, capture)
        if number is None:
            file.left_out["revisit_without_original"] += 1
            return
        file.captures += item.via == "page"
        if item.outlet is None:
            return
        numbered = first_page_of(item.url) is not None
        if item.via == "page" and (reading.following is not None or numbered):
            wait_for_pages(db, number)
            return
        self._tally(item.outlet).bytes += item.notes["bytes"]
        self.take(db, item.outlet, item.url, number, exchange, reading, item.via)

    def take(
        self,
        db: Database,
        outlet: Outlet,
        url: str,
        capture: int,
        exchange: Exchange,
        reading: Reading,
        via: str = "page",
    ) -> None:
        """Write what a page says, and count it."""
        tally = self._tally(outlet)
        tally.listed += 1
        tally.fetched += 1
        if reading.article is not None:
            reading = replace(reading, article=told_by(reading.article, via))
        saved = take_page(db, outlet, url, capture, exchange, reading, self._hours, via)
        if saved is not None:
            setattr(tally, saved.outcome, getattr(tally, saved.outcome) + 1)
        elif reading.reason is not None:
            tally.not_article += 1
        else:
            tally.failed += 1

    def _tally(self, outlet: Outlet) -> Tally:
        return self._report.tally(outlet.name)

    def _unwanted(self, db: Database, item: Item, reading: Reading) -> str | None:
        """Say why a page is not wanted, now that it is read."""
        if item.outlet is None:
            return None
        article, filters = reading.article, self._filters
        if filters.language and (article is None or article.language != filters.language):
            return "language"
        if article is not None and not self._recent(article):
            return "since"
        urls = [item.url, *([article.url] if article is not None else [])]
        if any(redacted(db, url) for url in urls):
            return "redacted"
        return None

    def _recent(self, article: Article) -> bool:
        since = self._filters.since
        return (
            since is None
            or article.published is None
            or (article.published[:10] >= since.isoformat())
        )
