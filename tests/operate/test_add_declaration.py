"""The file that declares an outlet."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from crawler.discover import Look
from crawler.operate.adding.declaration import declaration, name_of, with_system
from crawler.operate.adding.findings import Habits, Zone
from crawler.outlet import Feed, Listing, Outlet, Sitemap, Source, WordPress
from crawler.systems import IDTHEME, WORDPRESS

ROOT = Path(__file__).parents[2]
HABITS = Habits(
    title="Kabar Muara", language="id", zone=Zone("Asia/Makassar", "the API says so"),
    aliases=("KABARMUARA.EXAMPLE",), labels=(("Reporter", 9), ("Editor", 7)), hosts=(),
)  # fmt: skip
WORDPRESS_SOURCES: tuple[Source, ...] = (WordPress(), Feed("/feed/"), Sitemap())
OUTLET = Outlet(
    name="kabarmuara", title="Kabar Muara", home="https://kabarmuara.example/",
    timezone="Asia/Makassar", language="id", sources=WORDPRESS_SOURCES,
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$", aliases=("KABARMUARA.EXAMPLE",),
)  # fmt: skip
LONG = tuple(f"SUARA MUARA EDISI {town}" for town in ("UTARA", "SELATAN", "BARAT DAYA"))
OUTLETS = {
    "plain": (OUTLET, Look()),
    "system": (with_system(OUTLET, Look(system="wordpress"), ()), Look(system="wordpress")),
    "theme": (
        with_system(OUTLET, Look(system="wordpress", theme="newkarma"), ()),
        Look(system="wordpress", theme="newkarma"),
    ),
    "quotes": (replace(OUTLET, title="\"Suara\" Rakyat 'Muara' \\ Hulu."), Look()),
    "double": (replace(OUTLET, title='Suara "Rakyat"'), Look(system="blogger")),
    "long": (
        replace(
            OUTLET,
            aliases=LONG,
            hosts=("m.kabarmuara.example",),
            sources=(
                Feed("/feed/"),
                Sitemap(),
                Listing("/indeks/berita-terkini"),
                Listing("https://arsip.kabarmuara.example/indeks"),
            ),
        ),
        Look(system="wordpress", theme='te"ma'),
    ),
}


def declared(text: str) -> Outlet:
    module = ModuleType("kabarmuara")
    exec(compile(text, "kabarmuara.py", "exec"), module.__dict__)
    outlet = module.__dict__
    found = [value for value in outlet.values() if getattr(value, "name", None) == "kabarmuara"]
    assert len(found) == 1
    assert found[0].__name__.lower() == found[0].outlet.name == "kabarmuara"
    assert isinstance(found[0].outlet, Outlet)
    return found[0].outlet


@pytest.mark.parametrize("case", OUTLETS, ids=str)
def test_the_file_declares_what_was_found(case: str) -> None:
    outlet, look = OUTLETS[case]
    text = declaration(outlet, look, HABITS)
    assert declared(text) == outlet
    assert text == declaration(outlet, look, HABITS)


@pytest.mark.parametrize("case", OUTLETS, ids=str)
def test_the_file_is_formatted_as_the_projects_code_is(case: str) -> None:
    text = declaration(*OUTLETS[case], HABITS)
    assert len(text.splitlines()) <= 30
    for words in (["format", "--diff"], ["check", "--no-cache"]):
        command = [
            sys.executable,
            "-m",
            "ruff",
            *words,
            "--stdin-filename",
            "spiders/kabarmuara.py",
        ]
        ran = subprocess.run([*command, "-"], input=text, capture_output=True, text=True, cwd=ROOT)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_known_theme_brings_its_hints() -> None:
    outlet, look = OUTLETS["theme"]
    assert outlet.headline == IDTHEME["headline"]
    assert "        **IDTHEME,\n" in declaration(outlet, look, HABITS)


def test_a_system_whose_lists_are_closed_brings_none() -> None:
    closed = replace(OUTLET, sources=(Feed("/feed/"), Listing("/")))
    assert with_system(closed, Look(system="wordpress"), ()) == closed


def test_a_rule_against_the_sites_own_articles_is_not_taken_over() -> None:
    assert WORDPRESS["not_article"]
    articles = ["https://kabarmuara.example/page/jembatan-dibuka/"]
    assert with_system(OUTLET, Look(system="wordpress"), articles) == OUTLET


@pytest.mark.parametrize(
    ("url", "title", "name"),
    [
        ("https://www.kabarmuara.example/", None, "kabarmuara"),
        ("https://kaltim.kabarmuara.co.id/", None, "kaltimkabarmuara"),
        ("https://m.kabar-muara.com/", None, "kabarmuara"),
        ("https://24jam.example/", None, "outlet24jam"),
        ("http://127.0.0.2:8080/", "Kabar Muara", "kabarmuara"),
        ("http://127.0.0.2:8080/", None, "outlet"),
    ],
)
def test_the_name_is_the_hosts(url: str, title: str | None, name: str) -> None:
    assert name_of(url, title) == name
