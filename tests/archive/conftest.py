from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archive.kept import crawl


@pytest.fixture(scope="session")
def _crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    crawl(folder / "archive.db")
    return folder


@pytest.fixture
def kept(_crawled: Path, tmp_path: Path) -> Path:
    """The archive of ``tests.archive.kept``, this test's own copy."""
    shutil.copytree(_crawled, tmp_path / "kept")
    return tmp_path / "kept" / "archive.db"
