"""Finding the records that hold something of an article, in every web archive there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, NamedTuple

from crawler.archive.exchange import RecordError, parse_record
from crawler.archive.forms import FormError
from crawler.archive.frames import Frame, frames
from crawler.archive.takedown.cleanse import Screen
from crawler.archive.takedown.needles import Needles
from crawler.wire import BodyError, decoded

Action = Literal["remove", "mask"]
PARALLEL = 64 * 1024 * 1024
"""Bytes from which on starting further processes pays."""
AROUND = 2_000
"""Bytes before and behind a word in which the rest of its run stands, with all tags between."""
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 16_384
"""Bytes of a record in which its own header is looked for."""


class Around(NamedTuple):
    """The words of a run before and behind its anchor, in their order."""

    before: tuple[bytes, ...]
    behind: tuple[bytes, ...]


@dataclass(frozen=True)
class Sought:
    """What records are looked for."""

    screen: Screen
    anchors: dict[bytes, tuple[Around, ...]]
    """Rare words of which every marked run has one; with each the further words of its runs."""

    def may_be_in(self, body: bytes) -> bool:
        """Tell quickly whether a body may hold something of what is sought."""
        low = body.lower()
        if self.screen.mentions(low):
            return True
        return any(_near(low, anchor, self.anchors[anchor]) for anchor in self._needles.among(low))

    @cached_property
    def _needles(self) -> Needles:
        return Needles(self.anchors)


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
    fields = fields_of(frame.data)
    if "warc-target-uri" not in fields:
        return None
    url = fields["warc-target-uri"].strip("<>")
    if sought.screen.forbids(url):
        return "remove"
    if fields.get("warc-type") == "request" and not sought.may_be_in(frame.data):
        return None  # half of all records, and taking one apart is dear
    try:
        record = parse_record(frame.data)
    except RecordError:
        return "remove" if sought.may_be_in(frame.data) else None
    if record is None or record.kind == "revisit":
        return None
    exchange = record.exchange
    try:
        body = decoded(exchange.body, exchange.header("content-encoding"))
    except BodyError:
        return None
    if not sought.may_be_in(body) or sought.screen.cleanse_body(body, url) is None:
        return None
    return "mask"


def _near(low: bytes, anchor: bytes, runs: tuple[Around, ...]) -> bool:
    """Tell whether all words of a run stand, in their order, around one of its anchor's places."""
    at = low.find(anchor)
    while at >= 0:
        if any(_stands(low, at, at + len(anchor), run) for run in runs):
            return True
        at = low.find(anchor, at + 1)
    return False


def _stands(low: bytes, start: int, end: int, run: Around) -> bool:
    first, last = max(0, start - AROUND), end + AROUND
    for word in reversed(run.before):
        start = low.rfind(word, first, start)
        if start < 0:
            return False
    for word in run.behind:
        at = low.find(word, end, last)
        if at < 0:
            return False
        end = at + len(word)
    return True


def fields_of(record: bytes) -> dict[str, str]:
    """Return the fields of a record's own header by their names in lower case."""
    fields: dict[str, str] = {}
    for line in _BLANK_LINE.split(record[:_LONGEST_HEAD], 1)[0].splitlines()[1:]:
        name, _, value = line.partition(b":")
        fields.setdefault(
            name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace")
        )
    return fields


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
