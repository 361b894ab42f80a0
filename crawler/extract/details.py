"""What else a page says of its article: own address, section, tags."""

from __future__ import annotations

import html
import re

from lxml import etree

from crawler.extract.blocks import Block, Blocks
from crawler.extract.marks import ASIDE, COMMENTS, FOOTER, NAV, NEWSLETTER, TAGS
from crawler.extract.months import MONTHS
from crawler.extract.page import Page, mend, squeeze
from crawler.extract.structured import Structured, plain, types_of


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


_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def description_of(structured: Structured) -> str | None:
    """Return the standfirst as the page tells it to others, None where it tells none.

    Some systems write markup into it, and entities twice.
    """
    told = structured.first("og:description", "description", "twitter:description") or ""
    told = html.unescape(told) if "&" in told else told
    told = _TAG.sub(" ", told) if "<" in told else told
    return squeeze(mend(told)).removeprefix("- ") or None


def section_of(structured: Structured, page: Page, walked: Blocks, title: str = "") -> str | None:
    """Return the outlet's section: of the structured data, the breadcrumbs, the categories."""
    node = structured.article or {}
    found = plain(node.get("articleSection")) or structured.first("article:section") or ""
    if not found:
        for crumbs in structured.nodes:
            if "breadcrumblist" in types_of(crumbs):
                items = crumbs.get("itemListElement")
                names = [_crumb(item) for item in items] if isinstance(items, list) else []
                found = names[-2] if len(names) > 2 else ""
    found = squeeze(mend(found or _printed_section(page, walked, squeeze(mend(title)))))
    # "Politik,Ekonomi,Kota": some systems write all categories as one
    first = found.split(",")[0] if _JOINED.search(found) else found
    return first if _is_section(first) else None


_JOINED = re.compile(r"[^\W\d_],[^\W\d_]")


def _is_section(name: str) -> bool:
    """Tell a section's name from the year and month of an archive's path ("2018 » 07")."""
    return any(map(str.isalpha, name)) and name.lower() not in MONTHS


_CRUMBS = etree.XPath(
    "//*[contains(@class,'crumb') or contains(@id,'crumb') or contains(@class,'bread')]"
    "//a[not(contains(@class,'home'))]"
)


def _printed_section(page: Page, walked: Blocks, title: str) -> str:
    """Return the last of the breadcrumbs that is not the article, else the printed category."""
    # a look through the text spares many pages one through the tree
    crumbs = _CRUMBS(page.tree) if "crumb" in page.text or "bread" in page.text else []
    names = [squeeze(link.text_content()) for link in crumbs[:6]]
    named = [n for n in names if n and n.casefold() not in _HOMES and n != title]
    if named and len(named[-1]) < 40:
        return named[-1]
    return next((squeeze(link.element.text_content()) for link in walked.rel("category")), "")


_HOMES = frozenset(
    ("home", "beranda", "startseite", "accueil", "inicio", "»", ">", "/", "berita terkini")
)


def _crumb(item: object) -> str:
    if not isinstance(item, dict):
        return ""
    inner = item.get("item")
    return plain(item.get("name")) or (plain(inner.get("name")) if isinstance(inner, dict) else "")


def tags_of(
    structured: Structured, printed: list[str], *, advertorial: bool = False
) -> tuple[str, ...]:
    """Return the outlet's keywords in order, each once.

    ``printed`` are those of the page's tag row, used where the structured data name none;
    ``advertorial`` adds the tag of paid content.
    """
    node = structured.article or {}
    found: list[str] = []
    listed = node.get("keywords")
    values = [plain(item) for item in listed] if isinstance(listed, list) else [plain(listed)]
    values = [part for value in values for part in value.split(",")]
    values += structured.all("article:tag")
    values = [part for value in values for part in _parts(value)]
    if not any(values):
        told = [
            squeeze(part)
            for value in structured.all("keywords", "news_keywords")
            for part in value.split(",")
        ]
        # keywords are often the site's own on every page; those that hold the tag row are not
        fuller = {tag.casefold() for tag in printed} <= {tag.casefold() for tag in told}
        values = told if fuller else printed
    seen: set[str] = set()
    for value in values:
        value = squeeze(mend(value)).strip("#")
        # some systems add all the others once more, as one
        parts = {part.strip() for part in value.casefold().split(",")}
        if value and len(value) < 80 and value.casefold() not in seen and not parts <= seen:
            seen.add(value.casefold())
            found.append(value)
    if advertorial and not seen & {"advertorial", "adv"}:
        found.append("advertorial")
    return tuple(found)


_TOGETHER = re.compile(r"\w\s?,[^\W\d]|,[@#]")


def _parts(tag: str) -> list[str]:
    """Take keywords apart that stand in one tag: "Banjir,Samarinda", not "Gempa 5,2" or "A, B"."""
    return tag.split(",") if _TOGETHER.search(tag) else [tag]


_TAG_PATH = re.compile(
    r"/(?:tags?|topi[ck]s?|label|keywords?|tagar)/[^/]|[?&](?:tags?|keyword|topik)=", re.IGNORECASE
)
TAG_REACH = 25
"""Blocks after the text among which its tag row stands."""


def printed_tags(blocks: list[Block], tagged: set[str], span: tuple[int, int]) -> list[str]:
    """Return the link texts of the tag row around the text.

    ``tagged`` are the addresses that the page marks as tags (`tag_addresses`), ``span`` the
    indices of the headline's and of the body's last block.
    """
    marked: list[str] = []
    likely: list[str] = []
    for block in blocks[max(span[0], 0) : span[1] + TAG_REACH]:
        if block.flags & (ASIDE | COMMENTS):
            continue
        row = not block.flags & (NAV | NEWSLETTER) and (
            block.flags & TAGS
            or (block.linked > 0.5 * len(block.text) and not block.flags & FOOTER)
        )
        for href, text in block.links:
            if 1 < len(text) < 60 and href in tagged:
                marked.append(text)
            elif 1 < len(text) < 60 and row and _TAG_PATH.search(href):
                likely.append(text)
    return marked or likely


def tag_addresses(walked: Blocks) -> set[str]:
    """Return the addresses that links with ``rel=tag`` lead to, categories left out."""
    return {
        address
        for link in walked.rel("tag")
        if "category" not in link.value.split()
        and not _CATEGORY_PATH.search(address := link.element.get("href") or "")
    }


_CATEGORY_PATH = re.compile(r"/(?:category|kategori)/|[?&]cat=")
