"""Outlets, their articles, who made them, and what was changed."""

from __future__ import annotations

from crawler.archive.dictionary.words import Table, further, read, stable

OUTLETS = Table(
    "outlets",
    "articles",
    "One row an outlet: who it is, and where it reports from.",
    stable(
        ("name", "text", "Short name, by which commands and other tables name the outlet."),
        ("title", "text", "Name as readers know it."),
        ("home", "text", "Address of the front page."),
        ("region", "text", "Province or region that it reports on."),
        ("timezone", "text", "IANA name of its zone (`Asia/Makassar`)."),
        ("language", "text", "ISO 639-1 code of the language that it writes in."),
    )
    + further(
        ("total", "integer", "How many articles the outlet itself said it has, where it says so."),
        ("total_at", "instant", "When it said so."),
    ),
)

ARTICLES = Table(
    "articles",
    "articles",
    "One row an article, as its outlet last showed it and as the archive reads it today.",
    stable(
        ("id", "integer", "Number of the row; other tables refer to it. It never changes."),
        ("outlet", "text", "Name of the outlet."),
        read("url", "text"),
        read("title", "text"),
        read("authors", "list"),
        read("editors", "list"),
        read("published", "time"),
        read("modified", "time"),
        read("published_raw", "text"),
        read("published_source", "text"),
        read("section", "text"),
        read("tags", "list"),
        read("language", "text"),
        read("image", "text"),
        read("description", "text"),
        read("dateline", "text"),
        read("text", "text"),
        read("words", "integer"),
        read("content_hash", "text"),
        ("story", "integer", "Group of near-identical articles that it belongs to."),
        ("first_seen", "instant", "The archive's first visit that found it."),
        ("last_seen", "instant", "The archive's latest visit that found it."),
        ("gone_since", "instant", "When a visit first found that the outlet no longer has it; null"
         " while it has. Two visits a day apart must agree."),
        ("revision", "integer", "Number of the present version: 1 for an article never seen"
         " changed."),
    )
    + further(
        read("related", "list"),
        ("key", "text", "Address without what does not tell articles apart (`www.`, tracking"
         " parameters, AMP): one key, one article of an outlet."),
        ("stems", "text", "Roots of the words of headline and text, for the search index."),
        ("capture", "integer", "The preserved response that the row was read from; null where"
         " nothing is preserved."),
        ("extractor", "text", "Version of the rules and libraries that read it. The same name means"
         " the same reading of the same bytes."),
        ("via", "text", "What was read: the `page`, or the article as the outlet's `api` carried"
         " it."),
        ("rights", "object", "What page, headers and site said about reuse when it was captured;"
         " `{}` where they said nothing."),
        ("listed", "object", "What the outlet's list had said of it (`title`, `published`,"
         " `modified`) when it was read."),
        read("title_source", "text"),
        read("authors_source", "text"),
        read("text_source", "text"),
        read("image_caption", "text"),
        read("image_credit", "text"),
    ),
)  # fmt: skip

CONTRIBUTORS = Table(
    "contributors",
    "articles",
    "The people named with each article, and what the page says they did: one row a person.",
    further(
        ("article", "integer", "The article."),
        ("position", "integer", "Order in which the page names them, from 0."),
        ("name", "text", "Name as printed, without labels."),
        ("role", "text", "`author`, `editor`, `photographer`, `contributor` or `source`."),
    ),
)

REVISIONS = Table(
    "revisions",
    "articles",
    "Every earlier and the present version of each article.",
    stable(
        ("id", "integer", "Number of the row."),
        ("article", "integer", "The article."),
        ("revision", "integer", "1 for the first version seen, then counted up."),
        ("seen", "instant", "When the page with this version was captured."),
        ("title", "text", "Headline of this version."),
        ("text", "text", "Body of this version."),
        ("content_hash", "text", "SHA-256 (hex) of the body's words, as in `articles`."),
        ("changed", "list", "Names of the fields that differ from the version before; empty for"
         " the first."),
    )
    + further(
        ("capture", "integer", "The preserved response that it was read from."),
        ("same_as", "integer", "Number of an earlier version with the same headline and text, where"
         " the outlet went back to one."),
        ("kind", "text", "`outlet`: the outlet changed the article; `correction`: the archive read"
         " the same page anew."),
        ("extractor", "text", "Version of the rules that made a correction."),
        ("corrected", "instant", "When a correction was made."),
    ),
)  # fmt: skip

ARTICLES_FTS = Table(
    "articles_fts",
    "articles",
    "Full-text index (SQLite FTS5) over `articles`, always in step with it; `rowid` is the"
    " article's `id`.",
    stable(
        ("title", "any", "Headline."),
        ("text", "any", "Body."),
    )
    + further(("stems", "any", "Roots of the words of both.")),
)

TABLES = (OUTLETS, ARTICLES, CONTRIBUTORS, REVISIONS, ARTICLES_FTS)
