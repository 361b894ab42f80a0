"""Pages a second of ``arsip import`` against the naive loop, on one web archive of real pages.

Medians of three pairs in one run: machines are noisy, ratios hold. ``python -m bench.importing``.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bench.pages import data_folder
from bench.truth import ground_truth, page_bytes

PAGES = int(os.environ.get("ARSIP_BENCH_PAGES", "500"))
PAIRS = 3


def write_warc(path: Path, count: int) -> int:
    """Write so many real pages, under their own addresses where they have one; return how many."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    seen: set[str] = set()
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
        for name, truth in ground_truth().items():
            url = truth.get("url") or f"https://contoh.example/berita/{name}/"
            if url in seen or len(seen) == count:
                continue
            seen.add(url)
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1"
            )
            moment += timedelta(seconds=1)
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(page_bytes(truth)),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": moment.strftime("%Y-%m-%dT%H:%M:%SZ")},
            )
            writer.write_record(record)
    return len(seen)


def naive(warc: Path, folder: Path) -> float:
    """Run the naive loop; return its seconds, from start to exit."""
    return _run([sys.executable, "-m", "bench.naive_import", str(warc), str(folder / "naive.db")])


def arsip(warc: Path, folder: Path) -> float:
    """Run ``arsip import``; return its seconds, from start to exit."""
    code = "from crawler.cli import main; main()"
    words = ["import", str(warc), "--quiet", "--db", str(folder / "archive.db")]
    return _run([sys.executable, "-c", code, *words])


def _run(command: list[str]) -> float:
    started = monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return monotonic() - started


def _articles(database: Path) -> int:
    with closing(sqlite3.connect(database)) as db:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])


def measure(pages: int = PAGES, pairs: int = PAIRS) -> dict[str, Any]:
    """Return median rates, the ratio of each pair of runs, and the median of these."""
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as name:
        warc = Path(name) / "pages.warc.gz"
        count = write_warc(warc, pages)
        for _ in range(pairs):
            with tempfile.TemporaryDirectory() as folder:
                theirs.append(naive(warc, Path(folder)))
                ours.append(arsip(warc, Path(folder)))
                articles = _articles(Path(folder) / "archive.db")
    ratios = [round(t / o, 2) for t, o in zip(theirs, ours, strict=True)]
    return {
        "pages": count,
        "articles": articles,
        "arsip_per_second": round(count / statistics.median(ours), 2),
        "naive_per_second": round(count / statistics.median(theirs), 2),
        "ratios": ratios,
        "ratio": statistics.median(ratios),
    }


def main() -> None:
    """Print the figures."""
    if data_folder() is None:
        print("import: skipped, the real pages are absent (ARSIP_TEST_DATA names their folder)")
        return
    print("import, pages a second, whole process:", json.dumps(measure()))


if __name__ == "__main__":
    main()
