"""What commands say of an outlet that the archive does not know."""

from __future__ import annotations

from sqlite_utils import Database

from crawler.cli import CommandError
from crawler.cli.output import printable


def no_such_outlet(name: str) -> CommandError:
    """Return the error that says that the archive knows no such outlet."""
    return CommandError(_unknown(name), 2)


def hint_of_outlet(archive: Database, name: str | None) -> str:
    """Return in brackets why nothing was found where the outlet is unknown, else nothing."""
    if not name:
        return ""
    query = "SELECT 1 FROM outlets WHERE name = ? COLLATE NOCASE OR title = ? COLLATE NOCASE"
    known = archive.execute(query, [name, name]).fetchone()
    return "" if known else f" ({_unknown(name)})"


def _unknown(name: str) -> str:
    return f"no outlet in the archive is called {printable(name)!r}"
