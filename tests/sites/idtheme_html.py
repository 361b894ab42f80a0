"""The pages of the idtheme-like site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from tests.sites import desk
from tests.sites.base import Post
from tests.sites.dates import long_day, weekday
from tests.sites.markup import page_numbers

if TYPE_CHECKING:
    from tests.sites.idtheme import IdthemeSite


def slug_of(name: str) -> str:
    """Return a name as WordPress makes a slug of it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def article(site: IdthemeSite, post: Post, part: int) -> str:
    """Return a post's page, or one of its pages."""
    link = site.url(post.path)
    head = f"""<meta property="og:type" content="article" />
<meta property="og:title" content="{escape(post.title)}" />
<meta property="og:description" content="{escape(post.story.paragraphs[0][:140])}" />
<meta property="og:url" content="{link}" />
<meta property="og:image" content="{site.url(site.image(post))}" />
<link rel="canonical" href="{link if part == 1 else f"{link}{part}/"}" />"""
    section = site.url(f"/kategori/{slug_of(post.section)}/")
    tags = " ".join(
        f'<a href="{site.url(f"/tag/{slug_of(tag)}/")}" rel="tag">{escape(tag)}</a>'
        for tag in post.tags
    )
    main = f"""<article id="post-{post.number}" class="post type-post format-standard">
<div class="gmr-box-content gmr-single">
<header class="entry-header">
<div class="gmr-meta-topic"><a href="{section}" rel="category tag">{escape(post.section)}</a></div>
<h1 class="entry-title"><strong>{escape(post.title, quote=False)}</strong></h1>
<div class="gmr-metacontent-single"><span class="posted-by">Redaksi</span>{_times(site, post)}</div>
</header>
<figure class="post-thumbnail gmr-thumbnail-single">
<img src="{site.url(site.image(post))}" alt="" />
<figcaption class="wp-caption-text">{escape(post.story.caption)}</figcaption></figure>
<div class="gmr-social-share">Bagikan <span>{17 + post.furniture}</span></div>
<div class="entry-content entry-content-single clearfix">
{body(site, post, part)}
{_pager(link, part, post.pages)}
</div>
<footer class="entry-footer"><div class="tags-links">{tags}</div></footer>
</div></article>
{_related(site, post)}"""
    return document(site, post.title, head, main)


def body(site: IdthemeSite, post: Post, part: int) -> str:
    """Return what stands in the body: paragraphs, boxes, people, sign-off."""
    blocks = [f"<p>{escape(text, quote=False)}</p>" for text in post.part(part)]
    linked = {other.number: other for other in site.posts}
    for turn, number in enumerate(post.related_on(part)):
        other = linked[number]
        if other.live:
            blocks.insert(
                min(2 + 2 * turn, len(blocks)),
                _box(site.url(other.path), other.title, turn + post.number),
            )
    if "caption_twice" in post.warts and part == 1:
        blocks.insert(0, f"<p><em>{escape(post.story.caption)}</em></p>")
    if part < post.pages:
        return "\n".join(blocks)
    mark = desk.sign_off(post)
    authors, editor = ", ".join(post.authors), post.editors[0]
    if "credit_line" in post.warts:
        blocks.append(f"<p>Reporter: {authors}<br />Editor: {editor}</p>")
    else:
        people = f"<span>Writer: {authors}</span> <span>Editor: {editor}</span>"
        box = f'<div class="gmr-cf-metacontent heading-text meta-content">{people}</div>'
        blocks.insert(0 if post.pages == 1 else len(blocks), box)
    if mark:
        blocks.append(f"<p>{mark}</p>")
    return "\n".join(blocks)


def _box(url: str, title: str, turn: int) -> str:
    link = f'<a href="{url}">{escape(title, quote=False)}</a>'
    if turn % 2:
        return f"<p><strong>Baca juga: {link}</strong></p>"
    return (
        '<div class="gmr-related-post-onlytitle"><div class="related-text-onlytitle">Baca juga'
        f'</div><div class="recent-title">{link}</div></div>'
    )


def _times(site: IdthemeSite, post: Post) -> str:
    if site.dates_hidden:
        return ""
    moment, edited = post.published, post.modified
    updated = f'<time class="updated" datetime="{edited.isoformat()}"></time>'
    friday = "Jum'at" if post.number % 2 else "Jumat"
    printed = f"{weekday(moment, friday)}, {long_day(moment, old=True)} | {moment:%H:%M} WITA"
    return (
        f'<span class="posted-on"><time class="entry-date published" itemprop="datePublished" '
        f'datetime="{moment.isoformat()}">{printed}</time>{updated}</span>'
    )


def _pager(link: str, part: int, pages: int) -> str:
    if pages == 1:
        return ""
    numbers = page_numbers(link, part, pages)
    return f'<div class="page-links clearfix"><span class="page-text">Halaman</span>{numbers}</div>'


def teasers(site: IdthemeSite, posts: Sequence[Post]) -> str:
    """Return a list of headlines with how long ago they appeared."""
    items = "".join(
        f'<article class="gmr-smallthumb"><h2 class="entry-title"><a href="{site.url(post.path)}"'
        f' rel="bookmark">{escape(post.title, quote=False)}</a></h2><div class="gmr-metacontent">'
        f'<a href="{site.url(f"/kategori/{slug_of(post.section)}/")}">{escape(post.section)}</a> '
        f"<span>{(site.now - post.published).days} hari yang lalu</span></div></article>\n"
        for post in posts
    )
    return f'<div class="gmr-archive">{items}</div>'


def paging(base: str, page: int, pages: int) -> str:
    """Return the pager of a list, with a link past its end on the last page."""
    older = f'<a class="next page-numbers" href="{base}page/{page + 1}/">Selanjutnya</a>'
    last = f'<a class="page-numbers" href="{base}page/{pages}/">{pages}</a>' if pages > 1 else ""
    return f'<nav class="pagination"><span class="current">{page}</span> {last} {older}</nav>'


def _related(site: IdthemeSite, post: Post) -> str:
    others = [other for other in site.live if other is not post]
    first = (post.number + 5 * post.furniture) % max(1, len(others) - 6)
    items = "".join(
        f'<li><a href="{site.url(other.path)}?utm_source=terkait">'
        f"{escape(other.title, quote=False)}</a> "
        f"<time>{weekday(other.published)}, {long_day(other.published)}</time></li>"
        for other in others[first : first + 6]
    )
    return f'<div class="gmr-related-post"><h3>Berita Terkait</h3><ul>{items}</ul></div>'


def document(site: IdthemeSite, title: str, head: str, main: str) -> str:
    """Wrap the main part of a page into head, header, ticker and footer."""
    menu = "".join(
        f'<li><a href="{site.url(f"/kategori/{slug}/")}">{escape(name)}</a></li>'
        for slug, name in site.sections.items()
    )
    foot = "".join(f'<a href="{site.url(path)}">{name}</a> ' for path, name in site.static.items())
    popular = "".join(
        f'<li><a href="{site.url(path)}">Berita terpopuler</a></li>'
        for path in [*site.dead, *site.withdrawn, "/tag/lebaran/"]
    )
    return f"""<!DOCTYPE html>
<html lang="id">
<head><meta charset="UTF-8">
<title>{escape(title)} - {escape(site.title)}</title>
{head}
<link rel="alternate" type="application/rss+xml" href="{site.url("/feed/")}" />
<link rel="stylesheet" href="{site.url("/uploads/style.css")}" />
</head>
<body class="idtheme kentooz">
<div class="gmr-topnavwrap"><span class="gmr-top-date">{weekday(site.now, "Jum'at")}, \
{long_day(site.now)} {site.now:%H:%M} WITA</span></div>
<div class="site-branding"><a href="{site.url("/")}" rel="home">{escape(site.title)}</a></div>
<nav id="primary-menu"><ul>{menu}</ul></nav>
<div id="content" class="gmr-content"><main id="main">
{main}
</main>
<aside><h3>Populer</h3><ol>{popular}</ol></aside></div>
<footer class="gmr-footer">{foot}
<p>© {site.now.year} Suara Pesisir. All rights reserved.</p></footer>
</body></html>
"""
