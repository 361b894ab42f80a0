"""A small archive for datasets."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.archive.library import add, make_library, story

LONG = "Pasar kota tetap ramai. " * 2_000


def fill(folder: Path) -> Database:
    """Make an archive of seven articles: one starts like a formula, one is long."""
    db = make_library(folder)
    formula = '=HYPERLINK("https://x.example")'
    with db.atomic():
        db.execute("UPDATE outlets SET timezone = 'Asia/Makassar'")
        add(
            db,
            story(
                "warta",
                "rumus",
                formula,
                "+62 nomor.\n\nBaris dua.",
                "2025-03-01T09:00:00+07:00",
                "Maria Lawai",
                tags=("satu", "dua, tiga"),
            ),
        )
        add(db, story("kabar", "panjang", "Naskah Panjang", LONG.strip(), "2025-01-02"))
    return db  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return fill(tmp_path_factory.mktemp("archive"))
