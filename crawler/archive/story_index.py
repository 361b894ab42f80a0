"""The index of stories: which articles may be copies of each other, and which were found to be.

An article is looked up by its keys among those of its fortnight, the ones before and after, and
those without a date. A key that very many articles of a fortnight have is a phrase of a form and
counts for nothing there; since that depends on what the archive holds and not on when it came,
neither do the pairs.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product

from sqlite_utils import Database

from crawler.stories.keys import FEWEST_SHARED, Sample, may_be_one_story
from crawler.stories.partition import WINDOW, moment_of

COMMON = 60
"""A key that more articles of a fortnight have is no sign of a copy: more than there are outlets
in a region, fewer than there are pages of a form."""
AT_ONCE = 60
FEW_ROWS = 2_000
"""Fortnights and rows of one query."""
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

    def put(self, article: int, published: str | None, sample: Sample) -> None:
        """Enter an article that is not there."""
        fortnight, keys = fortnight_of(published), sample.keys
        self._db.execute(
            f"INSERT INTO {self._in}.story_samples VALUES (?, ?, ?, ?, ?)",
            [article, fortnight, *_packed(sample)],
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
        fortnight, sample = self.sample(article)
        for holders in self._holders([fortnight], sample.keys).values():
            if len(holders) != COMMON + 1:
                continue
            for one in holders:
                for other in self.partners(one):
                    if not self._may_be_alike(one, other):
                        self._unpair(one, other)
                        touched |= {one, other}
        return touched

    def drop(self, article: int) -> tuple[set[int], set[int]]:
        """Take an article out; return its partners, and whom its keys may now bring together."""
        revived: set[int] = set()
        fortnight, sample = self.sample(article)
        for holders in self._holders([fortnight], sample.keys).values():
            if len(holders) == COMMON + 1:
                revived |= set(holders)
        partners = set(self.partners(article))
        for other in partners:
            self._unpair(article, other)
        self._db.conn.executemany(
            f"DELETE FROM {self._in}.story_keys WHERE fortnight = ? AND key = ? AND article = ?",
            [(fortnight, key, article) for key in sample.keys],
        )
        self._db.execute(f"DELETE FROM {self._in}.story_samples WHERE article = ?", [article])
        return partners, revived - {article}

    def candidates(self, article: int) -> list[int]:
        """Return the other articles that share enough keys, ascending."""
        fortnight, sample = self.sample(article)
        holders = self._holders([fortnight, *self._near(fortnight)], sample.keys)
        own_common = {
            key
            for (where, key), articles in holders.items()
            if where == fortnight and len(articles) > COMMON
        }
        found: Counter[int] = Counter()
        for (_, key), articles in holders.items():
            if key not in own_common and len(articles) <= COMMON:
                found.update(articles)
        return sorted(
            other
            for other, shared in found.items()
            if shared >= FEWEST_SHARED
            and other != article
            and may_be_one_story(shared, sample, self.sample(other)[1])
        )

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

    def sample(self, article: int) -> tuple[int, Sample]:
        """Return an article's fortnight and sample; an empty one where it is not there."""
        row = self._db.execute(
            "SELECT fortnight, keys, runs, figures"
            f" FROM {self._in}.story_samples WHERE article = ?",
            [article],
        ).fetchone()
        return (row[0], _unpacked(*row[1:])) if row else (UNDATED, Sample((), 0, None))

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

    def _holders(
        self, fortnights: Sequence[int], keys: Sequence[int]
    ) -> dict[tuple[int, int], list[int]]:
        """Return the articles of each fortnight and key; of a common one, ``COMMON`` and two."""
        table = f"{self._in}.story_keys"
        found: dict[tuple[int, int], list[int]] = {}
        # mostly a few rows, which one query gives
        for start in range(0, len(fortnights), AT_ONCE):
            some = fortnights[start : start + AT_ONCE]
            rows = self._db.execute(
                f"SELECT fortnight, key, article FROM {table}"
                f" WHERE fortnight IN ({_marks(some)}) AND key IN ({_marks(keys)}) LIMIT ?",
                [*some, *keys, FEW_ROWS],
            ).fetchall()
            if len(rows) < FEW_ROWS:
                for fortnight, key, article in rows:
                    found.setdefault((fortnight, key), []).append(article)
                continue
            for place in product(some, keys):
                rows = self._db.execute(
                    f"SELECT article FROM {table} WHERE fortnight = ? AND key = ? LIMIT ?",
                    [*place, COMMON + 2],
                ).fetchall()
                found[place] = [row[0] for row in rows]
        return {place: articles[: COMMON + 2] for place, articles in found.items()}

    def _near(self, fortnight: int) -> Sequence[int]:
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

    def _may_be_alike(self, one: int, other: int) -> bool:
        """Tell whether two articles share enough keys that are common for neither."""
        first, mine = self.sample(one)
        second, yours = self.sample(other)
        keys = sorted(set(mine.keys) & set(yours.keys))
        holders = self._holders([first, second], keys)
        shared = sum(
            all(len(holders.get((where, key), ())) <= COMMON for where in (first, second))
            for key in keys
        )
        return may_be_one_story(shared, mine, yours)

    def _unpair(self, one: int, other: int) -> None:
        self._db.conn.executemany(
            f"DELETE FROM {self._in}.story_pairs WHERE article = ? AND other = ?",
            [(one, other), (other, one)],
        )


def _packed(sample: Sample) -> tuple[bytes, int, bytes | None]:
    figures = None
    if sample.figures is not None:
        figures = struct.pack(f"<{len(sample.figures)}H", *sorted(sample.figures))
    return struct.pack(f"<{len(sample.keys)}I", *sample.keys), sample.runs, figures


def _unpacked(keys: bytes, runs: int, figures: bytes | None) -> Sample:
    return Sample(
        struct.unpack(f"<{len(keys) // 4}I", keys),
        runs,
        None if figures is None else frozenset(struct.unpack(f"<{len(figures) // 2}H", figures)),
    )


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
