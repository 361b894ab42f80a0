"""Lists by day: ``/indeks/2024/05/31``, ``?date=2024-05-31``, a form with a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml.html import HtmlElement

from crawler.urls import clean_url, same_site
from crawler.urls.views import PAGE_PARAMS

_LISTS = re.compile(
    r"/(?:inde(?:ks|x)|arsip|archives?|tanggal|date|terkini|berita|news|all)\b", re.I
)
_FORMS = (
    (re.compile(r"(?<!\d)(20\d\d|19\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)"), "ymd"),
    (re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(20\d\d|19\d\d)(?!\d)"), "dmy"),
    (re.compile(r"(?<!\d)((?:20|19)\d\d)()(\d\d)(\d\d)(?!\d)"), "ymd"),
)
_DAY, _MONTH, _YEAR = (
    ("tanggal", "tgl", "day", "d", "hari", "dd"),
    ("bulan", "bln", "month", "m", "mm"),
    ("tahun", "thn", "year", "y", "yy", "yyyy"),
)
_FIELDS = re.compile(r"date|tanggal|tgl|day", re.IGNORECASE)


def day_before(url: str) -> str | None:
    """Return a day list's address for the day before, on its first page; None for others.

    A bare ``/2024/05/31/`` is none: what those list, the list of the month lists too.
    """
    parts = urlsplit(url)
    pairs = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in PAGE_PARAMS
    ]
    for place, (name, value) in enumerate(pairs):
        dense = value.isdecimal() and not _FIELDS.search(name)  # an id may look like 20240531
        moved = None if dense else _moved(value)
        if moved:
            pairs[place] = (name, moved)
            return clean_url(urlunsplit(parts._replace(query=urlencode(pairs, safe="/"))))
    split = _split_day(dict(pairs))
    if split:
        return clean_url(urlunsplit(parts._replace(query=urlencode(split))))
    path = re.sub(r"/(?:page|halaman)/\d+/?$", "/", parts.path)
    moved = _moved(path) if _LISTS.search(path) else None
    return (
        clean_url(urlunsplit(parts._replace(path=moved, query=urlencode(pairs)))) if moved else None
    )


def day_asked_by_form(page: HtmlElement, url: str) -> str | None:
    """Return the list of the day before the one that a page's date form shows, None without."""
    for form in page.iter("form"):
        if (form.get("method") or "get").lower() != "get":
            continue
        values = {
            str(field.get("name")): field.get("value") or ""
            for field in form.iter("input")
            if field.get("name") and (field.get("type") or "text").lower() != "submit"
        }
        for select in form.iter("select"):
            chosen = select.xpath("./option[@selected]")
            if select.get("name") and chosen:
                option = chosen[0]
                values[str(select.get("name"))] = option.get("value") or option.text or ""
        dated = any(_FIELDS.search(name) and _moved(value) for name, value in values.items())
        if not dated and _split_day(values) is None:
            continue
        address = clean_url(form.get("action") or url, url)
        if address and same_site(url, address):
            asked = urlsplit(address)._replace(query=urlencode(values, safe="/"))
            return day_before(urlunsplit(asked))
    return None


def _moved(text: str) -> str | None:
    """Return a text with the full date in it moved back a day, written as before."""
    for pattern, order in _FORMS:
        match = pattern.search(text)
        if match is None or text[match.end() :] not in ("", "/", ".html"):
            continue
        numbers = match[1], match[3], match[4]
        year, month, day = numbers if order == "ymd" else reversed(numbers)
        moved = _before(year, month, day)
        if moved is None:
            return None
        parts = moved if order == "ymd" else moved[::-1]
        return text[: match.start()] + match[2].join(parts) + text[match.end() :]
    return None


def _before(year: str, month: str, day: str) -> tuple[str, str, str] | None:
    try:
        before = date(int(year), int(month), int(day)) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    padded = len(month) == 2 and len(day) == 2
    return (
        str(before.year),
        f"{before.month:02}" if padded else str(before.month),
        f"{before.day:02}" if padded else str(before.day),
    )


def _split_day(values: Mapping[str, str]) -> dict[str, str] | None:
    """Return parameters that name day, month and year apart moved back a day."""
    names = {name.lower(): name for name in values}
    found = [next((names[n] for n in group if n in names), None) for group in (_YEAR, _MONTH, _DAY)]
    year, month, day = found
    if not (year and month and day):
        return None
    moved = _before(values[year], values[month], values[day])
    return dict(values) | dict(zip((year, month, day), moved, strict=True)) if moved else None
