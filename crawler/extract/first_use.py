"""What libraries make at their first use: made once, before the readers are forked."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.extract.lastdate import last_date
from crawler.extract.page import read_page
from crawler.extract.stems import stems
from crawler.extract.visible import read_visible

_MOMENT = datetime(2024, 5, 31, 12, tzinfo=UTC)
_WORDS = """pembangunan memperbaiki pertanggungjawaban mempertimbangkan penyelenggaraan bersekolah
belajar terlambat dikerjakan kekurangan menyapu mengecat memukul melarang penerbangan pelaksanaan
diperbaikinya sebaiknya mempunyai pengecekan terpercaya berkelanjutan"""
"""Words with every kind of prefix, each of which has patterns of its own."""
_UNDATED = """<html lang="id"><body><p>Rapat desa dibuka pada 31 Mei 2024 oleh camat.</p>
<p class="date">Jumat 31 Mei 2024</p><footer>Hak cipta 2024</footer></body></html>"""


def use_libraries() -> None:
    """Have dateparser, htmldate and Sastrawi make their tables and patterns.

    Each reader would spend a tenth of a second on it at its first pages. What justext loads takes
    as long, but one page in a hundred has trafilatura ask it.
    """
    read_visible("Jum'at, 31 Mei 2024 pukul 14.05", _MOMENT, None)
    read_visible("3 jam yang lalu", _MOMENT, None)
    page = read_page(_UNDATED, "https://kabar-desa.example/rapat")
    last_date(page)
    stems(_WORDS)
