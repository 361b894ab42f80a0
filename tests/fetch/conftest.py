from __future__ import annotations

from pathlib import Path

import pytest

from tests.fetch.helpers import Workplace


@pytest.fixture
def work(tmp_path: Path) -> Workplace:
    """An empty folder to crawl into."""
    return Workplace(tmp_path)
