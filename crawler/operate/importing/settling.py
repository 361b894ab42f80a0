"""What a record becomes in the archive, and how it is counted."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from crawler.archive.runs import save_outlet
from crawler.archive.taking import is_known, is_redacted, take_capture, take_page
from crawler.extract.pool import Reading
from crawler.operate.importing.records import Filters, Item
from crawler.operate.importing.report import FileReport, ImportReport
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
        exchange = capture.exchange
        reason = self._unwanted(db, item, reading)
        if reason is not None:
            file.left_out[reason] += 1
            return
        if is_known(db, exchange.url, exchange.fetched, capture.place.digest):
            file.known += 1  # twice in these files
            return
        if item.outlet is not None and item.outlet.name not in self._saved:
            save_outlet(db, item.outlet)
            self._saved.add(item.outlet.name)
        number = take_capture(db, capture)
        if number is None:
            file.left_out["revisit_without_original"] += 1
            return
        file.captures += 1
        if item.outlet is None:
            return
        tally = self._report.tally(item.outlet.name)
        tally.listed += 1
        tally.fetched += 1
        tally.bytes += item.notes["bytes"]
        saved = take_page(db, item.outlet, item.url, number, exchange, reading, self._hours)
        if saved is not None:
            setattr(tally, saved.outcome, getattr(tally, saved.outcome) + 1)
        elif reading.reason is not None:
            tally.not_article += 1
        else:
            tally.failed += 1

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
        if any(is_redacted(db, item.outlet.name, url) for url in urls):
            return "redacted"
        return None

    def _recent(self, article: Article) -> bool:
        since = self._filters.since
        return (
            since is None
            or article.published is None
            or (article.published[:10] >= since.isoformat())
        )
