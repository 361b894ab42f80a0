"""Web archives as other crawlers write them, made byte by byte."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.extract.pages import article as article_page

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

DATE = "2024-05-31T04:00:00Z"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def http(
    body: bytes,
    headers: Sequence[tuple[str, str]] = HTML,
    status: str = "200 OK",
    protocol: str = "HTTP/1.1",
) -> bytes:
    """Return a response as it goes over the wire."""
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"{protocol} {status}\r\n{head}\r\n".encode() + body


def record(
    kind: str,
    url: str | None,
    block: bytes,
    *,
    date: str | None = DATE,
    content_type: str = "application/http; msgtype=response",
    version: str = "WARC/1.1",
    extra: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return a record, with what separates it from the next one."""
    fields = [("WARC-Type", kind), ("WARC-Record-ID", f"<urn:test:{kind}:{url}:{date}>")]
    fields += [("WARC-Target-URI", url)] if url else []
    fields += [("WARC-Date", date)] if date else []
    fields += [*extra, ("Content-Type", content_type), ("Content-Length", str(len(block)))]
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def story(subject: str, more: str = "") -> bytes:
    """Return the page of an article that no other subject's is like."""
    words = (
        f"{subject.upper()} - Warga {subject} bergotong royong memperbaiki jalan menuju dermaga"
        f" {subject} yang rusak sejak banjir, Jumat (31/5/2024).",
        f"Kepala Desa {subject}, Darmansyah Lihin, mengatakan perbaikan memakai kas desa {subject}"
        " dan dikerjakan bergantian oleh warga setiap akhir pekan.",
        f"Pedagang di pasar {subject} berharap truk sayur dari {subject} dapat lewat sebelum"
        f" hari raya. {more}",
    )
    return article_page(
        *words,
        headline=f"Warga {subject} Perbaiki Jalan Menuju Dermaga",
        date="Jumat, 31 Mei 2024 | 10:15 WITA",
    ).encode()


def page(url: str, body: bytes, date: str = DATE, *, version: str = "WARC/1.1") -> bytes:
    """Return a page's response record."""
    return record("response", url, http(body), date=date, version=version)


def gzipped(records: Sequence[bytes]) -> bytes:
    """Pack as crawlers do: a member a record."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def zstandard(records: Sequence[bytes], dictionary: bytes = b"") -> bytes:
    """Pack a frame a record, after the dictionary where there is one."""
    if not dictionary:
        return b"".join(zstd.compress(one) for one in records)
    head = b"\x5d\x2a\x4d\x18" + len(dictionary).to_bytes(4, "little") + dictionary
    known = zstd.ZstdDict(dictionary, is_raw=True)
    return head + b"".join(zstd.compress(one, zstd_dict=known) for one in records)


def wacz(path: Path, archives: dict[str, bytes], *, packed: bool = False) -> Path:
    """Write a WACZ, its web archives stored as the standard says, unless ``packed``."""
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w") as whole:
        for name, data in archives.items():
            whole.writestr(f"archive/{name}", data, method)
        package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": []}
        whole.writestr("datapackage.json", json.dumps(package), zipfile.ZIP_DEFLATED)
    return path


def chunked(body: bytes) -> bytes:
    """Return a body in chunks (RFC 9112, 7.1)."""
    out = io.BytesIO()
    for start in range(0, len(body), 1000):
        part = body[start : start + 1000]
        out.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
    return out.getvalue() + b"0\r\n\r\n"
