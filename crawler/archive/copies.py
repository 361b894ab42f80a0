"""Copying a web archive into the archive's own folder, one gzip member a record.

That is asked for, or needed: where records are packed so that no offset leads to them.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from crawler.archive.crashpoints import crash_point
from crawler.archive.forms import HEAD, LENGTH, form_of, holds_one_record_each, unpacked_members
from crawler.archive.frames import Frame, frames
from crawler.archive.stretches import Stretch
from crawler.archive.warc import GZIP_LEVEL

_TARGET = re.compile(rb"^WARC-Target-URI:[ \t]*<?([^\s>]+)", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 1 << 16
PART = ".part"
"""How a file ends that is no copy yet; its name begins with a dot."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy."""

    left_out: int = 0
    """Records of addresses that were taken down."""
    broken: int = 0
    """Stretches that hold no record any more."""
    cut: bool = False
    """The original ends within a record."""


def needs_copy(stretch: Stretch) -> bool:
    """Tell whether the records have no offsets at which they can be read where they are.

    Raises FormError, OSError.
    """
    return stretch.packed or not holds_one_record_each(stretch.path, stretch.begins, stretch.ends)


def fingerprint(stretch: Stretch, length: int = _HEAD_BYTES) -> str:
    """Return ``LENGTH:SHA-256`` of a web archive's first bytes, to know the file again."""
    length = min(length, stretch.size)
    with stretch.path.open("rb") as file:
        file.seek(stretch.begins)
        return f"{length}:{sha256(file.read(length)).hexdigest()}"


def copy_path(stretch: Stretch, folder: Path) -> Path:
    """Return where the copy of a web archive is kept: the same for the same bytes."""
    name = stretch.path.name
    stem = re.sub(r"\.(?:warc|wacz)(?:\.gz|\.zst)?$|\.gz$", "", name, flags=re.IGNORECASE)
    if stretch.member is not None:
        member = Path(stretch.member).name
        stem += "-" + re.sub(r"\.warc(?:\.gz|\.zst)?$", "", member, flags=re.IGNORECASE)
    stem = re.sub(r"[^\w.-]+", "-", stem, flags=re.ASCII).strip("-.") or "warc"
    mark = sha256(f"{fingerprint(stretch)} {stretch.size}".encode()).hexdigest()[:8]
    return folder / f"{stem}-{mark}.warc.gz"


def copy_stretch(stretch: Stretch, target: Path, refuse: Callable[[str], bool]) -> Copied:
    """Write the copy; it is whole where it has its name. Raises FormError, OSError.

    ``refuse`` is given each record's address and says whether the record is to be left out.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}{PART}")
    left_out = broken = 0
    cut = not stretch.whole
    with _addressable(stretch, target) as (source, whole), part.open("wb") as out:
        _hold(out)
        raw = form_of(source.path, source.begins) == "gzip"
        with source.path.open("rb") as file:
            for frame in frames(source.path, source.begins, source.ends):
                if frame.problem is not None:
                    cut = cut or frame.problem == "cut"
                    broken += frame.problem != "cut"
                    continue
                target_uri = _TARGET.search(frame.data[:_HEAD_BYTES])
                if target_uri and refuse(target_uri[1].decode("utf-8", "replace")):
                    left_out += 1
                    continue
                file.seek(frame.offset)
                out.write(file.read(frame.length) if raw else packed(frame))
        cut = cut or not whole
        out.flush()
        os.fsync(out.fileno())
        crash_point("import.copying")
    part.replace(target)
    crash_point("import.copied")
    return Copied(left_out, broken, cut)


def abandoned(folder: Path) -> list[Path]:
    """Return what killed imports left of their copies: nobody is writing it any more."""
    return [path for path in sorted(folder.glob(f".*.warc.gz*{PART}")) if not _is_held(path)]


def clear_abandoned(folder: Path) -> list[Path]:
    """Remove what killed imports left of their copies; return what that was."""
    gone = []
    for path in abandoned(folder):
        with suppress(OSError):  # of a folder that may not be written to
            path.unlink()
            gone.append(path)
    return gone


def _hold(file: IO[bytes]) -> None:
    """Say that a copy is being written; a kill ends that with the process."""
    with suppress(OSError):  # a file system without locks: then no copy seems abandoned either
        flock(file, LOCK_EX)  # who only looks whether it is held lets go at once


def _is_held(path: Path) -> bool:
    try:
        with path.open("rb+") as file:
            flock(file, LOCK_EX | LOCK_NB)
    except OSError:
        return True
    return False


def holds(path: Path, refuse: Callable[[str], bool]) -> bool:
    """Tell whether a copy holds a record that is to be left out. Raises FormError, OSError."""
    for frame in frames(path):
        found = _TARGET.search(frame.data[:_HEAD_BYTES])
        if found and refuse(found[1].decode("utf-8", "replace")):
            return True
    return False


def packed(frame: Frame) -> bytes:
    """Return a record as a gzip member of its own, however it was packed."""
    data = frame.data
    head = HEAD.match(data)
    length = LENGTH.search(head[0]) if head is not None else None
    if head is not None and length is not None:
        data = data[: head.end() + int(length[1])]
    compressor = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return compressor.compress(data + b"\r\n\r\n") + compressor.flush()


@contextmanager
def _addressable(stretch: Stretch, target: Path) -> Iterator[tuple[Stretch, bool]]:
    """Give the web archive with offsets to its records, and whether it is whole."""
    if not needs_copy(stretch):
        yield stretch, True
        return
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", suffix=PART) as file:
        _hold(file.file)
        path = Path(file.name)
        whole = True
        if stretch.packed:
            assert stretch.member is not None
            with zipfile.ZipFile(stretch.path) as zipped, zipped.open(stretch.member) as member:
                while data := member.read(1 << 20):
                    file.write(data)
        else:
            for block in unpacked_members(stretch.path, stretch.begins, stretch.ends):
                whole = block is not None
                file.write(block or b"")
        file.flush()
        size = file.tell()
        inner = replace(stretch, path=path, begins=0, ends=size, packed=False)
        if needs_copy(inner):
            with _addressable(inner, target) as (found, also):
                yield found, whole and also
        else:
            yield inner, whole
