"""What a check finds wrong, one thing at a time."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Kind = Literal[
    "database",  # SQLite's own integrity check complains
    "foreign_key",  # a row refers to a row that is not there: an orphan
    "index_missing",  # an article that the search index does not have
    "index_orphan",  # an entry of the search index without an article
    "index_stale",  # an entry of the search index that says something else than its article
    "index_damaged",  # the search index is broken in itself
    "file_missing",  # a web archive that the archive names is not there
    "file_unknown",  # a web archive in the archive's folder that the archive does not know
    "file_size",  # a web archive of another size than when it was closed
    "file_cut",  # a web archive that ends within a record
    "file_unreadable",  # a web archive that is none, or that may not be read
    "record_damaged",  # bytes between two records that are no record, or a record not itself
    "record_missing",  # a capture at whose offset no record begins
    "record_other",  # a capture at whose offset another response lies
    "record_unrecorded",  # a response in a web archive of ours without a row in captures
    "digest",  # a payload that is not the one that was captured
    "revision",  # an article and its revisions contradict each other
    "derived",  # a column that follows from others does not: words, content_hash, key, stems
    "json",  # a list that is no JSON array
    "ledger",  # a page of the ledger whose state is not what the tables say
    "date",  # a time that is none, or cannot be
    "takedown",  # something redacted is there, or a takedown is unfinished
    "story",  # a story and its articles contradict each other
]

MOST = 1_000
"""Faults of one kind that are told one by one; further ones are counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    kind: Kind
    where: str
    """The row or file: ``articles 12``, ``warcs/a.warc.gz at byte 4711``."""
    what: str
    """What is wrong with it, in one line."""
    mendable: bool = False
    """Whether ``--repair`` can mend it."""

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.what}"

    def as_dict(self) -> dict[str, Any]:
        """Return the object of ``arsip verify --json``."""
        return asdict(self)


@dataclass(slots=True)
class Findings:
    """What the checks of one run found."""

    faults: list[Fault] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """All faults by kind, also those that are not told."""
    notes: list[str] = field(default_factory=list)
    """What is no fault, and should be known: a crawl that is running, a check put off."""
    files: int = 0
    records: int = 0
    bytes: int = 0
    articles: int = 0
    """How many files, records, bytes and articles were looked at."""

    def add(self, fault: Fault) -> None:
        """Note a fault."""
        count = self.counts[fault.kind] = self.counts.get(fault.kind, 0) + 1
        if count <= MOST:
            self.faults.append(fault)

    @property
    def untold(self) -> dict[str, int]:
        """How many faults of each kind are counted only."""
        return {kind: n - MOST for kind, n in self.counts.items() if n > MOST}
