"""Looking for a text in every byte of a folder, as somebody would who wants to find it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator


def holders(folder: Path, text: str) -> list[str]:
    """Return where ``text`` stands: files raw, and records of web archives decompressed."""
    forms = {text, json.dumps(text)[1:-1], html.escape(text)}
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        found += [path.name for form in forms if form.encode() in data]
        if ".warc" in path.name:
            found += _records(path, text, forms)
    return found


def _records(path: Path, text: str, forms: set[str]) -> list[str]:
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            url = record.rec_headers.get_header("WARC-Target-URI")
            body = record.content_stream().read().decode("utf-8", "replace")
            bare = re.sub(r"\s+", " ", html.unescape(re.sub("<[^>]*>", "", html.unescape(body))))
            if any(form in body for form in forms) or text in bare:
                found.append(f"{path.name} {record.rec_type} {url}")
    return found
