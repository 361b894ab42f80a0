"""The pages of the WordPress site: head, furniture, body, comments."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.sites.base import Post
from tests.sites.dates import long_day, weekday
from tests.sites.desk import sign_off
from tests.sites.markup import page_numbers

if TYPE_CHECKING:
    from tests.sites.wordpress import WordPressSite

TEXTURE = str.maketrans(
    {"“": "&#8220;", "”": "&#8221;", "’": "&#8217;", "–": "&#8211;", "—": "&#8212;"}
)

FOREIGN = "https://humas.kaltim.example/siaran/pers-hari-ini/"
"""What one article's canonical link points to: a site that it was copied from."""


def texture(text: str) -> str:
    """Escape as WordPress prints text (``wptexturize``)."""
    return escape(text, quote=False).replace("&amp;", "&#038;").translate(TEXTURE)


def paragraphs(site: WordPressSite, post: Post, part: int | None = None) -> list[str]:
    """Return the HTML blocks of a post's body; ``part`` None: all pages in one."""
    if "gallery" in post.warts:
        return [_gallery(site, post)]
    if "video" in post.warts:
        return ['<iframe src="https://video.example/embed/k7Qe2" title="Video"></iframe>']
    texts = post.paragraphs if part is None else post.part(part)
    blocks = [f"<p>{_bold_dateline(post, text)}</p>" for text in texts]
    linked = {other.number: other for other in site.posts}
    for turn, number in enumerate(post.related_on(part)):
        if (other := linked[number]).live:
            link = f'<a href="{site.url(other.path)}">{texture(other.title)}</a>'
            box = f"<p><strong>Baca juga:</strong> {link}</p>"
            blocks.insert(min(2 + 2 * turn, len(blocks)), box)
    if "caption_twice" in post.warts and part in (None, 1):
        blocks.insert(0, _figure(site, post))
    if part in (None, post.pages):
        mark = sign_off(post)
        if mark:
            blocks.append(f"<p>{mark}</p>")
        if "credit_line" in post.warts:
            people = f"Reporter: {', '.join(post.authors)} | Editor: {', '.join(post.editors)}"
            blocks.append(f"<p><strong>{people}</strong></p>")
    return blocks


def _bold_dateline(post: Post, text: str) -> str:
    if not text.startswith(post.dateline):
        return texture(text)
    place = post.dateline.rstrip()
    return f"<strong>{texture(place)}</strong> {texture(text[len(post.dateline) :])}"


def _figure(site: WordPressSite, post: Post) -> str:
    return (
        f'<figure id="attachment_{post.number + 1}" class="wp-caption aligncenter">'
        f'<img src="{site.url(site.image(post))}" alt="" width="800" height="533" />'
        f'<figcaption class="wp-caption-text">{texture(post.story.caption)} (ist)</figcaption>'
        "</figure>"
    )


def _gallery(site: WordPressSite, post: Post) -> str:
    images = "".join(
        f'<figure class="gallery-item"><img src="{site.url(site.image(post))}?n={turn}" alt="" />'
        f"</figure>"
        for turn in range(9)
    )
    return f'<div class="gallery gallery-columns-3">{images}</div>'


def stamp(moment: datetime) -> str:
    """Return UTC with its offset, as Yoast prints times."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def graph(site: WordPressSite, post: Post) -> str:
    """Return Yoast's JSON-LD of a post."""
    link, home = site.url(post.path), site.url("/")
    author = site.account(post)
    organisation = {
        "@type": "Organization", "@id": f"{home}#organization", "name": site.title, "url": home,
        "logo": {"@type": "ImageObject", "url": site.url("/uploads/logo.png")},
    }  # fmt: skip
    article = {
        "@type": "NewsArticle", "@id": f"{link}#article", "isPartOf": {"@id": link},
        "author": {"name": author, "@id": f"{home}#/schema/person/{site.account_id(author)}"},
        "headline": post.title, "datePublished": stamp(post.published),
        "dateModified": stamp(post.modified), "mainEntityOfPage": {"@id": link},
        "publisher": {"@id": f"{home}#organization"}, "articleSection": [post.section],
        "keywords": list(post.tags), "inLanguage": "id",
        "image": {"@id": f"{link}#primaryimage"},
    }  # fmt: skip
    if site.dates_hidden:
        del article["datePublished"], article["dateModified"]
    nodes = [
        article,
        {"@type": "WebPage", "@id": link, "url": link, "name": f"{post.title} - {site.title}",
         "isPartOf": {"@id": f"{home}#website"}},
        {"@type": "ImageObject", "@id": f"{link}#primaryimage", "url": site.url(site.image(post))},
        {"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Beranda", "item": home},
            {"@type": "ListItem", "position": 2, "name": post.title}]},
        {"@type": "WebSite", "@id": f"{home}#website", "url": home, "name": site.title},
        organisation,
        {"@type": "Person", "@id": f"{home}#/schema/person/{site.account_id(author)}",
         "name": author, "url": site.url(f"/author/{site.account_slug(author)}/")},
    ]  # fmt: skip
    return json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)


def document(site: WordPressSite, title: str, head: str, main: str, classes: str) -> str:
    """Wrap the main part of a page into head, header, sidebar and footer."""
    menu = "".join(
        f'<li><a href="{site.url(f"/category/{slug}/")}">{escape(name)}</a></li>'
        for slug, name in site.sections.items()
    )
    today = f"{weekday(site.now)}, {long_day(site.now)}"
    foot = "".join(
        f'<li><a href="{site.url(path)}">{escape(name)}</a></li>'
        for path, name in site.static.items()
    )
    return f"""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} - {escape(site.title)}</title>
{head}
<link rel="alternate" type="application/rss+xml" title="{escape(site.title)} &raquo; Feed" \
href="{site.url("/feed/")}" />
<link rel="alternate" type="application/rss+xml" title="{escape(site.title)} &raquo; Umpan \
Komentar" href="{site.url("/comments/feed/")}" />
<link rel="https://api.w.org/" href="{site.url("/wp-json/")}" />
<meta name="generator" content="WordPress 6.5.4" />
<style>body{{font-family:sans-serif}}.site{{max-width:70rem;margin:auto}}</style>
</head>
<body class="{classes}">
<div class="site">
<header class="site-header"><div class="top-date">{today}</div>
<p class="site-title"><a href="{site.url("/")}" rel="home">{escape(site.title)}</a></p>
<nav class="main-navigation"><ul>{menu}</ul></nav></header>
<div class="content-area"><main id="main" class="site-main">
{main}
</main>
{sidebar(site)}
</div>
<footer class="site-footer"><ul>{foot}</ul>
<p>&copy; {site.now.year} {escape(site.title)}. PT Media Tepian Etam. Hak cipta dilindungi.</p>
</footer>
</div>
</body>
</html>
"""


def sidebar(site: WordPressSite) -> str:
    """Return the most read posts, under addresses in all the manners seen, and dead ends."""
    popular = [post for post in site.posts if post.live][:5]
    other_scheme = "http" if urlsplit(site.base).scheme == "https" else "https"
    manners: tuple[Callable[[str], str], ...] = (
        lambda url: f"{url}?utm_source=sidebar&#038;utm_medium=populer",
        lambda url: url.rstrip("/"),
        lambda url: url.replace(site.base, f"{site.base}/index.php"),
        lambda url: f"{other_scheme}:{url.partition(':')[2]}",
        lambda url: f"{url}#respond",
    )
    items = [
        f'<li><a href="{manner(site.url(post.path))}">{texture(post.title)}</a> '
        f"<span class='ago'>{turn + 2} jam yang lalu</span></li>"
        for turn, (manner, post) in enumerate(zip(manners, popular, strict=False))
    ]
    items += [
        f'<li><a href="{site.url(path)}">Berita yang pernah ramai dibaca</a></li>'
        for path in site.dead + site.withdrawn
    ]
    trap = f'<a href="{site.url("/agenda/2024/06/")}">Agenda</a>' if site.trap else ""
    return f'<aside class="widget-area"><h2>Terpopuler</h2><ul>{"".join(items)}</ul>{trap}</aside>'


def article(site: WordPressSite, post: Post, part: int) -> str:
    """Return a post's page, or one of its pages."""
    link = site.url(post.path)
    canonical = FOREIGN if "foreign_canonical" in post.warts else link
    if part > 1:
        canonical = f"{link}{part}/"
    head = f"""<meta name="description" content="{escape(post.story.paragraphs[0][:150])}…" />
<link rel="canonical" href="{canonical}" />
<meta property="og:type" content="article" />
<meta property="og:title" content="{escape(post.title)}" />
<meta property="og:url" content="{link}" />
<meta property="og:site_name" content="{escape(site.title)}" />
<meta property="og:image" content="{site.url(site.image(post))}" />
{_meta_times(site, post)}
<meta name="author" content="{escape(site.account(post))}" />
<script type="application/ld+json" class="yoast-schema-graph">{graph(site, post)}</script>
<link rel="shortlink" href="{site.url(f"/?p={post.number}")}" />
<link rel="amphtml" href="{link}amp/" />"""
    body = "\n".join(paragraphs(site, post, part))
    tags = ", ".join(
        f'<a href="{site.url(f"/tag/{site.tag_slug(tag)}/")}" rel="tag">{escape(tag)}</a>'
        for tag in post.tags
    )
    main = f"""<article id="post-{post.number}" class="post type-post status-publish">
<header class="entry-header"><h1 class="entry-title">{texture(post.title)}</h1>
<div class="entry-meta">{_byline(site, post)}</div></header>
<div class="post-thumbnail"><img src="{site.url(site.image(post))}" alt="" />\
<p class="caption">{texture(post.story.caption)} (ist)</p></div>
<div class="share">Bagikan: <a href="https://wa.example/send">WhatsApp</a>
<a href="https://fb.example/sharer">Facebook</a> <span>{31 + post.furniture} kali</span></div>
<div class="entry-content">
{body}
{_pager(link, part, post.pages)}
</div>
<footer class="entry-footer">Kategori: <a href="{site.url(site.section_path(post))}" \
rel="category tag">{escape(post.section)}</a> Tag: {tags}</footer>
</article>
{_comments(site, post)}
{_others(site, post)}"""
    return document(site, post.title, head, main, "post-template-default single single-post")


def _meta_times(site: WordPressSite, post: Post) -> str:
    if site.dates_hidden:
        return ""
    return (
        f'<meta property="article:published_time" content="{stamp(post.published)}" />\n'
        f'<meta property="article:modified_time" content="{stamp(post.modified)}" />'
    )


def _byline(site: WordPressSite, post: Post) -> str:
    name = site.account(post)
    profile = site.url(f"/author/{site.account_slug(name)}/")
    by = f'oleh <a class="url fn" href="{profile}">{name}</a>'
    if site.dates_hidden:
        return by
    return (
        f'<time class="entry-date published" datetime="{post.published.isoformat()}">'
        f"{long_day(post.published)}</time> {by}"
    )


def _pager(link: str, part: int, pages: int) -> str:
    if pages == 1:
        return ""
    return f'<div class="page-links">Halaman: {page_numbers(link, part, pages)}</div>'


def _comments(site: WordPressSite, post: Post) -> str:
    if "comments" not in post.warts:
        return '<div id="comments"><p class="no-comments">Comments are closed.</p></div>'
    return (
        '<div id="comments"><h2>2 tanggapan</h2><ol class="comment-list">'
        "<li><cite>Warga Sebelah</cite> <time>3 hari yang lalu</time><p>Semoga tidak cuma janji, "
        "sudah bosan kami membaca berita seperti ini setiap tahun dari pejabat yang sama.</p></li>"
        "<li><cite>Udin Pelabuhan</cite> <time>2 hari yang lalu</time><p>Terima kasih infonya, "
        "kebetulan saya lewat sana kemarin sore dan memang ramai sekali orang menonton.</p></li>"
        "</ol><h3>Tinggalkan Balasan</h3></div>"
    )


def _others(site: WordPressSite, post: Post) -> str:
    """Return the related posts, which change with every change of furniture."""
    others = [other for other in site.posts if other.live and other is not post]
    first = (post.number + 3 * post.furniture) % max(1, len(others) - 4)
    items = "".join(
        f'<li><a href="{site.url(other.path)}">{texture(other.title)}</a> '
        f"<time>{long_day(other.published)}</time></li>"
        for other in others[first : first + 4]
    )
    return f'<section class="related-posts"><h2>Berita Terkait</h2><ul>{items}</ul></section>'
