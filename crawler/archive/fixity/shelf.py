"""Which web archives are looked at this time, and what the folder says of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive.captures import is_ours, warc_path
from crawler.archive.copies import PART, abandoned
from crawler.archive.fixity.faults import Fault, Findings
from crawler.archive.fixity.files import Captured, WarcJob, check_warc
from crawler.archive.imports import spans_of
from crawler.times import stamp

PARALLEL = 64 * 1024 * 1024
"""Bytes from which on starting further processes pays."""

Progress = Callable[[int, int], None]
"""Told the bytes that are done, and all that there are."""


@dataclass(frozen=True, slots=True)
class _Shelved:
    name: str
    path: Path
    size: int
    touched: int
    row: dict[str, Any]

    def due(self, moment: datetime, days: float) -> bool:
        """Tell whether it is new, was written to, or was not checked for so many days."""
        row = self.row
        if row["checked"] is None or not row["closed"]:
            return True
        if self.touched != row["touched"]:
            return True
        return datetime.fromisoformat(row["checked"]) <= moment - timedelta(days=days)


def check_files(
    db: Database,
    db_path: Path,
    findings: Findings,
    moment: datetime,
    *,
    days: float,
    processes: int,
    progress: Progress,
    record: bool = True,
) -> None:
    """Check the web archives that are due, and that the others are where they were."""
    found = _folder(db, db_path)  # before the table is read, so that a crawl's new file is in both
    rows = list(db.query("SELECT * FROM warcs ORDER BY checked, name"))
    for path in sorted(found - {warc_path(row["name"], db_path) for row in rows}):
        what = f"lies among the archive's web archives, which do not know it ({_bytes(path)})"
        findings.add(Fault("file_unknown", str(path), what))
    for folder in sorted(folders(db, db_path)):
        for path in abandoned(folder):
            what = f"is what a killed import left of a copy ({_bytes(path)})"
            findings.add(Fault("file_unknown", str(path), what, mendable=True))
    shelved = list(_stats(db, db_path, rows, findings))
    due = _share(shelved, moment, days)
    total, done = sum(item.size for item in due), 0
    progress(0, total)
    for item, result in _results(db, due, processes if total >= PARALLEL else 1):
        findings.files += 1
        findings.records += result.records
        findings.bytes += result.bytes
        for fault in result.faults:
            findings.add(fault)
        checked = None if result.faults or not item.row["closed"] else stamp(moment)
        if record:
            with db.atomic():
                db.execute(
                    "UPDATE warcs SET checked = ?, touched = ? WHERE name = ?",
                    [checked, item.touched, item.name],
                )
        done += item.size
        progress(done, total)


def folders(db: Database, db_path: Path) -> set[Path]:
    """Return where crawls and imports of this archive write web archives."""
    names = db.execute("SELECT name FROM warcs WHERE run IS NOT NULL").fetchall()
    found = {warc_path(name, db_path).parent for (name,) in names}
    return {*found, db_path.resolve().parent / "warcs"}


def _folder(db: Database, db_path: Path) -> set[Path]:
    """Return the web archives that lie there; a copy that is being made is none yet."""
    return {
        path
        for folder in folders(db, db_path)
        for path in folder.glob("*.warc*")
        if path.is_file() and path.suffix != PART
    }


def _stats(
    db: Database, db_path: Path, rows: list[dict[str, Any]], findings: Findings
) -> Iterator[_Shelved]:
    for row in rows:
        path = warc_path(row["name"], db_path)
        try:
            stat = path.stat()
        except OSError as error:
            count = db.execute(
                "SELECT count(*) FROM captures WHERE warc = ?", [row["name"]]
            ).fetchone()[0]
            if row["closed"] or count:  # a crawl names its file before it makes it
                what = f"is not there ({error.strerror}); {count} captures lie in it"
                findings.add(Fault("file_missing", row["name"], what))
            continue
        if row["closed"] and stat.st_size != row["size"]:
            what = f"has {stat.st_size} bytes, was closed with {row['size']}"
            mendable = is_ours(row["name"], row["run"])
            findings.add(Fault("file_size", row["name"], what, mendable=mendable))
        yield _Shelved(row["name"], path, stat.st_size, stat.st_mtime_ns, row)


def _share(shelved: list[_Shelved], moment: datetime, days: float) -> list[_Shelved]:
    """Choose what is due, and of the rest this night's share: the longest unchecked first.

    Without the share, files that were checked in one night would all fall due in one night.
    """
    due = [item for item in shelved if item.due(moment, days)]
    if days < 1:
        return due
    rest = [item for item in shelved if not item.due(moment, days)]
    return due + rest[: int(len(rest) / days)]


def _job(db: Database, item: _Shelved) -> WarcJob:
    rows = db.execute(
        "SELECT offset, id, url, fetched, digest, length FROM captures WHERE warc = ?", [item.name]
    )
    captures = {offset: Captured(*values) for offset, *values in rows}
    row = item.row
    return WarcJob(
        item.name,
        item.path,
        spans_of(db, item.name),
        captures,
        crawled=row["run"] is not None,
        ours=is_ours(item.name, row["run"]),
        closed=bool(row["closed"]),
    )


def _results(db: Database, due: list[_Shelved], processes: int) -> Iterator[tuple[_Shelved, Any]]:
    """Check files one after another, or several at once; results come in order."""
    if processes <= 1 or len(due) <= 1:
        for item in due:
            yield item, check_warc(_job(db, item))
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: list[tuple[_Shelved, Any]] = []
        for item in due:
            waiting.append((item, pool.submit(check_warc, _job(db, item))))
            if len(waiting) > 2 * processes:  # the captures of few files in memory at once
                first, future = waiting.pop(0)
                yield first, future.result()
        for item, future in waiting:
            yield item, future.result()


def _bytes(path: Path) -> str:
    try:
        return f"{path.stat().st_size} bytes"
    except OSError:
        return "gone meanwhile"
