"""The hour beside a printed date, as the countries print it."""

from __future__ import annotations

import pytest

from crawler.extract.dates import read_printed


@pytest.mark.parametrize(
    "line",
    [
        "31. svibnja 2024. u 14:05",
        "2024 m. gegužės 31 d. 14:05",
        "31. maj 2024 ob 14:05",
        "31.mai.2024 às 14h05",
        "31 de mayo de 2024 a las 14:05 hs.",
        "venerdì 31 maggio 2024, ore 14.05",
        "31 maggio 2024 alle 14:05",
        "31 mei 2024 om 14:05 uur",
        "31.5.2024 klo 14.05",
        "31 maja 2024, godz. 14:05",
        "Vineri, 31 Mai 2024, ora 14:05",
        "31 Mayıs 2024 Cuma, 14:05",
        "2024. május 31., péntek 14:05",
        "31 мая 2024 в 14:05",
        "31. mája 2024 14:05",
        "ΠΑΡΑΣΚΕΥΗ 31 ΜΑΪΟΥ 2024 14:05",
        "31 พ.ค. 2567 14:05 น.",
        "31 أيار 2024 14:05",
        "2024年5月31日 14時05分",
        "입력 2024.05.31. 오후 2:05",
        "2024年5月31日 下午2:05",
    ],
)
def test_the_hour_is_read_as_every_country_prints_it(line: str) -> None:
    found = read_printed(line)
    assert found is not None
    assert found.isoformat() == "2024-05-31T14:05:00"


def test_central_european_time_is_a_zone() -> None:
    found = read_printed("31 may 2024 - 05:30 CEST")
    assert found is not None
    assert found.isoformat() == "2024-05-31T05:30:00+02:00"
