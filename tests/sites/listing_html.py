"""The pages of the listing-only site."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from tests.sites.base import Post
from tests.sites.dates import long_day, short_day, weekday
from tests.sites.desk import sign_off

if TYPE_CHECKING:
    from tests.sites.listing import ListingSite


def printed(post: Post) -> str:
    """Say when a post appeared, in one of the outlet's three ways."""
    moment = post.published
    return (
        f"- {weekday(moment)}, {long_day(moment, old=True)} | {moment:%H:%M} WITA",
        f"{weekday(moment, 'Jum’at')}, {short_day(moment)} {moment:%H.%M} WITA",
        f"{weekday(moment)}, {long_day(moment)} pukul {moment:%H.%M} WITA",
    )[post.number % 3]


def article(site: ListingSite, post: Post, part: int | None) -> str:
    """Return a post's page, one of its pages, or all in one (None)."""
    date = "" if site.dates_hidden else printed(post)
    pages = _pages(site, post, part)
    section = f'<a href="{site.url(f"/rubrik/{post.section.lower()}")}">{post.section}</a>'
    main = f"""<div class="breadcrumb">
<a href="{site.url("/")}">Beranda</a> &rsaquo; {section}</div>
<div class="read">
<h1 class="read__title">{escape(post.title, quote=False)}</h1>
<div class="read__info"><span class="read__info__author">{" / ".join(post.authors)}</span>
<span class="read__info__date">{date}</span></div>
<div class="photo"><img src="{site.url(site.image(post))}" alt="">
<div class="photo__caption">{escape(post.story.caption, quote=False)}</div></div>
<article class="read__content">
{_body(site, post, part)}
</article>
{pages}
<div class="social">Bagikan: <a href="#">Facebook</a> <a href="#">X</a> {post.furniture + 9}</div>
</div>
{_related(site, post)}"""
    return document(site, post.title, main, charset="latin1" not in post.warts)


def _body(site: ListingSite, post: Post, part: int | None) -> str:
    texts = post.paragraphs if part is None else post.part(part)
    blocks = [f"<p>{escape(text, quote=False)}</p>" for text in texts]
    linked = {other.number: other for other in site.posts}
    for turn, number in enumerate(post.related_on(part)):
        if (other := linked[number]).live:
            link = f'<a href="{site.url(other.path)}">{escape(other.title, quote=False)}</a>'
            block = f'<strong class="read__others">Baca Juga: {link}</strong>'
            blocks.insert(min(1 + 2 * turn, len(blocks)), block)
    if "caption_twice" in post.warts and part in (None, 1):
        blocks.insert(0, f"<p>{escape(post.story.caption, quote=False)}</p>")
    if part in (None, post.pages):
        mark = sign_off(post)
        blocks += [f"<p>{mark}</p>"] if mark else []
        role = ("Penulis", "Reporter")[post.number % 2]
        people = f"{role}: {' & '.join(post.authors)}".replace("&", "&amp;")
        blocks.append(f"<p>{people}<br>Editor: {post.editors[0]}</p>")
    return "\n".join(blocks)


def _pages(site: ListingSite, post: Post, part: int | None) -> str:
    if post.pages == 1 or part is None:
        return ""
    link = site.url(post.path)
    numbers = "".join(
        f"<b>{page}</b> "
        if page == part
        else f'<a href="{link}{f"?page={page}" if page > 1 else ""}">{page}</a> '
        for page in range(1, post.pages + 1)
    )
    whole = f'<a href="{link}?page=all">Tampilkan semua</a>'
    return f'<div class="paging paging--article">Halaman: {numbers} {whole}</div>'


def _related(site: ListingSite, post: Post) -> str:
    others = [other for other in site.live if other is not post]
    first = (post.number + 5 * post.furniture) % max(1, len(others) - 6)
    return f'<div class="terkait"><h3>Terkait</h3>{_items(site, others[first : first + 6])}</div>'


def _items(site: ListingSite, posts: Sequence[Post]) -> str:
    items = "".join(
        f'<li><a href="{site.url(post.path)}{"?utm_source=beranda" if post.number % 4 == 0 else ""}'
        f'">{escape(post.title, quote=False)}</a> <span class="date">{printed(post)}</span></li>\n'
        for post in posts
    )
    return f"<ul>{items}</ul>"


def teasers(site: ListingSite, posts: Sequence[Post]) -> str:
    """Return a list of headlines with their dates."""
    return f'<div class="latest">{_items(site, posts)}</div>'


def pager(base: str, page: int, pages: int, endless: bool) -> str:
    """Return the links to a list's other pages; an endless list always has one more."""
    numbers = "".join(
        f'<a href="{base}{near}">{near}</a> '
        for near in range(max(1, page - 2), min(pages, page + 2) + 1)
        if near != page
    )
    more = page < pages or endless
    after = f'<a rel="next" href="{base}{page + 1}">Selanjutnya</a>' if more else ""
    return f'<div class="paging">{numbers}{after}</div>'


def document(site: ListingSite, title: str, main: str, charset: bool = True) -> str:
    """Wrap the main part of a page into head, header and footer."""
    menu = "".join(
        f'<a href="{site.url(f"/rubrik/{slug}")}">{escape(name)}</a> '
        for slug, name in site.sections.items()
    )
    latest = site.live[0].published.date()
    foot = "".join(
        f'<a href="{site.url(path)}">{path.split("/")[1]}</a> ' for path in site.not_articles
    )
    ended = "".join(f'<a href="{site.url(path)}">Arsip</a> ' for path in site.dead + site.withdrawn)
    trap = f'<a href="{site.url("/kalender/2024-06")}">Kalender</a>' if site.trap else ""
    return f"""<!DOCTYPE html>
<html>
<head>{'<meta charset="utf-8">' if charset else ""}
<title>{escape(site.title)} | {escape(title)}</title>
</head>
<body>
<div class="header"><div class="header__date">{weekday(site.now)}, {long_day(site.now)} \
{site.now:%H:%M} WITA</div><a href="{site.url("/index.php")}">{escape(site.title)}</a>
<div class="menu">{menu}<a href="{site.url("/indeks")}">Indeks</a> \
<a href="{site.url(f"/indeks?tanggal={latest}")}">Hari ini</a> {trap}</div></div>
<div class="main">
{main}
</div>
<div class="footer">{foot} {ended} &copy; {site.now.year} {escape(site.title)}</div>
</body>
</html>
"""
