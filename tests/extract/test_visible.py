from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.extract import extract_article
from crawler.extract.visible import read_visible
from tests.extract.pages import FULL, OUTLET, article

CAPTURED = datetime(2024, 5, 31, 8, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Makassar")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diterbitkan 2 jam yg lalu", "2024-05-31T14:00:00+08:00"),
        ("Kemarin 14:05 WITA", "2024-05-30T14:05:00+08:00"),
        ("3 hari yang lalu", "2024-05-28"),
        ("31Mei2024 14.05", "2024-05-31T14:05:00+08:00"),
        ("Jembatan selesai 2024", None),
        ("532 kali dilihat", None),
        ("15 min", None),
        ("Waktu baca 3 menit", None),
    ],
)
def test_short_texts_in_the_outlets_zone(text: str, expected: str | None) -> None:
    found = read_visible(text, CAPTURED, ZONE)
    assert (found[0].isoformat() if found else None) == expected


def test_without_a_capture_nothing_relative_is_read() -> None:
    assert read_visible("2 jam yang lalu", None, ZONE) is None


def test_an_odd_form_in_a_place_of_a_date() -> None:
    source = article(*FULL, date="yesterday at 14:05 WITA")
    found = extract_article(
        source, "https://kabaretam.example/jembatan/", OUTLET, captured=CAPTURED
    )
    assert found.published == "2024-05-30T14:05:00+08:00"
