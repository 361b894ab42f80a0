"""Where the records of a web archive lie: gzip or zstd members, or one after another in plain.

A frame is the stretch of a file that holds one record, so that the record can be read again at
its offset. Damage costs the records it hit: behind it, the next record is looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from crawler.archive.forms import (
    BLOCK,
    GZIP,
    LENGTH,
    PLAIN,
    UNPACK_ERRORS,
    ZSTD,
    ZSTD_DICTIONARY,
    Form,
    decompressor_of,
    form_of,
)

LARGEST = 128 * 1024 * 1024
"""Bytes of a record that are held at most; a longer one (a film) is passed over."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One record's stretch of a file."""

    offset: int
    length: int
    data: bytes
    """The record, uncompressed; empty where there is a problem."""
    problem: str | None = None
    """``damaged``, ``too_large``; ``cut``: the file ends within it."""

    @property
    def end(self) -> int:
        """Offset of what follows."""
        return self.offset + self.length


def frames(
    path: Path, start: int = 0, end: int | None = None, begins: int | None = None
) -> Iterator[Frame]:
    """Yield the frames of a file from byte ``start``, a record's first, to ``end``.

    Each byte between is in one of them, but for separators and padding. ``begins`` is where the
    web archive itself does, which tells how it is packed; None: at ``start``. Raises FormError,
    OSError.
    """
    with path.open("rb") as file:
        end = file.seek(0, 2) if end is None else end
        if start >= end:
            return
        form = form_of(path, start if begins is None else begins)
        if form == "plain":
            yield from _plain(file, start, end)
        else:
            yield from _members(file, start, end, form)


def frame_at(path: Path, offset: int) -> Frame:
    """Return the frame that begins at ``offset``. Raises ValueError where none does, OSError."""
    found = next(frames(path, offset), None)
    if found is None or found.offset != offset or found.problem is not None:
        what = found.problem if found is not None else "nothing there"
        raise ValueError(f"{path}: no record can be read at byte {offset} ({what})")
    return found


def _members(file: IO[bytes], start: int, end: int, form: Form) -> Iterator[Frame]:
    make = decompressor_of(file, form)
    magic = GZIP if form == "gzip" else ZSTD
    offset = start
    while offset < end:
        file.seek(offset)
        head = file.read(min(8, end - offset))
        if form == "zstd" and head.startswith(ZSTD_DICTIONARY):
            offset += 8 + int.from_bytes(head[4:], "little")
            continue
        if len(head) < len(magic) and magic.startswith(head):
            frame = Frame(offset, len(head), b"", "cut")
        elif not head.startswith(magic):
            following = _next_member(file, offset, end, magic, make)
            if _is_padding(file, offset, following):
                offset = following
                continue
            frame = Frame(offset, following - offset, b"", "damaged")
        else:
            frame = _member(file, offset, end, make)
            if frame.problem == "damaged":
                following = _next_member(file, offset + 1, end, magic, make)
                frame = Frame(offset, following - offset, b"", "damaged")
        yield frame
        offset = frame.end


def _member(file: IO[bytes], offset: int, end: int, make: Callable[[], Any]) -> Frame:
    decompressor = make()
    file.seek(offset)
    parts: list[bytes] = []
    held, taken, left = 0, 0, end - offset
    while not decompressor.eof:
        data = file.read(min(BLOCK, left))
        if not data:
            return Frame(offset, taken, b"", "cut")
        left -= len(data)
        taken += len(data)
        try:
            plain = decompressor.decompress(data)
        except UNPACK_ERRORS:
            return Frame(offset, taken, b"", "damaged")
        held += len(plain)
        if held <= LARGEST:
            parts.append(plain)
        else:
            parts.clear()
    length = taken - len(decompressor.unused_data)
    if held > LARGEST:
        return Frame(offset, length, b"", "too_large")
    return Frame(offset, length, b"".join(parts))


def _next_member(
    file: IO[bytes], offset: int, end: int, magic: bytes, make: Callable[[], Any]
) -> int:
    """Return where the next member begins whose content begins as a record does, else ``end``."""
    while offset < end:
        file.seek(offset)
        data = file.read(min(BLOCK, end - offset))
        at = data.find(magic)
        while at >= 0:
            file.seek(offset + at)
            try:
                if PLAIN.match(make().decompress(file.read(BLOCK))):
                    return offset + at
            except UNPACK_ERRORS:
                pass
            at = data.find(magic, at + 1)
        if len(data) < len(magic):
            return end
        offset += len(data) - len(magic) + 1
    return end


def _is_padding(file: IO[bytes], start: int, end: int) -> bool:
    """Tell whether nothing but zeros and line ends lies there."""
    file.seek(start)
    while start < end:
        data = file.read(min(BLOCK, end - start))
        if not data or data.strip(b"\x00\r\n"):
            return False
        start += len(data)
    return True


_LONGEST_HEAD = 1 << 20


def _plain(file: IO[bytes], start: int, end: int) -> Iterator[Frame]:
    offset = start
    while True:
        offset = _skip_separator(file, offset, end)
        if offset >= end:
            return
        head = _head(file, offset, end)
        length = LENGTH.search(head) if head is not None else None
        if length is None or head is None:
            following = _next_plain(file, offset + 1, end)
            yield Frame(offset, following - offset, b"", "cut" if head == b"" else "damaged")
            offset = following
            continue
        size = len(head) + int(length[1])
        if offset + size > end:
            yield Frame(offset, end - offset, b"", "cut")
            return
        if size > LARGEST:
            yield Frame(offset, size, b"", "too_large")
        else:
            file.seek(offset)
            yield Frame(offset, size, file.read(size))
        offset += size


def _skip_separator(file: IO[bytes], offset: int, end: int) -> int:
    file.seek(offset)
    while offset < end:
        data = file.read(min(64, end - offset))
        rest = data.lstrip(b"\r\n\x00")
        offset += len(data) - len(rest)
        if rest or not data:
            return offset
    return end


def _head(file: IO[bytes], offset: int, end: int) -> bytes | None:
    """Return a record's header with its blank line; empty where the file ends within it."""
    file.seek(offset)
    lines: list[bytes] = []
    taken = 0
    while taken < _LONGEST_HEAD:
        line = file.readline(_LONGEST_HEAD)
        taken += len(line)
        if not line or offset + taken > end:
            return b"" if lines and PLAIN.match(lines[0]) else None
        if not lines and not PLAIN.match(line):
            return None
        lines.append(line)
        if line in (b"\r\n", b"\n"):
            return b"".join(lines)
    return None


def _next_plain(file: IO[bytes], offset: int, end: int) -> int:
    """Return where the next line begins that begins a record, else ``end``."""
    file.seek(offset)
    while offset < end:
        line = file.readline(BLOCK)
        if not line:
            return end
        if PLAIN.match(line):
            return offset
        offset += len(line)
    return end
