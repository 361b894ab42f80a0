"""The workers' shared folder: for each outlet a working archive, web archives, what was imported.

A crawl has to know what it archived before, whichever machine it runs on: the outlet's working
archive (``work.db``) lies beside its web archives. Only one process at a time has it open, since
the outlet's name is the lock of its jobs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from crawler.archive.captures import warc_path
from crawler.archive.store import ArchiveError, open_archive


@dataclass(frozen=True, slots=True)
class News:
    """What crawls brought, and the archive does not have yet."""

    files: tuple[str, ...] = ()
    """Web archives that are whole, named from the shared folder on."""
    runs: tuple[dict[str, Any], ...] = ()
    """Rows of ``runs``."""


@dataclass(frozen=True, slots=True)
class Home:
    """An outlet's folder within the shared one."""

    folder: Path
    outlet: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.folder / self.name

    @property
    def name(self) -> str:
        """The outlet's name as the name of a folder, on any file system."""
        name = quote(self.outlet, safe="")
        return f"%2E{name[1:]}" if name.startswith(".") else name

    @property
    def archive(self) -> Path:
        """The outlet's working archive."""
        return self.path / "work.db"

    def news(self) -> News:
        """Return what the working archive has that the archive has not; nothing if unreadable."""
        if not self.archive.is_file():
            return News()
        try:
            # as one that may write: the last of those leaves no write-ahead log on the share
            with closing(open_archive(self.archive)) as db:
                names = db.execute(
                    "SELECT name FROM warcs WHERE closed = 1 AND run IS NOT NULL ORDER BY name"
                ).fetchall()
                runs = list(db.query("SELECT * FROM runs WHERE finished IS NOT NULL ORDER BY id"))
        except ArchiveError:
            return News()
        known = self.imported_names()
        paths = [warc_path(name, self.archive) for (name,) in names]
        files = [f"{self.name}/{path.name}" for path in paths if path.is_file()]
        return News(
            tuple(name for name in files if name not in known),
            tuple(run for run in runs if run_name(run) not in known),
        )

    def note_imported(self, names: Iterable[str]) -> None:
        """Note what is in the archive now; called under the lock of imports."""
        known = self.imported_names()
        new = [name for name in names if name not in known]
        if new:
            with self._list.open("a", encoding="utf-8") as file:
                file.write("".join(f"{name}\n" for name in new))
                file.flush()
                os.fsync(file.fileno())

    def imported_names(self) -> set[str]:
        """Return the web archives and runs that are in the archive."""
        try:
            return set(self._list.read_text(encoding="utf-8").splitlines())
        except FileNotFoundError:
            return set()

    @property
    def _list(self) -> Path:
        return self.path / "imported.txt"


def run_name(run: Mapping[str, Any]) -> str:
    """Return how a run is called in the list of what was imported."""
    return f"run {run['id']} {run['started']}"
