"""The outlets of ``arsip demo``: invented, and recorded in web archives that ship with the project.

The recordings are made from the living test sites by ``python -m tests.sites.record``.
"""

from __future__ import annotations

from pathlib import Path

from crawler.outlet import Feed, Listing, Outlet, Sitemap, WordPress

_REGION = "Kalimantan Timur"
_ZONE = "Asia/Makassar"

DEMO_OUTLETS: tuple[Outlet, ...] = (
    Outlet(
        name="kabarmahakam",
        title="Kabar Mahakam",
        home="https://kabarmahakam.example/",
        region=_REGION,
        timezone=_ZONE,
        language="id",
        sources=(WordPress(), Feed("/feed/"), Sitemap("/sitemap_index.xml")),
        article=r"/\d{4}/\d{2}/\d{2}/[\w-]+/",
    ),
    Outlet(
        name="suarapesisir",
        title="Suara Pesisir",
        home="https://suarapesisir.example/",
        region=_REGION,
        timezone=_ZONE,
        language="id",
        sources=(Feed("/feed/"), Listing("/")),
        not_article=r"^/(kategori|tag|author|page|redaksi|info-iklan|kontak)/",
        body=".entry-content-single",
    ),
    Outlet(
        name="wartabenua",
        title="Warta Benua Kaltim",
        home="https://wartabenua.example/",
        region=_REGION,
        timezone=_ZONE,
        language="id",
        sources=(Feed("/rss/terkini.xml"), Sitemap()),
        article=r"^/berita/\d+/",
        aliases=("BENUA", "BENUA Kaltim"),
    ),
    Outlet(
        name="hariantepian",
        title="Harian Tepian",
        home="https://hariantepian.example/",
        region=_REGION,
        timezone=_ZONE,
        language="id",
        sources=(Listing("/"), Listing("/indeks")),
        article=r"/baca/\d+-",
    ),
)
"""A WordPress site, a theme with a feed and lists, an agency with sitemaps, a site of lists."""


def recordings() -> tuple[Path, ...]:
    """Return the web archives of the demo's outlets, one an outlet, in their order."""
    folder = Path(__file__).parent / "recordings"
    return tuple(folder / f"{outlet.name}.warc.gz" for outlet in DEMO_OUTLETS)
