"""The rows of stories that people read: ``stories``, ``reprints``, ``articles.story``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from crawler.stories.partition import Print, lag_hours

Similarity = Callable[[int, int], float]


def story_rows(
    db: Database, group: Sequence[Print], similarity: Similarity
) -> tuple[tuple[Any, ...], dict[int, tuple[float, float | None]]]:
    """Return a story's row of ``stories``, and similarity and lag of each of its articles.

    ``group`` has its first print first; an article alone is no reprint.
    """
    first = group[0]
    (title,) = db.execute("SELECT title FROM articles WHERE id = ?", [first.article]).fetchone()
    number = min(one.article for one in group)
    outlets = len({one.outlet for one in group})
    story = (number, len(group), outlets, first.published, title)
    if len(group) == 1:
        return story, {}
    return story, {
        one.article: (
            round(similarity(first.article, one.article), 4),
            lag_hours(first.published, one.published),
        )
        for one in group
    }


def write_story(db: Database, group: Sequence[Print], similarity: Similarity) -> set[int]:
    """Write a story and its articles; return the ids of stories that they were in before."""
    story, reprints = story_rows(db, group, similarity)
    db.execute(
        "INSERT INTO stories(id, articles, outlets, first_published, title)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET articles = excluded.articles,"
        " outlets = excluded.outlets, first_published = excluded.first_published,"
        " title = excluded.title",
        story,
    )
    number = story[0]
    before: set[int] = set()
    for one in group:
        (old,) = db.execute("SELECT story FROM articles WHERE id = ?", [one.article]).fetchone()
        if old != number:
            db.execute("UPDATE articles SET story = ? WHERE id = ?", [number, one.article])
            before |= {old} if old is not None else set()
        if one.article in reprints:
            db.execute(
                "INSERT OR REPLACE INTO reprints(article, story, similarity, lag_hours)"
                " VALUES (?, ?, ?, ?)",
                [one.article, number, *reprints[one.article]],
            )
        else:
            db.execute("DELETE FROM reprints WHERE article = ?", [one.article])
    return before


def delete_empty(db: Database, stories: Iterable[int]) -> None:
    """Delete those of these stories to which no article belongs any more."""
    db.conn.executemany(
        "DELETE FROM stories WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM articles WHERE story = ?1)",
        [[number] for number in stories],
    )
