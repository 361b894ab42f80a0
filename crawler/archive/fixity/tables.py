"""The tables as a whole: SQLite's own checks, rows that refer to nothing, ledger, takedowns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.archive.fixity.faults import Fault, Findings, Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """A query whose every row is a fault."""

    kind: Kind
    sql: str
    """Gives two columns: where, and what is wrong there."""
    mend: tuple[str, ...] = ()
    """Statements that mend all that it finds."""


RULES = (
    Rule(
        "ledger",
        "SELECT 'pages ' || url, 'is ' || state || ', but leads to no article' FROM pages"
        " WHERE article IS NULL AND (state = 'archived'"
        " OR (state = 'duplicate' AND coalesce(reason, '') <> 'same_address'))",
        ("UPDATE pages SET state = 'listed', reason = NULL WHERE article IS NULL"
         " AND (state = 'archived' OR (state = 'duplicate'"
         " AND coalesce(reason, '') <> 'same_address'))",),
    ),
    Rule(
        "ledger",
        "SELECT 'pages ' || p.url, 'is of ' || p.outlet || ', its article of ' || a.outlet"
        " FROM articles AS a JOIN pages AS p ON p.article = a.id WHERE p.outlet <> a.outlet",
    ),
    Rule(
        "takedown",
        "SELECT 'articles ' || a.id, 'is in the archive, though redacted ' || r.at"
        " FROM redactions AS r JOIN articles AS a ON a.url = r.url",
    ),
    Rule(
        "takedown",
        "SELECT 'pages ' || p.url, 'is ' || p.state || ', though redacted ' || r.at"
        " FROM redactions AS r JOIN pages AS p ON p.url = r.url WHERE p.state <> 'redacted'",
        ("UPDATE pages SET state = 'redacted' WHERE url IN (SELECT url FROM redactions)",),
    ),
    Rule(
        "takedown",
        "SELECT 'pages ' || url, 'is redacted, and no redaction says why' FROM pages"
        " WHERE state = 'redacted' AND url NOT IN (SELECT url FROM redactions)"
        " AND key NOT IN (SELECT key FROM takedown_keys)",
    ),
    Rule(
        "takedown",
        "SELECT 'takedowns ' || id, 'is unfinished; the next crawl or --repair finishes it'"
        " FROM takedowns WHERE step <> 'done'",
    ),
    Rule(
        "date",
        "SELECT 'pages ' || url, 'was last listed before it was first listed' FROM pages"
        " WHERE last_listed < first_listed",
    ),
    Rule(
        "date",
        "SELECT 'runs ' || id, 'finished before it started' FROM runs WHERE finished < started",
    ),
    Rule(
        "date",
        "SELECT 'captures ' || id, 'fetched is no time: ' || fetched FROM captures"
        " WHERE julianday(fetched) IS NULL",
    ),
    Rule(
        "record_missing",
        "SELECT 'captures ' || id, 'lies at byte ' || offset || ', ' || length || ' bytes long'"
        " FROM captures WHERE offset < 0 OR length <= 0",
    ),
)  # fmt: skip


def check_database(db: Database, findings: Findings) -> None:
    """Let SQLite check its own structure."""
    try:
        for (line,) in db.execute("PRAGMA integrity_check(100)").fetchall():
            if line != "ok":
                for part in str(line).splitlines():
                    findings.add(Fault("database", "archive", part))
    except sqlite3.DatabaseError as error:
        findings.add(Fault("database", "archive", str(error)))


def check_tables(db: Database, findings: Findings) -> None:
    """Look for orphans, and for rows that contradict others."""
    for fault in _orphans(db):
        findings.add(fault)
    for rule in RULES:
        for where, what in db.execute(rule.sql):
            findings.add(Fault(rule.kind, where, what, mendable=bool(rule.mend)))


def mend_tables(db: Database) -> list[str]:
    """Mend what can be mended; return what was done. Within a transaction."""
    done = []
    for reference in references(db):
        count = db.execute(reference.mend).rowcount if reference.mend else 0
        if count > 0:
            done.append(f"{reference.table}: {reference.mended(count)}")
    for rule in RULES:
        for statement in rule.mend:
            count = db.execute(statement).rowcount
            if count > 0:
                done.append(f"{rule.kind}: {count} rows set right ({statement.split(' WHERE')[0]})")
    return done


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key."""

    table: str
    columns: tuple[str, ...]
    parent: str
    targets: tuple[str, ...]
    keys: tuple[str, ...]
    """The columns that name a row of ``table``."""
    nullable: bool
    cascades: bool
    """Whether its rows go with the parent's."""

    @property
    def dangling(self) -> str:
        """The condition that a row refers to nothing."""
        given = " AND ".join(f'c."{name}" IS NOT NULL' for name in self.columns)
        pairs = zip(self.columns, self.targets, strict=True)
        same = " AND ".join(f'p."{target}" = c."{name}"' for name, target in pairs)
        return f'{given} AND NOT EXISTS (SELECT 1 FROM "{self.parent}" AS p WHERE {same})'

    @property
    def mend(self) -> str | None:
        """The statement that mends: a reference that may be empty is emptied, a part deleted.

        None where the row says something of its own: an article of an unknown outlet.
        """
        if self.nullable:
            sets = ", ".join(f'"{name}" = NULL' for name in self.columns)
            return f'UPDATE "{self.table}" AS c SET {sets} WHERE {self.dangling}'
        return f'DELETE FROM "{self.table}" AS c WHERE {self.dangling}' if self.cascades else None

    def mended(self, count: int) -> str:
        """Say what the statement did."""
        what = "references emptied" if self.nullable else "orphan rows deleted"
        return f"{count} {what} ({', '.join(self.columns)}, no row in {self.parent})"


def references(db: Database) -> Iterator[Reference]:
    """Yield the foreign keys of all tables."""
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = db.execute(f'PRAGMA table_info("{table}")').fetchall()
        keys = tuple(row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5])
        optional = {row[1] for row in columns if not row[3] and not row[5]}
        grouped: dict[int, list[tuple[str, str, str, str]]] = {}
        for number, _, parent, name, target, _, deleted, _ in db.execute(
            f'PRAGMA foreign_key_list("{table}")'
        ).fetchall():
            grouped.setdefault(number, []).append((parent, name, target, deleted))
        for pairs in grouped.values():
            parent, _, _, deleted = pairs[0]
            yield Reference(
                table,
                tuple(name for _, name, _, _ in pairs),
                parent,
                tuple(target or _primary(db, parent) for _, _, target, _ in pairs),
                keys or ("rowid",),
                nullable={name for _, name, _, _ in pairs} <= optional,
                cascades=deleted == "CASCADE",
            )


def _primary(db: Database, table: str) -> str:
    columns = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    return next((str(row[1]) for row in columns if row[5]), "rowid")


def _orphans(db: Database) -> Iterator[Fault]:
    for reference in references(db):
        names = ", ".join(f'c."{name}"' for name in (*reference.keys, *reference.columns))
        query = f'SELECT {names} FROM "{reference.table}" AS c WHERE {reference.dangling}'
        for row in db.execute(query):
            key = " ".join(str(value) for value in row[: len(reference.keys)])
            value = " ".join(str(value) for value in row[len(reference.keys) :])
            what = f"{', '.join(reference.columns)} {value} is no row of {reference.parent}"
            mendable = reference.mend is not None
            yield Fault("foreign_key", f"{reference.table} {key}", what, mendable=mendable)
