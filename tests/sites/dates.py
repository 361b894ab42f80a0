"""Days and hours as regional outlets print them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

WITA = timezone(timedelta(hours=8), "WITA")

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
OLD_MONTHS = {1: "Januari", 2: "Pebruari", 11: "Nopember"}
SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip


def weekday(day: date, friday: str = "Jumat") -> str:
    """Name the day; some outlets write Friday as "Jum'at"."""
    return friday if day.weekday() == 4 else DAYS[day.weekday()]


def long_day(day: date, old: bool = False) -> str:
    """Say "31 Mei 2024"; ``old`` spells as before 1972 ("Nopember", "Pebruari")."""
    name = OLD_MONTHS.get(day.month, MONTHS[day.month - 1]) if old else MONTHS[day.month - 1]
    return f"{day.day} {name} {day.year}"


def short_day(day: date) -> str:
    """Say "31 Mei 2024", "2 Agt 2024"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def news_day(day: date, style: int = 0) -> str:
    """Say the day as a sentence of news does, in one of five styles."""
    return (
        f"{weekday(day)} ({day.day}/{day.month}/{day.year})",
        f"{weekday(day)}, ({day.day}/{day.month}/{day.year})",
        f"{weekday(day, 'Jum’at')} ({day:%d/%m/%Y})",
        f"{weekday(day)} ({day.day}/{day.month}/{day:%y})",
        f"{weekday(day)} ({day.day}/{day.month})",
    )[style % 5]


def rfc822(moment: datetime) -> str:
    """Say "Fri, 31 May 2024 06:05:00 +0000", as RSS does."""
    return format_datetime(moment.astimezone(UTC))


def http_date(moment: datetime) -> str:
    """Say "Fri, 31 May 2024 06:05:00 GMT", as HTTP does."""
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True)
