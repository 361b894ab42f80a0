"""What a description consists of, and where those of an article's fields are read."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from crawler.records import Article

Form = Literal[
    "text", "integer", "number", "flag", "list", "object", "instant", "time", "bytes", "any"
]
"""How a value is written: ``flag`` is 0 or 1, ``list`` a JSON array of texts, ``object`` a JSON
object, ``instant`` a time in UTC (``2024-05-31T06:05:00+00:00``), ``time`` ISO 8601 in the outlet's
own offset or a bare day, ``any`` whatever SQLite keeps in an untyped column."""

FORMS: tuple[Form, ...] = get_args(Form)

Part = Literal["articles", "stories", "crawling", "keeping", "inner"]
"""Where a table stands in the dictionary; ``inner`` ones serve the program alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the archive."""

    name: str
    form: Form
    about: str
    """A sentence or two; Markdown's backticks mark names."""
    stable: bool
    """Whether its name and meaning stay as they are in later versions."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the archive."""

    name: str
    part: Part
    about: str
    """A sentence or two."""
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        """Return a column. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


def stable(*rows: tuple[str, Form, str]) -> tuple[Column, ...]:
    """Return columns that scripts may rely on."""
    return tuple(Column(*row, stable=True) for row in rows)


def further(*rows: tuple[str, Form, str]) -> tuple[Column, ...]:
    """Return columns that may change with a version."""
    return tuple(Column(*row, stable=False) for row in rows)


@cache
def field_words(record: type = Article) -> dict[str, str]:
    """Return the docstrings under a dataclass's fields, each as one line of Markdown."""
    (made,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(made, ast.ClassDef)
    found: dict[str, str] = {}
    for field, below in zip(made.body, made.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            words = " ".join(str(below.value.value).split())
            found[field.target.id] = words.replace("``", "`")
    return found


def read(name: str, form: Form) -> tuple[str, Form, str]:
    """Return a column that holds a field of an article, in that field's words."""
    return name, form, field_words()[name]
