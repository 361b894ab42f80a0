"""What the crawls of one process share: options, the writing thread, the reader processes."""

from __future__ import annotations

import os
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from scrapy.settings import BaseSettings

from crawler.archive.captures import known_warc, save_capture, warc_name, warc_path
from crawler.archive.exclusive import BusyError, lock_archive, recover
from crawler.archive.schedule import HOURS
from crawler.archive.writer import Writer
from crawler.extract.pool import ReaderPool
from crawler.fetch.progress import Quiet

if TYPE_CHECKING:
    from sqlite_utils import Database

    from crawler.fetch.replay import Replay, Replayed

__all__ = ["BusyError", "Options", "Session"]

Mode = Literal["latest", "full", "recheck"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person asked a crawl to do."""

    db: Path
    warcs: Path | None = None
    """Folder of web archives; None: ``warcs`` beside the archive."""
    mode: Mode = "latest"
    since: date | None = None
    limit: int | None = None
    """Articles an outlet at most."""
    replay: tuple[Path, ...] = ()
    delay: float | None = None
    concurrency: int | None = None
    allow_private: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Folder that web archives are written to."""
        return self.warcs if self.warcs is not None else self.db.resolve().parent / "warcs"


class Session:
    """Opens the archive for writing under its lock, and closes everything again."""

    def __init__(
        self,
        options: Options,
        settings: BaseSettings,
        replay: Replay | None = None,
        progress: Quiet | None = None,
    ) -> None:
        """Take the archive's lock and mend what a killed crawl left behind.

        Raises BusyError while another crawl holds the lock, ArchiveError for a bad archive.
        """
        self.options = options
        self.replay = replay
        self.progress = progress or Quiet()
        self.hours = tuple(float(hours) for hours in settings.getlist("RECHECK_HOURS")) or HOURS
        """Ages in hours at which an archived page is visited again."""
        options.db.resolve().parent.mkdir(parents=True, exist_ok=True)
        self._lock = lock_archive(options.db)
        try:
            self.writer = Writer(options.db, recover)
            self.recovered = self.writer.recovered
        except BaseException:
            self._lock.release()
            raise
        self.pool = ReaderPool(
            workers=settings.getint("READER_PROCESSES") or os.cpu_count(),
            seconds=settings.getfloat("READER_SECONDS"),
            memory=settings.getint("READER_MEMORY"),
        )
        self._started = False

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Session:
        """Open a session for ``scrapy crawl``: the archive is ``ARSIP_DB``, else ``archive.db``.

        Options come as settings: ``-s ARSIP_MODE=full -s ARSIP_LIMIT=20``.
        """
        path = Path(settings.get("ARSIP_DB") or os.environ.get("ARSIP_DB") or "archive.db")
        modes: dict[str, Mode] = {"full": "full", "recheck": "recheck"}
        options = Options(
            db=path,
            mode=modes.get(settings.get("ARSIP_MODE") or "", "latest"),
            limit=settings.getint("ARSIP_LIMIT") or None,
        )
        return cls(options, settings)

    async def start(self) -> None:
        """Start the reader processes, once; needs the running event loop."""
        if not self._started:
            self._started = True
            await self.pool.start()

    async def stop(self) -> None:
        """End the reader processes."""
        if self._started:
            await self.pool.close()

    def close(self) -> None:
        """Write what waits, close the archive, let go of the lock."""
        self.writer.close()
        self._lock.release()

    def name_warc(self, path: Path) -> str:
        """Return how the archive names a web archive."""
        return warc_name(path, self.options.db)

    def find_warc(self, name: str) -> Path:
        """Return the file of a web archive that the archive names."""
        return warc_path(name, self.options.db)

    def refer(self, replayed: Replayed) -> Future[int]:
        """Record where a replayed response lies; the future gives the capture's id."""
        name = self.name_warc(replayed.path)
        size = replayed.path.stat().st_size

        def job(db: Database) -> int:
            known_warc(db, name, None, size=size, closed=True)
            return save_capture(db, None, name, replayed.exchange, replayed.place)

        return self.writer.do_at_once(job)
