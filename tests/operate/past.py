"""An archive with a past: rows as years of crawling leave them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.outlet import Outlet
from crawler.times import stamp

WITA = timezone(timedelta(hours=8))
SUNDAY = datetime(2024, 6, 30, 20, 0, tzinfo=WITA)
"""A Sunday evening."""
HOURS = (7, 9, 11, 13, 15, 17, 19, 21)
"""When an outlet with eight articles a day publishes them."""


class Past:
    """An archive that tests fill with rows."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "archive.db"
        self.db: Database = open_archive(self.path)
        self._turn = 0

    def outlet(self, name: str = "kabar", zone: str | None = "Asia/Makassar") -> str:
        save_outlet(self.db, Outlet(name=name, home=f"https://{name}.example/", timezone=zone))
        return name

    def article(
        self,
        published: datetime | str | None,
        *,
        outlet: str = "kabar",
        url: str | None = None,
        seen: datetime | None = None,
        title: str | None = None,
        authors: str = '["Rina Salampak"]',
        words: int = 200,
        source: str | None = "json-ld",
    ) -> int:
        """Archive an article; it was first seen ten minutes after its publication."""
        self._turn += 1
        if isinstance(published, datetime):
            seen = seen or published + timedelta(minutes=10)
            published = published.isoformat()
        first = stamp(seen or SUNDAY)
        url = url or f"https://{outlet}.example/berita-{self._turn}/"
        return self._insert(
            "articles",
            outlet=outlet, url=url, key=url, title=title or f"Warga Bangun Jembatan {self._turn}",
            authors=authors, published=published, published_source=source, text="Isi.",
            words=words, first_seen=first, last_seen=first,
            content_hash=sha256(url.encode()).hexdigest(), extractor="test",
        )  # fmt: skip

    def page(self, state: str, *, outlet: str = "kabar", **columns: Any) -> str:
        """Enter an address in the ledger."""
        self._turn += 1
        url = columns.pop("url", f"https://{outlet}.example/halaman-{self._turn}/")
        listed = columns.pop("listed", SUNDAY)
        self._insert("pages", url=url, key=url, outlet=outlet, state=state,
                     first_listed=stamp(listed), **columns)  # fmt: skip
        return str(url)

    def run(
        self,
        started: datetime,
        problem: str | None = None,
        *,
        outlet: str = "kabar",
        mode: str = "latest",
        new: int = 0,
        ended: bool = True,
    ) -> None:
        """Enter a crawl of two minutes."""
        finished = stamp(started + timedelta(minutes=2)) if ended else None
        self._insert("runs", started=stamp(started), finished=finished, outlet=outlet, mode=mode,
                     problem=problem, new=new)  # fmt: skip

    def crawled(self, until: datetime, *, outlet: str = "kabar", every: int = 1) -> None:
        """Enter a week of crawls, one every so many hours, the last one at ``until``."""
        self.run(until - timedelta(days=200), outlet=outlet, new=10)
        for turn in range(7 * 24 // every):
            self.run(until - timedelta(hours=turn * every), outlet=outlet)

    def weeks(
        self,
        until: datetime,
        *,
        weeks: int = 16,
        weekdays: Iterable[int] = range(7),
        hours: Iterable[int] = HOURS,
        outlet: str = "kabar",
        **columns: Any,
    ) -> None:
        """Archive what an outlet brings in so many weeks, up to ``until``."""
        chosen, at_hours = set(weekdays), tuple(hours)
        first = until.date() - timedelta(weeks=weeks)
        for turn in range(weeks * 7 + 1):
            day = first + timedelta(days=turn)
            for hour in at_hours:
                at = datetime(day.year, day.month, day.day, hour, 12, 30, tzinfo=WITA)
                if at <= until and at.weekday() in chosen:
                    self.article(at, outlet=outlet, **columns)

    def _insert(self, table: str, **row: Any) -> int:
        marks = ", ".join("?" * len(row))
        with self.db.atomic():
            cursor = self.db.execute(
                f"INSERT INTO {table}({', '.join(row)}) VALUES ({marks})", list(row.values())
            )
        return int(cursor.lastrowid or 0)
