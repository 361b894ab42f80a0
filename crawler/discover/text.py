"""Small texts of lists: titles that hold markup, times in the formats of feeds."""

from __future__ import annotations

import html
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

# Feeds of Indonesian systems write RFC 822 dates with local names of months and zones.
_MONTHS = {
    "mei": "May", "agu": "Aug", "ags": "Aug", "agt": "Aug", "okt": "Oct", "des": "Dec",
    "peb": "Feb", "nop": "Nov", "mar": "Mar", "jan": "Jan", "feb": "Feb", "apr": "Apr",
    "jun": "Jun", "jul": "Jul", "sep": "Sep", "nov": "Nov",
}  # fmt: skip
_ZONES = {"WIB": "+0700", "WITA": "+0800", "WIT": "+0900"}
_NUMBERS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11,
    "des": 12, "dec": 12,
}  # fmt: skip
_PRINTED = re.compile(
    r"(?<!\d)(?P<day>[0-3]?\d)(?:\s+|[/.-])(?P<month>[01]?\d|(?:jan|[fp]eb|mar|apr|mei|ma[yr]|jun|"
    r"jul|agu|ags|agt|aug|sep|okt|oct|no[vp]|des|dec)[a-z]*)(?:[\s,]+|[/.-])(?P<year>20\d\d|\d\d)(?!\d)"
    r"(?:[^\d<]{1,12}(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?::\d\d)?\s*(?P<zone>wib|wita|wit)?)?",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_RFC_DATE = re.compile(
    r"(?:[^\W\d]+[a-z']*\.?,?\s+)?(?P<day>\d{1,2})[\s-]+(?P<month>[^\W\d]{3})[^\W\d]*[\s-]+"
    r"(?P<year>\d{4}|\d\d)[\s,]+(?P<clock>\d{1,2}:\d\d(?::\d\d)?)\s*(?P<zone>\S.*)?",
    re.IGNORECASE,
)
FIRST_YEAR = 1990
"""Years before it are a system's empty value (1970-01-01, 0001-01-01), no date of a web page."""


def plain_text(markup: str | None) -> str | None:
    """Return the text of a title that may hold tags and entities; None where nothing is left."""
    if not markup:
        return None
    if "<" not in markup:
        markup = html.unescape(markup)
    else:
        from bs4 import BeautifulSoup  # a tenth of a second, which few pay

        markup = BeautifulSoup(f"<p>{markup}</p>", "lxml").get_text()
    return " ".join(markup.split()) or None


def iso_time(text: str | None) -> str | None:
    """Return a list's time as ISO 8601 with the offset that it carries, None where it is none.

    Takes ISO 8601 (W3C date and time formats), RFC 822 and RFC 2822, also with Indonesian
    months and WIB, WITA, WIT. Only the date where there is no clock; without offset where
    there is no zone.
    """
    text = (text or "").strip()
    try:
        if _ISO_DATE.match(text):
            moment = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z)", "", text))
            if len(text) == len("2024-05-31"):
                return text if moment.year >= FIRST_YEAR else None
        else:
            moment = _rfc_time(text)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="seconds") if moment.year >= FIRST_YEAR else None


def printed_time(text: str, zone: str | None = None) -> str | None:
    """Return the first full date printed in a text, with its clock where one follows.

    Day before month, Indonesian or English months, ``WIB``/``WITA``/``WIT`` as offset, else
    the offset of the IANA ``zone``. No relative times ("2 jam lalu"): there is no clock here.
    """
    match = _PRINTED.search(text)
    if match is None:
        return None
    name = match["month"].lower()
    month = int(name) if name.isdecimal() else _NUMBERS.get(name[:3], 0)
    year = int(match["year"])
    try:
        day = datetime(year + 2000 if year < 100 else year, month, int(match["day"]))
        if match["hour"] is None:
            return day.date().isoformat()
        moment = day.replace(hour=int(match["hour"]), minute=int(match["minute"]))
    except ValueError:
        return None
    label = _ZONES.get((match["zone"] or "").upper())
    if label:
        return f"{moment.isoformat()}{label[:3]}:{label[3:]}"
    return moment.replace(tzinfo=ZoneInfo(zone) if zone else None).isoformat()


def _rfc_time(text: str) -> datetime:
    match = _RFC_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"no RFC 822 date: {text!r}")
    month = _MONTHS.get(match["month"].lower(), match["month"])
    zone = (match["zone"] or "").split("(")[0].strip()
    zone = _ZONES.get(zone.upper(), "+0000" if zone.upper() in ("Z", "-0000") else zone)
    return parsedate_to_datetime(
        f"{match['day']} {month} {match['year']} {match['clock']} {zone}".strip()
    )
