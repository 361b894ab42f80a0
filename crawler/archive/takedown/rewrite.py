"""Writing a web archive anew without some of its records, so that a crash loses nothing.

The new file is written beside the old one. Then one transaction moves the archive's offsets and
says that the new file is due, and then it takes the old one's place: a command that is killed in
between leaves the two in a state from which the next can tell what is missing.
"""

from __future__ import annotations

import io
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from sqlite_utils import Database
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders

from crawler.archive.captures import warc_path
from crawler.archive.crashpoints import crash_point
from crawler.archive.exchange import Exchange, RecordError, digest_of, parse_record, warc_date
from crawler.archive.forms import Form, form_of, zstd_frame
from crawler.archive.frames import Frame, frames
from crawler.archive.takedown.cleanse import Screen
from crawler.archive.takedown.scan import Action, fields_of
from crawler.archive.warc import GZIP_LEVEL, Sha256Writer

SUFFIX = ".redacting"


@dataclass(frozen=True, slots=True)
class Why:
    """What is said in place of a record."""

    reason: str
    moment: datetime


@dataclass(slots=True)
class _Moved:
    """Where the records of the new file lie."""

    offsets: dict[int, int]
    """The new offset of each record that stays, by its old one."""
    changed: dict[int, tuple[int, str]]
    """Length and payload digest of those that were changed, by the old offset."""
    removed: list[int]
    head: str = ""
    """What an import knows the file by: its first bytes' number and digest."""


def rewrite_file(db: Database, db_path: Path, takedown: int, name: str, screen: Screen) -> None:
    """Write a web archive anew as the takedown's row of ``takedown_files`` says.

    Outside of a transaction. May be called again after a crash at any moment. Raises OSError.
    """
    path = warc_path(name, db_path)
    new = path.with_name(path.name + SUFFIX)
    records, written, reason, at = db.execute(
        "SELECT f.records, f.written, t.reason, t.at FROM takedown_files AS f"
        " JOIN takedowns AS t ON t.id = f.takedown WHERE f.takedown = ? AND f.warc = ?",
        [takedown, name],
    ).fetchone()
    if not written and path.is_file():
        actions: dict[int, Action] = {int(k): v for k, v in json.loads(records).items()}
        moved = _write(path, new, actions, screen, Why(reason, datetime.fromisoformat(at)))
        crash_point("redact.written")
        with db.atomic():
            _move(db, name, moved, new.stat().st_size)
            db.execute(
                "UPDATE takedown_files SET written = 1 WHERE takedown = ? AND warc = ?",
                [takedown, name],
            )
    crash_point("redact.moved")
    if new.is_file():
        new.replace(path)
        _sync_folder(path.parent)
    crash_point("redact.renamed")
    with db.atomic():
        db.execute("DELETE FROM takedown_files WHERE takedown = ? AND warc = ?", [takedown, name])


def _write(path: Path, new: Path, actions: dict[int, Action], screen: Screen, why: Why) -> _Moved:
    form = form_of(path)
    moved = _Moved({}, {}, [])
    with path.open("rb") as old, new.open("wb") as file:
        at = 0
        for frame in frames(path):
            _copy(old, file, at, frame.offset)  # separators, padding
            at = frame.end
            action = actions.get(frame.offset)
            if action is None:
                moved.offsets[frame.offset] = file.tell()
                _copy(old, file, frame.offset, frame.end)
                continue
            crash_point("redact.writing")
            changed = _masked(frame, screen) if action == "mask" else None
            if changed is None:
                moved.removed.append(frame.offset)
            else:
                offset, (data, digest) = file.tell(), changed
                packed = _packed(data, form)
                file.write(packed)
                moved.offsets[frame.offset] = offset
                moved.changed[frame.offset] = (len(packed), digest)
            for note in _notes(frame, why, masked=changed is not None):
                file.write(_packed(note, form))
        _copy(old, file, at, path.stat().st_size)
        file.flush()
        os.fsync(file.fileno())
    new.chmod(path.stat().st_mode & 0o777)
    first = _first_bytes(new)
    moved.head = f"{len(first)}:{sha256(first).hexdigest()}"
    return moved


def _first_bytes(path: Path, most: int = 1 << 16) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _copy(old: IO[bytes], new: IO[bytes], start: int, end: int) -> None:
    old.seek(start)
    while start < end:
        data = old.read(min(1 << 20, end - start))
        if not data:
            return
        new.write(data)
        start += len(data)


def _packed(record: bytes, form: Form) -> bytes:
    if form == "plain":
        return record
    if form == "zstd":
        return zstd_frame(record)
    compressor = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return compressor.compress(record) + compressor.flush()


def _masked(frame: Frame, screen: Screen) -> tuple[bytes, str] | None:
    """Return the record cleansed, with its payload's digest; None where it must go."""
    try:
        record = parse_record(frame.data)
    except RecordError:
        return None
    clean = screen.cleanse(record.exchange) if record is not None else None
    if record is None or clean is None or not clean.body:
        return None
    whole = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(frame.data), known_format="warc")
    headers = {
        name: value
        for name, value in whole.rec_headers.headers
        if name.lower() not in ("content-length", "warc-block-digest", "warc-payload-digest")
    }
    digest = digest_of(clean.body)
    return _bytes(_again(record.kind, clean, {**headers, "WARC-Payload-Digest": digest})), digest


def _again(kind: str, exchange: Exchange, headers: dict[str, str]) -> Any:
    http = None
    if kind == "response":
        status = f"{exchange.status} {exchange.reason}".strip()
        http = StatusAndHeaders(status, list(exchange.headers), protocol=exchange.protocol)
    return _builder().create_warc_record(
        exchange.url,
        kind,
        payload=io.BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=http,
        warc_headers_dict=headers,
        warc_content_type=headers.get("Content-Type", ""),
    )


def _notes(frame: Frame, why: Why, *, masked: bool) -> Iterator[bytes]:
    """Yield the record that says what was here: for what an address answered, not for requests."""
    header = fields_of(frame.data)
    kind = header.get("warc-type", "")
    if kind == "request" and not masked:
        return
    did = "its entry or words were taken out of this list or page" if masked else "removed"
    fields = {
        "redacted": why.moment.isoformat(),
        "reason": " ".join(why.reason.split()),
        "what": did,
        "record-type": kind,
        "record-date": header.get("warc-date", ""),
    }
    body = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    refers = header.get("warc-record-id")
    yield _bytes(
        _builder().create_warc_record(
            header.get("warc-target-uri", "").strip("<>"),
            "metadata",
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type="application/warc-fields",
            warc_headers_dict={
                "WARC-Date": warc_date(why.moment),
                **({"WARC-Refers-To": refers} if refers else {}),
            },
        )
    )


def _builder() -> Sha256Writer:
    return Sha256Writer(None, gzip=False, warc_version="WARC/1.1")


def _bytes(record: Any) -> bytes:
    plain, builder = io.BytesIO(), _builder()
    builder.out = plain
    builder.write_record(record)
    return plain.getvalue()


def _move(db: Database, name: str, moved: _Moved, size: int) -> None:
    """Let the archive's rows follow the records. Within a transaction."""
    for offset in moved.removed:
        forget_captures(db, "warc = ? AND offset = ?", [name, offset])
    rows = db.execute("SELECT id, offset FROM captures WHERE warc = ?", [name]).fetchall()
    # by way of negative offsets, since (warc, offset) is unique at every moment
    for capture, offset in rows:
        where = moved.offsets.get(offset)
        if where is not None:
            db.execute("UPDATE captures SET offset = ? WHERE id = ?", [-1 - where, capture])
        if offset in moved.changed:
            length, digest = moved.changed[offset]
            db.execute(
                "UPDATE captures SET length = ?, digest = ? WHERE id = ?", [length, digest, capture]
            )
    db.execute("UPDATE captures SET offset = -1 - offset WHERE warc = ? AND offset < 0", [name])
    db.execute("UPDATE warcs SET size = ?, checked = NULL WHERE name = ?", [size, name])
    for begins, filters, upto in db.execute(
        "SELECT begins, filters, offset FROM imports WHERE warc = ?", [name]
    ).fetchall():
        ahead = min((old for old in moved.offsets if old >= upto), default=None)
        offset = moved.offsets[ahead] if ahead is not None else size
        db.execute(
            "UPDATE imports SET size = ?, offset = ?, head = ?"
            " WHERE warc = ? AND begins = ? AND filters = ?",
            [size, offset, moved.head, name, begins, filters],
        )


def forget_captures(db: Database, condition: str, values: list[Any]) -> int:
    """Delete the rows of captures that a condition names; return how many there were."""
    ids = [row[0] for row in db.execute(f"SELECT id FROM captures WHERE {condition}", values)]
    for capture in ids:
        for table in ("articles", "revisions"):
            db.execute(f"UPDATE {table} SET capture = NULL WHERE capture = ?", [capture])
        db.execute("UPDATE captures SET refers = NULL WHERE refers = ?", [capture])
        db.execute("DELETE FROM captures WHERE id = ?", [capture])
    return len(ids)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
