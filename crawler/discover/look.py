"""Looking at a site never seen before: what its front page tells, and where to try."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.discover.errors import looks_like_html, refuse
from crawler.discover.pages import anchors_of, base_of, parse_page
from crawler.outlet import Feed, Listing, Sitemap, Source, WordPress
from crawler.urls import clean_url, is_front_page, same_site

System = Literal["wordpress", "blogger", "joomla", "drupal", "antara", "promedia", "tribun"]
"""Systems that are told apart, because they list their articles in different places."""

BodyKind = Literal["feed", "sitemap", "wordpress", "html", "other"]
"""What an address given by a person turns out to be."""

_SITEMAPS = (
    "/sitemap_index.xml", "/sitemap.xml", "/wp-sitemap.xml", "/news-sitemap.xml",
    "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap-index.xml", "/sitemap.xml.gz",
    "/sitemap/sitemap.xml", "/sitemap.txt",
)  # fmt: skip
_FEEDS = (
    "/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feeds/posts/default", "/index.xml",
    "/rss/terkini.xml", "/feed.json", "/?feed=rss2",
)  # fmt: skip
_LISTINGS = ("/", "/indeks", "/index-berita", "/indeks-berita", "/terkini", "/berita", "/news")

_SYSTEM_MARKS: tuple[tuple[System, re.Pattern[bytes]], ...] = (
    ("promedia", re.compile(rb"promediateknologi|static\.promedia|/assets/promedia", re.I)),
    ("tribun", re.compile(rb"cdn-2\.tstatic\.net|tribunnews\.com/assets", re.I)),
    (
        "antara",
        re.compile(rb"img\.antaranews|antaranews\.com/(?:cache|img|themes)|simplepage/", re.I),
    ),
    ("blogger", re.compile(rb"blogger\.com/(?:static|feeds)|content=['\"]blogger['\"]", re.I)),
    ("joomla", re.compile(rb"content=['\"]joomla|/media/(?:jui|system)/js/|com_content", re.I)),
    ("drupal", re.compile(rb"content=['\"]drupal|drupal\.settings|/sites/(?:default|all)/", re.I)),
    ("wordpress", re.compile(rb"/wp-(?:content|includes|json)/|content=['\"]wordpress", re.I)),
)  # the systems that others are built upon come last
_GENERIC = re.compile(
    r"(?:beranda|home(?:page)?|halaman (?:depan|utama)|terkini|berita (?:terkini|terbaru)|indeks)",
    re.IGNORECASE,
)
_THEME = re.compile(rb"/wp-content/themes/([\w.-]+)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a front page tells of its site."""

    title: str | None = None
    """The site's name."""
    language: str | None = None
    """ISO 639-1 code that the page declares."""
    feeds: tuple[str, ...] = ()
    """Feeds that the page names, without those of comments."""
    sitemaps: tuple[str, ...] = ()
    """Sitemaps that the page names."""
    api: str | None = None
    """Collection of posts of WordPress's REST API, where the page names the API."""
    system: System | None = None
    """What the site runs on."""
    theme: str | None = None
    """WordPress's theme, by its folder."""
    amp: str | None = None
    """The page's AMP twin: the site has them."""
    indexes: tuple[str, ...] = ()
    """Index pages ("Indeks") that the page links."""


def look_at(html: bytes, url: str) -> Look:
    """Look at a site's front page. Raises DiscoverError where there is no page."""
    page = parse_page(html) if html.strip() else None
    if page is None:
        raise refuse(html, "a web page")
    base = base_of(page, url)
    system = next((name for name, mark in _SYSTEM_MARKS if mark.search(html)), None)
    theme = _THEME.search(html)
    anchors = [anchor for anchor in anchors_of(page, url) if same_site(url, anchor.url)]
    indexes = (a.url for a in anchors if re.search(r"/indeks\b", urlsplit(a.url).path))
    linked = (a.url for a in anchors if re.search(r"sitemap[\w-]*\.xml", a.url))
    return Look(
        title=_site_name(page, url),
        language=_language(page),
        feeds=_feeds(page, base),
        sitemaps=tuple(dict.fromkeys([*_links(page, base, "sitemap"), *linked])),
        api=_api(page, base),
        system=system,
        theme=theme[1].decode() if theme else None,
        amp=next(iter(_links(page, base, "amphtml")), None),
        indexes=tuple(dict.fromkeys(indexes)),
    )


def usual_places(
    home: str, look: Look | None = None, sitemaps: Iterable[str] = ()
) -> tuple[Source, ...]:
    """Return the sources to try at an unknown site, best first, addresses absolute.

    WordPress's API (all posts, exact times, few requests), then sitemaps, feeds, listing
    pages; within each those that the site itself names (``look``, robots.txt's ``sitemaps``)
    before the usual places. Of each kind the first that works is enough, except that every
    sitemap of robots.txt counts.
    """
    look = look or Look()
    named_sitemaps = [*sitemaps, *look.sitemaps]
    sitemap_places = _SITEMAPS if not named_sitemaps else _SITEMAPS[:3]
    feed_places = ("/feeds/posts/default", "/rss.xml") if look.system == "blogger" else _FEEDS
    found: list[Source] = []
    if look.api:
        found.append(WordPress(look.api))
    if look.system in ("wordpress", None):
        found.append(WordPress(urljoin(home, WordPress().path)))
    if look.system == "wordpress":
        found.append(WordPress(urljoin(home, "/?rest_route=/wp/v2/posts")))
    found += [Sitemap(url) for url in named_sitemaps]
    found += [Sitemap(urljoin(home, path)) for path in sitemap_places]
    found += [Feed(url) for url in look.feeds]
    found += [Feed(urljoin(home, path)) for path in feed_places]
    found += [Listing(url) for url in look.indexes]
    found += [Listing(urljoin(home, path)) for path in _LISTINGS]
    return tuple(dict.fromkeys(found))


def source_url(source: Source, home: str) -> str | None:
    """Return the absolute address of a source; None for a sitemap that is yet to be found."""
    return clean_url(source.path, home) if source.path else None


def kind_of(body: bytes, content_type: str | None, url: str) -> BodyKind:
    """Tell what an address answered: its bytes decide, the header only where they are unclear."""
    if body.startswith(b"\x1f\x8b"):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, 2**16)
        except zlib.error:
            return "other"
    head = body[: 2**16].lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.search(rb"<(?:[\w-]+:)?(?:urlset|sitemapindex)\b", head, re.IGNORECASE):
        return "sitemap"
    if looks_like_html(head):
        return "html"
    if re.search(rb"<(?:rss|rdf:RDF)\b|<feed\b[^>]{0,1000}xmlns", head, re.IGNORECASE):
        return "feed"
    if head[:1] in (b"{", b"["):
        return _json_kind(body)
    if re.match(rb"https?://\S+\s*(?:\n|$)", head):
        return "sitemap"
    html = "html" in (content_type or "").lower() or re.search(rb"<(?:div|p|a|table|h1)\b", head)
    return "html" if html else "other"


def _json_kind(body: bytes) -> BodyKind:
    try:
        answer = json.loads(body)
    except ValueError:
        return "other"
    if isinstance(answer, dict):
        if "jsonfeed.org" in str(answer.get("version")):
            return "feed"
        refused = "code" in answer and "message" in answer
        return "wordpress" if "namespaces" in answer or refused else "other"
    posts = all(isinstance(post, dict) and {"id", "link"} <= post.keys() for post in answer)
    return "wordpress" if posts else "other"


def _links(page: HtmlElement, base: str, rel: str) -> list[str]:
    found = []
    for link in page.iter("link"):
        if rel in (link.get("rel") or "").lower().split():
            address = clean_url(link.get("href") or "", base)
            if address:
                found.append(address)
    return found


def _feeds(page: HtmlElement, base: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for link in page.iter("link", "a"):
        kind = (link.get("type") or "").lower()
        if not re.search(r"application/(?:rss|atom|rdf|feed)(?:\+xml|\+json)", kind):
            continue
        address = clean_url(link.get("href") or "", base)
        label = f"{link.get('title') or ''} {address}".lower()
        if address and not re.search(r"comment|komentar", label):
            found.setdefault(address)
    return tuple(found)


def _api(page: HtmlElement, base: str) -> str | None:
    """Return the collection of posts below the API's root (REST API Handbook, Discovery)."""
    for root in _links(page, base, "https://api.w.org/"):
        return root.rstrip("/") + "/wp/v2/posts"
    return None


def _language(page: HtmlElement) -> str | None:
    locale = page.xpath("string(//meta[@property='og:locale']/@content)")
    declared = page.get("lang") or page.get("xml:lang") or locale
    found = re.match(r"[a-z]{2}(?=$|[-_])", str(declared).strip().lower())
    if found is None:
        return None
    return {"in": "id", "iw": "he"}.get(found[0], found[0])  # ISO 639's former codes


def _site_name(page: HtmlElement, url: str) -> str | None:
    """Return a site's name: what resembles its host, else what the page calls itself."""
    named = [
        str(page.xpath(f"string(//meta[{test}]/@content)"))
        for test in ("@property='og:site_name'", "@name='application-name'")
    ]
    parts = re.split(r"\s+[-–—:·•]\s+|\s*\|\s*", str(page.xpath("string(//head/title)")))
    linked = [anchor.text for anchor in anchors_of(page, url) if is_front_page(anchor.url)]
    names = [" ".join(name.split()) for name in (*named, *parts, *linked)]
    names = [name for name in names if name and not _GENERIC.fullmatch(name)]
    host = urlsplit(url).netloc.replace(".", "").lower()
    for name in names:
        squeezed = re.sub(r"[\W_]", "", name).lower()
        if len(squeezed) > 3 and squeezed in host:
            return name
    return names[0] if names else None
