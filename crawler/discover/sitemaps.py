"""Links from sitemaps: address lists, indexes, news sitemaps, plain or gzipped.

Read entry by entry rather than as one XML document, so that a bare ``&``, an unclosed tag or
a cut file costs the entry it stands in and no other (an XML parser that recovers silently
changes addresses instead: ``?a=1&b=2`` becomes ``?a=1=2``).
"""

from __future__ import annotations

import codecs
import html
import re
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.discover.errors import DiscoverError, refuse
from crawler.discover.feeds import read_feed
from crawler.discover.text import iso_time, plain_text
from crawler.records import Link, Listing
from crawler.urls import clean_url

MAX_UNPACKED = 64 * 2**20
"""Bytes that a gzipped sitemap may unpack to; sitemaps.org allows 50 MB."""

_ROOT = re.compile(r"<(?:[\w-]+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_ENTRY = re.compile(r"<(?!image:|video:)(?:[\w-]+:)?(url|sitemap)(?:\s[^<>]*)?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([\w-]+)[\"']", re.IGNORECASE)

# What WordPress, Yoast, Rank Math and AIOSEO call the parts that list no articles.
_NO_ARTICLES = re.compile(
    r"(?:^|[/_-])(?:"
    r"(?:category|categories|post_tag|tags?|authors?|users?|post_format|kategori|penulis|"
    r"taxonomies(?:-[\w-]+)?|attachments?|images?)(?:[-_]?sitemap)?(?:[-_]?\d+)?"
    r"|page[-_]sitemap\d*|wp-sitemap-posts-page-\d+|sitemap-pt-page[\w-]*"
    r"|sitemap-misc)\.xml(?:\.gz)?$",
    re.IGNORECASE,
)


def read_sitemap(body: bytes, url: str) -> Listing:
    """Read a sitemap that ``url`` answered (sitemaps.org protocol, Google's news extension).

    An index's sitemaps become ``parts`` with their ``lastmod`` as ``modified``, without those
    that by their name list sections, tags, people or pages alone. A news sitemap's title and
    ``publication_date`` become ``title`` and ``published``. Takes text sitemaps and feeds as
    well, as the protocol does; hreflang alternates and images are passed over. ``broken``
    counts entries without a usable address. Raises DiscoverError for anything else.
    """
    text = _decoded(unpacked(body))
    root = _ROOT.search(text)
    if root is None:
        return _other_format(text, body, url)
    links: dict[str, Link] = {}
    parts: dict[str, Link] = {}
    broken = 0
    for kind, entry in _entries(text[root.start() :]):
        link = _link(entry, url)
        if link is None:
            broken += 1
        elif kind == "url":
            links.setdefault(link.url, link)
        elif link.url != url:
            parts.setdefault(link.url, link)
    wanted = tuple(part for part in parts.values() if not lists_no_articles(part.url))
    return Listing(
        links=tuple(links.values()), parts=wanted or tuple(parts.values()), broken=broken
    )


def lists_no_articles(sitemap: str) -> bool:
    """Tell whether a sitemap by its name lists sections, tags, people or pages alone."""
    return bool(_NO_ARTICLES.search(urlsplit(sitemap).path))


def unpacked(body: bytes) -> bytes:
    """Return a body without its gzip wrapping; a cut file gives what could be read of it.

    Raises DiscoverError where it would unpack to more than ``MAX_UNPACKED``.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    out, rest = bytearray(), body
    while rest.startswith(b"\x1f\x8b"):  # a file may hold several members
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out += unpacker.decompress(rest, MAX_UNPACKED - len(out) + 1)
        except zlib.error:
            break
        if len(out) > MAX_UNPACKED:
            raise DiscoverError("too_large", f"unpacks to over {MAX_UNPACKED} bytes")
        rest = unpacker.unused_data
    return bytes(out)


def _decoded(body: bytes) -> str:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    declared = _DECLARED.search(body[:200])
    try:
        return body.decode(declared[1].decode("ascii") if declared else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _other_format(text: str, body: bytes, url: str) -> Listing:
    if _FEED.search(text[:4096]):
        return read_feed(unpacked(body), url)
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    if not lines or "<" in text or not lines[0].startswith(("http://", "https://")):
        raise refuse(text[:4096].encode(), "a sitemap")
    cleaned = [clean_url(line) for line in lines]
    links = {address: Link(url=address) for address in cleaned if address}
    return Listing(links=tuple(links.values()), broken=cleaned.count(None))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind ("url" or "sitemap") and inside of every entry, closed or not."""
    text = _without_comments(text)
    starts = list(_ENTRY.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    for start, end in zip(starts, ends, strict=False):
        yield start[1].lower(), text[start.end() : end]


def _link(entry: str, url: str) -> Link | None:
    location = _value(entry, "loc")
    address = clean_url(location, url) if location else None
    if address is None:
        return None
    title = _value(entry, "title") if "title" in entry else None
    published = _value(entry, "publication_date") if "publication_date" in entry else None
    return Link(
        url=address,
        title=plain_text(title),
        published=iso_time(published),
        modified=iso_time(_value(entry, "lastmod")),
    )


def _without_comments(text: str) -> str:
    head, *rest = text.split("<!--")
    return head + "".join(part.partition("-->")[2] for part in rest)


_OPENING = {
    name: re.compile(rf"<(?!image:|video:)(?:[\w-]+:)?{name}(?:\s[^<>]*)?>\s*", re.IGNORECASE)
    for name in ("loc", "lastmod", "title", "publication_date")
}


def _value(entry: str, name: str) -> str | None:
    """Return the text of an entry's first element of that name, if it is closed."""
    opening = _OPENING[name].search(entry)
    if opening is None:
        return None
    start, plain = opening.end(), not entry.startswith("<![CDATA[", opening.end())
    start = start if plain else start + len("<![CDATA[")
    end = entry.find("<" if plain else "]]>", start)
    if end < 0 or (plain and not entry.startswith("</", end)):
        return None
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), entry[start:end]).strip() or None
