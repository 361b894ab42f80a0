"""What tests of several rooms use: living sites, and real pages where they are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readers import ready_readers
from tests.sites.antara import AntaraSite
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite


@pytest.fixture(scope="session", autouse=True)
def _ready_readers() -> Iterator[None]:
    with ready_readers():
        yield


@pytest.fixture
def wordpress_site() -> Iterator[Served[WordPressSite]]:
    """Kabar Mahakam with 60 articles, served."""
    with serve(WordPressSite(60)) as served:
        yield served


@pytest.fixture
def idtheme_site() -> Iterator[Served[IdthemeSite]]:
    """Suara Pesisir with 60 articles, served."""
    with serve(IdthemeSite(60)) as served:
        yield served


@pytest.fixture
def antara_site() -> Iterator[Served[AntaraSite]]:
    """Warta Benua with 60 articles, served; no crawl delay."""
    with serve(AntaraSite(60)) as served:
        yield served


@pytest.fixture
def listing_site() -> Iterator[Served[ListingSite]]:
    """Harian Tepian with 60 articles, served."""
    with serve(ListingSite(60)) as served:
        yield served


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real pages; tests that need it are skipped where it is absent."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("ARSIP_TEST_DATA") or beside)
    if not folder.is_dir():
        pytest.skip("no real pages here (ARSIP_TEST_DATA)")
    return folder
