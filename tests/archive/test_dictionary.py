"""The archive's dictionary: nothing in the schema goes without words, and no words without it."""

from __future__ import annotations

import re

import pytest
from sqlite_utils import Database

from crawler.archive.dictionary.tables import TABLES
from crawler.archive.dictionary.words import Form, field_words
from crawler.archive.schema import migrations
from crawler.records import Article, Contributor, Rights

SHADOWS = re.compile(r"articles_fts_")
"""Tables in which FTS5 keeps its index."""
TYPES: dict[Form, str] = {
    "text": "TEXT", "integer": "INTEGER", "number": "REAL", "flag": "INTEGER", "list": "TEXT",
    "object": "TEXT", "instant": "TEXT", "time": "TEXT", "bytes": "BLOB", "any": "",
}  # fmt: skip
SENTENCE = re.compile(r"[A-Z1-9`\"].*[.…]", re.DOTALL)
EVERY_COLUMN = [(one.name, column) for one in TABLES for column in one.columns]


@pytest.fixture(scope="module")
def schema() -> dict[str, dict[str, str]]:
    """The type of each column, by table, of a new archive."""
    db = Database(memory=True)
    migrations.apply(db)
    return {
        name: {row[1]: row[2] for row in db.execute(f"PRAGMA table_info([{name}])")}
        for name in db.table_names()
        if not SHADOWS.match(name)
    }


def test_every_table_and_column_is_described_and_nothing_else(
    schema: dict[str, dict[str, str]],
) -> None:
    described = {one.name: {column.name for column in one.columns} for one in TABLES}
    assert described == {name: set(columns) for name, columns in schema.items()}, (
        "crawler/archive/dictionary/ describes each column of the schema"
    )
    assert len(EVERY_COLUMN) == sum(len(columns) for columns in schema.values())


def test_how_a_value_is_written_fits_the_type_of_its_column(
    schema: dict[str, dict[str, str]],
) -> None:
    unfit = [
        f"{name}.{column.name}"
        for name, column in EVERY_COLUMN
        if TYPES[column.form] != schema[name][column.name]
    ]
    assert unfit == []


def test_a_description_is_a_sentence() -> None:
    said = [(one.name, one.about) for one in TABLES]
    said += [(f"{name}.{column.name}", column.about) for name, column in EVERY_COLUMN]
    assert [where for where, about in said if not SENTENCE.fullmatch(about)] == []


@pytest.mark.parametrize("record", [Article, Contributor, Rights])
def test_every_field_of_a_record_is_described(record: type) -> None:
    assert set(field_words(record)) == set(record.__dataclass_fields__)  # type: ignore[attr-defined]
