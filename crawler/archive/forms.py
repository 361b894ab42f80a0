"""How the records of a web archive are packed: gzip, zstd, or not at all."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Literal

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNPACK_ERRORS = (zlib.error, zstd.ZstdError)
BLOCK = 1 << 16
GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""A skippable frame with the dictionary of the file's records (IIPC, "Zstandard in WARC")."""
PLAIN = re.compile(rb"WARC/\d")

Form = Literal["gzip", "zstd", "plain"]

HEAD = re.compile(rb"WARC/\d.*?\r?\n\r?\n", re.DOTALL)
LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


class FormError(ValueError):
    """A file is no web archive; the message says what it is instead."""


def form_of(path: Path, offset: int = 0) -> Form:
    """Tell how the records from ``offset`` on are packed. Raises FormError, OSError."""
    with path.open("rb") as file:
        file.seek(offset)
        head = file.read(1024)
    if head.startswith(GZIP):
        return "gzip"
    if head.startswith((ZSTD, ZSTD_DICTIONARY)):
        return "zstd"
    if PLAIN.match(head.lstrip(b"\r\n")):
        return "plain"
    if not head:
        raise FormError("it is empty")
    what = "an ARC file, older than WARC" if head.startswith(b"filedesc:") else "no web archive"
    raise FormError(f"it is {what}")


def holds_one_record_each(path: Path, begins: int, ends: int) -> bool:
    """Tell whether a packed web archive has a member for each record, judged by its first one.

    In others (``gzip file.warc``) a record has no offset to be read at. Raises FormError, OSError.
    """
    form = form_of(path, begins)
    if form == "plain":
        return True
    with path.open("rb") as file:
        decompressor = decompressor_of(file, form)()
        offset = begins
        if form == "zstd":
            offset = _behind_dictionary(file, begins)
        file.seek(offset)
        plain, record, taken = b"", -1, offset
        while not decompressor.eof and taken < ends:
            data = file.read(min(BLOCK, ends - taken))
            taken += len(data)
            try:
                plain += decompressor.decompress(data)
            except UNPACK_ERRORS:
                return True  # damaged: what can be read tells
            if len(plain) >= 16 and not PLAIN.match(plain.lstrip(b"\r\n")):
                raise FormError("what it holds is no web archive")
            if record < 0 and (head := HEAD.match(plain)) is not None:
                length = LENGTH.search(head[0])
                if length is None:
                    return True
                record = head.end() + int(length[1])
            if 0 <= record < len(plain) - 16:
                return not PLAIN.match(plain[record:].lstrip(b"\r\n"))
        if record < 0 or record > len(plain):
            return not decompressor.eof  # else it goes on in the next member
        return not PLAIN.match(plain[record:].lstrip(b"\r\n"))


def unpacked_members(path: Path, begins: int, ends: int) -> Iterator[bytes | None]:
    """Yield what a packed file holds, block by block; None last where it is cut or damaged."""
    with path.open("rb") as file:
        make = decompressor_of(file, form_of(path, begins))
        file.seek(_behind_dictionary(file, begins))
        decompressor, pending = make(), b""
        while True:
            data = pending or file.read(min(BLOCK, ends - file.tell()))
            if not data:
                if not (decompressor.eof or decompressor.unused_data):
                    yield None
                return
            try:
                yield decompressor.decompress(data)
            except UNPACK_ERRORS:
                yield None
                return
            pending = b""
            if decompressor.eof:
                pending = decompressor.unused_data
                if not pending and file.tell() >= ends:
                    return
                decompressor = make()


def _behind_dictionary(file: IO[bytes], begins: int) -> int:
    file.seek(begins)
    head = file.read(8)
    if head.startswith(ZSTD_DICTIONARY):
        return begins + 8 + int.from_bytes(head[4:], "little")
    return begins


def zstd_frame(record: bytes) -> bytes:
    """Return a record packed for a zstd file; what uses no dictionary is read with any."""
    return zstd.compress(record)


def decompressor_of(file: IO[bytes], form: Form) -> Callable[[], Any]:
    """Return what makes a decompressor for one member."""
    if form == "gzip":
        return lambda: zlib.decompressobj(zlib.MAX_WBITS + 16)
    file.seek(0)
    head = file.read(8)
    if not head.startswith(ZSTD_DICTIONARY):
        return zstd.ZstdDecompressor
    content = file.read(int.from_bytes(head[4:], "little"))
    if content.startswith(ZSTD):
        content = zstd.decompress(content)
    dictionary = zstd.ZstdDict(content, is_raw=not content.startswith(b"\x37\xa4\x30\xec"))
    return lambda: zstd.ZstdDecompressor(zstd_dict=dictionary)
