"""The columns of a dataset's tables: name, kind, what they hold.

One list serves the data files, the data card, ``datapackage.json``, ``croissant.json`` and the
types that Hugging Face's ``datasets`` reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


def _fields(*rows: tuple[str, Kind, str]) -> tuple[Field, ...]:
    return tuple(Field(*row) for row in rows)


PEOPLE = frozenset({"authors", "editors", "published_raw"})
"""Columns that name the people who wrote and edited, or print their byline."""

ARTICLES = Table(
    "articles",
    "One row an article, as the archive last read it.",
    _fields(
        ("id", "integer", "row of the archive; other tables refer to it"),
        ("outlet", "text", "the outlet's name in the archive"),
        ("url", "text", "the article's own address"),
        ("title", "text", "headline as a reader sees it, without the site's name"),
        ("authors", "list", "people who wrote it, in the order printed"),
        ("editors", "list", "people who edited it, in the order printed"),
        ("published", "text", "ISO 8601 in the outlet's own offset; a bare day where the page"
         " prints no time; null where it prints none"),
        ("published_at", "instant", "the same as an instant; a bare day counts from its midnight"
         " in the outlet's zone (UTC where that is unknown)"),
        ("published_precision", "text", "`time` or `day`: how exact `published` is; null without"
         " it"),
        ("modified", "text", "ISO 8601 like `published`: when the outlet says it last changed it"),
        ("modified_at", "instant", "the same as an instant"),
        ("modified_precision", "text", "`time` or `day`"),
        ("published_raw", "text", "the text that `published` was read from"),
        ("published_source", "text", "where that stood: json-ld, meta, microdata, time, byline,"
         " text, url, api, feed"),
        ("section", "text", "the outlet's section"),
        ("tags", "list", "the outlet's keywords, in the order printed"),
        ("language", "text", "ISO 639-1 code of the text's language"),
        ("image", "text", "address of the lead image"),
        ("description", "text", "standfirst or summary"),
        ("dateline", "text", "place from the dateline"),
        ("text", "text", "the body; paragraphs separated by a blank line; no furniture"),
        ("related", "list", "addresses of in-text \"Baca juga\" links left out of `text`"),
        ("words", "integer", "number of words of `text`"),
        ("content_hash", "text", "SHA-256 of the text's words, lower case"),
        ("story", "integer", "group of near-identical articles that it belongs to"),
        ("first_seen", "instant", "the archive's first visit"),
        ("last_seen", "instant", "its latest visit that found the article"),
        ("gone_since", "instant", "when the outlet was found to have withdrawn it"),
        ("revision", "integer", "1 for an article never seen changed"),
        ("extractor", "text", "version of the rules and libraries that read it"),
        ("rights", "object", "what the page and its site said about reuse when captured"),
        ("rights_open", "flag", "whether that is an explicit open licence with nothing reserved"),
    ),
    ("id",),
)  # fmt: skip

REVISIONS = Table(
    "revisions",
    "Every earlier and the present version of each article.",
    _fields(
        ("article", "integer", "`articles.id`"),
        ("revision", "integer", "1 for the first version seen"),
        ("seen", "instant", "when it was captured"),
        ("kind", "text", "`outlet`: the outlet changed it; `correction`: the archive read the same"
         " page anew"),
        ("title", "text", "headline of this version"),
        ("text", "text", "body of this version"),
        ("content_hash", "text", "SHA-256 of its words, lower case"),
        ("changed", "list", "fields that differ from the version before"),
    ),
    ("article", "revision"),
)  # fmt: skip

REPRINTS = Table(
    "reprints",
    "Near-identical articles of one story: who printed it, how much later than the first.",
    _fields(
        ("article", "integer", "`articles.id`"),
        ("story", "integer", "`articles.story`"),
        ("similarity", "number", "to the story's first article, 0 to 1"),
        ("lag_hours", "number", "hours after the story's first publication; null where a time is"
         " unknown"),
    ),
    ("article",),
)  # fmt: skip

CONTRIBUTORS = Table(
    "contributors",
    "The people named with each article, and what the page says they did.",
    _fields(
        ("article", "integer", "`articles.id`"),
        ("position", "integer", "order printed, from 0"),
        ("name", "text", "as printed, without labels"),
        ("role", "text", "author, editor, photographer, contributor or source"),
    ),
    ("article", "position"),
)

COVERAGE = Table(
    "coverage",
    "Per outlet and month of publication: what it listed, what is archived, what is missing.",
    _fields(
        ("outlet", "text", "`outlets.name`"),
        ("month", "text", "`2024-05`, or `undated`"),
        ("listed", "integer", "addresses that the outlet's lists held"),
        ("archived", "integer", "articles in the archive"),
        ("unlisted", "integer", "those of `archived` that no list names"),
        ("duplicate", "integer", "further addresses of articles"),
        ("missing", "integer", "addresses that may be articles and are not in the archive"),
        ("not_article", "integer", "addresses that are no articles"),
        ("reasons", "object", "why they are missing, with counts"),
    ),
    ("outlet", "month"),
)

OUTLETS = Table(
    "outlets",
    "The outlets of the articles.",
    _fields(
        ("name", "text", "as in `articles.outlet`"),
        ("title", "text", "as readers know it"),
        ("home", "text", "address of its front page"),
        ("region", "text", "where it reports from"),
        ("timezone", "text", "IANA name of its zone"),
        ("language", "text", "ISO 639-1 code"),
    ),
    ("name",),
)

TABLES = (REVISIONS, REPRINTS, CONTRIBUTORS, COVERAGE, OUTLETS)
"""What ``--tables all`` adds to the articles."""
