"""Web archives: every file whole, every capture's record at its offset with its digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.exchange import (
    Record,
    RecordError,
    digest_of,
    matches_digest,
    parse_record,
)
from crawler.archive.fixity.faults import Fault
from crawler.archive.forms import FormError
from crawler.archive.frames import Frame, frames
from crawler.times import stamp


@dataclass(frozen=True, slots=True)
class Captured:
    """What the archive says of one record."""

    capture: int
    url: str
    fetched: str
    digest: str
    length: int


@dataclass(frozen=True, slots=True)
class WarcJob:
    """A web archive to be checked; can be sent to another process."""

    name: str
    path: Path
    spans: tuple[tuple[int, int | None], ...]
    """Where its records lie: the whole file, or the web archives within a WACZ."""
    captures: dict[int, Captured]
    """By offset."""
    crawled: bool
    """Whether a crawl of this archive wrote it, so that every response has a capture."""
    ours: bool
    """Whether it may be written to."""
    closed: bool


@dataclass(slots=True)
class WarcResult:
    """What a check of a web archive found."""

    faults: list[Fault]
    records: int = 0
    bytes: int = 0


def check_warc(job: WarcJob) -> WarcResult:
    """Read a web archive from its first to its last byte."""
    result = WarcResult([])
    seen: set[int] = set()
    try:
        for start, end in job.spans:
            for frame in frames(job.path, start, end):
                result.records += 1
                result.bytes += frame.length
                if frame.offset in job.captures:
                    seen.add(frame.offset)
                result.faults += _check_frame(job, frame)
    except FormError as error:
        result.faults.append(Fault("file_unreadable", job.name, str(error)))
    except OSError as error:
        result.faults.append(Fault("file_unreadable", job.name, error.strerror or str(error)))
    for offset, captured in job.captures.items():
        if offset not in seen:
            what = f"no record begins here ({_named(captured)})"
            result.faults.append(Fault("record_missing", _at(job, offset), what))
    return result


def _check_frame(job: WarcJob, frame: Frame) -> Iterator[Fault]:
    captured = job.captures.get(frame.offset)
    where = _at(job, frame.offset)
    if frame.problem == "cut":
        if job.closed or captured is not None:
            what = f"ends within a record, {frame.length} bytes into it{_of(captured)}"
            yield Fault("file_cut", where, what, mendable=job.ours)
        return
    if frame.problem == "damaged":
        yield Fault("record_damaged", where, f"{frame.length} bytes are no record{_of(captured)}")
        return
    if frame.problem is not None:  # too large to be held, so no crawl of ours wrote it
        return
    try:
        record = parse_record(frame.data)
    except RecordError as error:
        yield Fault("record_damaged", where, f"{error}{_of(captured)}")
        return
    if captured is None:
        if record is not None and job.crawled and job.closed:
            what = f"a response that captures does not know ({record.exchange.url})"
            yield Fault("record_unrecorded", where, what, mendable=True)
    elif record is None:
        yield Fault("record_other", where, f"holds no response{_of(captured)}")
    else:
        yield from _check_record(where, frame, record, captured)


def _check_record(where: str, frame: Frame, record: Record, row: Captured) -> Iterator[Fault]:
    exchange = record.exchange
    if exchange.url.strip("<>") != row.url:
        yield Fault("record_other", where, f"is {exchange.url}{_of(row)}")
        return
    if stamp(exchange.fetched) != row.fetched:
        yield Fault("record_other", where, f"was fetched {stamp(exchange.fetched)}{_of(row)}")
    if frame.length != row.length:
        what = f"is {frame.length} bytes long, not {row.length}{_of(row)}"
        yield Fault("record_other", where, what)
    whole = record.kind != "revisit"
    same = matches_digest(exchange.body, row.digest) if whole else record.digest == row.digest
    if same is False:
        is_now = digest_of(exchange.body) if whole else record.digest
        yield Fault("digest", where, f"is {is_now}, was {row.digest}{_of(row)}")


def _at(job: WarcJob, offset: int) -> str:
    return f"{job.name} at byte {offset}"


def _of(captured: Captured | None) -> str:
    return f" ({_named(captured)})" if captured is not None else ""


def _named(captured: Captured) -> str:
    return f"captures {captured.capture}, {captured.url}"
