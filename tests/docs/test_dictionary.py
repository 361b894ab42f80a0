"""The data dictionary, held against what the demo's archive holds and its commands print."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crawler.archive.dictionary.tables import TABLES
from crawler.archive.dictionary.words import Form
from crawler.archive.rows import FIELDS
from crawler.publish.dictionary import PRINTED
from tests.cli.helpers import arsip_json

DAY = r"\d{4}-\d\d-\d\d"
INSTANT = re.compile(rf"{DAY}T\d\d:\d\d:\d\d\+00:00")
TIME = re.compile(rf"{DAY}(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


WRITTEN: dict[Form, Callable[[Any], object]] = {
    "text": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int),
    "number": lambda value: isinstance(value, float),
    "flag": lambda value: value in (0, 1),
    "list": lambda value: _texts(json.loads(value)),
    "object": lambda value: isinstance(json.loads(value), dict),
    "instant": INSTANT.fullmatch,
    "time": TIME.fullmatch,
    "bytes": lambda value: isinstance(value, bytes),
    "any": lambda value: isinstance(value, str),
}


def test_every_value_of_the_demo_is_written_as_its_column_says(demo: Path) -> None:
    db = sqlite3.connect(demo / "archive.db")
    wrong = []
    for table in TABLES:
        names = ", ".join(column.name for column in table.columns)
        for row in db.execute(f"SELECT {names} FROM {table.name}"):
            for column, value in zip(table.columns, row, strict=True):
                if value is not None and not WRITTEN[column.form](value):
                    wrong.append((table.name, column.name, value))
    db.close()
    assert wrong == []


def test_the_fields_that_show_and_search_print_are_those_of_the_dictionary(demo: Path) -> None:
    db = ("--db", str(demo / "archive.db"))
    plain = {*FIELDS, "contributors"}
    assert set(arsip_json("show", "1", "--revisions", *db)) == plain | set(PRINTED["show"])
    hits = arsip_json("search", "banjir", "--limit", "1", *db)
    assert set(hits[0]) == plain | set(PRINTED["search"])
