"""What else a page says of its article: own address, section, tags, lead image."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.extract.page import Page, mend, squeeze
from crawler.extract.structured import Structured, plain, types_of
from crawler.urls import clean_url


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


def section_of(structured: Structured, tree: HtmlElement) -> str | None:
    """Return the outlet's section: of the breadcrumbs, of the structured data."""
    node = structured.article or {}
    found = plain(node.get("articleSection")) or structured.first("article:section") or ""
    if not found:
        for crumbs in structured.nodes:
            if "breadcrumblist" in types_of(crumbs):
                items = crumbs.get("itemListElement")
                names = [_crumb(item) for item in items] if isinstance(items, list) else []
                found = names[-2] if len(names) > 2 else ""
    if not found:
        crumbs = tree.xpath(
            "//*[contains(@class,'breadcrumb') or contains(@id,'breadcrumb')]"
            "//a[not(contains(@class,'home'))]"
        )
        names = [squeeze(link.text_content()) for link in crumbs[:6]]
        named = [name for name in names if name and name.casefold() not in _HOMES]
        found = named[-1] if named and len(named[-1]) < 40 else ""
    return squeeze(mend(found)) or None


_HOMES = frozenset(("home", "beranda", "startseite", "accueil", "inicio", "»", ">", "/"))


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
