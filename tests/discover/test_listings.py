"""Listing pages of sites never seen before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.discover.errors import DiscoverError
from crawler.discover.listings import read_listing
from crawler.outlet import Outlet
from crawler.records import Listing
from tests.discover import themes
from tests.discover.themes import HEADLINES, HOME, page

Theme = Callable[[int, str, str], str]

ADDRESSES = {
    "wordpress": "/{slug}/",
    "wordpress-dated": "/2024/05/{day}/{slug}/",
    "antara": "/berita/{id}/{slug}",
    "promedia": "/ekonomi/{id}/{slug}",
    "prokal": "/read/news/{id}-{slug}.html",
    "blogger": "/2024/05/{slug}.html",
    "plain-id": "/?p={id}",
    "suara": "/read/2024/05/{day}/073000/{slug}",
    "bakabar": "/post/{slug}-a1b2c3d{n}",
    "amp-twins": "/amp/berita/{id}/{slug}",
}


def address(kind: str, number: int, slug: str) -> str:
    return ADDRESSES[kind].format(slug=slug, day=number + 10, id=48210 + number, n=number)


def listed(theme: Theme, kind: str, **wrap: str) -> tuple[Listing, list[str]]:
    """Return what is read from a page of all headlines, and the addresses that are right."""
    items = [
        theme(number, address(kind, number, slug), title)
        for number, (slug, title) in enumerate(HEADLINES)
    ]
    want = [
        HOME + address(kind, number, slug).removeprefix("/").removeprefix("amp/")
        for number, (slug, _) in enumerate(HEADLINES)
    ]
    body = page(f'<div class="list"><table>{"".join(items)}</table></div>', **wrap)
    return read_listing(body, HOME), want


THEMES = [
    themes.tagdiv, themes.jnews, themes.zox, themes.blogger, themes.promedia, themes.table,
    themes.plain,
]  # fmt: skip


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.__name__)
def test_every_article_and_nothing_else(theme: Theme, kind: str) -> None:
    listing, want = listed(theme, kind)
    assert [link.url for link in listing.links] == want


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.__name__)
def test_sections_without_a_telling_word_are_no_articles(theme: Theme) -> None:
    listing, want = listed(theme, "wordpress", menu="main-menu", sections="/{}/")
    assert [link.url for link in listing.links] == want
    assert {f"{HOME}{slug}/" for slug, _ in themes.MENU} <= {part.url for part in listing.parts}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.__name__)
def test_titles_are_the_headlines(theme: Theme) -> None:
    listing, _ = listed(theme, "wordpress-dated")
    assert [link.title for link in listing.links] == [title for _, title in HEADLINES]


@pytest.mark.parametrize(
    ("theme", "time"),
    [
        (themes.tagdiv, "2024-05-10T14:05:00+08:00"),
        (themes.jnews, "2024-05-10"),
        (themes.zox, None),
        (themes.blogger, "2024-05-10"),
        (themes.promedia, "2024-05-10T15:21:00+08:00"),
        (themes.table, "2024-05-10T09:30:00+07:00"),
        (themes.plain, None),
    ],
)
def test_times_printed_beside_a_link(theme: Theme, time: str | None) -> None:
    listing, _ = listed(theme, "wordpress")
    assert listing.links[0].published == time
    assert all((link.published is None) == (time is None) for link in listing.links)


def test_a_time_without_zone_is_in_the_outlets() -> None:
    body = page('<p><a href="/berita/48211/banjir-rob-lagi">Banjir</a> 3 Mei 2024 09:30</p>')
    outlet = Outlet(home=HOME, timezone="Asia/Makassar")
    assert read_listing(body, HOME, outlet).links[0].published == "2024-05-03T09:30:00+08:00"


def test_parts_are_sections_months_and_indexes_first() -> None:
    main = """<ul><li><a href="/2024/05/">Mei 2024</a></li><li><a href="/2024/05/31/">31</a></li>
    </ul><a href="/indeks">Indeks</a>"""
    parts = [part.url.removeprefix(HOME) for part in read_listing(page(main), HOME).parts]
    assert parts[0] == "indeks"
    assert parts[1:5] == [f"category/{slug}/" for slug, _ in themes.MENU]
    assert parts[5:] == ["2024/05/"]


def test_months_of_a_calendar_are_no_parts() -> None:
    menu = '<nav><a href="/agenda/2024/06/">Agenda</a> <a href="/kalender/2024-06">Juni</a></nav>'
    body = f"<html><body>{menu}</body></html>".encode()
    assert read_listing(body, HOME).parts == ()


def test_an_outlets_declaration_decides() -> None:
    main = '<a href="/x/satu">Satu</a> <a href="/y/dua">Dua</a> <a href="/x/tiga">Tiga</a>'
    outlet = Outlet(home=HOME, article=r"^/x/", not_article=r"tiga")
    assert [link.url for link in read_listing(page(main), HOME, outlet).links] == [HOME + "x/satu"]


def test_what_an_outlet_excludes_is_no_article_where_the_rest_is_judged() -> None:
    listing, want = listed(themes.tagdiv, "wordpress")
    assert listing.links
    body = page(themes.tagdiv(1, "/jembatan-ulin-dibuka-warga-menari/", "Jembatan Ulin Dibuka"))
    outlet = Outlet(home=HOME, not_article="jembatan")
    assert read_listing(body, HOME, outlet).links == ()
    assert want


def test_other_hosts_count_where_they_are_declared() -> None:
    old = "https://kabarulin-lama.example/berita/48211/jembatan-ulin-dibuka-warga"
    body = page(f'<h2><a href="{old}">Jembatan Ulin Dibuka</a></h2>')
    assert read_listing(body, HOME).links == ()
    outlet = Outlet(home=HOME, hosts=("kabarulin-lama.example",))
    assert [link.url for link in read_listing(body, HOME, outlet).links] == [old]


def test_ports_keep_sites_apart() -> None:
    body = page('<h2><a href="http://127.0.0.1:8002/berita/48211/jembatan-ulin">Jembatan</a></h2>')
    assert read_listing(body, "http://127.0.0.1:8001/").links == ()


def test_relative_links_count_from_the_pages_base() -> None:
    body = b'<base href="/arsip/"><h2><a href="48211-jembatan-ulin-dibuka.html">Jembatan</a></h2>'
    (link,) = read_listing(body, HOME + "x/y").links
    assert link.url == HOME + "arsip/48211-jembatan-ulin-dibuka.html"


def test_other_encodings() -> None:
    text = (
        '<meta charset="iso-8859-1"><h2><a href="/berita/48211/kafe-etam-buka">Kafé Étam</a></h2>'
    )
    assert read_listing(text.encode("latin-1"), HOME).links[0].title == "Kafé Étam"


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (b"%PDF-1.4", "other"), (b'<?xml version="1.0"?><rss></rss>', "other")],
)
def test_what_is_no_page_is_said_so(body: bytes, reason: str) -> None:
    with pytest.raises(DiscoverError) as caught:
        read_listing(body, HOME)
    assert caught.value.reason == reason


def test_a_page_without_links_is_an_empty_list() -> None:
    assert read_listing(b"<html><body><p>Belum ada berita.</p></body></html>", HOME) == Listing()
