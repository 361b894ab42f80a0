"""What an address alone says."""

from __future__ import annotations

import pytest

from crawler.discover.addresses import may_be_article, traits_of
from crawler.outlet import Outlet

HOME = "https://kabarulin.example/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "front"),
        ("?page=2", "list"),
        ("uploads/a.jpg", "file"),
        ("feed/", "service"),
        ("jembatan-ulin/feed/", "service"),
        ("?s=banjir", "service"),
        ("search/label/Daerah", "tag"),
        ("wp-admin/", "service"),
        ("pedoman-media-siber", "static"),
        ("page/redaksi.html", "static"),
        ("author/siti/", "people"),
        ("tag/banjir/", "tag"),
        ("berita/topik/banjir", "tag"),
        ("2024/05/31/", "archive"),
        ("category/ekonomi/", "list"),
        ("ekonomi/page/3/", "list"),
        ("berita/index/12-ekonomi.html", "list"),
        ("?cat=4", "list"),
        ("?p=4", "page"),
        ("ekonomi", "page"),
        ("archives/1234", "page"),
    ],
)
def test_kind(path: str, kind: str) -> None:
    assert traits_of(HOME + path).kind == kind


@pytest.mark.parametrize(
    ("path", "date", "ident"),
    [
        ("2024/05/31/jembatan-ulin", True, False),
        ("2024/05/jembatan.html", True, False),
        ("read/2024/05/31/073000/jembatan", True, True),
        ("read/20240531/12/jembatan", True, False),
        ("berita/48213/jembatan", False, True),
        ("read/news/48213-jembatan.html", False, True),
        ("jembatan-ulin-dibuka-48213", False, True),
        ("post/jembatan-ulin-dibuka-a1b2c3d4", False, True),
        ("berita/12/jembatan-ulin-dibuka-warga", False, True),
        ("berita/12", False, True),
        ("?p=12", False, True),
        ("trend/105/1/0/motorola", False, False),
        ("pilkada-kaltim-2024", False, False),
        ("jembatan-ulin-dibuka", False, False),
        ("2024/jembatan", False, False),
    ],
)
def test_marks_of_an_article(path: str, date: bool, ident: bool) -> None:
    traits = traits_of(HOME + path)
    assert (traits.date, traits.ident) == (date, ident)


@pytest.mark.parametrize(
    "path",
    ["jembatan-ulin-dibuka", "?p=12", "ekonomi/jembatan", "kanal/48213/jembatan-ulin-dibuka",
     "archives/1234", "index.php/2024/05/31/jembatan-ulin"],
)  # fmt: skip
def test_may_be_an_article(path: str) -> None:
    assert may_be_article(HOME + path)


@pytest.mark.parametrize(
    "path",
    ["", "category/ekonomi-dan-bisnis/", "tag/berita-banjir-di-kaltim-48213/", "redaksi",
     "2024/05/", "a.pdf", "kanal/ekonomi", "page/3/", "author/siti-rahmawati-nur-aini/"],
)  # fmt: skip
def test_is_no_article(path: str) -> None:
    assert not may_be_article(HOME + path)


def test_a_declaration_decides() -> None:
    outlet = Outlet(home=HOME, article=r"^/tag/\d+", not_article=r"iklan")
    assert may_be_article(HOME + "tag/12", outlet)
    assert not may_be_article(HOME + "jembatan-ulin-dibuka", outlet)
    assert not may_be_article(HOME + "tag/12-iklan", outlet)


def test_a_declaration_sees_the_query() -> None:
    outlet = Outlet(home=HOME, article=r"\?p=\d+")
    assert may_be_article(HOME + "?p=12", outlet)
