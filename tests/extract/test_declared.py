"""Whom pages tell machines that they were made by, on pages of our own."""

from __future__ import annotations

import json

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FULL, HEADLINE, URL, page

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)
RINA = {"@type": "Person", "name": "Rina Puspita"}
BUDI = {"@type": "Person", "name": "Budi Hartono"}


def authors(byline: str = "", head: str = "") -> list[str]:
    body = f"<article><h1>{HEADLINE}</h1>{byline}{TEXT}</article>"
    return list(extract_article(page(body, head), URL).authors)


def json_ld(*nodes: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(nodes))}</script>'


def news(**more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": HEADLINE, **more}


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize("told", [[[RINA], [BUDI]], {"@list": [RINA, BUDI]}])
def test_authors_in_lists_in_lists(told: object) -> None:
    assert authors(head=json_ld(news(author=told))) == ["Rina Puspita", "Budi Hartono"]


def test_an_author_named_by_the_id_alone() -> None:
    assert authors(head=json_ld(news(author="#rina"), {**RINA, "@id": "#rina"})) == ["Rina Puspita"]


def test_the_author_of_the_page_where_its_article_names_none() -> None:
    assert authors(head=json_ld(news(), {"@type": "WebPage", "author": RINA})) == ["Rina Puspita"]


def test_another_object_of_the_same_headline_names_the_author() -> None:
    first = news(datePublished="2024-05-31", articleBody=TEXT, url=URL)
    assert authors(head=json_ld(first, news(author=RINA))) == ["Rina Puspita"]


@pytest.mark.parametrize(
    "name", ["weibo:article:author", "author_name", "dc.author", "news:author", "eom-author"]
)
def test_other_meta_names_of_authors(name: str) -> None:
    assert authors(head=meta(name, "Rina Puspita")) == ["Rina Puspita"]


@pytest.mark.parametrize("name", ["smartbanner:author", "web_author"])
def test_the_author_of_an_app_or_site_is_not_the_articles(name: str) -> None:
    assert authors(head=meta(name, "Rina Puspita")) == []


@pytest.mark.parametrize("label", ["Written by", "Verfasst von", "Escrito por", "Penulis"])
def test_the_author_on_a_sharing_card(label: str) -> None:
    time = meta("twitter:label1", "Lesedauer") + meta("twitter:data1", "Drei Minuten")
    card = meta("twitter:label2", label) + meta("twitter:data2", "Rina Puspita")
    assert authors(head=time + card) == ["Rina Puspita"]


def test_a_sharing_card_names_who_posted_a_guests_article() -> None:
    card = meta("twitter:label1", "Written by") + meta("twitter:data1", "Joko Widianto")
    assert authors('<p class="penulis">Rina Puspita</p>', card) == ["Rina Puspita"]


def test_a_guest_whom_three_kinds_of_bylines_name_is_not_who_posted_the_article() -> None:
    link = '<div class="author">By <a rel="author" href="/author/rina/">Rina Puspita</a></div>'
    assert authors(link, json_ld(news(author={"@type": "Person", "name": "Joko Widianto"}))) == [
        "Rina Puspita"
    ]


def test_a_byline_that_spells_the_same_family_does_not_speak_of_a_guest() -> None:
    link = '<div class="author">By <a rel="author" href="/author/rina/">Rina A. Puspita</a></div>'
    assert authors(link, json_ld(news(author=RINA))) == ["Rina Puspita"]


@pytest.mark.parametrize(
    "byline",
    [
        '<div>Kota <span property="schema:author">Rina Puspita</span></div>',
        '<div>Kota <span property="dc:creator">Rina Puspita</span></div>',
        '<div property="author" typeof="Person"><i property="name">Rina Puspita</i>, Kota</div>',
    ],
)
def test_rdfa(byline: str) -> None:
    assert authors(byline) == ["Rina Puspita"]


def test_the_name_of_a_vcard() -> None:
    assert authors('<div class="vcard"><b class="fn">Rina Puspita</b> Samarinda</div>') == [
        "Rina Puspita"
    ]


HOUSE = (
    '<div itemprop="author" itemscope itemtype="https://schema.org/NewsMediaOrganization">'
    '<meta itemprop="name" content="Suara Pesisir"></div>'
)


LINE = '<div>Kota <span class="penulis">Rina Puspita</span></div>'


def test_what_is_called_an_organisation_gives_way_to_a_byline() -> None:
    assert authors(f"{HOUSE}{LINE}") == ["Rina Puspita"]


def test_a_person_who_is_called_an_organisation_is_not_the_site() -> None:
    told = json_ld(news(author={"@type": "Organization", "name": "Rina Puspita"}))
    assert authors(LINE, told) == ["Rina Puspita"]


def test_an_organisation_in_json_ld_gives_way_to_a_byline() -> None:
    told = json_ld(news(author={"@type": "Organization", "name": "Suara Pesisir"}))
    assert authors(LINE, told) == ["Rina Puspita"]


@pytest.mark.parametrize(
    "address",
    ["/experts/44", "/periodistas/rina", "/toimittaja/rina", "/@rina", "/index.php?author=7"],
)
def test_links_to_authors_pages(address: str) -> None:
    assert authors(f'<ul><li><a href="{address}">Rina Puspita</a></li></ul>') == ["Rina Puspita"]


def test_a_link_to_a_licence_names_nobody() -> None:
    link = '<div><a href="https://lisensi.example/licenses/by/4.0/">CC BY</a></div>'
    assert authors(link) == []


def test_a_link_to_the_papers_own_account_names_nobody() -> None:
    assert authors('<div><a href="https://jejaring.example/@kabar">Jejaring</a></div>') == []


def test_a_name_in_two_parts() -> None:
    told = {"@type": "Person", "givenName": "Rina", "familyName": "Puspita"}
    assert authors(head=json_ld(news(author=told))) == ["Rina Puspita"]


def test_the_author_of_a_recipe() -> None:
    author = {"@type": "Person", "name": "Rina P"}
    recipe: dict[str, object] = {"@type": "Recipe", "name": HEADLINE, "author": author}
    assert authors(head=json_ld(recipe)) == ["Rina P"]


def test_a_name_told_in_small_letters() -> None:
    assert authors(head=meta("author", "rina puspita")) == ["Rina Puspita"]
