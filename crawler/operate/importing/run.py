"""Importing web archives: read in the reader processes, written in the files' order.

What a record asks for is written together with how far its file has been read, so that a killed
import goes on at the record where it was, and none is taken twice.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from sqlite_utils import Database

from crawler.archive.captures import warc_name
from crawler.archive.copies import clear_abandoned, copy_path, copy_stretch, holds, needs_copy
from crawler.archive.crashpoints import armed, crash_point
from crawler.archive.exclusive import exclusive
from crawler.archive.imports import (
    ImportKey,
    OtherFileError,
    begin_import,
    end_import,
    reached,
)
from crawler.archive.ledger import redacted
from crawler.archive.schedule import HOURS
from crawler.archive.store import read_archive
from crawler.archive.stretches import Stretch, stretches
from crawler.archive.taking import waiting_pages
from crawler.extract.batch import Readers
from crawler.extract.tasks import Reading, Task
from crawler.fetch.outlets import project_settings
from crawler.operate.importing.joining import join_pages
from crawler.operate.importing.outlets import Outlets, load_outlets
from crawler.operate.importing.progress import Quiet
from crawler.operate.importing.records import Filters, Item, Reader
from crawler.operate.importing.report import FileReport, ImportReport
from crawler.operate.importing.settling import Settler
from crawler.times import now
from crawler.urls import clean_url

BATCH_ITEMS = 200
BATCH_SECONDS = 0.5
"""A transaction holds so many records, or what came within so long."""
CRASH_ITEMS = 5
"""So many where a test ends the process at a crash point: small files have several."""
AHEAD_ITEMS = 2_000
"""Records drawn from the files ahead of what is written: a slow page must not make it endless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person asked an import to do."""

    db: Path
    files: tuple[Path, ...]
    filters: Filters
    copy: bool = False
    warcs: Path | None = None
    """Folder of copies; None: ``warcs`` beside the archive."""

    @property
    def folder(self) -> Path:
        """Folder that copies are written to."""
        return self.warcs if self.warcs is not None else self.db.resolve().parent / "warcs"


@dataclass(frozen=True, slots=True)
class _Part:
    """A web archive that is to be read."""

    stretch: Stretch
    key: ImportKey
    start: int
    file: FileReport


def import_files(options: Options, progress: Quiet, readers: Readers) -> ImportReport:
    """Import web archives, their pages read by ``readers``.

    Raises BusyError, ArchiveError, PoolError.
    """
    started = monotonic()
    settings = project_settings()
    hours = tuple(float(hours) for hours in settings.getlist("RECHECK_HOURS")) or HOURS
    report = ImportReport([FileReport(path) for path in options.files])
    with exclusive(options.db, make=True) as db:
        clear_abandoned(options.folder)
        outlets = load_outlets(db)
        parts = [p for file in report.files for p in _parts(db, file, options, progress)]
        total = sum(part.stretch.size for part in parts)
        progress.begin(total, sum(part.start - part.stretch.begins for part in parts))
        settler = Settler(options.filters, hours, report)
        if parts:
            _Import(db, options, parts, settler, progress).run(outlets, readers)
        if waiting_pages(db):
            join_pages(db, options.db, outlets, settler, readers)
    report.seconds = monotonic() - started
    return report


def _parts(db: Database, file: FileReport, options: Options, progress: Quiet) -> Iterator[_Part]:
    """Yield what is to be read of a file; what is wrong with it is noted in its report."""
    try:
        file.bytes = file.path.stat().st_size
        found = stretches(file.path)
        done = 0
        for stretch in found:
            source = str(stretch.path.resolve())
            if options.copy or needs_copy(stretch):
                stretch = _copied(db, stretch, file, options, progress)
            key = ImportKey(
                warc_name(stretch.path, options.db), stretch.begins, str(options.filters)
            )
            with db.atomic():
                start = begin_import(db, key, stretch, source, now())
            if start is None:
                done += 1
            else:
                yield _Part(stretch, key, start, file)
        file.already = done == len(found)
    except (ValueError, OSError, OtherFileError) as error:
        file.problem = str(getattr(error, "strerror", None) or error)


def _copied(
    db: Database,
    stretch: Stretch,
    file: FileReport,
    options: Options,
    progress: Quiet,
) -> Stretch:
    """Return the web archive's copy in the archive's own folder, made where it is missing."""
    target = copy_path(stretch, options.folder)
    file.copied = True

    def refuse(address: str) -> bool:
        url = clean_url(address)
        return url is not None and redacted(db, url)

    name = warc_name(target, options.db)
    named = db.execute("SELECT 1 FROM warcs WHERE name = ?", [name]).fetchone()
    # a takedown has not looked into a copy that a killed import had not named yet
    if not target.exists() or (not named and holds(target, refuse)):
        progress.say(f"{file.path}: copied to {target}")
        copied = copy_stretch(stretch, target, refuse)
        if copied.cut:
            file.cut = stretch.ends
        if copied.broken:
            file.broken["damaged"] += copied.broken
        if copied.left_out:
            file.left_out["redacted"] += copied.left_out
    return Stretch(target, 0, target.stat().st_size)


class _Import:
    """One import on its way."""

    def __init__(
        self,
        db: Database,
        options: Options,
        parts: list[_Part],
        settler: Settler,
        progress: Quiet,
    ) -> None:
        self._db = db
        self._options = options
        self._parts = parts
        self._settler = settler
        self._progress = progress
        self._room = threading.Semaphore(AHEAD_ITEMS)
        self._reached = [part.start for part in parts]

    def run(self, outlets: Outlets, readers: Readers) -> None:
        """Read and write it all."""
        waiting: dict[int, tuple[Item, Reading]] = {}
        batch: list[tuple[Item, Reading]] = []
        expected, last = 0, monotonic()
        most = CRASH_ITEMS if armed() else BATCH_ITEMS
        with closing(read_archive(self._options.db)) as reading:
            names = [part.key.warc for part in self._parts]
            reader = Reader(reading, self._options.db, names, outlets, self._options.filters)
            for item, found in readers.read_all(self._tasks(reader)):
                waiting[item.number] = (item, found)
                while expected in waiting:
                    batch.append(waiting.pop(expected))
                    expected += 1
                if len(batch) >= most or monotonic() - last >= BATCH_SECONDS:
                    self._write(batch)
                    batch, last = [], monotonic()
            self._write(batch)

    def _tasks(self, reader: Reader) -> Iterator[tuple[Item, Task | Reading]]:
        for index, part in enumerate(self._parts):
            for item, task in reader.items(index, part.stretch, part.start):
                self._room.acquire()
                yield item, task or Reading()

    def _settle(self, item: Item, reading: Reading, file: FileReport) -> None:
        try:
            with self._db.atomic():
                self._settler.settle(self._db, item, reading, file)
        except sqlite3.OperationalError:
            raise
        except Exception as error:  # noqa: BLE001 - one record's fault costs the others nothing
            file.broken[f"{type(error).__name__}: {error}"] += 1

    def _write(self, batch: list[tuple[Item, Reading]]) -> None:
        """Write what a batch of records asks for, and how far their files are read."""
        if not batch:
            return
        with self._db.atomic():
            for item, reading in batch:
                part = self._parts[item.stretch]
                part.file.note(item.notes)
                self._settle(item, reading, part.file)
                if item.last:
                    part.file.problem = item.problem or part.file.problem
                    part.file.cut = item.cut if item.cut is not None else part.file.cut
                    if item.cut is None and item.problem is None:
                        end_import(self._db, part.key, part.stretch, now())
            ends = {item.stretch: item.end for item, _ in batch}
            for index, end in ends.items():
                part = self._parts[index]
                reached(self._db, part.key, end, json.dumps(part.file.as_dict()))
            crash_point("import.batch")
        crash_point("import.committed")
        words = self._settler.words()
        for index, end in ends.items():
            self._progress.moved(end - self._reached[index], words)
            self._reached[index] = end
        self._room.release(len(batch))
