"""Web archives: writing what came over the wire, finding it again, cutting a torn tail.

WARC/1.1 (ISO 28500:2017), one gzip member a record, so that a record can be read at its offset.
"""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from crawler import __version__

GZIP_LEVEL = 4
"""Pages shrink to within 5 % of level 6 in 60 % of its time (1,000 news pages)."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response, as they went over the wire."""

    url: str
    fetched: datetime
    """When the response had arrived, aware UTC."""
    status: int
    reason: str
    protocol: str
    """Protocol of the response ("HTTP/1.1")."""
    headers: tuple[tuple[str, str], ...]
    """Response headers in the order sent; bytes as latin-1."""
    body: bytes
    """Body after transfer decoding, still in its content coding."""
    request_target: str
    """Path and query that were asked for."""
    request_method: str
    request_headers: tuple[tuple[str, str], ...]
    truncated: str | None = None
    """WARC-Truncated reason where the body is not whole (``disconnect``, ``length``)."""

    def header(self, name: str) -> str | None:
        """Return the first response header of that name, whatever its case."""
        name = name.lower()
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a preserved response lies."""

    offset: int
    length: int
    """Bytes of the record's gzip member."""
    digest: str
    """Digest of the payload, algorithm first (``sha256:BASE32``)."""


class _Sha256Writer(WARCWriter):  # type: ignore[misc]
    """warcio's writer with SHA-256 digests instead of SHA-1."""

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


class WarcFile:
    """A web archive being written: append-only, each record in the system's hands at once."""

    def __init__(self, path: Path) -> None:
        """Create ``path``, which must not exist, with a ``warcinfo`` record."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = path.open("xb", buffering=0)
        self._offset = 0
        self._builder = _Sha256Writer(None, gzip=False, warc_version="WARC/1.1")
        info = {
            "software": f"arsip/{__version__}",
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        }
        self._append(self._member(self._builder.create_warcinfo_record(path.name, info)))

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return self._offset

    def write(self, exchange: Exchange) -> Place:
        """Append the response and its request; the bytes are with the system on return."""
        response = self._response(exchange)
        member = self._member(response)
        place = Place(
            self._offset, len(member), response.rec_headers.get_header("WARC-Payload-Digest")
        )
        self._append(member + self._member(self._request(exchange, response)))
        return place

    def sync(self) -> None:
        """Wait until the disk holds everything written so far."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file; it is never written again."""
        self._file.close()

    def _append(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            written = self._file.write(view)
            view = view[written:]
        self._offset += len(data)

    def _member(self, record: Any) -> bytes:
        plain = io.BytesIO()
        self._builder.out = plain
        self._builder.write_record(record)
        compressor = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS + 16)
        return compressor.compress(plain.getvalue()) + compressor.flush()

    def _response(self, exchange: Exchange) -> Any:
        headers = [
            # the chunks were joined on the way in, so the header would not be true of the record
            (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value)
            for name, value in exchange.headers
        ]
        extra = {"WARC-Truncated": exchange.truncated} if exchange.truncated else {}
        return self._builder.create_warc_record(
            exchange.url,
            "response",
            payload=io.BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=StatusAndHeaders(
                f"{exchange.status} {exchange.reason}".strip(), headers, protocol=exchange.protocol
            ),
            warc_headers_dict={"WARC-Date": warc_date(exchange.fetched), **extra},
        )

    def _request(self, exchange: Exchange, response: Any) -> Any:
        return self._builder.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(
                f"{exchange.request_method} {exchange.request_target} HTTP/1.1",
                list(exchange.request_headers),
                is_http_request=True,
            ),
            warc_headers_dict={
                "WARC-Date": warc_date(exchange.fetched),
                "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
            },
        )


def warc_date(moment: datetime) -> str:
    """Return an aware time as WARC-Date, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_warc_date(text: str) -> datetime:
    """Return a WARC-Date as an aware time. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """A response record of a web archive, with its place."""

    exchange: Exchange
    place: Place


def responses(path: Path, start: int = 0) -> Iterator[Found]:
    """Yield the response records of a file from byte ``start`` on, a record's first byte.

    Raises whatever warcio or zlib raise at a record that cannot be read.
    """
    with path.open("rb") as file:
        file.seek(start)
        iterator = ArchiveIterator(file)
        for record in iterator:
            if record.rec_type != "response" or record.http_headers is None:
                continue
            exchange = _exchange(record)
            digest = record.rec_headers.get_header("WARC-Payload-Digest") or _digest(exchange.body)
            yield Found(
                exchange,
                Place(iterator.get_record_offset(), iterator.get_record_length(), digest),
            )


def read_response(path: Path, offset: int) -> Exchange:
    """Return the response whose record begins at ``offset``.

    Raises OSError where the file cannot be read, ValueError where no response lies there.
    """
    with path.open("rb") as file, suppress(ArchiveLoadFailed, zlib.error):
        file.seek(offset)
        record = next(iter(ArchiveIterator(file)), None)
        if record is not None and record.rec_type == "response" and record.http_headers is not None:
            return _exchange(record)
    raise ValueError(f"{path}: no response record at byte {offset}")


def whole_until(path: Path, start: int = 0) -> int:
    """Return the offset behind the last whole gzip member, looking from ``start`` on."""
    with path.open("rb") as file:
        file.seek(start)
        end = start
        for length in _members(file):
            end += length
    return end


def _members(file: IO[bytes]) -> Iterator[int]:
    """Yield the length of each whole gzip member up to the first that is not."""
    pending = b""
    while True:
        decompressor = zlib.decompressobj(zlib.MAX_WBITS + 16)
        length = 0
        while not decompressor.eof:
            data = pending or file.read(1 << 16)
            pending = b""
            if not data:
                return
            try:
                decompressor.decompress(data)
            except zlib.error:
                return
            length += len(data)
        pending = decompressor.unused_data
        yield length - len(pending)


def _exchange(record: Any) -> Exchange:
    headers = record.rec_headers
    http = record.http_headers
    status, _, reason = http.statusline.partition(" ")
    return Exchange(
        url=headers.get_header("WARC-Target-URI").strip("<>"),
        fetched=parse_warc_date(headers.get_header("WARC-Date")),
        status=int(status) if status.isdigit() else 0,
        reason=reason,
        protocol=http.protocol,
        headers=tuple(http.headers),
        body=_payload(record),
        request_target="",
        request_method="GET",
        request_headers=(),
        truncated=headers.get_header("WARC-Truncated"),
    )


def _payload(record: Any) -> bytes:
    """Return the body after transfer decoding, in its content coding.

    ``content_stream`` would undo the content coding too, hence the detour around its header.
    """
    coding = record.http_headers.get_header("Content-Encoding")
    if coding:
        record.http_headers.remove_header("Content-Encoding")
    body: bytes = record.content_stream().read()
    if coding:
        record.http_headers.add_header("Content-Encoding", coding)
    return body


def _digest(body: bytes) -> str:
    digester = Digester("sha256")
    digester.update(body)
    return str(digester)
