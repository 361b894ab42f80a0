"""Processor time of search in a large archive of generated text: best, newest, facets.

``python -m bench.search`` builds it with 50,000 articles in the folder for temporary files;
``ARSIP_BENCH_ARTICLES=1000000`` takes a quarter of an hour and 7 GB.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import quantiles
from time import gmtime, process_time, strftime
from typing import Any

import numpy as np
from sqlite_utils import Database

from crawler.archive.facets import facets
from crawler.archive.search import search
from crawler.archive.store import open_archive, read_archive
from crawler.extract.stems import stem

ARTICLES = int(os.environ.get("ARSIP_BENCH_ARTICLES", "50000"))
WORDS, HEADLINE = 250, 8
BATCH = 2_000
OUTLETS = 12
REPEATS = 5

ROOTS = [
    "bangun",
    "tulis",
    "baik",
    "terima",
    "layan",
    "giat",
    "bantu",
    "kerja",
    "tingkat",
    "guna",
    "laksana",
    "awas",
    "cair",
    "didik",
    "temu",
    "bayar",
    "salur",
    "tanam",
    "jual",
    "beli",
    "jalan",
    "sekolah",
    "banjir",
    "jembatan",
    "desa",
    "kota",
    "warga",
    "pemerintah",
    "bupati",
    "anggaran",
    "dana",
    "pasar",
    "ikan",
    "sawit",
    "sungai",
    "hutan",
    "listrik",
]
FORMS = ("{}", "me{}", "di{}", "ber{}", "{}an", "{}kan")
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "di",
    "ga",
    "gi",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ni",
    "pa",
    "pi",
    "ra",
    "ri",
]

COMMON = (
    "bangun", "pembangunan jembatan", "warga desa", "anggaran", "bupati", "pemerintah kota",
    "banjir", "sekolah", "pasar ikan", "dana desa -banjir", '"warga desa"', "listrik",
)  # fmt: skip


def vocabulary() -> list[str]:
    """Return 40,000 words, the more frequent first: families between invented words."""
    dice = random.Random(7)
    invented: dict[str, None] = {}
    while len(invented) < 40_000:
        invented["".join(dice.choices(SYLLABLES, k=dice.randrange(2, 6)))] = None
    words = list(invented)
    for number, form in enumerate(form.format(root) for form in FORMS for root in ROOTS):
        words.insert(30 + 9 * number, form)
    return words


def rows(count: int) -> Iterator[tuple[Any, ...]]:
    """Yield articles whose words follow Zipf's law, in no order of time."""
    dice = np.random.default_rng(7)
    words = vocabulary()
    roots = [stem(word) if word.startswith(("me", "di", "ber")) or word.endswith("an") else word
             for word in words]  # fmt: skip
    chances = 1 / (np.arange(len(words)) + 4.0)
    bounds = np.cumsum(chances / chances.sum())
    seen = "2026-01-01T00:00:00+00:00"
    for number in range(count):
        if number % BATCH == 0:
            drawn = np.minimum(np.searchsorted(bounds, dice.random((BATCH, WORDS))), len(words) - 1)
            times = dice.integers(1_262_304_000, 1_767_225_600, BATCH).tolist()
        chosen = drawn[number % BATCH].tolist()
        text = [words[n] for n in chosen]
        stems = " ".join(sorted({roots[n] for n in chosen} - set(text)))
        outlet = f"koran{min(OUTLETS - 1, int(dice.exponential(2.5)))}"
        published = strftime("%Y-%m-%dT%H:%M:%S+08:00", gmtime(times[number % BATCH]))
        yield (
            outlet, f"https://{outlet}.example/{number}/", " ".join(text[:HEADLINE]), published,
            " ".join(text[HEADLINE:]), WORDS, f"{number:064x}", seen, seen, str(number), stems, "-",
        )  # fmt: skip


COLUMNS = (
    "outlet", "url", "title", "published", "text", "words", "content_hash", "first_seen",
    "last_seen", "key", "stems", "extractor",
)  # fmt: skip


def build(path: Path, count: int) -> None:
    """Make an archive of so many articles."""
    db = open_archive(path)
    db.execute("PRAGMA synchronous = OFF")
    with db.atomic():
        for number in range(OUTLETS):
            name = f"koran{number}"
            db.execute("INSERT INTO outlets(name, title) VALUES (?, ?)", [name, name.title()])
    sql = f"INSERT INTO articles({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    batch: list[tuple[Any, ...]] = []
    for row in rows(count):
        batch.append(row)
        if len(batch) == BATCH:
            _insert(db, sql, batch)
            batch = []
    _insert(db, sql, batch)
    db.close()


def _insert(db: Database, sql: str, batch: list[tuple[Any, ...]]) -> None:
    with db.atomic():
        db.conn.executemany(sql, batch)


def milliseconds(call: Callable[[], Any]) -> float:
    """Return the least processor time of some calls."""
    taken = []
    for _ in range(REPEATS):
        started = process_time()
        call()
        taken.append(process_time() - started)
    return min(taken) * 1000


def measure(db: Database) -> dict[str, dict[str, float]]:
    """Return each query's milliseconds, and the 95th percentiles."""
    calls: dict[str, Callable[[str], Any]] = {
        "best": lambda query: search(db, query),
        "newest": lambda query: search(db, query, order="newest"),
        "facets": lambda query: facets(db, query),
    }
    figures = {
        query: {name: milliseconds(partial(call, query)) for name, call in calls.items()}
        for query in COMMON
    }
    p95 = {
        name: quantiles([one[name] for one in figures.values()], n=20, method="inclusive")[-1]
        for name in calls
    }
    return figures | {"95th percentile": p95}


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        build(path, ARTICLES)
        db = read_archive(path)
        for query, figures in measure(db).items():
            shown = json.dumps({name: round(value, 1) for name, value in figures.items()})
            print(f"search in {ARTICLES:,} articles, ms of processor, {query}: {shown}")
        db.close()


if __name__ == "__main__":
    main()
