"""Links from RSS, Atom and JSON feeds."""

from __future__ import annotations

import io
import json
import re
from time import struct_time
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.discover.errors import DiscoverError, refuse
from crawler.discover.posts import Post, is_whole
from crawler.discover.text import iso_time, plain_text
from crawler.records import Link, Listing
from crawler.urls import clean_url, same_site

_ROOT = re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)\b", re.IGNORECASE)
_NO_CHARACTER = re.compile(rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5[5-7]\d{3});", re.IGNORECASE)
_ZONE_AT_END = re.compile(r"(?:[+-]\d\d:?\d\d|\bZ|\b(?:GMT|UTC?))\s*$")


def read_feed(body: bytes, url: str) -> Listing:
    """Read the entries of an RSS, Atom or JSON feed that ``url`` answered.

    ``published`` and ``modified`` keep the offset that the feed gives. ``next`` is the feed's
    own rel=next; WordPress's feeds, which name none, are paged by ``?paged=N`` and end with a
    404. An entry without a usable address is counted in ``broken``. Raises DiscoverError
    where the answer is no feed.
    """
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(body, url)
    feed = parse_feed(body, url)
    links: dict[str, Link] = {}
    broken = 0
    for entry in feed.entries:
        link = _link(entry, url, atom=feed.version.startswith("atom"))
        if link is None:
            broken += 1
        else:
            links.setdefault(link.url, link)
    total = str(feed.feed.get("opensearch_totalresults", ""))  # Blogger
    return Listing(
        links=tuple(links.values()),
        next=_next(feed, url),
        total=int(total) if total.isdecimal() else None,
        broken=broken,
    )


def read_feed_posts(body: bytes, url: str) -> tuple[Post, ...]:
    """Read the articles that a feed carries whole (``content:encoded``, Atom's content).

    Only those are ``whole`` whose text is no teaser; the others are there with what the feed
    says of them. The feed's categories become ``tags``: which of them is the section, it does
    not say. Raises DiscoverError where the answer is no feed.
    """
    feed = parse_feed(body, url)
    atom = feed.version.startswith("atom")
    found = (_post(entry, url, atom=atom) for entry in feed.entries)
    return tuple(post for post in found if post is not None)


def parse_feed(body: bytes, url: str) -> Any:
    """Parse a feed's bytes; no request is made. Raises DiscoverError where it is none."""
    import feedparser  # a sixth of a second, which only those pay who read feeds

    root = _ROOT.search(body[:4096])
    # What stands before the root (blank lines, PHP's warnings) makes a parser give up.
    data = body[root.start() :] if root else body
    try:
        feed = feedparser.parse(
            io.BytesIO(_NO_CHARACTER.sub(b"", data)),  # plain bytes would be taken for a file name
            response_headers={"content-location": url, "content-type": "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, AssertionError, TypeError, AttributeError) as error:
        raise DiscoverError("unreadable", f"a feed that cannot be read ({error})") from error
    if not feed.get("version") and not feed.entries:
        raise refuse(body, "a feed")
    return feed


def entry_url(entry: Any, url: str) -> str | None:
    """Return the address of an entry's article: FeedBurner's original, the link, the guid."""
    alternates = [
        link.get("href") for link in entry.get("links", ()) if link.get("rel") == "alternate"
    ]
    others = [link.get("href") for link in entry.get("links", ()) if link.get("rel") == "self"]
    found = (
        clean_url(candidate, url)
        for candidate in (
            entry.get("feedburner_origlink"),
            *alternates,
            entry.get("link"),
            entry.get("id") if entry.get("guidislink") else None,
            *others,
        )
        if candidate
    )
    return next((address for address in found if address), None)


def entry_times(entry: Any, *, atom: bool) -> tuple[str | None, str | None]:
    """Return when an entry was published and changed, ISO 8601."""
    published = _time(entry, "published")
    # feedparser answers a missing "updated" with "published"
    modified = _time(entry, "updated") if "updated" in entry else None
    if published is None and not atom:  # RSS 1.0 has dc:date alone
        return modified, None
    return published, modified


def _link(entry: Any, url: str, *, atom: bool) -> Link | None:
    address = entry_url(entry, url)
    if address is None:
        return None
    published, modified = entry_times(entry, atom=atom)
    title = plain_text(entry.get("title"))
    return Link(url=address, title=title, published=published, modified=modified)


def _post(entry: Any, url: str, *, atom: bool) -> Post | None:
    link = _link(entry, url, atom=atom)
    if link is None:
        return None
    summary = str(entry.get("summary") or "")
    contents = [str(content.get("value") or "") for content in entry.get("content", ())]
    html = max(contents, key=len, default="") or summary
    names = [entry.get("author"), *(author.get("name") for author in entry.get("authors", ()))]
    terms = [plain_text(tag.get("term")) for tag in entry.get("tags", ())]
    images = [
        media.get("url") or media.get("href")
        for kind in ("media_content", "media_thumbnail", "enclosures")
        for media in entry.get(kind, ())
        if str(media.get("type") or media.get("medium") or "image").startswith("image")
    ]
    return Post(
        url=link.url,
        title=link.title,
        html=html,
        whole=is_whole(html, summary if contents and summary not in contents else None),
        published=link.published,
        modified=link.modified,
        authors=tuple(dict.fromkeys(name for raw in names if (name := plain_text(raw)))),
        tags=tuple(dict.fromkeys(term for term in terms if term)),
        description=plain_text(summary) if summary != html else None,
        image=next((a for i in images if i and (a := clean_url(i, url))), None),
    )


def _time(entry: Any, name: str) -> str | None:
    raw = str(entry.get(name) or "")
    found = iso_time(raw)
    parsed = entry.get(f"{name}_parsed")
    if found or not isinstance(parsed, struct_time):
        return found
    # feedparser knows more formats; it gives UTC, and takes a time without zone for UTC
    zone = "+00:00" if _ZONE_AT_END.search(raw) else ""
    return iso_time("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*parsed[:6]) + zone)


def _next(feed: Any, url: str) -> str | None:
    for link in feed.feed.get("links", ()):
        if link.get("rel") == "next":
            following = clean_url(link.get("href", ""), url)
            if following and "start-index=" in following and not same_site(url, following):
                # Blogger names its own host; the blog's answers the same page
                return clean_url("?" + urlsplit(following).query, url)
            return following
    if feed.entries and "wordpress.org" in str(feed.feed.get("generator", "")):
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        page = query.get("paged", "1")
        query["paged"] = str(int(page) + 1 if page.isdigit() else 2)
        return clean_url(urlunsplit(parts._replace(query=urlencode(query))))
    return None


def _json_feed(body: bytes, url: str) -> Listing:
    """Read a JSON feed (jsonfeed.org, version 1 and 1.1)."""
    try:
        feed = json.loads(body)
    except ValueError:
        raise refuse(body, "a JSON feed") from None
    items = feed.get("items")
    if "jsonfeed.org" not in str(feed.get("version")) or not isinstance(items, list):
        raise refuse(body, "a JSON feed")
    links: dict[str, Link] = {}
    broken = 0
    for item in items:
        link = _json_link(item, url) if isinstance(item, dict) else None
        if link is None:
            broken += 1
        else:
            links.setdefault(link.url, link)
    following = feed.get("next_url")
    return Listing(
        links=tuple(links.values()),
        next=clean_url(str(following), url) if following else None,
        broken=broken,
    )


def _json_link(item: dict[str, Any], url: str) -> Link | None:
    given = [str(item.get(name) or "") for name in ("url", "external_url", "id")]
    if not given[2].startswith("http"):  # an id may be anything
        given.pop()
    address = next((found for value in given if (found := clean_url(value, url))), None)
    if address is None:
        return None
    return Link(
        url=address,
        title=plain_text(str(item.get("title") or "")),
        published=iso_time(str(item.get("date_published"))),
        modified=iso_time(str(item.get("date_modified"))),
    )
