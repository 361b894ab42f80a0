"""Workers, their queue and the archive."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.cli.helpers import arsip, program
from tests.sites.server import Served

QUICK = ("--delay", "0", "--concurrency", "8", "--takeover", "3")


class Region:
    """A queue, and a folder with the archive and what the workers share."""

    def __init__(self, folder: Path, dsn: str) -> None:
        self.folder = folder
        self.dsn = dsn
        self.db = folder / "archive.db"
        self.shared = folder / "shared"

    def jobs(self, *words: str) -> Result:
        """Call ``arsip jobs`` in this process."""
        return arsip("jobs", "--postgres", self.dsn, *words)

    def defer(self, *words: str) -> Result:
        done = self.jobs("defer", *words, "--db", str(self.db))
        assert done.exit_code == 0, done.output
        return done

    def work(self, *words: str) -> Result:
        """Work in this process until nothing is left."""
        return self.jobs("work", *self._places(), *QUICK, *words)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a worker in a process of its own."""
        command = program("jobs", "--postgres", self.dsn, "work", *self._places(), *QUICK, *words)
        return subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def numbers(self) -> dict[str, int]:
        found: dict[str, int] = json.loads(self.jobs("status", "--json").stdout)
        return found

    def urls(self) -> set[str]:
        with closing(sqlite3.connect(self.db)) as db:
            return {url for (url,) in db.execute("SELECT url FROM articles")}

    def warcs(self) -> list[Path]:
        return sorted(self.shared.glob("*/*.warc.gz"))

    def _places(self) -> list[str]:
        return ["--db", str(self.db), "--warcs", str(self.shared)]


def articles(sites: Iterable[Served[Any]]) -> set[str]:
    return {truth.url for served in sites for truth in served.site.articles}


def repeated(served: Served[Any]) -> int:
    """Return how many times an article's page was asked for again."""
    paths = {post.path for post in served.site.posts}
    asked = Counter(request.path for request in served.log if request.path in paths)
    return sum(count - 1 for count in asked.values())


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
