"""What a record of a web archive says: a request's response, whoever wrote the record down.

Records of type ``response``, ``resource`` and ``revisit`` (ISO 28500:2017, 6.2 to 6.7); the others
describe those and hold no page.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

Kind = Literal["response", "resource", "revisit"]
KINDS = ("response", "resource", "revisit")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LOADER = ArcWarcRecordLoader(verify_http=False)  # "HTTP/2 200" is written by some


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
class Record:
    """A record that says what an address answered."""

    kind: Kind
    exchange: Exchange
    """A ``revisit`` has no body: it is the one of an earlier record with the same digest."""
    digest: str
    """Digest of the payload, algorithm first: the record's own where it is true of the body.
    Empty for a ``revisit`` that names none."""
    original: tuple[str, datetime | None] | None = None
    """Of a ``revisit``: address and time of the record that holds the body, where it says so."""


class RecordError(ValueError):
    """A record cannot be used; ``reason`` is a short name for counting."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def warc_date(moment: datetime) -> str:
    """Return an aware time as WARC-Date, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_warc_date(text: str) -> datetime:
    """Return a WARC-Date as an aware time. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parse_record(data: bytes) -> Record | None:
    """Read one record, given whole and uncompressed; None where it is of another type.

    Raises RecordError for one that is broken: ``malformed``, ``cut_short`` (fewer bytes than it
    says), ``altered`` (its block's digest is another), ``no_address``, ``no_date``.
    """
    try:
        record = _LOADER.parse_record_stream(io.BytesIO(data), known_format="warc")
    except AttributeError as error:  # warcio takes for granted that there is an address
        raise RecordError("no_address", "it names no address") from error
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError) as error:
        raise RecordError("malformed", " ".join(str(error).split())[:200]) from error
    headers = record.rec_headers
    kind = headers.get_header("WARC-Type")
    if kind not in KINDS:
        return None
    sound = _sound_block(data, headers)
    url, moment = headers.get_header("WARC-Target-URI"), headers.get_header("WARC-Date")
    if not url:
        raise RecordError("no_address", "it names no address")
    try:
        fetched = parse_warc_date(moment or "")
    except ValueError as error:
        raise RecordError("no_date", f"its date is no date: {moment!r}") from error
    if kind == "response" and record.http_headers is None:
        return None  # of another protocol: dns, ftp
    raw = record.raw_stream.read()
    exchange = _exchange(record, url, fetched, raw)
    if kind == "response" and not exchange.status:
        raise RecordError("malformed", "it holds no response")
    original = _original(headers) if kind == "revisit" else None
    named = headers.get_header("WARC-Payload-Digest")
    if kind == "revisit":
        return Record(kind, exchange, named or "", original)
    true = bool(named) and matches_digest(exchange.body, named)
    # what is true of the payload matters, were the headers altered; some tools take the digest of
    # the chunked bytes
    if not sound and not true and not (named and matches_digest(raw, named)):
        raise RecordError("altered", "its bytes do not have the digest that it names")
    # only one of the body can be checked again later
    return Record(kind, exchange, named if true else digest_of(exchange.body), original)


def digest_of(body: bytes) -> str:
    """Return the digest that the archive's own records carry: ``sha256:BASE32``."""
    return f"sha256:{base64.b32encode(hashlib.sha256(body).digest()).decode()}"


def matches_digest(body: bytes, digest: str) -> bool | None:
    """Tell whether a digest (any algorithm, base 32, 16 or 64) is a body's; None if unknown."""
    algorithm, _, value = digest.partition(":")
    try:
        computed = hashlib.new(algorithm.strip().lower().replace("-", ""), body).digest()
    except (ValueError, TypeError):
        return None
    value = value.strip()
    if len(value) == 2 * len(computed):
        return value.lower() == computed.hex()
    if value.rstrip("=").upper() == base64.b32encode(computed).decode().rstrip("="):
        return True
    try:
        return base64.b64decode(value + "==", altchars=b"-_") == computed or (
            base64.b64decode(value + "==") == computed
        )
    except binascii.Error:
        return False


def seen_again(revisit: Exchange, original: Exchange) -> Exchange:
    """Return what a revisit found: what the original is, at its own address and time."""
    return replace(original, url=revisit.url, fetched=revisit.fetched)


def _exchange(record: Any, url: str, fetched: datetime, raw: bytes) -> Exchange:
    headers, http = record.rec_headers, record.http_headers
    status, reason, protocol = 200, "OK", "HTTP/1.1"
    pairs: tuple[tuple[str, str], ...] = ()
    if http is not None:
        first, _, reason = http.statusline.partition(" ")
        status = int(first) if first.isascii() and first.isdigit() else 0
        protocol, pairs = http.protocol, tuple(http.headers)
        if (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
            raw = ChunkedDataReader(io.BytesIO(raw)).read()
    elif record.content_type:
        pairs = (("Content-Type", record.content_type),)
    return Exchange(
        url=url,
        fetched=fetched,
        status=status,
        reason=reason,
        protocol=protocol,
        headers=pairs,
        body=raw,
        request_target="",
        request_method="GET",
        request_headers=(),
        truncated=headers.get_header("WARC-Truncated"),
    )


def _sound_block(data: bytes, headers: Any) -> bool:
    """Tell whether the block has the digest that the record names, where it names one.

    Raises RecordError where it is not there.
    """
    head = _HEAD_END.search(data)
    length = headers.get_header("Content-Length") or ""
    if head is None or not (length.isascii() and length.isdigit()):
        raise RecordError("malformed", "it does not say how long it is")
    block = memoryview(data)[head.end() : head.end() + int(length)]
    if len(block) < int(length):
        raise RecordError("cut_short", f"{len(block)} of {length} bytes are there")
    digest = headers.get_header("WARC-Block-Digest")
    return not digest or matches_digest(bytes(block), digest) is not False


def _original(headers: Any) -> tuple[str, datetime | None] | None:
    url = headers.get_header("WARC-Refers-To-Target-URI")
    if not url:
        return None
    try:
        return url.strip("<>"), parse_warc_date(headers.get_header("WARC-Refers-To-Date") or "")
    except ValueError:
        return url.strip("<>"), None
