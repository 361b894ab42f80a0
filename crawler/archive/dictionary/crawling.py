"""What outlets listed, what was fetched and when, and where the bytes lie."""

from __future__ import annotations

from crawler.archive.dictionary.words import Table, further, stable

PAGES = Table(
    "pages",
    "crawling",
    "The ledger: every address that an outlet ever listed, what became of it, and why.",
    stable(
        ("url", "text", "Address as listed, without tracking parameters."),
        ("outlet", "text", "The outlet that listed it."),
        ("article", "integer", "The article that it leads to."),
        ("state", "text", "`listed` (waiting), `archived`, `duplicate`, `not_article`, `failed`,"
         " `gone`, `blocked` (by robots.txt or the address rules) or `redacted`."),
        ("reason", "text", "Why, in a word: `no_text`, `http_500`, `robots.txt` …; null where the"
         " state says all."),
        ("listed_by", "text", "The list that first named it."),
        ("first_listed", "instant", "When a list first named it; null where none is known to."),
        ("last_listed", "instant", "When a list last named it."),
        ("last_visited", "instant", "When it was last asked for; null where it never was."),
        ("next_visit", "instant", "When it is due again."),
        ("etag", "text", "The server's `ETag`, to ask only whether the page has changed."),
        ("last_modified", "text", "The server's `Last-Modified`, for the same."),
    )
    + further(
        ("key", "text", "Address without what does not tell articles apart, as in `articles`."),
        ("title", "text", "Headline as the list gave it."),
        ("published", "time", "Time of publication as the list gave it."),
        ("modified", "time", "Time of the last change as the list gave it."),
        ("attempts", "integer", "Visits in a row that brought no article."),
        ("missing_since", "instant", "First of the visits in a row that did not find an archived"
         " article."),
        ("unchanged", "integer", "How often in a row the server has answered that the page has not"
         " changed."),
    ),
)  # fmt: skip

CAPTURES = Table(
    "captures",
    "crawling",
    "Where each preserved response lies.",
    stable(
        ("id", "integer", "Number of the capture."),
        ("url", "text", "Address that was asked for."),
        ("fetched", "instant", "When the response came."),
        ("status", "integer", "HTTP status (200, 404 …)."),
        ("content_type", "text", "The header `Content-Type`."),
        ("digest", "text", "SHA-256 of the body as it came over the wire, as WARC writes it"
         " (`sha256:` and base 32)."),
        ("warc", "text", "The web archive: a path from the archive's folder, or an absolute one."),
        ("offset", "integer", "Byte of that file at which the record begins."),
        ("length", "integer", "Bytes of the record in the file."),
    )
    + further(
        ("run", "integer", "The crawl that fetched it; null for what was imported or replayed."),
        ("refers", "integer", "An earlier capture that has the same body, where this one keeps none"
         " of its own (a WARC `revisit`)."),
    ),
)  # fmt: skip

RUNS = Table(
    "runs",
    "crawling",
    "One row a crawl of an outlet: when it was, and what came of it.",
    stable(
        ("id", "integer", "Number of the run."),
        ("started", "instant", "When it began."),
        ("finished", "instant", "When it ended; null while it runs."),
        ("outlet", "text", "The outlet."),
        ("mode", "text", "`latest`, `full` or `recheck`."),
        ("listed", "integer", "Different addresses that the outlet's lists held."),
        ("requests", "integer", "Requests sent."),
        ("new", "integer", "Articles that came new into the archive."),
        ("changed", "integer", "Articles that the outlet had changed."),
        ("gone", "integer", "Pages that the outlet no longer has."),
        ("failed", "integer", "Pages that could not be had or read."),
        ("bytes", "integer", "Bytes of the responses' bodies as they came over the wire."),
        ("problem", "text", "What was wrong with the outlet, in a line; null where all went well."),
    )
    + further(
        ("skipped", "integer", "Listed articles that were archived already and not asked for."),
        ("fetched", "integer", "Pages asked for as articles that came whole."),
        ("unchanged", "integer", "Articles seen again as they were."),
        ("duplicate", "integer", "Pages with an article that the archive has under another"
         " address."),
        ("not_article", "integer", "Pages that are no articles."),
    ),
)  # fmt: skip

WARCS = Table(
    "warcs",
    "crawling",
    "The web archives (WARC files) that captures lie in.",
    further(
        ("name", "text", "Path, as in `captures.warc`."),
        ("run", "integer", "The crawl that wrote it; null for one that was imported or replayed."),
        ("size", "integer", "Bytes of the file when it was closed."),
        ("closed", "flag", "1 where nothing is written to it any more."),
        ("checked", "instant", "When `arsip verify` last read it and found no fault."),
        ("touched", "integer", "The file's time of modification then, in nanoseconds since 1970."),
    ),
)

SOURCES = Table(
    "sources",
    "crawling",
    "Where an outlet that nobody declared lists its articles, as found by looking at its site.",
    further(
        ("outlet", "text", "The outlet."),
        ("mode", "text", "The mode of the crawl that looked."),
        ("kind", "text", "`feed`, `sitemap`, `wordpress` or `listing`."),
        ("path", "text", "Address of the list, or its path on the outlet's host."),
        ("found", "instant", "When it was found."),
    ),
)

LISTS = Table(
    "lists",
    "crawling",
    "How each list was last seen, so that one that has not changed is not read again.",
    further(
        ("url", "text", "Address of the list."),
        ("outlet", "text", "The outlet."),
        ("etag", "text", "The server's `ETag`."),
        ("last_modified", "text", "The server's `Last-Modified`."),
        ("digest", "text", "SHA-256 (hex) of its body."),
        ("fetched", "instant", "When it was last read."),
    ),
)

TABLES = (PAGES, CAPTURES, RUNS, WARCS, SOURCES, LISTS)
