"""Where web archives lie in files: a file of its own, or the members of a WACZ.

WACZ 1.1.1 stores its web archives in the ZIP as they are, so that a record's offset in the whole
file is enough to find it.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from crawler.archive.forms import FormError, form_of

_LOCAL = struct.Struct("<4s5H3I2H")
"""A ZIP's local file header (APPNOTE 4.3.7), before name and extra field."""
_LOCAL_MAGIC = b"PK\x03\x04"
_SIZE_FOLLOWS = 1 << 3
_MEMBER = re.compile(r"archive/[^/]+\.warc(?:\.gz|\.zst)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A web archive in a file."""

    path: Path
    begins: int
    ends: int
    member: str | None = None
    """Its name in a WACZ; None where it is the whole file."""
    packed: bool = False
    """It is compressed once more, against the standard, so that no offset leads to its records."""
    whole: bool = True
    """The file holds all of it; False where a ZIP is cut."""

    @property
    def size(self) -> int:
        """Bytes that it takes in the file."""
        return self.ends - self.begins


def stretches(path: Path) -> list[Stretch]:
    """Return the web archives in a file: of a WACZ its members, in their order.

    Raises FormError for what is neither, OSError.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        zipped = file.read(4) in (_LOCAL_MAGIC, b"PK\x05\x06")
    if not zipped:
        form_of(path)
        return [Stretch(path, 0, size)]
    try:
        with zipfile.ZipFile(path) as whole, path.open("rb") as file:
            found = [
                _stretch(path, file, info, size)
                for info in whole.infolist()
                if _MEMBER.fullmatch(info.filename)
            ]
    except zipfile.BadZipFile:
        found = list(_of_cut(path, size))
    if not found:
        raise FormError("it is a ZIP without web archives (a WACZ has them in archive/)")
    return found


def _stretch(path: Path, file: IO[bytes], info: zipfile.ZipInfo, size: int) -> Stretch:
    file.seek(info.header_offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MAGIC) or info.flag_bits & 1:
        raise FormError(f"its member {info.filename} cannot be read")
    *_, name, extra = _LOCAL.unpack(header)
    begins = info.header_offset + _LOCAL.size + name + extra
    packed = info.compress_type != zipfile.ZIP_STORED
    return Stretch(path, begins, min(begins + info.compress_size, size), info.filename, packed)


def _of_cut(path: Path, size: int) -> Iterator[Stretch]:
    """Yield what a ZIP without its directory, which stands at the end, still holds."""
    with path.open("rb") as file:
        at = 0
        while at < size:
            file.seek(at)
            header = file.read(_LOCAL.size)
            if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MAGIC):
                return
            _, _, flags, method, *_, packed, _, name_size, extra = _LOCAL.unpack(header)
            name = file.read(name_size).decode("utf-8", "replace")
            begins = at + _LOCAL.size + name_size + extra
            open_ended = bool(flags & _SIZE_FOLLOWS) or packed == 0xFFFFFFFF
            ends = size if open_ended else min(begins + packed, size)
            if _MEMBER.fullmatch(name) and method == zipfile.ZIP_STORED:
                yield Stretch(path, begins, ends, name, whole=begins + packed <= size)
            if open_ended:  # where it ends stands behind it
                return
            at = ends
