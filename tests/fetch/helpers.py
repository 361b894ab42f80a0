"""Running ``arsip`` and looking at what it left behind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from sqlite_utils import Database

from crawler.archive.store import read_archive
from crawler.cli import cli


@dataclass(frozen=True)
class Ran:
    """A finished command."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The counts of the one outlet that was crawled."""
        outlets = json.loads(self.out)["outlets"]
        assert len(outlets) == 1
        found: dict[str, Any] = next(iter(outlets.values()))
        return found


class Workplace:
    """A folder with an archive, and the command to work on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "archive.db"

    def arsip(self, *words: str) -> Ran:
        result = CliRunner().invoke(cli, [*words, "--db", str(self.path)], prog_name="arsip")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    def crawl(self, *words: str) -> Ran:
        return self.arsip("crawl", *words, "--delay", "0", "--concurrency", "16", "--json")

    @property
    def db(self) -> Database:
        return read_archive(self.path)

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        return list(self.db.query(query, values))

    def urls(self) -> set[str]:
        return {row["url"] for row in self.rows("SELECT url FROM articles")}

    def warcs(self) -> list[Path]:
        return sorted((self.folder / "warcs").glob("*.warc.gz"))
