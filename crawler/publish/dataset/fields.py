"""The columns of a dataset's tables: name, kind, what they hold.

One list serves the data files, the data card, ``datapackage.json``, ``croissant.json`` and the
types that Hugging Face's ``datasets`` reads. What a column of the archive means stands in
``crawler.archive.dictionary``; here are the words for what only a dataset has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crawler.archive.dictionary.tables import table as archive_table

Kind = Literal["integer", "number", "text", "flag", "instant", "list", "object"]
"""``instant`` is an aware time in UTC, to the second; ``object`` is JSON as a text."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column."""

    name: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a dataset."""

    name: str
    about: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """Columns that name a row."""

    def without(self, names: frozenset[str]) -> Table:
        """Return the table without some of its columns."""
        kept = tuple(field for field in self.fields if field.name not in names)
        return Table(self.name, self.about, kept, self.key)


def _fields(table: str, *rows: tuple[str, Kind] | tuple[str, Kind, str]) -> tuple[Field, ...]:
    """Return fields; those without words of their own are columns of the archive's ``table``."""
    return tuple(Field(*row) if len(row) == 3 else _kept(table, *row) for row in rows)


def _kept(table: str, name: str, kind: Kind) -> Field:
    return Field(name, kind, archive_table(table)[name].about)


PEOPLE = frozenset({"authors", "editors", "published_raw"})
"""Columns that name the people who wrote and edited, or print their byline."""

ARTICLES = Table(
    "articles",
    "One row an article, as the archive last read it.",
    _fields(
        "articles",
        ("id", "integer"),
        ("outlet", "text"),
        ("url", "text"),
        ("title", "text"),
        ("authors", "list"),
        ("editors", "list"),
        ("published", "text"),
        ("published_at", "instant", "`published` as an instant; a bare day counts from its midnight"
         " in the outlet's zone (UTC where that is unknown)."),
        ("published_precision", "text", "How exact `published` is: `time` or `day`; null without"
         " it."),
        ("modified", "text"),
        ("modified_at", "instant", "`modified` as an instant."),
        ("modified_precision", "text", "How exact `modified` is: `time` or `day`."),
        ("published_raw", "text"),
        ("published_source", "text"),
        ("section", "text"),
        ("tags", "list"),
        ("language", "text"),
        ("image", "text"),
        ("description", "text"),
        ("dateline", "text"),
        ("text", "text"),
        ("related", "list"),
        ("words", "integer"),
        ("content_hash", "text"),
        ("story", "integer"),
        ("first_seen", "instant"),
        ("last_seen", "instant"),
        ("gone_since", "instant"),
        ("revision", "integer"),
        ("extractor", "text"),
        ("rights", "object"),
        ("rights_open", "flag", "Whether `rights` is an explicit open licence with nothing reserved"
         " beside it."),
    ),
    ("id",),
)  # fmt: skip

REVISIONS = Table(
    "revisions",
    "Every earlier and the present version of each article.",
    _fields(
        "revisions",
        ("article", "integer", "The article: `articles.id`."),
        ("revision", "integer"),
        ("seen", "instant"),
        ("kind", "text"),
        ("title", "text"),
        ("text", "text"),
        ("content_hash", "text"),
        ("changed", "list"),
    ),
    ("article", "revision"),
)

REPRINTS = Table(
    "reprints",
    "Near-identical articles of one story: who printed it, how much later than the first.",
    _fields(
        "reprints",
        ("article", "integer", "The article: `articles.id`."),
        ("story", "integer", "Its story: `articles.story`."),
        ("similarity", "number"),
        ("lag_hours", "number"),
    ),
    ("article",),
)

CONTRIBUTORS = Table(
    "contributors",
    "The people named with each article, and what the page says they did.",
    _fields(
        "contributors",
        ("article", "integer", "The article: `articles.id`."),
        ("position", "integer"),
        ("name", "text"),
        ("role", "text"),
    ),
    ("article", "position"),
)

COVERAGE = Table(
    "coverage",
    "Per outlet and month of publication: what it listed, what is archived, what is missing.",
    _fields(
        "coverage",
        ("outlet", "text", "The outlet: `outlets.name`."),
        ("month", "text", "Month of publication: `2024-05`, or `undated`."),
        ("listed", "integer", "Addresses that the outlet's lists held."),
        ("archived", "integer", "Articles in the archive."),
        ("unlisted", "integer", "Those of `archived` that no list names."),
        ("duplicate", "integer", "Further addresses of articles."),
        ("missing", "integer", "Addresses that may be articles and are not in the archive."),
        ("not_article", "integer", "Addresses that are no articles."),
        ("reasons", "object", "Why they are missing, with counts."),
    ),
    ("outlet", "month"),
)

OUTLETS = Table(
    "outlets",
    "The outlets of the articles.",
    _fields(
        "outlets",
        ("name", "text"),
        ("title", "text"),
        ("home", "text"),
        ("region", "text"),
        ("timezone", "text"),
        ("language", "text"),
    ),
    ("name",),
)

TABLES = (REVISIONS, REPRINTS, CONTRIBUTORS, COVERAGE, OUTLETS)
"""What ``--tables all`` adds to the articles."""
