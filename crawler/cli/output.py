"""How commands print: JSON as bytes, rich text on a terminal, plain lines elsewhere."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlite_utils import Database

from crawler.archive.store import ArchiveError, read_archive
from crawler.cli import CommandError

READABLE_COLUMNS = 96
"""Lines longer than this are hard to read, however wide the terminal is."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could move a terminal's cursor or turn its text around; nothing that people write."""


def print_json(value: Any, *, indent: int | None = 2) -> None:
    """Print one JSON document, or with ``indent=None`` one JSON line, and flush it."""
    _write(json.dumps(value, ensure_ascii=False, indent=indent))


def print_text(text: Text | str = "", *, wrap: bool = True) -> None:
    """Print a line or paragraph: wrapped and styled on a terminal, as it is elsewhere.

    ``wrap=False`` leaves wrapping to the terminal, so that an address stays one word to it.
    """
    if on_terminal():
        _console().print(text, soft_wrap=not wrap)
    else:
        _write(text.plain if isinstance(text, Text) else text)


def print_table(
    header: Sequence[str],
    rows: Sequence[Sequence[Text | str]],
    whole: Collection[str] = (),
    right: Collection[str] = (),
) -> None:
    """Print a table: drawn on a terminal, lines with tabs elsewhere.

    ``whole`` names the columns whose cells are not wrapped, ``right`` those of numbers.
    """
    if not on_terminal():
        for row in [header, *rows]:
            _write("\t".join(str(cell) for cell in row))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(name, no_wrap=name in whole, justify="right" if name in right else "left")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False, emoji=False, markup=False).print(table)


def on_terminal() -> bool:
    """Tell whether a person looks at standard output."""
    return sys.stdout.isatty()


def terminal_width() -> int:
    """Return the columns of the terminal."""
    return Console().width


def printable(text: str | None) -> str:
    """Return text without control characters."""
    return _CONTROL.sub("", text or "")


def moment(stamp: str | None) -> str:
    """Return an ISO time as people read it: ``2024-05-31 14:05 +08:00``."""
    if not stamp:
        return "undated"
    day, _, time = stamp.partition("T")
    zone = "UTC" if time[8:] == "+00:00" else time[8:]
    return f"{day} {time[:5]} {zone}".strip()


def lag(hours: float | None) -> str:
    """Return how much later than the first print: ``first``, ``+2.5 h``, ``+3 d``."""
    if hours is None:
        return "?"
    if hours == 0:
        return "first"
    return f"+{hours:.1f} h" if hours < 48 else f"+{hours / 24:.0f} d"


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """Open the archive for reading; where there is none the command ends with one line."""
    try:
        db = read_archive(path)
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    try:
        yield db
    finally:
        db.close()


def _write(text: str) -> None:
    # as UTF-8 whatever the locale, and a lone surrogate must not end the command
    stream = sys.stdout.buffer
    stream.write(text.encode("utf-8", "replace") + b"\n")
    stream.flush()


@cache
def _console() -> Console:
    plain = Console(highlight=False, emoji=False, markup=False)
    plain.width = min(plain.width, READABLE_COLUMNS)
    return plain
