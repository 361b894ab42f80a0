"""Packing captures as a WACZ 1.1.1, to be replayed elsewhere.

Web archives, a CDXJ index over them, a list of pages, and a data package with the digest of each
file (Webrecorder, "Web Archive Collection Zipped"). The records are the preserved ones, byte for
byte. The index waits in a temporary table until all records are written, so memory stays flat.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from crawler import __version__
from crawler.archive.copies import packed
from crawler.archive.exchange import Record, RecordError, parse_record
from crawler.archive.forms import GZIP
from crawler.archive.frames import frame_at
from crawler.archive.selection import Chosen
from crawler.archive.surt import surt
from crawler.archive.warc import Sha256Writer

WACZ_VERSION = "1.1.1"
LARGEST_WARC = 1 << 30
"""Bytes after which another web archive is begun."""
BLOCK_LINES = 1024
"""Lines of the index that are packed together, as archiveweb.page does."""


@dataclass(slots=True)
class Packed:
    """What a WACZ holds."""

    captures: int = 0
    pages: int = 0
    bytes: int = 0
    """Of the file."""
    missing: Counter[str] = field(default_factory=Counter)
    """Captures that could not be read, by the file that should hold them."""


class _Hashing(io.RawIOBase):
    """Counts and digests what is written through it."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._hash = sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._hash.update(data)
        self.size += len(data)
        return self._out.write(data)

    @property
    def digest(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"


class _Wacz:
    """A WACZ being written: one member after another."""

    def __init__(self, file: IO[bytes], moment: datetime) -> None:
        self._zip = zipfile.ZipFile(file, "w", allowZip64=True)
        self._moment = moment
        self.resources: list[dict[str, Any]] = []

    def member(self, path: str, chunks: Iterable[bytes], *, stored: bool) -> _Hashing:
        """Write a member, and note it for the data package."""
        info = zipfile.ZipInfo(path, self._moment.timetuple()[:6])
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as out:
            hashing = _Hashing(out)
            for chunk in chunks:
                hashing.write(chunk)
        name = path.rpartition("/")[2]
        self.resources.append(
            {"name": name, "path": path, "hash": hashing.digest, "bytes": hashing.size}
        )
        return hashing

    def finish(self, title: str) -> None:
        """Write the data package, and close."""
        package = {
            "profile": "data-package",
            "wacz_version": WACZ_VERSION,
            "title": title,
            "created": self._moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "software": f"arsip/{__version__}",
            "resources": list(self.resources),
        }
        text = json.dumps(package, ensure_ascii=False, indent=2).encode()
        digest = self.member("datapackage.json", [text], stored=False).digest
        told = json.dumps({"path": "datapackage.json", "hash": digest}, indent=2).encode()
        self.member("datapackage-digest.json", [told], stored=False)
        self._zip.close()

    def abandon(self) -> None:
        """Write no more: a half ZIP would try to end well when it is thrown away."""
        self._zip.fp = None


def pack(
    captures: Iterable[Chosen],
    target: Path,
    title: str,
    moment: datetime,
) -> Packed:
    """Write captures into a WACZ; it is whole where it has its name. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    found = Packed()
    try:
        with part.open("wb") as file, closing(sqlite3.connect("")) as index:
            index.execute("CREATE TABLE cdx (key TEXT, line TEXT)")
            index.execute("CREATE TABLE page (ts TEXT, line TEXT)")
            wacz = _Wacz(file, moment.astimezone(UTC))
            try:
                _write_warcs(wacz, index, iter(captures), found)
                _write_index(wacz, index)
                _write_pages(wacz, index, title)
                wacz.finish(title)
            except BaseException:
                wacz.abandon()
                raise
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    found.bytes = target.stat().st_size
    return found


def _write_warcs(
    wacz: _Wacz,
    index: sqlite3.Connection,
    captures: Iterator[Chosen],
    found: Packed,
) -> None:
    number, more = 0, True
    while more:
        number += 1
        name = f"data-{number:05d}.warc.gz"
        more = False

        def members(name: str = name) -> Iterator[bytes]:
            nonlocal more
            head = _warcinfo(name)
            yield head
            size = len(head)
            for chosen in captures:
                member = _member(chosen, name, size, index, found)
                if member is None:
                    continue
                yield member
                size += len(member)
                if size >= LARGEST_WARC:
                    more = True
                    return

        wacz.member(f"archive/{name}", members(), stored=True)


def _member(
    chosen: Chosen, name: str, offset: int, index: sqlite3.Connection, found: Packed
) -> bytes | None:
    """Return a capture's record as a gzip member, entered in the index; None if it is missing."""
    try:
        frame = frame_at(chosen.path, chosen.offset)
        record = parse_record(frame.data)
    except (OSError, RecordError, ValueError):
        record = None
    if record is None:
        found.missing[str(chosen.path)] += 1
        return None
    with chosen.path.open("rb") as file:
        file.seek(frame.offset)
        raw = file.read(frame.length)
    member = raw if raw.startswith(GZIP) else packed(frame)
    key, line = _cdx(record, chosen.digest, name, offset, len(member))
    index.execute("INSERT INTO cdx VALUES (?, ?)", [key, line])
    found.captures += 1
    if chosen.title is not None:
        moment = record.exchange.fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        page = {
            "id": str(chosen.capture), "url": record.exchange.url, "ts": moment,
            "title": chosen.title,
        }  # fmt: skip
        line = json.dumps(page, ensure_ascii=False)
        index.execute("INSERT INTO page VALUES (?, ?)", [moment, line])
        found.pages += 1
    return member


def _cdx(record: Record, digest: str, name: str, offset: int, length: int) -> tuple[str, str]:
    exchange = record.exchange
    mime = (exchange.header("content-type") or "").partition(";")[0].strip().lower()
    fields = {
        "url": exchange.url,
        "mime": "warc/revisit" if record.kind == "revisit" else mime or "unk",
        "status": str(exchange.status),
        "digest": digest,
        "length": str(length),
        "offset": str(offset),
        "filename": name,
    }
    moment = exchange.fetched.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    key = f"{surt(exchange.url)} {moment}"
    return key, f"{key} {json.dumps(fields)}\n"


def _write_index(wacz: _Wacz, index: sqlite3.Connection) -> None:
    """Write the index in packed blocks, and the index of the blocks (ZipNum)."""
    blocks = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']

    def members() -> Iterator[bytes]:
        offset = 0
        rows = index.execute("SELECT key, line FROM cdx ORDER BY CAST(line AS BLOB)")
        while block := rows.fetchmany(BLOCK_LINES):
            compressor = zlib.compressobj(wbits=zlib.MAX_WBITS + 16)
            text = "".join(line for _, line in block).encode()
            member = compressor.compress(text) + compressor.flush()
            place = {
                "offset": offset,
                "length": len(member),
                "digest": f"sha256:{sha256(member).hexdigest()}",
            }
            blocks.append(f"{block[0][0]} {json.dumps(place)}\n")
            offset += len(member)
            yield member

    wacz.member("indexes/index.cdx.gz", members(), stored=True)
    wacz.member("indexes/index.idx", (line.encode() for line in blocks), stored=False)


def _write_pages(wacz: _Wacz, index: sqlite3.Connection, title: str) -> None:
    head = {"format": "json-pages-1.0", "id": "pages", "title": title}

    def lines() -> Iterator[bytes]:
        yield json.dumps(head, ensure_ascii=False).encode() + b"\n"
        for (line,) in index.execute("SELECT line FROM page ORDER BY ts, line"):
            yield line.encode() + b"\n"

    wacz.member("pages/pages.jsonl", lines(), stored=False)


def _warcinfo(name: str) -> bytes:
    out = io.BytesIO()
    writer = Sha256Writer(out, gzip=True, warc_version="WARC/1.1")
    info = {"software": f"arsip/{__version__}", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record(name, info))
    return out.getvalue()
