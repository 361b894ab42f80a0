"""How systems and themes list articles and lay out pages: hints that outlets share.

Plain data for declarations: ``Outlet(title=…, home=…, **WORDPRESS)``. Class names come and go with
redesigns, so a hint only helps where general signals (JSON-LD, ``meta``, feeds) leave a doubt, and
a page without any of these elements reads as well.
"""

from __future__ import annotations

from typing import TypedDict

from crawler.outlet import Feed, Listing, Sitemap, Source, WordPress


class System(TypedDict, total=False):
    """What a system or theme settles of an `crawler.outlet.Outlet`; its fields, its meanings."""

    sources: tuple[Source, ...]
    not_article: str
    headline: str
    body: str
    byline: str
    date: str
    remove: tuple[str, ...]


_PLUGINS = (".sharedaddy", ".jp-relatedposts", ".yarpp-related", "#comments", ".comment-respond")
"""What WordPress's usual plugins (Jetpack, YARPP) and its own comments put below a text."""

WORDPRESS: System = {
    "sources": (WordPress(), Feed("/feed/"), Sitemap()),
    "not_article": r"/(?:category|tag|author|page)/|[?&](?:cat|m|author|paged)="
    r"|^/(?:index\.php/)?\d{4}/(?:\d{2}/){0,2}$",
    "remove": _PLUGINS,
}
"""Plain WordPress: everything through its API; dates, people and sections are lists."""

JNEWS: System = {
    **WORDPRESS,
    "headline": "h1.jeg_post_title",
    "body": ".entry-content > .content-inner",
    "date": ".jeg_meta_date",
    "remove": (
        *_PLUGINS,
        ".jeg_share_top_container",
        ".jeg_share_bottom_container",
        ".jnews_inline_related_post",
        ".jnews_related_post_container",
        ".jeg_post_tags",
    ),
}
"""JNews. ``.jeg_meta_author`` is the account that posted: no byline."""

IDTHEME: System = {
    **WORDPRESS,
    "headline": "h1.entry-title",
    "body": ".entry-content-single",
    "byline": ".gmr-cf-metacontent",
    "date": "time.entry-date.published",
    "remove": (
        *_PLUGINS,
        ".gmr-related-post-onlytitle",
        ".gmr-related-post",
        ".gmr-social-share",
        ".page-links",
    ),
}
"""idtheme's WPBerita, Newkarma and Bloggingpro: people and "Baca juga" boxes inside the body."""

TAGDIV: System = {
    **WORDPRESS,
    "headline": "h1.entry-title, h1.tdb-title-text",
    "body": ".td-post-content",
    "remove": (*_PLUGINS, ".td-post-sharing", ".td_block_related_posts", ".td-a-rec"),
}
"""tagDiv's Newspaper. No date: ``time.td-module-date`` may first be a related article's."""

ZOX: System = {
    **WORDPRESS,
    "headline": "h1.mvp-post-title",
    "body": "#mvp-content-main",
    "remove": (*_PLUGINS, "#mvp-related-posts", "#mvp-soc-mob-wrap", ".mvp-post-soc-wrap"),
}
"""MVP Themes' Zox News: "Published … on", lists with "5 hari ago"."""

JAWAPOS: System = {
    "headline": "h1.read__title",
    "body": "article.read__content",
    "byline": ".read__info__author",
    "date": ".read__info__date",
    "remove": ("strong.read__others", ".photo__caption", ".paging--article"),
}
"""Promedia, which the JawaPos group uses too: parts at ``?page=2``, whole at ``?page=all``."""

TRIBUN: System = {
    "sources": (Feed("/rss"), Listing("/")),
    "headline": "h1#arttitle",
    "body": ".txt-article",
    "date": "div.grey.bdr3 > time",
    "remove": ("p.baca",),
}
"""Tribun's regional sites; JSON-LD names the editor as the author, the time has no zone."""

ANTARA: System = {
    "sources": (Feed("/rss/terkini.xml"), Listing("/terkini")),
    "body": ".wrap__article-detail-content.post-content, #content_news",
    "remove": ("span.baca-juga",),
}
"""ANTARA's bureaus, old and new template: paragraphs parted by ``<br>``, AMP twins."""

BLOGGER: System = {
    "sources": (Feed("/feeds/posts/default"), Sitemap("/sitemap.xml")),
    "not_article": r"^/search|^/p/|^/feeds/|^/\d{4}/(?:\d{2}/)?$",
    "headline": ".post-title.entry-title",
    "body": ".post-body",
}
"""Blogger: the feed holds every post whole; labels, months and pages are no articles."""

SYSTEMS: dict[str, System] = {
    "wordpress": WORDPRESS,
    "jnews": JNEWS,
    "wpberita": IDTHEME,
    "newkarma": IDTHEME,
    "bloggingpro": IDTHEME,
    "newspaper": TAGDIV,
    "zox-news": ZOX,
    "promedia": JAWAPOS,
    "tribun": TRIBUN,
    "antara": ANTARA,
    "blogger": BLOGGER,
}
"""By the name of the system (`crawler.discover.look`) or of WordPress's theme, lower case."""
