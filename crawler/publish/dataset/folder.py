"""A folder that appears whole or not at all.

It is filled under another name beside its place, flushed to the disk, and renamed. What a killed
program leaves is under that other name, and the next one takes it over.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path


class FolderError(Exception):
    """The folder cannot be made; the message says why in one line."""


@contextmanager
def whole_folder(place: Path, *, force: bool = False) -> Iterator[Path]:
    """Give an empty folder to fill, which is renamed to ``place`` when the block ends well.

    Raises FolderError where ``place`` is a file, the current folder, or not empty without
    ``force``; where something goes wrong in the block, nothing stays. With ``force`` the files
    that SHA256SUMS in the old folder names are replaced, and others stay where they are.
    """
    place = place.resolve()
    _check(place, force)
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.part")
    part.mkdir(exist_ok=True)
    handle = os.open(part, os.O_RDONLY)
    try:
        try:
            flock(handle, LOCK_EX | LOCK_NB)  # the system frees it when the program dies
        except BlockingIOError as error:
            raise FolderError(f"{place}: another export to this folder is running") from error
        _empty(part)
        try:
            yield part
            _flush(part)
            _check(place, force)  # it took a while: somebody may have put something there
            _put(part, place)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    finally:
        os.close(handle)


def _check(place: Path, force: bool) -> None:
    if place == Path.cwd() or place in Path.cwd().parents:
        raise FolderError(f"{place}: is the folder that you are in; name one of its own")
    if place.exists() and not place.is_dir():
        raise FolderError(f"{place}: is a file")
    if place.is_dir() and not force and any(place.iterdir()):
        raise FolderError(f"{place}: is not empty; --force replaces what an export left there")


def _empty(folder: Path) -> None:
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        else:
            child.unlink()


def _flush(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put(part: Path, place: Path) -> None:
    """Rename ``part`` to ``place``; what stood there and was no part of an export stays."""
    old = place.with_name(f".{place.name}.old")
    if old.exists():
        raise FolderError(f"{old}: is left of an export that was ended; look at it and remove it")
    if place.is_dir() and any(place.iterdir()):
        place.rename(old)
    part.rename(place)
    if old.exists():
        _keep_others(old, place)
        shutil.rmtree(old)
    _sync(place.parent)


def _keep_others(old: Path, place: Path) -> None:
    replaced = {"SHA256SUMS"}
    with suppress(OSError):
        lines = (old / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        replaced |= {line.partition("  ")[2] for line in lines}
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old)
        target = place / name
        if path.is_file() and name.as_posix() not in replaced and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
