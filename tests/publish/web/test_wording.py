"""Words, numbers and times in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from crawler.publish.web import texts, wording
from crawler.publish.web.teasers import after_dateline
from crawler.publish.web.wording import LANGUAGES

WEB = Path(texts.__file__).parent
ASKED = re.compile(r"""\bt(?:\(|ext\(language, )["']([a-z_.]+)["']""")


def test_every_word_that_a_page_asks_for_is_there_in_both_languages() -> None:
    files = [*WEB.rglob("*.html"), *WEB.glob("*.py")]
    asked = {name for path in files for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert {name for name in asked if not name.endswith(".")} <= set(texts.texts())


def test_both_languages_take_the_same_values() -> None:
    for name, forms in texts.texts().items():
        fields = [{f for _, f, _, _ in string.Formatter().parse(form) if f} for form in forms]
        assert len(forms) == len(LANGUAGES)
        assert fields[0] == fields[1], name


@pytest.mark.parametrize(
    ("stamp", "indonesian", "english"),
    [
        ("2024-05-31T14:05:00+08:00", "31 Mei 2024, 14.05 WITA", "31 May 2024, 14:05 WITA"),
        ("2024-05-31T14:05:00+00:00", "31 Mei 2024, 14.05 UTC", "31 May 2024, 14:05 UTC"),
        ("2024-05-31T14:05:00-03:30", "31 Mei 2024, 14.05 UTC−3:30", "31 May 2024, 14:05 UTC−3:30"),
        ("2024-12-01", "1 Desember 2024", "1 December 2024"),
        ("kemarin sore", "kemarin sore", "kemarin sore"),
        (None, "", ""),
    ],
)
def test_times_are_written_with_their_zone(
    stamp: str | None, indonesian: str, english: str
) -> None:
    assert wording.moment(stamp, "id") == indonesian
    assert wording.moment(stamp, "en") == english


def test_times_of_the_archive_are_told_in_the_outlet_s_zone() -> None:
    seen = "2024-05-31T22:05:00+00:00"
    assert wording.moment(seen, "id", zone="Asia/Makassar") == "1 Juni 2024, 06.05 WITA"
    assert wording.moment(seen, "id", zone="Nowhere/Atall") == "31 Mei 2024"
    assert wording.moment("2024-05-31", "id", zone="Asia/Makassar") == "31 Mei 2024"


@pytest.mark.parametrize(
    ("text", "place", "opening"),
    [
        ("KABARMUARA.EXAMPLE, BONTANG – Warga memasang lampu.", "Bontang",
         "KABARMUARA.EXAMPLE, BONTANG –"),
        ("Tenggarong (BENUA Kaltim) - Sebuah lubang", "Tenggarong", "Tenggarong (BENUA Kaltim) -"),
        ("Kabar baik datang dari Bontang. Warga – semua – senang", "Bontang", ""),
        ("BONTANG – Warga", None, ""),
    ],
)  # fmt: skip
def test_the_dateline_is_told_apart_from_the_text(
    text: str, place: str | None, opening: str
) -> None:
    found, rest = after_dateline(text, place)
    assert found == opening
    assert text == f"{found} {rest}".strip()


def test_numbers_and_lags_are_written_as_the_language_does() -> None:
    assert [wording.number(1234567, each) for each in LANGUAGES] == ["1.234.567", "1,234,567"]
    assert [wording.lag(hours, "id") for hours in (0.5, 3.5, 7, 72)] == [
        "+30 menit", "+3,5 jam", "+7 jam", "+3 hari",
    ]  # fmt: skip
    assert texts.text("en", "story.also", n=1) == "also in 1 other outlet"
    assert texts.text("en", "story.also", n=2) == "also in 2 other outlets"


def test_only_addresses_of_the_web_are_links() -> None:
    for bad in ("javascript:alert(1)", "data:text/html,x", "//x.example/", "http:/x", "", None):
        assert wording.web_address(bad) is None
    assert wording.web_address("https://kabar.example/a") == "https://kabar.example/a"
