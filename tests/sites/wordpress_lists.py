"""What the WordPress site lists: teasers, archives of full texts, feed items, AMP, the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from tests.sites import feeds
from tests.sites.base import Post
from tests.sites.dates import long_day
from tests.sites.wordpress_html import document, paragraphs, stamp, texture

if TYPE_CHECKING:
    from tests.sites.wordpress import WordPressSite


def excerpt(post: Post) -> str:
    """Return the first words of a post, as WordPress cuts them."""
    first = " ".join((post.paragraphs or [""])[0].split()[:40])
    return f"<p>{texture(first)} [&hellip;]</p>"


def teasers(site: WordPressSite, posts: Sequence[Post]) -> str:
    """Return the front page's list of headlines."""
    items = "".join(
        f'<article id="post-{post.number}" class="post"><h2 class="entry-title">'
        f'<a href="{site.url(post.path)}" rel="bookmark">{texture(post.title)}</a></h2>'
        f'<time datetime="{post.published.isoformat()}">{long_day(post.published)}</time>'
        f"{excerpt(post)}</article>\n"
        for post in posts
    )
    return f'<div class="posts">{items}</div>'


def full_texts(site: WordPressSite, posts: Sequence[Post]) -> str:
    """Return an archive that prints whole articles below each other."""
    items = "".join(
        f'<article id="post-{post.number}" class="post"><h2 class="entry-title">'
        f'<a href="{site.url(post.path)}" rel="bookmark">{texture(post.title)}</a></h2>'
        f'<time datetime="{post.published.isoformat()}">{long_day(post.published)}</time>'
        f'<div class="entry-content">{"".join(paragraphs(site, post))}</div></article>\n'
        for post in posts
    )
    return f'<h1 class="page-title">Arsip</h1>{items}'


def paging(base: str, page: int, pages: int) -> str:
    """Return the links to the neighbouring pages of a list."""
    numbers = "".join(
        f'<a class="page-numbers" href="{base}{"" if near == 1 else f"page/{near}/"}">{near}</a> '
        for near in sorted({1, page - 1, page + 1, pages})
        if 1 <= near <= pages and near != page
    )
    after = (
        f'<a class="next page-numbers" href="{base}page/{page + 1}/">Berikutnya</a>'
        if page < pages
        else ""
    )
    return (
        f'<nav class="pagination"><span class="page-numbers current">{page}</span> '
        f"{numbers}{after}</nav>"
    )


def amp(site: WordPressSite, post: Post) -> str:
    """Return a post's AMP twin."""
    link = site.url(post.path)
    meta = "" if site.dates_hidden else f'<time datetime="{stamp(post.published)}"></time>'
    return f"""<!doctype html>
<html amp lang="id"><head><meta charset="utf-8"><title>{escape(post.title)}</title>
<link rel="canonical" href="{link}" />
<script async src="https://cdn.ampproject.example/v0.js"></script></head>
<body><header><a href="{site.url("/")}">{escape(site.title)}</a></header>
<article class="amp-wp-article"><h1 class="amp-wp-title">{texture(post.title)}</h1>{meta}
<div class="amp-wp-article-content">{"".join(paragraphs(site, post))}</div></article>
</body></html>
"""


def item(site: WordPressSite, post: Post) -> feeds.Item:
    """Return a post as an entry of the feed, with its whole text."""
    return feeds.Item(
        url=site.url(post.path),
        guid=site.url(f"/?p={post.number}"),
        title=post.title,
        published=post.published,
        summary=excerpt(post),
        content="\n".join(paragraphs(site, post)),
        creator=site.account(post),
        categories=(post.section, *post.tags),
    )


def calendar(site: WordPressSite, path: str) -> str:
    """Return a month of a calendar that has no end in either direction."""
    found = re.search(r"/agenda/(\d+)/(\d+)/", path)
    year, month = (int(found[1]), int(found[2])) if found else (2024, 6)
    total = year * 12 + month - 1
    days = "".join(
        f'<a href="{site.url(f"/agenda/{year}/{month:02}/?hari={day}")}">{day}</a> '
        for day in range(1, 29)
    )
    near = "".join(
        f'<a href="{site.url(f"/agenda/{turn // 12}/{turn % 12 + 1:02}/")}">{name}</a> '
        for name, turn in (("Sebelumnya", total - 1), ("Berikutnya", total + 1))
    )
    main = f"<h1>Agenda {month}/{year}</h1><p>{near}</p><p>{days}</p>"
    return document(site, f"Agenda {month}/{year}", "", main, "page")
