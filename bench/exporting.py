"""Rows a second of ``arsip export``, and the memory that it takes.

``python -m bench.exporting`` exports an archive of generated articles (``ARSIP_BENCH_ARTICLES``,
50,000 without it) in each format, each in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.search import ARTICLES, build

_PROGRAM = """
import json, resource, sys
from pathlib import Path
from time import perf_counter, process_time
from crawler.archive.store import read_archive
from crawler.publish.dataset.choice import Choice
from crawler.publish.dataset.export import Shape, export
db = read_archive(Path(sys.argv[1]))
started, spent = perf_counter(), process_time()
made = export(db, Path(sys.argv[2]), Choice(), Shape(tuple(sys.argv[3].split(","))))
seconds, spent = perf_counter() - started, process_time() - spent
print(json.dumps({
    "rows_per_second": round(made.profile.articles / seconds),
    "rows_per_processor_second": round(made.profile.articles / spent),
    "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
}))
"""


def measure(archive: Path, folder: Path, formats: str) -> dict[str, int]:
    """Return rows a second, elapsed and of processor time, and the most memory held, in MB."""
    command = [sys.executable, "-c", _PROGRAM, str(archive), str(folder / formats), formats]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.db"
        build(archive, ARTICLES)
        for formats in ("jsonl", "parquet", "csv", "jsonl,csv,parquet"):
            figures = measure(archive, Path(folder), formats)
            print(f"export of {ARTICLES:,} articles, {formats}: {json.dumps(figures)}")


if __name__ == "__main__":
    main()
