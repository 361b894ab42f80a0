"""The index of stories: which articles may be copies of each other, and which were found to be.

An article is looked up by its keys among those of its fortnight, the ones before and after, and
those without a date. A key that very many articles of a fortnight have is a phrase of a form and
counts for nothing there; since that depends on what the archive holds and not on when it came,
neither do the pairs.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlite_utils import Database

from crawler.stories.keys import SHARED_KEYS
from crawler.stories.partition import WINDOW, moment_of

COMMON = 60
"""A key that more articles of a fortnight have is no sign of a copy: more than there are outlets
in a region, fewer than there are pages of a form."""
UNDATED = -1
"""The fortnight of articles of which the time of publication is unknown."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def fortnight_of(published: str | None) -> int:
    """Return the number of the fortnight since 1970 in which an article was published."""
    moment = moment_of(published)
    return (moment - _EPOCH) // WINDOW if moment is not None else UNDATED


class StoryIndex:
    """The tables ``story_keys``, ``story_samples`` and ``story_pairs`` of a database's schema."""

    def __init__(self, db: Database, schema: str = "main") -> None:
        """Use the tables in ``schema``; in ``temp`` they are made, empty."""
        self._db = db
        self._in = schema
        if schema == "temp":
            self._make()

    def put(self, article: int, published: str | None, keys: Sequence[int]) -> None:
        """Enter an article that is not there."""
        fortnight = fortnight_of(published)
        self._db.execute(
            f"INSERT INTO {self._in}.story_samples VALUES (?, ?, ?)",
            [article, fortnight, array("I", keys).tobytes()],
        )
        self._db.conn.executemany(
            f"INSERT INTO {self._in}.story_keys VALUES (?, ?, ?)",
            [(fortnight, key, article) for key in keys],
        )

    def loosen(self, article: int) -> set[int]:
        """Take apart the pairs that rested on keys that this new article has made common.

        Return the articles concerned.
        """
        touched: set[int] = set()
        fortnight, keys = self.sample(article)
        for key in keys:
            holders = self._holders(fortnight, key)
            if len(holders) != COMMON + 1 or self._count(fortnight, key) != COMMON + 1:
                continue
            for one in holders:
                for other in self.partners(one):
                    if self._shared(one, other) < SHARED_KEYS:
                        self._unpair(one, other)
                        touched |= {one, other}
        return touched

    def drop(self, article: int) -> tuple[set[int], set[int]]:
        """Take an article out; return its partners, and whom its keys may now bring together."""
        revived: set[int] = set()
        fortnight, keys = self.sample(article)
        for key in keys:
            if self._count(fortnight, key) == COMMON + 1:
                revived |= set(self._holders(fortnight, key))
        partners = set(self.partners(article))
        for other in partners:
            self._unpair(article, other)
        self._db.conn.executemany(
            f"DELETE FROM {self._in}.story_keys WHERE fortnight = ? AND key = ? AND article = ?",
            [(fortnight, key, article) for key in keys],
        )
        self._db.execute(f"DELETE FROM {self._in}.story_samples WHERE article = ?", [article])
        return partners, revived - {article}

    def candidates(self, article: int) -> list[int]:
        """Return the other articles that share enough keys, ascending."""
        fortnight, keys = self.sample(article)
        found: Counter[int] = Counter()
        near = self._near(fortnight)
        for key in keys:
            own = self._holders(fortnight, key)
            if len(own) > COMMON:
                continue
            found.update(own)
            for other in near:
                holders = self._holders(other, key)
                if len(holders) <= COMMON:
                    found.update(holders)
        return sorted(a for a, count in found.items() if count >= SHARED_KEYS and a != article)

    def partners(self, article: int) -> dict[int, float]:
        """Return the articles that are near-identical with this one, and how similar they are."""
        return dict(
            self._db.execute(
                f"SELECT other, similarity FROM {self._in}.story_pairs WHERE article = ?",
                [article],
            )
        )

    def pair(self, one: int, other: int, similarity: float) -> None:
        """Enter two articles as near-identical."""
        self._db.conn.executemany(
            f"INSERT OR REPLACE INTO {self._in}.story_pairs VALUES (?, ?, ?)",
            [(one, other, similarity), (other, one, similarity)],
        )

    def sample(self, article: int) -> tuple[int, tuple[int, ...]]:
        """Return an article's fortnight and keys; no keys where it is not there."""
        row = self._db.execute(
            f"SELECT fortnight, keys FROM {self._in}.story_samples WHERE article = ?", [article]
        ).fetchone()
        return (row[0], tuple(array("I", row[1]))) if row else (UNDATED, ())

    def clear(self) -> None:
        """Empty the index."""
        for table in ("story_keys", "story_samples", "story_pairs"):
            self._db.execute(f"DELETE FROM {self._in}.{table}")

    def close(self) -> None:
        """Drop the tables of the schema ``temp``."""
        if self._in == "temp":
            for table in ("story_keys", "story_samples", "story_pairs"):
                self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")

    def _make(self) -> None:
        self.close()
        for table in ("story_keys", "story_samples", "story_pairs"):
            (sql,) = self._db.execute(
                "SELECT sql FROM main.sqlite_master WHERE name = ?", [table]
            ).fetchone()
            self._db.execute(sql.replace("CREATE TABLE ", "CREATE TEMP TABLE ", 1))

    def _holders(self, fortnight: int, key: int) -> list[int]:
        """Return the articles that have a key; of a common one, one more than ``COMMON``."""
        rows = self._db.execute(
            f"SELECT article FROM {self._in}.story_keys WHERE fortnight = ? AND key = ? LIMIT ?",
            [fortnight, key, COMMON + 1],
        )
        return [row[0] for row in rows]

    def _count(self, fortnight: int, key: int) -> int:
        """Return how many articles have a key, up to two more than ``COMMON``."""
        (count,) = self._db.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {self._in}.story_keys"
            " WHERE fortnight = ? AND key = ? LIMIT ?)",
            [fortnight, key, COMMON + 2],
        ).fetchone()
        return int(count)

    def _near(self, fortnight: int) -> Iterable[int]:
        """Return the other fortnights whose articles may be of the same story."""
        if fortnight != UNDATED:
            return (fortnight - 1, fortnight + 1, UNDATED)
        rows = self._db.execute(
            # each fortnight once, by jumping from one to the next
            "WITH RECURSIVE f(n) AS ("
            f" SELECT min(fortnight) FROM {self._in}.story_keys UNION ALL"
            f" SELECT (SELECT min(fortnight) FROM {self._in}.story_keys WHERE fortnight > n)"
            " FROM f WHERE n IS NOT NULL)"
            " SELECT n FROM f WHERE n IS NOT NULL AND n <> ?",
            [UNDATED],
        )
        return [row[0] for row in rows]

    def _shared(self, one: int, other: int) -> int:
        """Return how many keys two articles share that are common for neither."""
        first, keys = self.sample(one)
        second, others = self.sample(other)
        return sum(
            len(self._holders(first, key)) <= COMMON and len(self._holders(second, key)) <= COMMON
            for key in set(keys) & set(others)
        )

    def _unpair(self, one: int, other: int) -> None:
        self._db.conn.executemany(
            f"DELETE FROM {self._in}.story_pairs WHERE article = ? AND other = ?",
            [(one, other), (other, one)],
        )
