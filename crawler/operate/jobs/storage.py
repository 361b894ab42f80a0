"""The workers' shared folder: for each outlet a working archive, web archives, what was imported.

A crawl has to know what it archived before, whichever machine it runs on: the outlet's working
archive (``work.db``) lies beside its web archives. Only one process at a time has it open, since
the outlet's name is the lock of its jobs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from crawler.archive.captures import warc_path
from crawler.archive.store import ArchiveError, open_archive


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

    @property
    def _list(self) -> Path:
        return self.path / "imported.txt"

    def finished(self) -> list[str]:
        """Return the web archives that are whole and not imported yet, named from ``folder`` on.

        Nothing where the working archive cannot be read.
        """
        if not self.archive.is_file():
            return []
        try:
            # as one that may write: the last of those leaves no write-ahead log on the share
            with closing(open_archive(self.archive)) as db:
                rows = db.execute(
                    "SELECT name FROM warcs WHERE closed = 1 AND run IS NOT NULL ORDER BY name"
                ).fetchall()
        except ArchiveError:
            return []
        known = self.imported_names()
        paths = [warc_path(name, self.archive) for (name,) in rows]
        names = [f"{self.name}/{path.name}" for path in paths if path.is_file()]
        return [name for name in names if name not in known]

    def note_imported(self, names: Iterable[str]) -> None:
        """Note that web archives are in the archive; called under the lock of imports."""
        new = [name for name in names if name not in self.imported_names()]
        if new:
            with self._list.open("a", encoding="utf-8") as file:
                file.write("".join(f"{name}\n" for name in new))
                file.flush()
                os.fsync(file.fileno())

    def imported_names(self) -> set[str]:
        """Return the web archives that are in the archive."""
        try:
            return set(self._list.read_text(encoding="utf-8").splitlines())
        except FileNotFoundError:
            return set()
