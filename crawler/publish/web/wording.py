"""Numbers, times and places in the reader's language. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

_TAGS: dict[str, Language] = {"id": "id", "in": "id", "ms": "id", "en": "en"}
"""Languages that browsers ask for, and what they are answered in; ``in`` is the old ``id``."""
_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
_DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
"""Indonesia's zones by hours from UTC (Keppres 41/1987)."""


def accepted(header: str | None) -> Language:
    """Return the language that an Accept-Language header prefers; Indonesian without one."""
    ranked: list[tuple[float, int, Language]] = []
    for place, part in enumerate((header or "").split(",")[:20]):
        tag, _, weight = part.partition(";q=")
        name = tag.strip().lower().partition("-")[0]
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        language = _TAGS.get(name)
        if quality > 0 and language:
            ranked.append((-quality, place, language))
    return min(ranked)[2] if ranked else "id"


def number(value: float | None, language: Language) -> str:
    """Return a number as the language writes it: ``1.234,5`` in Indonesian, ``1,234.5``."""
    if value is None:
        return "–"
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "id" else text


def day(stamp: str | None, language: Language, *, weekday: bool = False) -> str:
    """Return the day of an ISO time as printed: ``Jumat, 31 Mei 2024``; empty where none is."""
    try:
        when = date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return (stamp or "")[:40]
    name = _MONTHS[language].split()[when.month - 1]
    printed = f"{when.day} {name} {when.year}"
    return f"{_DAYS[language].split()[when.weekday()]}, {printed}" if weekday else printed


def month(text: str, language: Language) -> str:
    """Return a month (``2024-05``) as printed: ``Mei 2024``."""
    year, _, of_year = text.partition("-")
    if not (of_year.isdigit() and 1 <= int(of_year) <= 12):
        return text
    return f"{_MONTHS[language].split()[int(of_year) - 1]} {year}"


def short_day(stamp: str | None, language: Language) -> str:
    """Return the day of an ISO time where there is little room: ``31 Mei``, ``9 Agu``."""
    number, _, rest = day(stamp, language).partition(" ")
    return f"{number} {rest[:3]}".strip()


def moment(
    stamp: str | None, language: Language, *, weekday: bool = False, zone: str | None = None
) -> str:
    """Return an ISO time as printed, with its zone: ``31 Mei 2024, 14.05 WITA``.

    It is told in the ``zone`` (IANA name) where one is given and known, else in its own.
    """
    if not stamp or "T" not in stamp:
        return day(stamp, language, weekday=weekday)
    try:
        when = datetime.fromisoformat(stamp)
        if zone and when.tzinfo is not None:
            when = when.astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError, OSError, ZoneInfoNotFoundError):
        return day(stamp, language, weekday=weekday)
    printed = day(when.isoformat(), language, weekday=weekday)
    clock = f"{when:%H.%M}" if language == "id" else f"{when:%H:%M}"
    return f"{printed}, {clock} {_zone(when.utcoffset())}".strip()


def _zone(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    if minutes % 60 == 0 and minutes // 60 in _ZONES:
        return _ZONES[minutes // 60]
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02d}' if rest else ''}"


def lag(hours: float | None, language: Language) -> str:
    """Return how much later something came: ``+40 menit``, ``+3,5 jam``, ``+2 hari``."""
    if hours is None:
        return ""
    units = {"id": ("menit", "jam", "hari"), "en": ("min", "h", "days")}[language]
    if hours < 1:
        return f"+{round(hours * 60)} {units[0]}"
    if hours < 48:
        return f"+{number(round(hours, 1), language)} {units[1]}".replace(",0 ", " ").replace(
            ".0 ", " "
        )
    return f"+{number(round(hours / 24), language)} {units[2]}"


def span(hours: float, language: Language) -> str:
    """Return how long something is: ``40 menit``, ``6 jam``, ``3 hari``."""
    units = {"id": ("menit", "jam", "hari"), "en": ("minutes", "hours", "days")}[language]
    if hours < 1.5:
        return f"{hours * 60:.0f} {units[0]}"
    return f"{hours:.0f} {units[1]}" if hours < 48 else f"{hours / 24:.0f} {units[2]}"


def percent(share: float, language: Language) -> str:
    """Return a share (0 to 1) in hundredths: ``98 %``, in English ``98%``."""
    return f"{share * 100:.0f}{' ' if language == 'id' else ''}%"


def size(count: int | None, language: Language) -> str:
    """Return a number of bytes as people say it: ``1,2 MB``."""
    amount = float(count or 0)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{number(int(amount) if unit == 'B' else round(amount, 1), language)} {unit}"


def web_address(url: str | None) -> str | None:
    """Return the address where a browser may be sent to it (http, https), else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def host(url: str | None) -> str:
    """Return the host of an address without ``www.``; empty where it has none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
