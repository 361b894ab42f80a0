"""A local site made of saved pages: a sitemap index, a feed, listing pages, and the articles."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

SITEMAP_PAGES = 200
LISTING_PAGES = 30
FEED_ITEMS = 50
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Site = dict[str, tuple[str, bytes]]
"""Path to content type and body."""


def data_folder() -> Path | None:
    """Return the folder of real pages, None where it is absent."""
    folder = Path(os.environ.get("ARSIP_TEST_DATA") or Path(__file__).parents[2] / "shared/data")
    return folder if (folder / "ground-truth.json").is_file() else None


def real_pages(folder: Path, count: int, sets: Sequence[str] = ()) -> list[bytes]:
    """Return so many real pages, again from the first where there are fewer."""
    items = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))["items"]
    chosen = [item for item in items.values() if not sets or item["set"] in sets]
    pages = [gzip.decompress((folder / item["file"]).read_bytes()) for item in chosen]
    return [pages[n % len(pages)] for n in range(count)]


def article_path(number: int) -> str:
    """Return the path of an article of the site."""
    return f"/berita/{number}/artikel-nomor-{number}-dari-situs-uji"


def site_of(pages: Sequence[bytes], base: str) -> Site:
    """Return a site that lists ``pages`` in every usual way; ``base`` without a final slash."""
    paths = [article_path(number) for number in range(len(pages))]
    site: Site = {path: ("text/html", page) for path, page in zip(paths, pages, strict=True)}
    site["/robots.txt"] = (
        "text/plain",
        f"User-agent: *\nDisallow: /admin/\nSitemap: {base}/sitemap_index.xml\n".encode(),
    )
    site |= _sitemaps(paths, base)
    site["/feed/"] = ("application/rss+xml", _feed(paths[:FEED_ITEMS], base))
    site |= _listings(paths)
    return site


def _sitemaps(paths: Sequence[str], base: str) -> Site:
    parts: Site = {}
    for start in range(0, len(paths), SITEMAP_PAGES):
        urls = "".join(
            f"<url><loc>{escape(base + path)}</loc></url>"
            for path in paths[start : start + SITEMAP_PAGES]
        )
        body = f"{_XML}<urlset {_NAMESPACE}>{urls}</urlset>".encode()
        number = start // SITEMAP_PAGES
        if number % 2:
            parts[f"/sitemap-{number}.xml.gz"] = ("application/gzip", gzip.compress(body))
        else:
            parts[f"/sitemap-{number}.xml"] = ("text/xml", body)
    named = "".join(f"<sitemap><loc>{base}{path}</loc></sitemap>" for path in parts)
    index = f"{_XML}<sitemapindex {_NAMESPACE}>{named}</sitemapindex>".encode()
    return {**parts, "/sitemap_index.xml": ("text/xml", index)}


def _feed(paths: Iterable[str], base: str) -> bytes:
    items = "".join(
        f"<item><title>{path.rpartition('/')[2]}</title><link>{base}{path}</link></item>"
        for path in paths
    )
    channel = f"<title>Situs Uji</title><link>{base}/</link>{items}"
    return f'{_XML}<rss version="2.0"><channel>{channel}</channel></rss>'.encode()


def _listings(paths: Sequence[str]) -> Site:
    site: Site = {}
    count = -(-len(paths) // LISTING_PAGES)
    for number in range(count):
        shown = paths[number * LISTING_PAGES : (number + 1) * LISTING_PAGES]
        links = "".join(
            f'<li><a href="{path}">Judul artikel {path.rpartition("/")[2]}</a></li>'
            for path in shown
        )
        following = f"/halaman/{number + 2}"
        more = f'<a rel="next" href="{following}">Selanjutnya</a>' if number + 1 < count else ""
        head = '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        body = (
            f"<!doctype html><html lang='id'><head><title>Situs Uji</title>{head}</head><body>"
            f"<h1>Situs Uji</h1><ul>{links}</ul>{more}</body></html>"
        )
        site["/" if number == 0 else f"/halaman/{number + 1}"] = ("text/html", body.encode())
    return site
