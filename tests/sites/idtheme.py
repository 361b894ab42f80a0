"""A site of the idtheme kind: bylines and boxes inside the body, soft 404s, lists and a feed.

Whatever does not exist answers 200 with the front page: addresses, pages of a list past its end,
``/wp-json/``, ``/sitemap.xml``.
"""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

from crawler.outlet import Feed, Listing, Outlet
from tests.sites import desk, feeds
from tests.sites.base import NOW, Post, Query, Reply, Site, html, redirect, xml
from tests.sites.idtheme_html import article, document, paging, slug_of, teasers

PER_PAGE = 12
FEED_ITEMS = 15

STATIC = {"/redaksi/": "Redaksi", "/info-iklan/": "Info Iklan", "/kontak/": "Kontak"}


class IdthemeSite(Site):
    """Suara Pesisir, an outlet of Bontang."""

    kind = "idtheme"
    name = "suarapesisir"
    title = "Suara Pesisir"
    domain = "suarapesisir.example"
    static = STATIC
    most_pages = 2
    typography = str.maketrans({"“": '"', "”": '"', "’": "'"})

    def __init__(
        self,
        articles: int = 60,
        seed: str = "suarapesisir",
        *,
        base: str | None = None,
        now: datetime = NOW,
    ) -> None:
        super().__init__(base=base, now=now)
        self.desk = desk.Desk(self, seed, style=2)
        self.desk.fill(articles)
        dead, withdrawn = self.desk.gone(2)
        self.dead, self.withdrawn = [dead], [withdrawn]
        self.not_articles = dict.fromkeys(STATIC, "page") | {"/tag/lebaran/": "tag"}

    @property
    def outlet(self) -> Outlet:
        """The outlet as its spider would declare it."""
        return Outlet(
            name=self.name,
            title=self.title,
            home=self.url("/"),
            region="Kalimantan Timur",
            timezone="Asia/Makassar",
            language="id",
            sources=(Feed("/feed/"), Listing("/")),
            not_article=r"^/(kategori|tag|author|page|redaksi|info-iklan|kontak)/",
            body=".entry-content-single",
        )

    @property
    def live(self) -> list[Post]:
        """The posts that readers can see, newest first."""
        return [post for post in self.posts if post.live]

    @property
    def sections(self) -> dict[str, str]:
        """Slugs and names of the sections."""
        return {slug_of(post.section): post.section for post in reversed(self.posts)}

    def path_of(self, number: int, slug: str, published: datetime, section: str) -> str:
        """Say where a post lives."""
        return f"/{slug}/"

    def dateline_of(self, town: str, turn: int) -> str:
        """Say how a text begins."""
        return (f"{town.upper()} – ", f"{town}, {self.title} – ", f"SUARA PESISIR, {town} – ")[
            turn % 3
        ]

    def other_paths(self, post: Post) -> list[str]:
        """Return the short link, the variant that lists print, and the further pages."""
        parts = [f"{post.path}{page}/" for page in range(2, post.pages + 1)]
        return [f"/?p={post.number}", post.path.rstrip("/"), *parts]

    # answering

    def page(self, path: str, query: Query) -> Reply:
        """Answer as the theme does."""
        if path == "/robots.txt":
            text = b"User-agent: *\nDisallow: /wp-admin/\n"
            return Reply(200, text, {"Content-Type": "text/plain"})
        if path == "/feed/":
            return self._feed()
        if path == "/" and query.get("p", "").isdigit():
            found = [post for post in self.live if post.number == int(query["p"])]
            return redirect(self.url(found[0].path)) if found else self.missing()
        if any(path == post.path.rstrip("/") for post in self.live):
            return redirect(self.url(f"{path}/"))
        return self._post(path) or self._list(path) or self.missing()

    def missing(self, status: int = 404) -> Reply:
        """Answer a dead address with the front page and 200, a withdrawn one with 410."""
        if status == 404:
            return self._front()
        return super().missing(status)

    def _front(self) -> Reply:
        return self._list("/") or super().missing()

    def _post(self, path: str) -> Reply | None:
        if path in STATIC:
            main = f"<h1 class='entry-title'>{STATIC[path]}</h1><p>Jalan Pelabuhan, Bontang.</p>"
            return html(document(self, STATIC[path], "", main))
        for post in self.live:
            rest = path.removeprefix(post.path)
            if path.startswith(post.path) and not rest:
                return html(article(self, post, 1), changed=post.modified)
            if path.startswith(post.path) and rest[:-1].isdigit():
                part = int(rest[:-1])
                if 2 <= part <= post.pages:
                    return html(article(self, post, part), changed=post.modified)
        return None

    def _list(self, path: str) -> Reply | None:
        base, _, number = path.partition("page/")
        page = int(number.rstrip("/")) if number.rstrip("/").isdigit() else 1
        found = re.fullmatch(r"/(kategori|tag)/([\w-]+)/", base)
        if base == "/":
            chosen = self.live
        elif found and found[1] == "kategori":
            chosen = [post for post in self.live if slug_of(post.section) == found[2]]
        elif found:
            chosen = [post for post in self.live if found[2] in map(slug_of, post.tags)]
        else:
            return None
        posts = chosen[(page - 1) * PER_PAGE : page * PER_PAGE]
        if not posts:
            return None
        main = teasers(self, posts) + paging(self.url(base), page, -(-len(chosen) // PER_PAGE))
        changed = max(post.modified for post in posts)
        return html(document(self, "Berita Pesisir Kalimantan", "", main), changed=changed)

    def _feed(self) -> Reply:
        """Answer with the newest posts' first words; the feed has no further pages."""
        items = [
            feeds.Item(
                url=self.url(post.path),
                guid=self.url(f"/?p={post.number}"),
                title=post.title,
                published=post.published,
                summary=f"<p>{escape(post.paragraphs[0][:180])}&#8230;</p>",
                creator="Redaksi",
                categories=(post.section,),
            )
            for post in self.live[:FEED_ITEMS]
        ]
        text = feeds.rss(self.title, self.url("/"), self.url("/feed/"), self.now, items)
        return xml(text, "application/rss+xml", self.live[0].modified)
