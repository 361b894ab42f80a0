"""Takedowns, imports, checks and re-readings, and what search orders by."""

from __future__ import annotations

from crawler.archive.dictionary.words import Table, further, stable

REDACTIONS = Table(
    "redactions",
    "keeping",
    "Tombstones: addresses whose content was taken down, and why.",
    stable(
        ("url", "text", "The address."),
        ("at", "instant", "When it was taken down."),
        ("reason", "text", "The reason that was given."),
    ),
)

IMPORTS = Table(
    "imports",
    "keeping",
    "How far each web archive from elsewhere has been read.",
    further(
        ("warc", "text", "The web archive."),
        ("begins", "integer", "Byte of the file at which it begins: not 0 within a WACZ."),
        ("filters", "text", "What was asked for of it; another choice reads it again."),
        ("head", "text", "Number and SHA-256 of its first bytes, to know the file again."),
        ("source", "text", "The file as it was named, before it was copied."),
        ("offset", "integer", "Byte of the file up to which it was read."),
        ("size", "integer", "Bytes of the web archive."),
        ("started", "instant", "When the import began."),
        ("finished", "instant", "When it was read to its end; null before."),
        ("counts", "object", "What came of it: a file's object in `arsip import --json`."),
    ),
)

CHECKS = Table(
    "checks",
    "keeping",
    "How far `arsip verify` has come with the parts that it checks in turn.",
    further(
        ("part", "text", "`articles`, or `index` (the search index)."),
        ("checked", "instant", "When it was last checked."),
        ("upto", "integer", "The last article that was checked in turn."),
    ),
)

REREADINGS = Table(
    "rereadings",
    "keeping",
    "Each `arsip reextract --apply`, and how far it came.",
    further(
        ("id", "integer", "Number of the row."),
        ("started", "instant", "When it began."),
        ("finished", "instant", "When it had read everything; null before."),
        ("extractor", "text", "Version of the rules that it read with."),
        ("outlet", "text", "The outlet that it was limited to."),
        ("since", "text", "The first day of publication that it was limited to."),
        ("articles", "integer", "The last article that is done with."),
        ("pages", "text", "The last page without an article that is done with."),
        ("corrected", "integer", "How many articles it read otherwise and corrected."),
    ),
)

TAKEDOWNS = Table(
    "takedowns",
    "keeping",
    "Each takedown, and what it still has to finish.",
    further(
        ("id", "integer", "Number of the takedown."),
        ("at", "instant", "When it was ordered."),
        ("reason", "text", "The reason that was given."),
        ("step", "text", "What comes next: `records` (web archives), `bytes` (what the database's"
         " file still holds), `done`."),
    ),
)  # fmt: skip

TAKEDOWN_KEYS = Table(
    "takedown_keys",
    "inner",
    "Addresses that are not taken again, in whatever spelling.",
    further(
        ("key", "text", "Address as in `articles.key`."),
        ("takedown", "integer", "The takedown."),
    ),
)

TAKEDOWN_MARKS = Table(
    "takedown_marks",
    "inner",
    "Digests by which what was taken down is known again; they tell no word of it.",
    further(
        ("takedown", "integer", "The takedown."),
        ("words", "integer", "Number of words of a run."),
        ("hash", "integer", "Digest of the run, 64 bits."),
    ),
)

TAKEDOWN_FILES = Table(
    "takedown_files",
    "inner",
    "Web archives that an unfinished takedown has yet to rewrite.",
    further(
        ("takedown", "integer", "The takedown."),
        ("warc", "text", "The web archive."),
        ("records", "object", "What is done with the record at each offset: removed, or masked."),
        ("written", "flag", "1 where the new file is written and only has to replace the old one."),
    ),
)

FIRST_PAGES = Table(
    "first_pages",
    "inner",
    "Imported captures of articles cut into several pages, yet to be joined.",
    further(
        (
            "capture",
            "integer",
            "The capture of the first page, or of one whose address may be that of a further one.",
        ),
    ),
)

TIMELINE = Table(
    "timeline",
    "inner",
    "What search orders and counts by, in slim rows beside `articles`; triggers keep it in step.",
    further(
        ("article", "integer", "The article."),
        ("moment", "integer", "Instant of publication, in seconds since 1970; a bare day counts as"
         " its midnight in UTC."),
        ("day", "text", "Day of publication in the outlet's own time (`2024-05-31`)."),
        ("outlet", "text", "The outlet."),
        ("story", "integer", "The story."),
    ),
)  # fmt: skip

MIGRATIONS = Table(
    "_sqlite_migrations",
    "inner",
    "Which changes of the schema this file has been through (kept by sqlite-utils).",
    further(
        ("id", "integer", "Number of the row."),
        ("migration_set", "text", "Always `arsip`."),
        ("name", "text", "Name of the change."),
        ("applied_at", "text", "When it was made."),
    ),
)

TABLES = (
    REDACTIONS, TAKEDOWNS, IMPORTS, CHECKS, REREADINGS, TAKEDOWN_KEYS, TAKEDOWN_MARKS,
    TAKEDOWN_FILES, FIRST_PAGES, TIMELINE, MIGRATIONS,
)  # fmt: skip
