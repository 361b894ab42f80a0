"""The pages of the Antara-like site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from tests.sites.base import Post
from tests.sites.dates import WITA, long_day, weekday
from tests.sites.desk import sign_off

if TYPE_CHECKING:
    from tests.sites.antara import AntaraSite

REDESIGN = datetime(2024, 5, 20, tzinfo=WITA)
"""Articles published before it have the old template."""


def printed(moment: datetime) -> str:
    """Say "Jumat, 31 Mei 2024 14:05 WITA"."""
    return f"{weekday(moment)}, {long_day(moment)} {moment:%H:%M} WITA"


def lead(post: Post) -> str:
    """Return the first paragraph."""
    return post.paragraphs[0]


def article(site: AntaraSite, post: Post) -> str:
    """Return a post's page."""
    link = site.url(post.path)
    times = (
        f'"datePublished": "{post.published.isoformat()}",\n'
        f'"dateModified": "{post.modified.isoformat()}",\n'
    )
    graph = f"""{{"@context": "https://schema.org", "@type": "NewsArticle",
"mainEntityOfPage": {{"@type": "WebPage", "@id": "{link}"}},
"headline": {json.dumps(post.title, ensure_ascii=False)},
"image": ["{site.url(site.image(post))}"],
{"" if site.dates_hidden else times}"author": {{"@type": "Organization", "name": "{site.title}"}},
"publisher": {{"@type": "Organization", "name": "{escape(site.title)}"}}}}"""
    head = f"""<meta property="og:type" content="article" />
<meta property="og:title" content="{escape(post.title)} - {escape(site.title)}" />
<meta property="og:image" content="{site.url(site.image(post))}" />
<meta name="keywords" content="{escape(", ".join(post.tags))}" />
<link rel="canonical" href="{link}" />
<link rel="amphtml" href="{site.url(f"/amp{post.path}")}" />
<script type="application/ld+json">{graph}</script>"""
    template = _new if post.published >= REDESIGN else _old
    return document(site, post.title, head, template(site, post))


def _new(site: AntaraSite, post: Post) -> str:
    date = "" if site.dates_hidden else f"<span>{printed(post.published)}</span>"
    return f"""<div class="breadcrumbs"><a href="{site.url("/")}">Home</a> / <a \
href="{site.url(f"/{post.section.lower()}")}">{post.section}</a></div>
<h1>{escape(post.title, quote=False)}</h1>
<ul class="list-inline"><li class="article__date">{date}</li><li>Dibaca {212 + post.furniture}\
 kali</li></ul>
<figure class="wrap__article-detail-image"><img src="{site.url(site.image(post))}" alt="">
<figcaption>{escape(post.story.caption, quote=False)} ({site.agency}/HO)</figcaption></figure>
<div class="wrap__article-detail-content post-content">
{body(site, post)}
<p class="text-muted mt-2 small">{_credits(site, post)}</p>
</div>
{_foot(site, post)}"""


def _old(site: AntaraSite, post: Post) -> str:
    date = "" if site.dates_hidden else printed(post.published)
    return f"""<h1 class="judul">{escape(post.title, quote=False)}</h1>
<div class="tanggal">{date}</div>
<div class="foto"><img src="{site.url(site.image(post))}" alt=""><br>\
<i>{escape(post.story.caption, quote=False)}</i></div>
<div id="content_news">
{body(site, post)}
</div>
<div class="byline">{_credits(site, post)}</div>
{_foot(site, post)}"""


def body(site: AntaraSite, post: Post) -> str:
    """Return the text, its paragraphs parted by two line breaks."""
    lines = [escape(text, quote=False) for text in post.paragraphs]
    linked = {other.number: other for other in site.posts}
    for turn, number in enumerate(post.related):
        if (other := linked[number]).live:
            link = f'<a href="{site.url(other.path)}">{escape(other.title, quote=False)}</a>'
            lines.insert(2 + 2 * turn, f'<span class="baca-juga"><b>Baca juga: {link}</b></span>')
    mark = sign_off(post)
    if mark:
        lines.append(mark)
    return "<br /><br />\n".join(lines)


def _credits(site: AntaraSite, post: Post) -> str:
    year = post.published.year
    return (
        f"Pewarta: {' dan '.join(post.authors)}<br />\nEditor: {post.editors[0]}<br />\n"
        f"COPYRIGHT &copy; {site.agency} {year}"
    )


def _foot(site: AntaraSite, post: Post) -> str:
    """Return tags, forbidden links, and related posts with their dates."""
    others = [other for other in site.live if other is not post]
    first = (post.number + 3 * post.furniture) % max(1, len(others) - 5)
    items = "".join(
        f'<li><a href="{site.url(other.path)}?utm_source=terkait&amp;utm_medium=desktop">'
        f"{escape(other.title, quote=False)}</a> <span>{printed(other.published)}</span></li>"
        for other in others[first : first + 5]
    )
    tags = " ".join(
        f'<a href="{site.url("/search")}?q={escape(tag.replace(" ", "+"))}">{escape(tag)}</a>'
        for tag in post.tags
    )
    return f"""<div class="blog-tags">Tags: {tags}</div>
<div class="share"><a href="{site.url(f"/print{post.path}")}">Cetak</a></div>
<div class="related"><h3>Berita Terkait</h3><ul>{items}</ul></div>"""


def amp(site: AntaraSite, post: Post) -> str:
    """Return a post's AMP twin."""
    return f"""<!doctype html>
<html amp lang="id"><head><meta charset="utf-8"><title>{escape(post.title)}</title>
<link rel="canonical" href="{site.url(post.path)}" /></head>
<body><h1>{escape(post.title, quote=False)}</h1>
<span class="date">{"" if site.dates_hidden else printed(post.published)}</span>
<div class="post-content">{body(site, post)}</div>
<p>{_credits(site, post)}</p></body></html>
"""


def teasers(site: AntaraSite, posts: Sequence[Post], name: str, page: int, pages: int) -> str:
    """Return a list of headlines and its pager."""
    items = "".join(
        f'<article class="simple-post"><h3><a href="{site.url(post.path)}" title="'
        f'{escape(post.title)}">{escape(post.title, quote=False)}</a></h3>'
        f"<span>{printed(post.published)}</span><p>{escape(lead(post)[:120])}...</p></article>\n"
        for post in posts
    )
    numbers = "".join(
        f'<li><a href="{site.url(f"/{name}/{near}")}">{near}</a></li>'
        for near in range(max(1, page - 2), min(pages, page + 2) + 1)
        if near != page
    )
    return f'<div class="posts">{items}</div><ul class="pagination">{numbers}</ul>'


def document(site: AntaraSite, title: str, head: str, main: str) -> str:
    """Wrap the main part of a page into head, header and footer."""
    menu = "".join(
        f'<li><a href="{site.url(f"/{slug}")}">{name}</a></li>'
        for slug, name in {"terkini": "Terkini", **site.sections}.items()
    )
    foot = "".join(
        f'<a href="{site.url(path)}">{path.split("/")[1]}</a> ' for path in site.not_articles
    )
    ended = "".join(f'<a href="{site.url(path)}">Arsip</a> ' for path in site.dead + site.withdrawn)
    return f"""<!DOCTYPE html>
<html lang="id">
<head><meta charset="utf-8">
<title>{escape(title)} - {escape(site.title)}</title>
{head}
<link rel="alternate" type="application/rss+xml" title="Terkini" \
href="{site.url("/rss/terkini.xml")}">
</head>
<body>
<header><div class="topbar">{printed(site.now)}</div><a href="{site.url("/")}">{site.title}</a>
<form action="{site.url("/search")}"><input name="q"></form><ul class="navbar">{menu}</ul></header>
<main>
{main}
</main>
<footer>{foot} {ended}<p>Copyright &copy; {site.title} {site.now.year}</p></footer>
</body></html>
"""
