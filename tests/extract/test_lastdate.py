"""The date that htmldate finds where our own readers find none."""

from __future__ import annotations

import pytest

from crawler.extract.lastdate import last_date
from crawler.extract.page import read_page


def found(language: str, date: str) -> str | None:
    html = (
        f'<html lang="{language}"><body><h1>Jembatan</h1><p class="date">{date}</p></body></html>'
    )
    return last_date(read_page(html, "https://kabaretam.example/jembatan/"))


def test_a_page_is_read_in_its_own_language_whatever_was_read_before() -> None:
    date = "12 marca 2024"
    languages = ("id", "pl", "id", "pl")
    assert [found(language, date) for language in languages] == [None, "2024-03-12"] * 2


@pytest.mark.parametrize("language", ["", "eo"])
def test_without_a_known_language_all_are_tried(language: str) -> None:
    assert found(language, "12. maaliskuuta 2024") == "2024-03-12"
