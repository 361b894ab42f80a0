"""Finding the records that hold something of an article, in every web archive there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from crawler.archive.exchange import RecordError, parse_record
from crawler.archive.forms import FormError
from crawler.archive.frames import Frame, frames
from crawler.archive.takedown.cleanse import Screen
from crawler.wire import BodyError, decoded

Action = Literal["remove", "mask"]
PARALLEL = 64 * 1024 * 1024
"""Bytes from which on starting further processes pays."""
AROUND = 2_000
"""Bytes before and behind a word in which the rest of its run stands, with all tags between."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What records are looked for."""

    screen: Screen
    anchors: dict[bytes, tuple[tuple[bytes, ...], ...]]
    """Rare words of which every marked run has one; with each the further words of its runs."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A web archive to be looked through."""

    name: str
    path: Path
    spans: tuple[tuple[int, int | None], ...]


@dataclass(slots=True)
class Concerned:
    """The records of one web archive that hold something of an article."""

    shelf: Shelf
    records: dict[int, Action] = field(default_factory=dict)
    """By offset."""
    problem: str | None = None
    """Why it could not be looked through to its end."""


def scan(
    shelves: list[Shelf], sought: Sought, processes: int, progress: Callable[[int, int], None]
) -> Iterator[Concerned]:
    """Look through web archives; yield each, in order."""
    sizes = [_size(shelf.path) for shelf in shelves]
    total, done = sum(sizes), 0
    progress(0, total)
    for shelf, size in zip(_scanned(shelves, sought, processes, total), sizes, strict=True):
        done += size
        progress(done, total)
        yield shelf


def _scanned(
    shelves: list[Shelf], sought: Sought, processes: int, total: int
) -> Iterator[Concerned]:
    if processes <= 1 or len(shelves) <= 1 or total < PARALLEL:
        yield from (scan_warc(shelf, sought) for shelf in shelves)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(scan_warc, shelves, [sought] * len(shelves))


def scan_warc(shelf: Shelf, sought: Sought) -> Concerned:
    """Look through one web archive."""
    found = Concerned(shelf)
    try:
        for start, end in shelf.spans:
            for frame in frames(shelf.path, start, end):
                action = _action(frame, sought)
                if action is not None:
                    found.records[frame.offset] = action
    except FormError as error:
        found.problem = str(error)
    except OSError as error:
        found.problem = error.strerror or str(error)
    return found


def _action(frame: Frame, sought: Sought) -> Action | None:
    url = target_of(frame.data)
    if url is None:
        return None
    if sought.screen.forbids(url):
        return "remove"
    try:
        record = parse_record(frame.data)
    except RecordError:
        return "remove" if _holds(frame.data, sought) else None
    if record is None or record.kind == "revisit":
        return None
    exchange = record.exchange
    try:
        body = decoded(exchange.body, exchange.header("content-encoding"))
    except BodyError:
        return None
    if not _holds(body, sought) or sought.screen.cleanse_body(body, url) is None:
        return None
    return "mask"


def _holds(body: bytes, sought: Sought) -> bool:
    """Tell quickly whether a body may hold something of what is sought."""
    low = body.lower()
    if sought.screen.mentions(low):
        return True
    return any(_near(low, anchor, runs) for anchor, runs in sought.anchors.items())


def _near(low: bytes, anchor: bytes, runs: tuple[tuple[bytes, ...], ...]) -> bool:
    """Tell whether all words of a run stand near one of its anchor's places."""
    at = low.find(anchor)
    while at >= 0:
        around = low[max(0, at - AROUND) : at + AROUND]
        if any(all(word in around for word in run) for run in runs):
            return True
        at = low.find(anchor, at + 1)
    return False


def target_of(record: bytes) -> str | None:
    """Return the address that a record's header names."""
    for line in record[:16_384].splitlines():
        if not line:
            return None
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"warc-target-uri":
            return value.strip().decode("utf-8", "replace").strip("<>")
    return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
