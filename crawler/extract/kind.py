"""Whether a page is an article, and what it is where it is none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.marks import ASIDE, COMMENTS, FOOTER, HEADING, NAV, NEWSLETTER, RELATED
from crawler.extract.opinions import letters
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import ARTICLE_TYPES, LIST_TYPES, Structured, types_of
from crawler.records import Reason
from crawler.urls import is_front_page, same_site

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER

MIN_WORDS = 25
"""A text of fewer words is no article unless the page says that it is one."""

REACH = 12
"""Blocks above a post's text among which its headline stands."""

MIN_LETTERS = 40
"""Letters below which there is no text at all."""

_MISSING = re.compile(
    r"\b(?:404|page not found|not found|halaman tidak (?:di)?temukan|tidak ditemukan|"
    r"seite nicht gefunden|nothing found|no results found|artikel tidak ditemukan|"
    r"page introuvable|página no encontrada|oops)\b",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b(?:50[0234]|bad gateway|service unavailable|internal server error|access denied|forbidden"
    r"|attention required|just a moment|checking your browser|are you a robot|captcha|"
    r"error establishing a database connection|under maintenance|sedang dalam perbaikan|"
    r"account (?:has been )?suspended|domain (?:is )?parked|bandwidth limit)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against an article."""

    front_page: bool
    """The address is a front page's."""
    told_article: bool
    """The structured data say that it is one article."""
    told_list: bool
    words: int
    """Of the body that was found."""
    teasers: int
    """Headings that are links, outside menus and side columns."""
    bare: int
    """Lines outside menus and side columns that are a long link and little more."""
    linked_share: float
    """Share of the page's text that stands in links."""
    title: str
    canonical_front: bool
    """The page gives the front page as its own address."""
    headlines: int
    """Prominent headings that link to other pages."""
    posts: int
    """Elements that hold the text, each under a headline of its own that leads to another page."""
    headed: int
    """Headings that lead to other pages of the site and have most of the text below them."""


def signs_of(
    page: Page,
    structured: Structured,
    blocks: list[Block],
    kept: list[int],
    body: str,
    canonical: str | None,
) -> Signs:
    """Collect the signs; ``kept`` are the indices of the body's blocks."""
    types = {name for node in structured.nodes for name in types_of(node)}
    og = (structured.first("og:type") or "").lower()
    text = sum(len(b.text) for b in blocks)
    linked = sum(b.linked for b in blocks)
    teasers = {
        b.links[0][0] for b in blocks
        if b.links and b.linked > 20 and b.linked > len(b.text) * 0.8 and b.flags & HEADING
        and not b.flags & (NAV | FOOTER | COMMENTS)
    }  # fmt: skip
    bare = {
        b.links[0][0] for b in blocks
        if b.links and b.linked > 20 and b.linked > len(b.text) * 0.6 and not b.flags & ELSEWHERE
    }  # fmt: skip
    return Signs(
        front_page=is_front_page(page.url),
        told_article=bool(types & ARTICLE_TYPES) or og.startswith("article"),
        told_list=bool(types & LIST_TYPES) and not types & ARTICLE_TYPES,
        words=_words(body),
        teasers=len(teasers),
        bare=len(bare),
        linked_share=linked / text if text else 0.0,
        title=squeeze(page.tree.findtext(".//title")),
        canonical_front=bool(canonical) and is_front_page(canonical or ""),
        headlines=sum(1 for b in blocks if b.tag == "h1"),
        posts=posts_of(blocks, kept, {page.url, canonical or page.url}),
        headed=headed(blocks, kept, page.url),
    )


def headed(blocks: list[Block], kept: list[int], url: str) -> int:
    """Count the headings that lead to other pages of the site and head the text between them.

    0 where the text does not begin below one, or does not mostly stand below them: an article may
    have one such heading, and sum up others after an introduction.
    """
    if not kept:
        return 0
    own, taken = path_of(url).rstrip("/"), set(kept)
    sizes: Counter[str] = Counter()
    leads = ""
    for index in range(max(0, kept[0] - REACH), kept[-1] + 1):
        block = blocks[index]
        if block.flags & HEADING:
            leads = _leads_to(block, url, own) or ("" if index > kept[0] else leads)
        elif index in taken:
            if not leads and not sizes:
                return 0
            sizes[leads] += len(block.text)
    below = sum(size for path, size in sizes.items() if path)
    return len(sizes.keys() - {""}) if below > 0.8 * sum(sizes.values()) else 0


def _leads_to(heading: Block, url: str, own: str) -> str:
    """Return the path of the site's other page that a heading is a link to, "" where it is none."""
    if not heading.links or heading.linked < 0.8 * len(heading.text):
        return ""
    address = urljoin(url, heading.links[0][0])
    path = path_of(address).rstrip("/")
    return path if path and path != own and same_site(url, address) else ""


def posts_of(blocks: list[Block], kept: list[int], own: set[str]) -> int:
    """Count the posts that a text is put together from; 0 where it does not begin in one.

    A list of posts prints each in an element of its own (`article`) under a headline that leads to
    its page. An article's headline leads nowhere, or to itself: to one of the addresses ``own``.
    """
    first: dict[HtmlElement, int] = {}
    sizes: Counter[HtmlElement] = Counter()
    for index in kept:
        element = blocks[index].article
        if element is not None:
            first.setdefault(element, index)
            sizes[element] += len(blocks[index].text)
    paths = {path_of(address).rstrip("/") for address in own}
    posts = [element for element, index in first.items()
             if _leads_on(blocks[max(0, index - REACH) : index], element, paths)]  # fmt: skip
    inside = sum(sizes[element] for element in posts)
    begins = bool(kept) and blocks[kept[0]].article in posts
    most = inside > 0.5 * sum(len(blocks[index].text) for index in kept)
    return len(posts) if begins and most else 0


def _leads_on(before: list[Block], element: HtmlElement, own: set[str]) -> bool:
    """Tell whether the first heading in an element is a link to another page."""
    inside = (block for block in before if block.article is element)
    head = next((block for block in inside if block.flags & HEADING), None)
    if head is None or not head.links or head.linked < 0.8 * len(head.text):
        return False
    path = path_of(head.links[0][0]).rstrip("/")
    return path.count("/") > 0 and path not in own


_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[\u0e00-\u0eff]{3}")
_DENSE_SIGN = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Signs of scripts without spaces: about two of the first, two of the second to a word."""


def _words(text: str) -> int:
    """Count words, also those of scripts that set no spaces between them."""
    words = len(text.split())
    # the text's distinct signs are soon looked through
    dense = not text.isascii() and _DENSE_SIGN.search("".join({*text})) is not None
    return words + (len(_DENSE.findall(text)) // 2 if dense else 0)


def reason_against(signs: Signs, body: str) -> Reason | None:
    """Say why the page is no article; None where it is one."""
    size = len(letters(body))
    if signs.front_page:
        return "front_page"
    if _ERROR.search(signs.title) and signs.words < 150 and not signs.told_article:
        return "error_page"
    if _MISSING.search(signs.title) and signs.words < 250 and not signs.told_article:
        return "soft_404"
    if signs.canonical_front and not signs.told_article and signs.teasers >= 5:
        return "front_page"
    if signs.told_list and signs.teasers >= 3:
        return "listing"
    if signs.posts > 1 or (not signs.told_article and (signs.posts or signs.headed > 1)):
        return "listing"
    if size < MIN_LETTERS or (signs.words < MIN_WORDS and size < 150 and not signs.told_article):
        listed = signs.teasers >= 5 or (signs.bare >= 10 and not signs.told_article)
        return "listing" if listed else "no_text"
    if not signs.told_article and signs.teasers >= 8 and signs.words < 60 * signs.teasers:
        body_share = len(body) / (len(body) + 60 * signs.teasers)
        if body_share < 0.5 or signs.linked_share > 0.6:
            return "listing"
    return None


def path_of(url: str) -> str:
    """Return an address's path."""
    return urlsplit(url).path
