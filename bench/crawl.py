"""Articles a second of ``arsip crawl`` against the naive program, on the same local pages.

Medians of three pairs in one run: machines are noisy, ratios hold. ``python -m bench.crawl``.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bench.pages import data_folder

PAGES = int(os.environ.get("ARSIP_BENCH_PAGES", "1000"))
PAIRS = 3


@dataclass(frozen=True)
class Timed:
    """One crawl, from start to exit."""

    seconds: float
    pages: int

    @property
    def rate(self) -> float:
        """Pages settled a second."""
        return self.pages / self.seconds


@contextmanager
def served(count: int) -> Iterator[str]:
    """Serve so many pages from a process of their own; give the address."""
    command = [sys.executable, "-m", "bench.server", str(count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.kill()


def naive(base: str, folder: Path) -> Timed:
    """Run the naive program."""
    database = folder / "naive.db"
    command = [sys.executable, "-m", "bench.naive", f"{base}/sitemap_index.xml", str(database)]
    seconds = _run(command)
    with closing(sqlite3.connect(database)) as db:
        return Timed(seconds, db.execute("SELECT count(*) FROM articles").fetchone()[0])


def arsip(base: str, folder: Path) -> Timed:
    """Run ``arsip crawl``; duplicates and pages that are no articles were read as well."""
    database = folder / "archive.db"
    words = ["crawl", f"{base}/", "--mode", "full", "--delay", "0", "--concurrency", "16"]
    command = [sys.executable, "-c", "from crawler.cli import main; main()", *words, "--quiet"]
    seconds = _run([*command, "--db", str(database)])
    with closing(sqlite3.connect(database)) as db:
        states = "('archived', 'duplicate', 'not_article')"
        count = db.execute(f"SELECT count(*) FROM pages WHERE state IN {states}").fetchone()[0]
    return Timed(seconds, count)


def _run(command: list[str]) -> float:
    started = monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return monotonic() - started


def measure(pages: int = PAGES, pairs: int = PAIRS) -> dict[str, float]:
    """Return median rates and their median ratio over pairs of runs."""
    ours, theirs = [], []
    with served(pages) as base:
        for _ in range(pairs):
            with tempfile.TemporaryDirectory() as folder:
                theirs.append(naive(base, Path(folder)).rate)
                ours.append(arsip(base, Path(folder)).rate)
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return {
        "pages": pages,
        "arsip_per_second": round(statistics.median(ours), 2),
        "naive_per_second": round(statistics.median(theirs), 2),
        "ratio": round(statistics.median(ratios), 2),
    }


def main() -> None:
    """Print the figures."""
    if data_folder() is None:
        print("crawl: skipped, the real pages are absent (ARSIP_TEST_DATA names their folder)")
        return
    print("crawl, pages a second, whole process:", json.dumps(measure()))


if __name__ == "__main__":
    main()
