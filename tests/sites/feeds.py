"""Feeds and sitemaps, as the sites' systems write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from tests.sites.dates import rfc822


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a feed."""

    url: str
    guid: str
    title: str
    published: datetime
    summary: str
    """HTML."""
    content: str | None = None
    """The whole text as HTML, where the feed gives it."""
    creator: str | None = None
    categories: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a sitemap."""

    url: str
    changed: datetime | None = None
    title: str | None = None
    """For a news sitemap, with ``published``."""
    published: datetime | None = None


def rss(title: str, home: str, own: str, built: datetime, items: Iterable[Item]) -> str:
    """Write RSS 2.0 with the modules that WordPress uses."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"\n'
        '\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        '\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '\txmlns:atom="http://www.w3.org/2005/Atom"\n'
        '\txmlns:sy="http://purl.org/rss/1.0/modules/syndication/">\n<channel>\n'
        f"\t<title>{escape(title)}</title>\n"
        f'\t<atom:link href="{escape(own)}" rel="self" type="application/rss+xml" />\n'
        f"\t<link>{escape(home)}</link>\n\t<description>{escape(title)}</description>\n"
        f"\t<lastBuildDate>{rfc822(built)}</lastBuildDate>\n\t<language>id</language>\n"
        "\t<sy:updatePeriod>hourly</sy:updatePeriod>\n"
        f"{''.join(map(_item, items))}</channel>\n</rss>\n"
    )


def _item(item: Item) -> str:
    lines = [
        f"<title>{escape(item.title, quote=False)}</title>",
        f"<link>{escape(item.url)}</link>",
        f"<pubDate>{rfc822(item.published)}</pubDate>",
        f'<guid isPermaLink="false">{escape(item.guid)}</guid>',
        *(f"<category><![CDATA[{name}]]></category>" for name in item.categories),
        f"<description><![CDATA[{item.summary}]]></description>",
    ]
    if item.creator:
        lines.insert(2, f"<dc:creator><![CDATA[{item.creator}]]></dc:creator>")
    if item.content:
        lines.append(f"<content:encoded><![CDATA[{item.content}]]></content:encoded>")
    body = "".join(f"\t\t{line}\n" for line in lines)
    return f"\t<item>\n{body}\t</item>\n"


def sitemap_index(parts: Iterable[Entry]) -> str:
    """Write a sitemap index (sitemaps.org)."""
    body = "".join(
        f"\t<sitemap>\n\t\t<loc>{escape(part.url)}</loc>\n{_changed(part)}\t</sitemap>\n"
        for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}'
        "</sitemapindex>\n"
    )


def sitemap(entries: Iterable[Entry], outlet: str = "") -> str:
    """Write a sitemap; entries with a title make it a news sitemap of ``outlet``."""
    body = "".join(
        f"\t<url>\n\t\t<loc>{escape(entry.url)}</loc>\n"
        f"{_changed(entry)}{_news(entry, outlet)}\t</url>\n"
        for entry in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"\n'
        '\txmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        f"{body}</urlset>\n"
    )


def _changed(entry: Entry) -> str:
    if entry.changed is None:
        return ""
    stamp = entry.changed.astimezone(UTC).isoformat(timespec="seconds")
    return f"\t\t<lastmod>{stamp}</lastmod>\n"


def _news(entry: Entry, outlet: str) -> str:
    if entry.title is None or entry.published is None:
        return ""
    return (
        "\t\t<news:news>\n\t\t\t<news:publication>"
        f"<news:name>{escape(outlet)}</news:name><news:language>id</news:language>"
        "</news:publication>\n"
        f"\t\t\t<news:publication_date>{entry.published.isoformat()}</news:publication_date>\n"
        f"\t\t\t<news:title>{escape(entry.title)}</news:title>\n\t\t</news:news>\n"
    )
