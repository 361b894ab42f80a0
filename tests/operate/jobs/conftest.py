from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.operate.jobs import worker
from tests.operate.jobs.helpers import Region
from tests.operate.jobs.server import Cluster, running


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server, started by the first test of this process that needs it."""
    with running() as found:
        yield found


@pytest.fixture
def region(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Region:
    """An empty queue and an empty shared folder; workers of this process end soon."""
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.4)
    monkeypatch.setattr(worker, "LOOK_SECONDS", 0.2)
    return Region(tmp_path, cluster.new_database())
