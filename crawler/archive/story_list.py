"""Stories as people look at them: the largest, the newest, the prints of one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlite_utils import Database

from crawler.archive.query import parse_period

Order = Literal["newest", "largest"]


class DateError(ValueError):
    """What was given as a date is no year, month or day."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story that more than one article tells."""

    story: int
    articles: int
    outlets: int
    first_published: str | None
    """As the first print's outlet gave it; None where no print has a time."""
    title: str
    """The first print's headline."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story."""

    article: int
    outlet: str
    url: str
    title: str
    published: str | None
    similarity: float
    """With the first print, 0 to 1: reprints .9 and more, trimmed and reworked ones less."""
    lag_hours: float | None
    """Hours after the first print; whole days where a time is missing, None without a date."""


def list_stories(
    db: Database,
    *,
    order: Order = "newest",
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
) -> list[Story]:
    """Return stories of two articles and more.

    ``outlet`` is one that printed it; ``since`` and ``until`` are years, months or days of the
    first print, inclusive. Raises DateError where they are none.
    """
    conditions, values = ["articles > 1"], list[Any]()
    for word, edge, sign in ((since, 0, ">="), (until, 1, "<")):
        if word is not None:
            days = parse_period(word)
            if days is None:
                raise DateError(f"{word!r} is no date (2024, 2024-05 or 2024-05-31)")
            conditions.append(f"first_published {sign} ?")
            values.append(days[edge])
    if outlet is not None:
        conditions.append("id IN (SELECT story FROM timeline WHERE outlet = ?)")
        values.append(outlet)
    by = "first_published DESC" if order == "newest" else "articles DESC, first_published DESC"
    rows = db.execute(
        "SELECT id, articles, outlets, first_published, title FROM stories"
        f" WHERE {' AND '.join(conditions)} ORDER BY {by}, id DESC LIMIT ?",
        [*values, limit],
    )
    return [Story(*row) for row in rows]


def load_story(db: Database, story: int) -> dict[str, Any] | None:
    """Return a story's fields with its ``members`` as plain JSON types, None where there is none.

    Also of an article that is alone in its story.
    """
    row = db.execute(
        "SELECT id, articles, outlets, first_published, title FROM stories WHERE id = ?", [story]
    ).fetchone()
    if row is None:
        return None
    return asdict(Story(*row)) | {"members": [asdict(one) for one in members_of(db, story)]}


def members_of(db: Database, story: int) -> list[Member]:
    """Return the articles of a story, the first print first, undated ones last."""
    rows = db.execute(
        "SELECT a.id, a.outlet, a.url, a.title, a.published,"
        " coalesce(r.similarity, 1.0), r.lag_hours"
        " FROM articles AS a LEFT JOIN reprints AS r ON r.article = a.id"
        " WHERE a.story = ? ORDER BY r.lag_hours IS NULL, r.lag_hours, r.similarity DESC, a.id",
        [story],
    )
    return [Member(*row) for row in rows]
