"""The town's archive, served."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.publish.web.serving import serving
from tests.publish.web.town import Town, make_town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return make_town(tmp_path_factory.mktemp("town"), 32)


@pytest.fixture(scope="session")
def address(town: Town) -> Iterator[str]:
    """Where the town's archive is served."""
    with serving(town.path) as url:
        yield url


@pytest.fixture(scope="session")
def visitor(address: str) -> Iterator[httpx.Client]:
    """A connection for all tests: each new one would load the system's certificates."""
    headers = {"Accept-Language": "en"}
    with httpx.Client(base_url=address, headers=headers, timeout=30, trust_env=False) as one:
        yield one


@pytest.fixture
def client(visitor: httpx.Client) -> httpx.Client:
    """A visitor who reads English, follows nothing, and keeps no cookies from other tests."""
    visitor.cookies.clear()
    return visitor
