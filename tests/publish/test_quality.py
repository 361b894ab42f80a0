"""The data card's words on how well articles are read."""

from __future__ import annotations

from pathlib import Path

import crawler
from crawler.publish.dataset.quality import FIGURES, quality


def test_the_figures_ship_with_the_package() -> None:
    assert FIGURES.is_relative_to(Path(crawler.__file__).parent)
    assert FIGURES.is_file()


def test_the_card_tells_each_set_with_its_figures() -> None:
    said = quality()
    assert said.count("pages)") == 4
    assert "Indonesian outlets" in said
    assert "body F1 0." in said
