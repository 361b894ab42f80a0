"""All tables of the archive, in the order in which the dictionary tells of them."""

from __future__ import annotations

from crawler.archive.dictionary import articles, crawling, keeping, stories
from crawler.archive.dictionary.words import Table

TABLES: tuple[Table, ...] = (
    *articles.TABLES,
    *stories.TABLES,
    *crawling.TABLES,
    *keeping.TABLES,
)

_BY_NAME = {table.name: table for table in TABLES}


def table(name: str) -> Table:
    """Return a table. Raises KeyError."""
    return _BY_NAME[name]
