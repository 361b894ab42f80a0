"""Dates as readers see them, in forms that the patterns of `dates.py` do not settle.

dateparser reads them, in Indonesian and English, day first. It takes some milliseconds a text,
so that it is asked for short texts in places of a date alone. It never sees the machine's clock:
relative times refer to the capture, and without one they are not read.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any

from dateparser.date import DateDataParser

from crawler.extract.dates import Moment, moment

LONGEST = 60
"""Letters of the longest text that is asked about."""

_LABEL = re.compile(
    r"^\W*(?:(?:di)?(?:terbitkan|publikasikan|unggah|posting)|terbit|tayang|posted|published)"
    r"(?:\s+(?:pada|on))?\s*:?\s+",
    re.IGNORECASE,
)
_FRIDAY = re.compile(r"jum[’'`]+at", re.IGNORECASE)
_ZONE = re.compile(r"\s*\b(?:WIB|WITA|WIT)\b\s*$")
_CLOCK = re.compile(
    r"\d[:.]\d\d\s*$|\b(?:jam|menit|detik|hours?|minutes?|mins?|seconds?)\b", re.IGNORECASE
)
_TELLING = re.compile(r"\d|\b(?:kemarin|yesterday)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:lalu|ago|kemarin|yesterday|semalam|hari ini|today)\b", re.IGNORECASE)
"""Words without which nothing is read as relative: "15 min" is how long something takes."""


def _parser(base: datetime, *parsers: str) -> DateDataParser:
    settings: dict[str, Any] = {
        "DATE_ORDER": "DMY",
        "PARSERS": list(parsers),
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RELATIVE_BASE": base,
    }
    return DateDataParser(languages=["id", "en"], settings=settings)


@lru_cache(maxsize=1)
def _absolute() -> DateDataParser:
    """Return the parser of absolute dates; dateparser makes its patterns anew for each base."""
    return _parser(datetime(2000, 1, 1), "absolute-time")


def read_visible(
    text: str, captured: datetime | None, zone: tzinfo | None
) -> tuple[Moment, str] | None:
    """Read a short text that is a date and nothing else, with the text that was read.

    ``captured`` is the time of the visit (aware), ``zone`` the outlet's. None where the text is
    no date, or a relative one without ``captured``.
    """
    if len(text) > LONGEST or not _TELLING.search(text):
        return None
    asked = _ZONE.sub("", _FRIDAY.sub("Jumat", _LABEL.sub("", text))).strip(" ,|-–")
    asked = re.sub(r"\byg\b", "yang", asked)
    local = captured.astimezone(zone or captured.tzinfo or UTC) if captured else None
    if local is not None and _RELATIVE.search(asked):
        parser = _parser(local.replace(tzinfo=None), "relative-time", "absolute-time")
    else:
        parser = _absolute()
    found = parser.get_date_data(asked).date_obj
    if found is None:
        return None
    if not _CLOCK.search(asked):
        return Moment(found.date()), asked
    return moment(found.replace(tzinfo=local.tzinfo if local else None)), asked
