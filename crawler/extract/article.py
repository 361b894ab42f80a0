"""From a page to an article: every reader in turn, and their answers in one record."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from urllib.parse import urljoin

from crawler.extract.body import read_body
from crawler.extract.dateline import dateline_of
from crawler.extract.kind import reason_against, signs_of
from crawler.extract.language import declared_language, language_of
from crawler.extract.page import Page, mend, squeeze
from crawler.extract.people import read_people
from crawler.extract.ready import prepare
from crawler.extract.structured import Structured, plain, types_of
from crawler.extract.times import Visit, read_times
from crawler.outlet import Outlet
from crawler.records import Article, Link, NotAnArticle
from crawler.urls import article_url, clean_url


def extract_article(
    html: bytes | str,
    url: str,
    outlet: Outlet | None = None,
    *,
    captured: datetime | None = None,
    content_type: str | None = None,
    listed: Link | None = None,
) -> Article:
    """Read the article of a page.

    Pure and deterministic: no network, database or clock. ``captured`` is the time of the visit
    (aware), to which relative dates refer and after which no article can be; ``content_type``
    the HTTP header; ``listed`` what the outlet's list said of the page, used where the page
    itself says nothing. Raises NotAnArticle with the reason, and nothing else.
    """
    ready = prepare(html, url, outlet, content_type, listed)
    page, structured, blocks = ready.page, ready.structured, ready.walked.blocks
    hosts = (outlet.host, *outlet.hosts) if outlet is not None else ()
    canonical = canonical_of(page, structured)
    body = read_body(ready)
    text = "\n\n".join(body.paragraphs)
    reason = reason_against(signs_of(page, structured, blocks, text, canonical), text)
    if reason is not None:
        raise NotAnArticle(reason)
    title = ready.title
    if title is None:
        raise NotAnArticle("no_title")
    times = read_times(
        Visit(page, structured, ready.walked, ready.headline, outlet, captured, listed)
    )
    head = ready.headline if ready.headline >= 0 else body.first - 8
    span = (max(head, 0), max(body.last, 0))
    who = read_people(page, structured, blocks, ready.site, outlet, span)
    published = times.published
    return Article(
        outlet=outlet.name if outlet is not None else "",
        url=article_url(url, canonical, hosts),
        title=title.text,
        authors=who.authors,
        editors=who.editors,
        published=published.moment.isoformat() if published else None,
        modified=times.modified.isoformat() if times.modified else None,
        published_raw=published.raw if published else None,
        published_source=("meta" if published.source == "vague" else published.source)
        if published
        else None,
        section=section_of(structured),
        tags=tags_of(structured, advertorial=body.advertorial),
        language=language_of(text, declared_language(page.tree), outlet),
        image=image_of(page, structured),
        description=squeeze(
            mend(structured.first("og:description", "description", "twitter:description") or "")
        )
        or None,
        dateline=dateline_of(text, ready.site, outlet),
        text=text,
        related=body.related,
        contributors=who.contributors,
        words=len(text.split()),
        content_hash=content_hash(text),
    )


def content_hash(text: str) -> str:
    """Return the SHA-256 (hex) of a text's words, lower case: layout and marks do not count."""
    return hashlib.sha256(" ".join(re.findall(r"\w+", text.casefold())).encode()).hexdigest()


def canonical_of(page: Page, structured: Structured) -> str | None:
    """Return the address that the page gives as its own, absolute or not."""
    for link in page.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    address = structured.first("og:url")
    if address:
        return address
    node = structured.article or {}
    named = node.get("mainEntityOfPage") or node.get("url")
    if isinstance(named, dict):
        named = named.get("@id") or named.get("url")
    return named if isinstance(named, str) else None


def section_of(structured: Structured) -> str | None:
    """Return the outlet's section: of the breadcrumbs, of the structured data."""
    node = structured.article or {}
    found = plain(node.get("articleSection")) or structured.first("article:section") or ""
    if not found:
        for crumbs in structured.nodes:
            if "breadcrumblist" in types_of(crumbs):
                items = crumbs.get("itemListElement")
                names = [_crumb(item) for item in items] if isinstance(items, list) else []
                found = names[-2] if len(names) > 2 else ""
    return squeeze(mend(found)) or None


def _crumb(item: object) -> str:
    if not isinstance(item, dict):
        return ""
    inner = item.get("item")
    return plain(item.get("name")) or (plain(inner.get("name")) if isinstance(inner, dict) else "")


def tags_of(structured: Structured, *, advertorial: bool = False) -> tuple[str, ...]:
    """Return the outlet's keywords in order, each once; ``advertorial`` for paid content."""
    node = structured.article or {}
    found: list[str] = []
    listed = node.get("keywords")
    values = [plain(item) for item in listed] if isinstance(listed, list) else [plain(listed)]
    values = [part for value in values for part in value.split(",")]
    values += structured.all("article:tag")
    if not any(values):
        values = [
            part
            for value in structured.all("keywords", "news_keywords")
            for part in value.split(",")
        ]
    seen: set[str] = set()
    for value in values:
        value = squeeze(mend(value)).strip("#")
        if value and len(value) < 80 and value.casefold() not in seen:
            seen.add(value.casefold())
            found.append(value)
    if advertorial and "advertorial" not in seen:
        found.append("advertorial")
    return tuple(found)


def image_of(page: Page, structured: Structured) -> str | None:
    """Return the absolute address of the lead image."""
    node = structured.article or {}
    value = node.get("image")
    value = value[0] if isinstance(value, list) and value else value
    value = structured.resolve(value)
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    value = (
        structured.first("og:image", "og:image:url", "twitter:image", "twitter:image:src") or value
    )
    if not isinstance(value, str) or not value.strip() or value.startswith("data:"):
        return None
    return clean_url(urljoin(page.url, value.strip()))
