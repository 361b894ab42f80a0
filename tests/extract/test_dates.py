from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.dates import (
    find_printed,
    plausible,
    read_printed,
    read_relative,
    read_stamp,
)

MAKASSAR = ZoneInfo("Asia/Makassar")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Jumat, 31 Mei 2024 - 14:05 WIB", "2024-05-31T14:05:00+07:00"),
        ("Rabu, 12 Januari 2022 | 07.30 WITA", "2022-01-12T07:30:00+08:00"),
        ("Kamis 5 Peb 2015 pukul 9.15 WIT", "2015-02-05T09:15:00+09:00"),
        ("Jum'at (31/5/2024)", "2024-05-31"),
        ("Sabtu (15/3/25)", "2025-03-15"),
        ("Senin, 26/04/2021", "2021-04-26"),
        ("3 Nopember 2020", "2020-11-03"),
        ("17 Agt 2019, 20:00", "2019-08-17T20:00:00"),
        ("4. Februari 2011 - 13:58", "2011-02-04T13:58:00"),
        ("10:30 WIB, 3 Nopember 2020", "2020-11-03T10:30:00+07:00"),
        ("May 3, 2024 at 5:30 pm", "2024-05-03T17:30:00"),
        ("31.5.2024, 14:05 Uhr", "2024-05-31T14:05:00"),
        ("2019年3月1日", "2019-03-01"),
        ("03. 02. 2025, 8:20 Uhr", "2025-02-03T08:20:00"),
        ("19 | 04 | 2023", "2023-04-19"),
        ("3 giugno 202109:15 Cronaca", "2021-06-03T09:15:00"),
        ("Thứ hai, 4 tháng 3, 2024", "2024-03-04"),
        ("2024년 5월 29일 14:30", "2024-05-29T14:30:00"),
        ("29 พฤษภาคม 2567", "2024-05-29"),
        ("5 de mayo del 2024", "2024-05-05"),
        ("2 d'agost de 2024", "2024-08-02"),
        ("2024 m. kovo 5 d.", "2024-03-05"),
    ],
)
def test_printed_dates(printed: str, expected: str) -> None:
    found = read_printed(printed)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("text", ["", "Rp 31,5 miliar", "pukul 14.05", "32 Mei 2024", "10.000.000"])
def test_no_date(text: str) -> None:
    assert read_printed(text) is None


@pytest.mark.parametrize(
    "stamp", ["0001-01-01T00:00:00Z", "0001-01-01", "Mon, 01 Jan 0001 00:00:00 GMT", "0000-00-00"]
)
def test_a_date_that_a_program_left_empty_is_none(stamp: str) -> None:
    assert read_stamp(stamp) is None


def test_javascript_writes_the_offset_behind_gmt() -> None:
    found = read_stamp("Fri May 31 2024 14:05:00 GMT+0800 (Central Indonesia Time)")
    assert found is not None
    assert found.isoformat() == "2024-05-31T14:05:00+08:00"


def test_an_ambiguous_day_is_day_first_unless_the_page_is_american() -> None:
    first, second = read_printed("01/02/2024"), read_printed("01/02/2024", month_first=True)
    assert first is not None
    assert second is not None
    assert (first.day, second.day) == (date(2024, 2, 1), date(2024, 1, 2))


def test_the_raw_text_is_kept() -> None:
    found = find_printed("Diterbitkan Jumat, 31 Mei 2024 - 14:05 WITA oleh redaksi")
    assert found is not None
    assert found[1] == "31 Mei 2024 - 14:05 WITA"


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2024-05-31T06:05:00Z", "2024-05-31T06:05:00+00:00"),
        ("2024-05-31T14:05:00+0800", "2024-05-31T14:05:00+08:00"),
        ("2024-05-31 14:05", "2024-05-31T14:05:00"),
        ("20240531", "2024-05-31"),
        ("Fri, 31 May 2024 14:05:00 +0800", "2024-05-31T14:05:00+08:00"),
        ("1717135500", "2024-05-31T06:05:00+00:00"),
    ],
)
def test_stamps(stamp: str, expected: str) -> None:
    found = read_stamp(stamp)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("stamp", ["0000-00-00", "", "kemarin", "9999999999999999"])
def test_stamps_that_are_none(stamp: str) -> None:
    assert read_stamp(stamp) is None


VISIT = datetime(2024, 5, 31, 6, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 jam yang lalu", "2024-05-31T12:05:00+08:00"),
        ("5 hari ago", "2024-05-26"),
        ("Kemarin 14:05", "2024-05-30T14:05:00+08:00"),
    ],
)
def test_relative_times_are_seen_from_the_visit(text: str, expected: str) -> None:
    found = read_relative(text, VISIT, MAKASSAR)
    assert found is not None
    assert found[0].isoformat() == expected


def test_a_day_after_the_visit_is_not_plausible() -> None:
    later = read_stamp("2024-06-05")
    assert later is not None
    assert not plausible(later, VISIT)


moments = st.datetimes(datetime(1995, 1, 1), datetime(2068, 1, 1)).map(
    lambda value: value.replace(microsecond=0)
)
zones = st.integers(-11, 13).map(lambda hours: timezone(timedelta(hours=hours)))


@given(moments, zones)
def test_an_iso_stamp_is_read_as_it_was_written(value: datetime, zone: timezone) -> None:
    stamp = value.replace(tzinfo=zone)
    found = read_stamp(stamp.isoformat())
    assert found is not None
    assert found.time == stamp


@given(moments)
def test_a_printed_indonesian_date_is_read_as_it_was_written(value: datetime) -> None:
    months = (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    )
    printed = f"{value.day} {months.split()[value.month - 1]} {value.year} pukul {value:%H.%M} WITA"
    found = read_printed(printed)
    assert found is not None
    assert found.time == value.replace(second=0, tzinfo=timezone(timedelta(hours=8)))


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_stamp(text)
    read_printed(text)
    read_relative(text, VISIT, None)
