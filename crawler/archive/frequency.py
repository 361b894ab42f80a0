"""How common words are, and so what it takes to look for them.

A word's articles are a list in the index. Lists are read in step: from the shortest one the others
are skipped through. A million entries take some 50 ms.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from crawler.archive.query import Term

SAMPLE = 20_000
"""Articles, the last archived, in which words are counted to know how common they are."""
SKIPPED = 10
"""Entries of a longer list that are skipped for about the price of one."""


class Frequencies:
    """Estimates of the lengths of the index's lists."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.articles = int(db.execute("SELECT max(article) FROM timeline").fetchone()[0] or 0)
        """The largest id: about how many articles there are."""
        self._held: dict[str, int] = {}

    def matches(self, match: str) -> int:
        """Return in how many articles an FTS5 expression holds."""
        if match not in self._held:
            size = min(SAMPLE, self.articles)
            sql = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ? AND rowid > ?"
            (found,) = self._db.execute(sql, [match, self.articles - size]).fetchone()
            self._held[match] = found * self.articles // max(1, size)
        return self._held[match]

    def read(self, terms: Sequence[Term]) -> int:
        """Return how many entries of lists are read to find all articles that have the terms."""
        lists = [self.matches(match) for term in terms for match in term.lists]
        most = SKIPPED * min(lists, default=0)
        return sum(min(length, most) for length in lists)
