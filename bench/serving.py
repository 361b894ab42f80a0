"""Eight readers of ``arsip serve`` while a crawl writes, against one reader with nobody about.

``python -m bench.serving`` serves generated articles (``ARSIP_BENCH_ARTICLES``, 20,000 without
it) with a small town's stories and edits, and crawls a living site into the same archive. Prints
milliseconds and their ratio, for each kind of page and for all: on two cores a crowd of eight
waits for the pages before its own, so a ratio of four to five is the floor, and the crawl and the
crawled site want their share of the cores as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from urllib.parse import urlsplit

from bench.search import build
from crawler.archive.store import read_archive
from tests.publish.web.town import Town, make_town

ARTICLES = int(os.environ.get("ARSIP_BENCH_ARTICLES", "20000"))
TOWN = 400
READERS, REQUESTS = 8, 2_000
ALONE = 25
"""Times that one reader asks for each page."""
SITE = 3_000
"""Articles of the crawled site, more than are read meanwhile."""

Answer = tuple[str, int, float]
"""Kind of page, status, milliseconds."""

_SITE = f"""
import threading
from tests.sites.server import serve
from tests.sites.wordpress import WordPressSite
with serve(WordPressSite({SITE})) as served:
    print(served.url, flush=True)
    threading.Event().wait()
"""
_ARSIP = (sys.executable, "-c", "from crawler.cli import main; main()")


def kinds(town: Town) -> dict[str, str]:
    """Return a page of each kind."""
    return {
        "front": "/",
        "search, best": "/search?q=jembatan",
        "search, newest": "/search?q=warga+desa&order=newest",
        "search, JSON": "/search.json?q=banjir",
        "article": f"/article/{town.preserved}",
        "revisions": f"/article/{town.edited}/revisions",
        "outlets": "/outlets",
        "outlet": "/outlet/kabarmuara",
        "story": f"/story/{town.story}",
        "changes": "/changes",
        "feed": "/changes.atom",
        "dashboard": "/dashboard",
        "row": f"/archive/articles/{town.gone}",
        "table": "/archive/articles?_size=20",
    }


@contextmanager
def started(command: Sequence[str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a program that prints where it serves; give it with its first line."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        try:
            yield program, program.stdout.readline().strip()
        finally:
            program.terminate()


def ask(connection: HTTPConnection, kind: str, path: str) -> Answer:
    """Ask for a page."""
    asked = perf_counter()
    connection.request("GET", path, headers={"Accept-Language": "id"})
    answer = connection.getresponse()
    answer.read()
    return kind, answer.status, (perf_counter() - asked) * 1000


def alone(address: str, pages: dict[str, str]) -> list[Answer]:
    """Read as the only reader."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    for _ in range(2):  # so that templates are compiled and sums counted in every process
        for kind, path in pages.items():
            ask(connection, kind, path)
            ask(HTTPConnection(urlsplit(address).netloc, timeout=60), kind, path)
    return [ask(connection, *page) for _ in range(ALONE) for page in pages.items()]


def crowd(address: str, pages: dict[str, str]) -> list[Answer]:
    """Read as eight at once, each from another page on."""

    def reader(number: int) -> list[Answer]:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
        order = list(pages.items())
        return [
            ask(connection, *order[(number * 5 + turn) % len(order)])
            for turn in range(REQUESTS // READERS)
        ]

    with ThreadPoolExecutor(READERS) as readers:
        return [answer for found in readers.map(reader, range(READERS)) for answer in found]


def table(before: Sequence[Answer], meanwhile: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Return the 95th percentiles of each kind and of all, their ratio, and failures."""
    times: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for place, answers in enumerate((before, meanwhile)):
        for kind, _, milliseconds in answers:
            times[kind][place].append(milliseconds)
            times["all"][place].append(milliseconds)
    failed = [kind for kind, status, _ in meanwhile if status >= 500]
    found = {}
    for kind, (quiet, busy) in times.items():
        one, eight = (quantiles(each, n=20, method="inclusive")[-1] for each in (quiet, busy))
        found[kind] = {
            "alone": round(one, 1),
            "crowd": round(eight, 1),
            "ratio": round(eight / one, 1),
            "median": round(median(busy), 1),
            "5xx": len(failed) if kind == "all" else failed.count(kind),
        }
    return found


def articles(path: Path) -> int:
    """Return how many articles there are."""
    db = read_archive(path)
    try:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    finally:
        db.close()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "archive.db", ARTICLES)
        town = make_town(Path(folder), TOWN)
        pages = kinds(town)
        serving = [*_ARSIP, "serve", "--db", str(town.path), "--port", "0"]
        with started(serving) as (_, said), started([sys.executable, "-c", _SITE]) as (_, site):
            address = said.split(" at ")[1].split()[0]
            before = alone(address, pages)
            crawl = [*_ARSIP, "crawl", site + "/", "--mode", "full", "--delay", "0", "--quiet"]
            crawl += ["--db", str(town.path)]
            with subprocess.Popen(crawl, stderr=subprocess.DEVNULL) as crawling:
                held = articles(town.path)
                while articles(town.path) == held and crawling.poll() is None:
                    sleep(0.2)
                held = articles(town.path)
                meanwhile = crowd(address, pages)
                written_meanwhile = articles(town.path) - held
                running = crawling.poll() is None
                crawling.terminate()
        for kind, figures in table(before, meanwhile).items():
            print(f"serving, 95th percentile in ms, {kind}: {json.dumps(figures)}")
        print(f"serving: {written_meanwhile:,} articles were written meanwhile, still: {running}")


if __name__ == "__main__":
    main()
