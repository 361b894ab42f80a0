"""The loop that one would write first: what ``arsip import`` is measured against.

warcio, trafilatura with its metadata, one insert a row. ``python -m bench.naive_import WARC DB``.
"""

from __future__ import annotations

import sys

import sqlite_utils
import trafilatura
from warcio.archiveiterator import ArchiveIterator

from bench.naive import COLUMNS


def main(warc: str, database: str) -> None:
    """Import a web archive."""
    db = sqlite_utils.Database(database)
    table = db.table("articles")
    table.create(COLUMNS, pk="url", if_not_exists=True)
    table.enable_fts(["title", "text"], create_triggers=True)
    with open(warc, "rb") as file:  # noqa: PTH123 - as one would write it
        for record in ArchiveIterator(file):
            if record.rec_type != "response":
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            html = record.content_stream().read()
            document = trafilatura.bare_extraction(html, url=url, with_metadata=True)
            if document is not None:
                fields = document if isinstance(document, dict) else document.as_dict()
                table.upsert({**{n: fields.get(n) for n in COLUMNS}, "url": url}, pk="url")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
