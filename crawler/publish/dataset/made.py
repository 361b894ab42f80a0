"""A dataset that has been written, as its card and its packages describe it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from crawler.operate.coverage import Coverage
from crawler.publish.citation import Item
from crawler.publish.dataset.choice import Choice
from crawler.publish.dataset.fields import Table
from crawler.publish.dataset.profile import Profile
from crawler.publish.dataset.rows import Row
from crawler.publish.dataset.writers import Format

LICENCE_NOTE = (
    "The texts belong to their publishers. Each row's `rights` says what its page and site said"
    " about reuse when it was captured; no licence is granted beyond that."
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of rows."""

    path: str
    """Below the dataset's folder, with ``/``."""
    table: Table
    format: Format
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Made:
    """A dataset whose data files are written."""

    choice: Choice
    formats: Sequence[Format]
    tables: Sequence[Table]
    files: Sequence[DataFile]
    profile: Profile
    coverage: Mapping[str, Coverage]
    """Of the outlets that the dataset has articles of."""
    outlets: Sequence[Row]
    """Rows of ``outlets``."""
    item: Item
    """How it is cited."""
    archive: str
    """The archive's content digest."""
    asof: str | None
    redactions: int
    """Addresses that were taken down from the archive."""

    @property
    def best(self) -> Format:
        """The format that keeps the most of the types."""
        return next(one for one in ("parquet", "jsonl", "csv") if one in self.formats)

    @property
    def filled(self) -> list[Table]:
        """The tables that have rows: libraries that load data fail on empty ones."""
        return [table for table in self.tables if any(f.rows for f in self.of(table, self.best))]

    def of(self, table: Table, format: Format) -> list[DataFile]:
        """Return a table's files of a format."""
        return [f for f in self.files if f.table.name == table.name and f.format == format]


def digest_of(files: Sequence[DataFile]) -> str:
    """Return the SHA-256 (hex) of the data files' lines of SHA256SUMS."""
    return sha256(sums(files).encode()).hexdigest()


def sums(files: Sequence[DataFile]) -> str:
    """Return lines as ``sha256sum`` prints them, in order of the paths."""
    ordered = sorted(files, key=lambda one: one.path)
    return "".join(f"{one.sha256}  {one.path}\n" for one in ordered)


def pattern(table: Table, format: Format) -> str:
    """Return the glob of a table's files of a format."""
    return f"data/{table.name}{'-*' if table.name == 'articles' else ''}.{format}"
