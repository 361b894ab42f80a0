from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operate.past import Past


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Past]:
    """An archive of one outlet, "kabar", without articles."""
    made = Past(tmp_path)
    made.outlet()
    yield made
    made.db.close()
