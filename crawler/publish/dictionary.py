"""The data dictionary as a page, made from the schema, the records and the datasets' fields.

    python -m crawler.publish.dictionary [--write]

prints ``docs/data-dictionary.md``; ``--write`` writes it in a checkout, and the README's table of
tables with it (``make docs``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.dictionary.tables import TABLES, table
from crawler.archive.dictionary.words import Column, Part, Table, field_words
from crawler.archive.rows import FIELDS
from crawler.archive.schema import migrations
from crawler.publish.dataset import fields as dataset
from crawler.records import Contributor, Rights

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "data-dictionary.md"
README = ROOT / "README.md"
BEGIN, END = "<!-- tables -->\n", "<!-- /tables -->"

PARTS: dict[Part, str] = {
    "articles": "Outlets and articles",
    "stories": "Stories",
    "crawling": "Crawls and preserved pages",
    "keeping": "Takedowns, imports, checks",
    "inner": "Tables that serve the program alone",
}
FORMS = {
    "text": "text",
    "integer": "integer",
    "number": "number",
    "flag": "0 or 1",
    "list": "JSON list",
    "object": "JSON object",
    "instant": "UTC time",
    "time": "outlet's time",
    "bytes": "bytes",
    "any": "text",
}
PRINTED = {
    "show": {
        "capture": "The preserved response that the article was read from, as in `captures`.",
        "prints": "The articles of its story, the first print first: `article`, `outlet`, `url`,"
        " `title`, `published`, `similarity`, `lag_hours`.",
        "revisions": "With `--revisions`: its rows of `revisions`.",
    },
    "search": {
        "score": "How well it fits (bm25), the larger the better; null where it was placed without"
        " being ranked.",
        "title_marks": "Begin and end of each found word in `title`, in characters.",
        "snippet": "The place in the text that says most of the query.",
        "snippet_marks": "Begin and end of each found word in `snippet`, in characters.",
        "copies": "The other outlets' articles of its story: `id`, `outlet`, `url`, `title`,"
        " `published`.",
    },
}
"""What a command prints of an article beside its fields."""

_HEAD = """\
# Data dictionary

<!-- made by `make docs` from crawler/archive/dictionary/, crawler/records.py and
crawler/publish/dataset/fields.py: change the words there -->

What every field means: [an article as JSON](#an-article-as-json), [the archive's
tables](#the-archive), [a dataset's tables](#a-dataset).

**Holds** tells how a value is written:

| holds | is |
| --- | --- |
| outlet's time | ISO 8601 in the outlet's own offset (`2024-05-31T14:05:00+08:00`), or a bare day \
(`2024-05-31`) where no time of day is known |
| UTC time | ISO 8601 in UTC (`2024-05-31T06:05:00+00:00`): the archive's own clock |
| JSON list, JSON object | a text that is JSON (`json_each` in SQLite reads it) |
| 0 or 1 | no or yes |

"or null" means that the value may be missing; then it is unknown, or does not apply. Nothing is
ever made up to fill a gap."""

_JSON = """\
`arsip extract`, `arsip show --json` and `arsip search --json` print these fields. Lists are JSON
arrays there, and what is unknown is null. `extract` reads one page and knows no archive: it gives
null for `id`, `story`, `first_seen`, `last_seen`, `gone_since` and `revision`."""

_ARCHIVE = """\
One SQLite file. It opens in plain `sqlite3` and in plain Datasette. Columns in **bold** keep name
and meaning in later versions; others may change, and then the changelog says so. "→" names the
column that a value refers to."""

_DATASET = """\
What [`arsip export`](datasets.md) writes: `articles` always, the others with `--tables all`.
An *instant* is a time in UTC, a *list* and an *object* are such in JSON lines and Parquet (an
object as its JSON text) and JSON texts in CSV; a *flag* is true or false."""


def page() -> str:
    """Return ``docs/data-dictionary.md``."""
    return "\n\n".join([_HEAD, *_article_json(), *_archive(), *_dataset()]) + "\n"


def table_of_tables() -> str:
    """Return the README's table: what each table holds that is of use to people."""
    rows = [(f"`{one.name}`", one.about) for one in TABLES if one.part != "inner"]
    return _table(("table", "holds"), rows) + "\n"


def with_table(readme: str) -> str:
    """Return the README with today's table between its marks. Raises ValueError without them."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{README} lacks {BEGIN.strip()} or {END}")
    return f"{before}{begin}{table_of_tables()}{end}{after}"


def _article_json() -> Iterator[str]:
    yield "## An article as JSON"
    yield _JSON
    articles = table("articles")
    rows = [_json_row(articles[name]) for name in FIELDS]
    rows.append(("`contributors`", "list of objects", field_words()["contributors"]))
    yield _table(("field", "holds", "meaning"), rows)
    for command, more in PRINTED.items():
        yield f"`arsip {command} --json` adds:"
        yield _table(("field", "meaning"), ((f"`{name}`", about) for name, about in more.items()))
    yield "Of each of the `contributors`:"
    yield _record(Contributor)
    yield "Of `rights` ([how it is read](rights.md)); what nothing was said of is left out:"
    yield _record(Rights)


def _json_row(column: Column) -> tuple[str, str, str]:
    holds = FORMS[column.form].removeprefix("JSON ")
    return f"`{column.name}`", holds, column.about


def _record(record: type) -> str:
    return _table(
        ("field", "meaning"), ((f"`{n}`", words) for n, words in field_words(record).items())
    )


def _archive() -> Iterator[str]:
    db = Database(memory=True)
    migrations.apply(db)
    yield "## The archive"
    yield _ARCHIVE
    for part, title in PARTS.items():
        yield f"### {title}"
        for one in TABLES:
            if one.part == part:
                yield f"#### {one.name}"
                yield one.about
                yield _table(("column", "holds", "meaning"), _columns(db, one))


def _columns(db: Database, one: Table) -> Iterator[tuple[str, str, str]]:
    """Yield a table's rows; what may be null and what refers where, as the schema has it."""
    may_be_null = {
        name: not (notnull or key)
        for _, name, _, notnull, _, key in db.execute(f"PRAGMA table_info([{one.name}])")
    }
    refers = {
        row[3]: f"`{row[2]}.{row[4]}`"
        for row in db.execute(f"PRAGMA foreign_key_list([{one.name}])")
    }
    for column in one.columns:
        name = f"**`{column.name}`**" if column.stable else f"`{column.name}`"
        nullable = may_be_null[column.name] and column.form != "any"
        holds = FORMS[column.form] + (" or null" if nullable else "")
        if column.name in refers:
            holds += f" → {refers[column.name]}"
        yield name, holds, column.about


def _dataset() -> Iterator[str]:
    yield "## A dataset"
    yield _DATASET
    for one in (dataset.ARTICLES, *dataset.TABLES):
        yield f"### `data/{one.name}`"
        yield one.about
        yield _table(
            ("column", "kind", "meaning"),
            ((f"`{field.name}`", field.kind, field.about) for field in one.fields),
        )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def main(words: Sequence[str]) -> None:
    """Print the page, or write it and the README's table."""
    if "--write" not in words:
        print(page(), end="")
        return
    PAGE.write_text(page(), encoding="utf-8")
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
