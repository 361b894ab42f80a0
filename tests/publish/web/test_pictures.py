"""The README's pictures: there, light, told in words, and of the pages as they are."""

from __future__ import annotations

import re

import pytest

from tests.publish.web.pictures import FOLDER, MOST_BYTES, SHOTS

ROOT = FOLDER.parents[1]
SHOWN = re.findall(r"!\[([^]]*)\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("told", "path"), SHOWN, ids=lambda value: value.rpartition("/")[2])
def test_a_picture_is_there_and_told_in_words(told: str, path: str) -> None:
    picture = (ROOT / path).read_bytes()
    assert picture[:4] + picture[8:12] == b"RIFFWEBP"
    assert len(told.split()) > 5


def test_every_picture_is_shown_and_no_other_is_kept() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert {path.rpartition("/")[2] for _, path in SHOWN} == kept
    assert {f"{shot.name}.webp" for shot in SHOTS} == kept


def test_all_pictures_together_are_light() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST_BYTES
