"""A list of the archive for other programs: JSON, CSV, Atom. Pure."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from crawler.publish.web.wording import web_address

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold (XML 1.0, 2.2)."""
_ATOM = "http://www.w3.org/2005/Atom"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would calculate (OWASP, CSV Injection)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as a feed shows it."""

    id: str
    """What names it for ever, a URI."""
    title: str
    updated: str | None
    """ISO 8601."""
    path: str
    """Its page here."""
    summary: str = ""
    authors: Sequence[str] = ()
    source: str | None = None
    """Its page at the outlet."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows that can be had as a page, and in each format."""

    name: str
    """For file names, ASCII."""
    title: str
    rows: Sequence[Mapping[str, Any]]
    entry: Callable[[Mapping[str, Any]], Entry]
    about: Mapping[str, Any] | None = None
    """What JSON says beside the rows: how many there are, what was asked."""
    more: bool = False
    """Whether there is a further page."""


def as_json(listing: Listing) -> str:
    """Return ``{"title", …about, "more", "rows"}``."""
    document = {
        "title": listing.title,
        **(listing.about or {}),
        "more": listing.more,
        "rows": list(listing.rows),
    }
    return _whole(json.dumps(document, ensure_ascii=False, indent=1, default=str))


def as_csv(listing: Listing) -> str:
    """Return the rows for spreadsheets: UTF-8 with a mark, formulas defused, lists as text."""
    out = io.StringIO()
    columns = list(dict.fromkeys(key for row in listing.rows for key in row))
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(column)) for column in columns] for row in listing.rows])
    return "\ufeff" + _whole(out.getvalue())


def as_atom(listing: Listing, url: str, absolute: Callable[[str], str]) -> str:
    """Return a feed (RFC 4287) whose own address is ``url``."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    entries = [listing.entry(row) for row in listing.rows]
    _child(feed, "id", url)
    _child(feed, "title", listing.title)
    _child(feed, "updated", max((_time(entry.updated) for entry in entries), default=_time(None)))
    _child(feed, "link", rel="self", href=url)
    _child(_child(feed, "author"), "name", "arsip")
    for entry in entries:
        item = _child(feed, "entry")
        _child(item, "id", entry.id)
        _child(item, "title", entry.title)
        _child(item, "updated", _time(entry.updated))
        _child(item, "link", rel="alternate", href=absolute(entry.path))
        if source := web_address(entry.source):
            _child(item, "link", rel="via", href=source)
        for author in entry.authors:
            _child(_child(item, "author"), "name", author)
        _child(item, "summary", entry.summary)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + _whole(
        ElementTree.tostring(feed, encoding="unicode")
    )


def _child(parent: ElementTree.Element, name: str, value: str = "", **attributes: str) -> Any:
    child = ElementTree.SubElement(
        parent, f"{{{_ATOM}}}{name}", {k: _NOT_XML.sub("", v) for k, v in attributes.items()}
    )
    child.text = _NOT_XML.sub("", value) or None
    return child


def _time(stamp: str | None) -> str:
    """Return an ISO date or time as RFC 3339, which Atom wants."""
    if not stamp:
        return "1970-01-01T00:00:00+00:00"
    if "T" not in stamp:
        return f"{stamp[:10]}T00:00:00+00:00"
    return stamp if re.search(r"(Z|[+-]\d\d:\d\d)$", stamp) else f"{stamp}+00:00"


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        value = value.replace("\0", "")
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value


def _whole(document: str) -> str:
    """Return the text without lone surrogates, which cannot be sent."""
    return document.encode("utf-8", "replace").decode()
