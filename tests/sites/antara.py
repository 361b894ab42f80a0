"""A site of the Antara kind: lines broken by ``<br>``, AMP twins, feeds, sitemaps by month.

Articles before ``REDESIGN`` keep the old template's markup. robots.txt forbids the print view and
the search, and asks for a delay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape

from crawler.outlet import Feed, Outlet, Sitemap
from tests.sites import desk, feeds
from tests.sites.antara_html import amp, article, document, lead, teasers
from tests.sites.base import NOW, Post, Query, Reply, Site, html, redirect, xml

PER_PAGE = 15
FEED_ITEMS = 20

STATIC = {"/tentang-kami": "Tentang Kami", "/redaksi": "Redaksi", "/ketentuan": "Ketentuan"}


class AntaraSite(Site):
    """Warta Benua, a news agency's office in Samarinda; ``crawl_delay`` in seconds, None: none."""

    kind = "antara"
    name = "wartabenua"
    title = "Warta Benua Kaltim"
    domain = "wartabenua.example"
    agency = "BENUA"
    typography = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-"})

    def __init__(
        self,
        articles: int = 60,
        seed: str = "wartabenua",
        *,
        base: str | None = None,
        now: datetime = NOW,
        crawl_delay: float | None = None,
    ) -> None:
        super().__init__(base=base, now=now)
        self.crawl_delay = crawl_delay
        self.desk = desk.Desk(self, seed, style=4)
        self.desk.fill(articles)
        dead, withdrawn = self.desk.gone(2)
        self.dead, self.withdrawn = [dead], [withdrawn]
        self.not_articles = dict.fromkeys(STATIC, "page")
        self.not_articles |= {"/foto/77/pasar-terapung": "gallery", "/video/81/arus": "video"}

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
            sources=(Feed("/rss/terkini.xml"), Sitemap()),
            article=r"^/berita/\d+/",
            aliases=("BENUA", "BENUA Kaltim"),
        )

    @property
    def live(self) -> list[Post]:
        """The posts that readers can see, newest first."""
        return [post for post in self.posts if post.live]

    @property
    def sections(self) -> dict[str, str]:
        """Slugs and names of the sections."""
        return {post.section.lower(): post.section for post in reversed(self.posts)}

    def path_of(self, number: int, slug: str, published: datetime, section: str) -> str:
        """Say where a post lives."""
        return f"/berita/{number + 150_000}/{slug}"

    def adapt(self, post: Post) -> None:
        """Its pages say minutes."""
        post.published = post.published.replace(second=0)
        post.modified = post.modified.replace(second=0)

    def dateline_of(self, town: str, turn: int) -> str:
        """Say how a text begins."""
        return f"{town} ({self.agency}{' Kaltim' if turn % 2 else ''}) - "

    def other_paths(self, post: Post) -> list[str]:
        """Return the AMP twin, and the address without its words."""
        return [f"/amp{post.path}", post.path.rpartition("/")[0], f"{post.path}?utm_medium=desktop"]

    # answering

    def page(self, path: str, query: Query) -> Reply:
        """Answer as the agency's system does."""
        if path == "/robots.txt":
            return Reply(200, self._robots().encode(), {"Content-Type": "text/plain"})
        if path.endswith(".xml"):
            return self._feed(path) if path.startswith("/rss/") else self._sitemap(path)
        if path in self.not_articles:
            return self._static(path)
        found = re.fullmatch(r"(/amp|/print)?(/berita/\d+)(/[\w-]+)?", path)
        if found:
            return self._post(found[1] or "", found[2], found[3])
        return self._list(path) or self.missing()

    def _robots(self) -> str:
        delay = "" if self.crawl_delay is None else f"Crawl-delay: {self.crawl_delay:g}\n"
        return (
            f"User-agent: *\n{delay}Disallow: /search\nDisallow: /print/\nDisallow: /api/\n\n"
            f"Sitemap: {self.url('/sitemap.xml')}\nSitemap: {self.url('/sitemap-news.xml')}\n"
        )

    def _static(self, path: str) -> Reply:
        name = STATIC.get(path, "Foto dan Video")
        media = '<img src="/uploads/a.jpg" alt="">' * 6 if path not in STATIC else ""
        main = f"<h1>{name}</h1>{media}<p>Kantor Warta Benua, Samarinda.</p>"
        return html(document(self, name, "", main), changed=NOW)

    def _post(self, view: str, numbered: str, words: str | None) -> Reply:
        for post in self.live:
            if not post.path.startswith(f"{numbered}/"):
                continue
            if words is None or post.path != numbered + words:
                return redirect(self.url(view + post.path))
            page = amp(self, post) if view == "/amp" else article(self, post)
            return html(page, changed=post.modified)
        return self.missing()

    def _list(self, path: str) -> Reply | None:
        """Answer ``/terkini/3``, ``/ekonomi/2`` or the front page."""
        found = re.fullmatch(r"/(terkini|[a-z]+)?(?:/(\d+))?", path)
        if found is None:
            return None
        name, page = found[1], int(found[2] or 1)
        if name in (None, "terkini"):
            chosen = self.live
        elif name in self.sections:
            chosen = [post for post in self.live if post.section.lower() == name]
        else:
            return None
        posts = chosen[(page - 1) * PER_PAGE : page * PER_PAGE]
        if not posts:
            return None
        pages = -(-len(chosen) // PER_PAGE)
        main = teasers(self, posts, name or "terkini", page, pages)
        changed = max(post.modified for post in posts)
        return html(
            document(self, self.sections.get(name or "", "Terkini"), "", main), changed=changed
        )

    def _feed(self, path: str) -> Reply:
        name = path.removeprefix("/rss/").removesuffix(".xml")
        chosen = [post for post in self.live if name in ("terkini", post.section.lower())]
        if not chosen:
            return self.missing()
        items = [
            feeds.Item(
                url=self.url(post.path),
                guid=self.url(post.path),
                title=post.title,
                published=post.published,
                summary=f'<img src="{self.url(self.image(post))}"/> {escape(lead(post)[:200])}…',
            )
            for post in chosen[:FEED_ITEMS]
        ]
        title = f"{self.title} - {name.title()}"
        text = feeds.rss(title, self.url("/"), self.url(path), chosen[0].published, items)
        return xml(text, "application/xml", chosen[0].modified)

    def _sitemap(self, path: str) -> Reply:
        months = list(dict.fromkeys(f"{post.published:%Y-%m}" for post in self.live))
        newest = max(post.modified for post in self.live)
        if path == "/sitemap.xml":
            parts = [feeds.Entry(url=self.url(f"/sitemap-{m}.xml"), changed=newest) for m in months]
            return xml(feeds.sitemap_index(parts), changed=newest)
        if path == "/sitemap-news.xml":
            late = self.now - timedelta(hours=48)
            recent = [post for post in self.live if post.published > late]
            return xml(feeds.sitemap(self._entries(recent, news=True), self.title), changed=newest)
        month = path.removeprefix("/sitemap-").removesuffix(".xml")
        if month not in months:
            return self.missing()
        chosen = [post for post in self.live if f"{post.published:%Y-%m}" == month]
        gone = self.dead + self.withdrawn if month == months[0] else []
        entries = [*self._entries(chosen), *(feeds.Entry(url=self.url(path)) for path in gone)]
        return xml(feeds.sitemap(entries), changed=max(post.modified for post in chosen))

    def _entries(self, posts: Sequence[Post], news: bool = False) -> list[feeds.Entry]:
        return [
            feeds.Entry(
                url=self.url(post.path),
                changed=post.modified,
                title=post.title if news else None,
                published=post.published,
            )
            for post in posts
        ]
