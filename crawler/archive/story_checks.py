"""Whether stories are what grouping the archive afresh would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from crawler.archive.stories import Grouper, Progress
from crawler.archive.story_index import StoryIndex
from crawler.archive.story_rows import story_rows
from crawler.stories.partition import Print


@dataclass(frozen=True, slots=True)
class Difference:
    """Something about stories that is not as it should be; ``rebuild`` mends all of it."""

    problem: str
    """One line."""
    article: int | None = None
    story: int | None = None


_LOOSE_ENDS = (
    (
        "SELECT article, story, 'article {} waits to be grouped' FROM story_waiting",
        "article",
    ),
    (
        "SELECT id, NULL, 'article {} has no story' FROM articles WHERE story IS NULL"
        " AND id NOT IN (SELECT article FROM story_waiting)",
        "article",
    ),
    (
        "SELECT article, NULL, 'article {} is not in the index of stories' FROM timeline"
        " WHERE article NOT IN (SELECT article FROM story_samples)"
        " AND article NOT IN (SELECT article FROM story_waiting)",
        "article",
    ),
    (
        "SELECT article, NULL, 'the index of stories holds article {}, which is gone'"
        " FROM story_samples WHERE article NOT IN (SELECT article FROM timeline)"
        " AND article NOT IN (SELECT article FROM story_waiting)",
        "article",
    ),
    (
        "SELECT NULL, s.id, 'story {} counts ' || s.articles || ' articles of ' || s.outlets"
        " || ' outlets, and has ' || count(t.article) || ' of ' || count(DISTINCT t.outlet)"
        " FROM stories AS s LEFT JOIN timeline AS t ON t.story = s.id GROUP BY s.id"
        " HAVING s.articles <> count(t.article) OR s.outlets <> count(DISTINCT t.outlet)",
        "story",
    ),
    (
        "SELECT t.article, t.story, 'article {} is missing among the reprints of its story'"
        " FROM stories AS s JOIN timeline AS t ON t.story = s.id"
        " LEFT JOIN reprints AS r ON r.article = t.article AND r.story = t.story"
        " WHERE s.articles > 1 AND r.article IS NULL",
        "article",
    ),
    (
        "SELECT r.article, r.story, 'article {} is a reprint of a story that is not its own'"
        " FROM reprints AS r JOIN timeline AS t ON t.article = r.article"
        " JOIN stories AS s ON s.id = t.story WHERE r.story <> t.story OR s.articles = 1",
        "article",
    ),
)
"""What plain SQL finds: article, story, what is wrong; and which of them the line names."""


def loose_ends(db: Database) -> Iterator[Difference]:
    """Yield what contradicts itself in the tables of stories; a second for a million articles."""
    for sql, names in _LOOSE_ENDS:
        for article, story, problem in db.execute(sql).fetchall():
            named = article if names == "article" else story
            yield Difference(problem.format(named), article, story)


def differences(db: Database, progress: Progress | None = None) -> Iterator[Difference]:
    """Group everything afresh, beside the archive, and yield where the archive differs.

    Takes some milliseconds an article; also works on a connection that only reads. Where
    articles wait to be grouped only these are named, since the rest cannot be right yet.
    """
    found = list(loose_ends(db))
    yield from found
    if db.execute("SELECT 1 FROM story_waiting LIMIT 1").fetchone():
        return
    told = {one.article for one in found if one.article is not None}
    index = StoryIndex(db, "temp")
    try:
        grouper = Grouper(db, index)
        for group in grouper.afresh(progress):
            yield from (one for one in _compare(db, grouper, group) if one.article not in told)
        yield from _index_differences(db)
    finally:
        index.close()


def _compare(db: Database, grouper: Grouper, group: list[Print]) -> Iterator[Difference]:
    story, reprints = story_rows(db, group, grouper.similarity)
    number = int(story[0])
    for one in group:
        has: Any = db.execute(
            "SELECT a.story, r.similarity, r.lag_hours FROM articles AS a"
            " LEFT JOIN reprints AS r ON r.article = a.id WHERE a.id = ?",
            [one.article],
        ).fetchone()
        if has[0] != number:
            told = f"article {one.article} is in story {has[0]} and belongs to {number}"
            yield Difference(told, one.article, has[0])
        elif has[1:] != reprints.get(one.article, (None, None)):
            told = f"article {one.article} has another similarity or lag than story {number} gives"
            yield Difference(told, one.article, number)
    row = db.execute(
        "SELECT id, articles, outlets, first_published, title FROM stories WHERE id = ?", [number]
    ).fetchone()
    if row is not None and row[3:] != story[3:]:
        yield Difference(f"story {number} names another first print", None, number)


def _index_differences(db: Database) -> Iterator[Difference]:
    for table in ("story_keys", "story_samples", "story_pairs"):
        rows = db.execute(
            f"SELECT DISTINCT article FROM (SELECT * FROM (SELECT * FROM main.{table}"
            f" EXCEPT SELECT * FROM temp.{table}) UNION ALL SELECT * FROM"
            f" (SELECT * FROM temp.{table} EXCEPT SELECT * FROM main.{table}))"
        ).fetchall()
        for (article,) in rows:
            yield Difference(f"article {article} stands otherwise in {table}", article)
