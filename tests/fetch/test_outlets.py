"""What a word on the command line names: a declared outlet, one of the archive's, an address."""

from __future__ import annotations

import pytest

from crawler.archive.runs import save_outlet
from crawler.archive.store import open_archive
from crawler.fetch.outlets import (
    UnknownOutletError,
    declared_spiders,
    project_settings,
    spiders_for,
)
from crawler.outlet import Outlet
from tests.fetch.helpers import Workplace
from tests.sites.idtheme import IdthemeSite
from tests.sites.server import serve

HELD = (
    Outlet(
        name="kabar", title="Kabar", home="https://www.kabar.example/", timezone="Asia/Makassar"
    ),
    Outlet(name="beritakaltim", home="https://elsewhere.example/"),
)


@pytest.mark.parametrize(
    ("word", "name", "home"),
    [
        ("kabar", "kabar", "https://www.kabar.example/"),
        ("https://kabar.example/", "kabar", "https://kabar.example/"),
        ("http://m.kabar.example", "kabar", "http://m.kabar.example/"),
        ("https://kabar.example/feed/", "kabar.example", "https://kabar.example/feed/"),
        ("https://warta.example/", "warta.example", "https://warta.example/"),
    ],
)
def test_what_the_archive_knows_by_a_host_stays_one_outlet(word: str, name: str, home: str) -> None:
    (spider,) = spiders_for([word], project_settings(), HELD)
    assert (spider.name, spider.outlet.home) == (name, home)
    assert (spider.outlet.timezone == "Asia/Makassar") == (name == "kabar")


def test_what_is_declared_goes_before_what_the_archive_knows() -> None:
    settings = project_settings()
    declared = declared_spiders(settings)["beritakaltim"].outlet
    (by_name,) = spiders_for(["beritakaltim"], settings, HELD)
    (by_home,) = spiders_for([declared.home], settings, HELD)
    assert by_name.outlet == by_home.outlet == declared


def test_a_name_that_nobody_knows_is_said() -> None:
    with pytest.raises(UnknownOutletError, match="no outlet is called 'warta'"):
        spiders_for(["warta"], project_settings(), HELD)


def test_a_crawl_asks_the_archive_whose_host_it_is(work: Workplace) -> None:
    with serve(IdthemeSite(8)) as served:
        db = open_archive(work.path)
        save_outlet(db, Outlet(name="kabar", home=f"{served.url}/"))
        db.conn.commit()
        db.close()
        ran = work.crawl(f"{served.url}/", "--mode", "full")
        assert ran.code == 0, ran.err
    assert work.rows("SELECT name FROM outlets") == [{"name": "kabar"}]
    assert work.rows("SELECT DISTINCT outlet FROM articles") == [{"outlet": "kabar"}]
