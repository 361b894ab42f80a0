"""Stories in a large archive of generated news: processor time an article, bytes an article.

``python -m bench.stories`` fills an archive with 300,000 articles in the folder for temporary
files (1 GB; ``ARSIP_BENCH_STORIES`` names another number), adds 5,000 one by one as a crawl does,
and takes the time of the last ones. A fifth of those added are reprints (whole, trimmed,
reworked), a twentieth editions of forms that recur. The filling has a few texts again and again,
but each time the keys of another article in the index. Where the real texts are at hand it also
prints precision and recall on their groups of near-identical articles.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

from sqlite_utils import Database

from bench.truth import data_dir
from crawler.archive.statements import statements
from crawler.archive.store import open_archive
from crawler.archive.stories import group_waiting
from crawler.archive.story_index import StoryIndex
from crawler.archive.story_rows import write_story
from crawler.archive.story_tables import STORIES
from crawler.stories.keys import sample_of
from crawler.stories.partition import Print
from crawler.stories.words import words_of
from tests.sites.newsroom import Story, release, reprint, write
from tests.stories.recurring import KINDS, edition

ARTICLES = int(os.environ.get("ARSIP_BENCH_STORIES", "300000"))
ADDED, TIMED = 5_000, 2_000
"""Articles that are added one by one, and how many of them, the last, are timed."""
FILLERS = 1_000
"""Different texts of the filling."""
A_DAY = 100
OUTLETS = 40
FIRST_DAY = date(2020, 1, 1)
REPRINTS, FORMS = 0.2, 0.05
"""Shares of the articles."""
TABLES = ("story_keys", "story_samples", "story_pairs", "story_waiting", "stories", "reprints")
COLUMNS = (
    "outlet", "url", "title", "published", "text", "words", "content_hash", "first_seen",
    "last_seen", "key", "extractor",
)  # fmt: skip
INSERT = f"INSERT INTO articles({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"

Truth = dict[int, str]
"""The group of each article, by its id."""


def generated(start: int, count: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield articles in order of time, each with the group that it belongs to."""
    dice = random.Random(start)
    releases: list[Story] = []
    for number in range(start, start + count):
        day = FIRST_DAY + timedelta(days=(number - start) // A_DAY)
        outlet = f"koran{dice.randrange(OUTLETS)}"
        drawn = dice.random()
        if drawn < FORMS:
            kind = dice.choice([kind for kind in KINDS if kind != "works"])
            title, text = edition(kind, number)
            group = f"form {number}"
        elif drawn < FORMS + REPRINTS:
            if not releases or dice.random() < 0.25:
                releases = [*releases[-5:], release(f"{number}", day)]
            story = reprint(dice.choice(releases), f"{outlet} {number}")
            title, text, group = story.title, "\n\n".join(story.paragraphs), f"{story.release}"
        else:
            story = write(f"own {number}", day)
            title, text, group = story.title, "\n\n".join(story.paragraphs), f"own {number}"
        yield group, row(number, outlet, title, f"{day}T{number % 24:02}:00:00+08:00", text)


def fill(db: Database, count: int) -> None:
    """Fill the archive with so many articles of the days before, each alone in its story."""
    dice = random.Random(7)
    index = StoryIndex(db)
    stories = [write(f"isi {number}", FIRST_DAY) for number in range(FILLERS)]
    texts = [(story.title, "\n\n".join(story.paragraphs)) for story in stories]
    samples = [sample_of(words_of(*text)) for text in texts]
    most = [max(sample.keys) for sample in samples]
    db.execute("DROP TRIGGER story_insert")
    with db.atomic():
        for number in range(count):
            at = number % FILLERS
            published = f"{FIRST_DAY - timedelta(days=1 + number // A_DAY)}T08:00:00+08:00"
            outlet = f"koran{dice.randrange(OUTLETS)}"
            cursor = db.execute(INSERT, row(number, outlet, texts[at][0], published, texts[at][1]))
            article = int(cursor.lastrowid or 0)
            keys = sorted({dice.randrange(most[at]) for _ in samples[at].keys})
            index.put(article, published, replace(samples[at], keys=tuple(keys)))
            write_story(db, [Print(article, outlet, published, "")], lambda a, b: 0.0)
    trigger = next(sql for sql in statements(STORIES) if "TRIGGER story_insert" in sql)
    db.execute(trigger)


def row(number: int, outlet: str, title: str, published: str | None, text: str) -> tuple[Any, ...]:
    """Return an article as a row of ``COLUMNS``."""
    digest = sha256(text.encode()).hexdigest()
    url, seen = f"https://{outlet}.example/{number}/", "2026-01-01T00:00:00+00:00"
    words = len(text.split())
    return (outlet, url, title, published, text, words, digest, seen, seen, str(number), "-")


def new_archive(path: Path, outlets: set[str]) -> Database:
    """Make an archive without a search index, which is not what is measured."""
    db = open_archive(path)
    db.execute("PRAGMA synchronous = OFF")
    for trigger in ("insert", "update", "delete"):
        db.execute(f"DROP TRIGGER articles_fts_{trigger}")
    for name in sorted(outlets):
        db.execute("INSERT INTO outlets(name, title) VALUES (?, ?)", [name, name])
    db.conn.commit()
    return db


def add(db: Database, articles: Iterator[tuple[str, tuple[Any, ...]]]) -> tuple[Truth, list[float]]:
    """Store articles and group each at once; return their groups, and milliseconds an article."""
    truth: Truth = {}
    taken: list[float] = []
    db.conn.execute("BEGIN")
    for done, (group, values) in enumerate(articles, 1):
        cursor = db.conn.execute(INSERT, values)
        truth[int(cursor.lastrowid or 0)] = group
        started = process_time()
        group_waiting(db)
        taken.append((process_time() - started) * 1000)
        if done % 500 == 0:
            started = process_time()
            db.conn.commit()
            taken[-1] += (process_time() - started) * 1000
            db.conn.execute("BEGIN")
    db.conn.commit()
    return truth, taken


def mean(values: list[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / max(1, len(values))


def scores(db: Database, truth: Truth) -> dict[str, float]:
    """Return pairwise precision and recall of the stories against the truth."""
    stories = {n: s for n, s in db.execute("SELECT id, story FROM articles") if n in truth}
    found = _pairs(Counter(stories.values()))
    wanted = _pairs(Counter(truth.values()))
    both = _pairs(Counter((stories[n], truth[n]) for n in truth))
    return {
        "precision": round(both / max(1, found), 4),
        "recall": round(both / max(1, wanted), 4),
        "pairs": wanted,
    }


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def bytes_an_article(db: Database) -> dict[str, float]:
    """Return what the tables of stories take in the file, divided by the articles."""
    (count,) = db.execute("SELECT count(*) FROM articles").fetchone()
    sizes = {
        table: db.execute(
            "SELECT coalesce(sum(pgsize), 0) FROM dbstat('main', 1) WHERE name IN"
            " (SELECT name FROM sqlite_master WHERE tbl_name = ?)", [table]
        ).fetchone()[0] / count
        for table in TABLES
    }  # fmt: skip
    return {"all": round(sum(sizes.values()), 1)} | {k: round(v, 1) for k, v in sizes.items()}


def generated_figures(count: int, folder: Path) -> dict[str, Any]:
    """Fill an archive, add to it, and return what that took."""
    db = new_archive(folder / "archive.db", {f"koran{n}" for n in range(OUTLETS)})
    fill(db, count)
    truth, taken = add(db, generated(count, ADDED))
    taken = sorted(taken[-TIMED:])
    figures = {
        "articles": count,
        "ms_an_article": round(mean(taken), 2),
        "ms_median": round(taken[len(taken) // 2], 2),
        "ms_95th_percentile": round(taken[len(taken) * 95 // 100], 2),
        "bytes_an_article": bytes_an_article(db),
        **scores(db, truth),
    }
    db.close()
    return figures


def real_figures(folder: Path) -> dict[str, Any] | None:
    """Return precision, recall and reworked members found on the real texts, None without them."""
    file = data_dir() / "texts" / "variants.jsonl.gz"
    if not file.is_file():
        return None
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    db = new_archive(folder / "real.db", {one["outlet"] for one in found})
    articles = (
        (one["group"], row(n, one["outlet"], one["title"], one["published"],
                           "\n\n".join(one["body"])))
        for n, one in enumerate(found)
    )  # fmt: skip
    truth, _ = add(db, articles)
    stories = dict(db.execute("SELECT id, story FROM articles"))
    roles = {number: one["role"] for number, one in zip(truth, found, strict=True)}
    pairs = [
        stories[a] == stories[b] for a, b in combinations(truth, 2)
        if truth[a] == truth[b] and {roles[a], roles[b]} == {"release", "reworked"}
    ]  # fmt: skip
    figures = scores(db, truth) | {"reworked": round(sum(pairs) / max(1, len(pairs)), 4)}
    db.close()
    return figures


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        real = real_figures(Path(folder))
        if real is not None:
            print("stories, real texts:", json.dumps(real), flush=True)
        figures = generated_figures(ARTICLES, Path(folder))
        print("stories, generated archive:", json.dumps(figures))


if __name__ == "__main__":
    main()
