"""Lines that a rule of furniture takes out by what they say and where they stand."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from crawler.extract.blocks import read_blocks
from crawler.extract.furniture import furniture_of
from crawler.extract.setting import Setting


@pytest.mark.parametrize("line", ["Ends/", "-30-", "###", "fin"])
def test_the_word_for_the_end_goes_at_the_end_alone(line: str) -> None:
    assert _rule(line, last=True) == "sign-off"
    assert line == "###" or _rule(line, last=False) is None


@pytest.mark.parametrize(
    "line",
    [
        "Lihat juga masa berlaku SIM Anda.",
        "Cek juga tekanan ban sebelum berangkat.",
        "Simak videonya sampai selesai, lalu jawab soal berikut.",
        "相关新闻发布会将于明天举行。",
        "Akhir dari sebuah era",
        "Lanjutkan membaca kitab itu setelah salat Subuh.",
        "Tulisan ini ditulis sang pahlawan untuk sahabatnya pada 1901.",
        "Dapatkan informasi terbaru dari sumber resmi pemerintah.",
        "Dilarang mengutip biaya parkir tanpa izin bupati",
    ],
)
def test_a_step_of_advice_or_a_heading_stays(line: str) -> None:
    assert _rule(line) is None


@pytest.mark.parametrize(
    "verb", ["is a reporter who", "adalah wartawan yang", "ist Reporterin und"]
)
def test_the_last_lines_may_say_who_the_author_is(verb: str) -> None:
    line = f"Hana Porter {verb} 1998 Teluk Lama."
    assert _rule(line, last=True, names=frozenset({"hanaporter"})) == "about the writer"
    assert _rule(line, last=False, names=frozenset({"hanaporter"})) is None
    assert _rule(line, last=True) is None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Samarinda adalah portal berita warga Kalimantan Timur.", "about the writer"),
        ("Samarinda is a publisher of books for schools.", "about the writer"),
        ("Samarinda adalah ibu kota provinsi di tepi Sungai Mahakam.", None),
    ],
)
def test_a_house_that_tells_who_it_is_may_be_called_after_its_town(
    line: str, rule: str | None
) -> None:
    assert _rule(line, last=True, own=frozenset({"samarinda"})) == rule


@pytest.mark.parametrize("around", ["class='sr-only'", "hidden", "style='display: none'"])
def test_a_short_line_for_screen_readers_goes(around: str) -> None:
    assert _rule("Isi artikel berikut", around=around) == "unseen"
    assert _rule("Isi artikel berikut") is None
    assert _rule("Warga desa menunggu kapal. " * 5, around=around) is None


@pytest.mark.parametrize(
    "line",
    [
        "Words by Hana Porter",
        "Reported by Hana Porter",
        "Ein Kommentar von Anna Behrens",
        "Propos recueillis par Julie Marchand",
        "A cura di Marco Bellandi",
        "Door Jan Verbeek",
        "记者 王小明",
        "김민수 기자",
    ],
)
def test_the_first_line_may_be_a_byline_in_any_language(line: str) -> None:
    assert _rule(line, first=True) == "byline"


@pytest.mark.parametrize(
    "line", ["Von Hamburg nach Bremen", "Door in the river wall", "Par le chemin des dunes"]
)
def test_a_heading_that_begins_like_a_byline_is_none(line: str) -> None:
    assert _rule(line, first=False) is None


@pytest.mark.parametrize(
    "line",
    [
        "Freitag, 31. Mai 2024, 14:05 Uhr",
        "Vendredi 31 mai 2024",
        "Thứ sáu, 31/5/2024, 14:05",
        "Diperbarui: 1 Juni 2024 09:00, Diterbitkan: 31 Mei 2024 14:05",
    ],
)
def test_a_date_with_the_day_of_the_week_in_any_language(line: str) -> None:
    assert _rule(line) == "date line"


def _rule(
    line: str,
    *,
    first: bool = False,
    last: bool = False,
    names: frozenset[str] = frozenset(),
    own: frozenset[str] = frozenset(),
    around: str = "",
) -> str | None:
    block = read_blocks(document_fromstring(f"<body><p {around}>{line}</p></body>")).blocks[0]
    url = "https://kabaretam.example/2024/05/31/jembatan/"
    return furniture_of(
        block, Setting("jembatan dibuka", url, first=first, last=last, names=names | own, own=own)
    )
