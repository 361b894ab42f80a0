"""A WordPress site with Yoast: sitemaps, feeds, REST API, archives, AMP twins, short links."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from crawler.outlet import Feed, Outlet, Sitemap, WordPress
from tests.sites import desk, feeds
from tests.sites.base import NOW, Post, Query, Reply, Site, html, redirect, xml
from tests.sites.wordpress_api import answer
from tests.sites.wordpress_html import article, document
from tests.sites.wordpress_lists import amp, calendar, full_texts, item, paging, teasers

PER_PAGE = 10
"""Posts on a page of an archive or a feed."""

STATIC = {
    "/tentang-kami/": "Tentang Kami",
    "/redaksi/": "Redaksi",
    "/pedoman-media-siber/": "Pedoman Media Siber",
}


class WordPressSite(Site):
    """Kabar Mahakam, an outlet of Samarinda.

    ``gz``: the second sitemap of posts is a .gz file. ``api_open``: whether the REST API answers.
    """

    kind = "wordpress"
    name = "kabarmahakam"
    title = "Kabar Mahakam"
    domain = "kabarmahakam.example"
    static = STATIC
    most_pages = 2

    def __init__(
        self,
        articles: int = 60,
        seed: str = "kabarmahakam",
        *,
        base: str | None = None,
        now: datetime = NOW,
        gz: bool = False,
        api_open: bool = True,
    ) -> None:
        super().__init__(base=base, now=now)
        self.gz, self.api_open = gz, api_open
        self.desk = desk.Desk(self, seed, style=0)
        self.desk.fill(articles)
        dead, withdrawn = self.desk.gone(2)
        self.dead, self.withdrawn = [dead], [withdrawn]
        self.others = desk.without_text(self, self.posts[6])
        self.not_articles = dict.fromkeys(STATIC, "page")
        self.not_articles |= {post.path: next(iter(post.warts)) for post in self.others}

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
            sources=(WordPress(), Feed("/feed/"), Sitemap("/sitemap_index.xml")),
            article=r"/\d{4}/\d{2}/\d{2}/[\w-]+/",
        )

    # the outlet's own data

    @property
    def entries(self) -> list[Post]:
        """Everything the system holds as a published post, newest first."""
        live = [post for post in (*self.posts, *self.others) if post.live]
        return sorted(live, key=lambda post: post.published, reverse=True)

    @property
    def sections(self) -> dict[str, str]:
        """Slugs and names of the categories."""
        return {self.tag_slug(post.section): post.section for post in reversed(self.posts)}

    @property
    def tags(self) -> dict[str, str]:
        """Slugs and names of the tags."""
        return {self.tag_slug(tag): tag for post in reversed(self.posts) for tag in post.tags}

    @property
    def accounts(self) -> list[str]:
        """Names of those who post, in the order of their ids."""
        return list(dict.fromkeys(self.account(post) for post in reversed(self.posts)))

    def account(self, post: Post) -> str:
        """Return the name under which a post stands in the system."""
        return f"Redaksi {self.title}" if "credit_line" in post.warts else post.authors[0]

    def account_id(self, name: str) -> int:
        """Return an account's id."""
        return self.accounts.index(name) + 2

    def account_slug(self, name: str) -> str:
        """Return an account's slug."""
        return self.tag_slug(name)

    def tag_slug(self, name: str) -> str:
        """Return a name as WordPress makes a slug of it."""
        return _slug(name)

    def section_path(self, post: Post) -> str:
        """Return the path of a post's category."""
        return f"/category/{self.tag_slug(post.section)}/"

    def path_of(self, number: int, slug: str, published: datetime, section: str) -> str:
        """Say where a post lives."""
        return f"/{published:%Y/%m/%d}/{slug}/"

    def adapt(self, post: Post) -> None:
        """Where no credit line is printed, the account is the author and nobody else is named."""
        if "credit_line" not in post.warts:
            post.authors, post.editors = post.authors[:1], ()

    def dateline_of(self, town: str, turn: int) -> str:
        """Say how a text begins."""
        name = self.domain.upper()
        return (f"{name} – ", f"{town.upper()}, {name} – ", f"{name}, {town.upper()} – ")[turn % 3]

    def other_paths(self, post: Post) -> list[str]:
        """Return the short link, the AMP twins, the variants that listings print."""
        path = post.path
        plain = [f"/?p={post.number}", f"{path}amp/", f"{path}?amp=1", f"/index.php{path}"]
        parts = [f"{path}{page}/" for page in range(2, post.pages + 1)]
        return [*plain, path.rstrip("/"), *parts]

    # answering

    def page(self, path: str, query: Query) -> Reply:
        """Answer as WordPress does."""
        if path == "/robots.txt":
            rules = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
            text = f"{rules}\nSitemap: {self.url('/sitemap_index.xml')}\n"
            return Reply(200, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})
        if path.startswith("/wp-json") or "rest_route" in query:
            return answer(self, query.pop("rest_route", path.removeprefix("/wp-json")), query)
        if path.endswith((".xml", ".xml.gz")):
            return self._sitemap(path)
        if path.removeprefix("/index.php") == "/" and query.get("p", "").isdigit():
            return self._short_link(int(query["p"]))
        path = path.removeprefix("/index.php") or "/"
        if not path.endswith("/"):
            return redirect(self.url(f"{path}/"))
        return self._feed(path, query) or self._post(path, query) or self._archive(path, query)

    def _short_link(self, number: int) -> Reply:
        found = [post for post in self.entries if post.number == number]
        return redirect(self.url(found[0].path)) if found else self.missing()

    def _post(self, path: str, query: Query) -> Reply | None:
        for post in self.entries:
            rest = path.removeprefix(post.path)
            if not path.startswith(post.path):
                continue
            if rest == "amp/" or (not rest and "amp" in query):
                return html(amp(self, post), changed=post.modified)
            if not rest:
                return html(article(self, post, 1), changed=post.modified)
            part = int(rest[:-1]) if rest[:-1].isdigit() else 0
            if 2 <= part <= post.pages:
                return html(article(self, post, part), changed=post.modified)
            return redirect(self.url(post.path))
        if path in STATIC:
            text = (
                "Kabar Mahakam terbit di Samarinda dan mengikuti pedoman pemberitaan media siber."
            )
            main = f"<article class='page'><h1>{STATIC[path]}</h1><p>{text}</p></article>"
            return html(document(self, STATIC[path], "", main, "page"), changed=NOW)
        return None

    def _chosen(self, path: str, query: Query) -> tuple[str, str, list[Post]] | None:
        """Return title, first page's path and posts of the archive that a path names."""
        if path == "/" and query.get("s"):
            wanted = query["s"].lower()
            return f"Hasil: {wanted}", "/", [p for p in self.entries if wanted in p.title.lower()]
        if path == "/":
            return "Beranda", "/", self.entries
        if found := re.fullmatch(r"/(category|tag|author)/([\w-]+)/", path):
            kind, slug = found.groups()
            tests = {
                "category": lambda post: self.tag_slug(post.section) == slug,
                "tag": lambda post: slug in map(self.tag_slug, post.tags),
                "author": lambda post: self.account_slug(self.account(post)) == slug,
            }
            return slug.replace("-", " ").title(), path, [*filter(tests[kind], self.entries)]
        if re.fullmatch(r"/\d{4}/(\d{2}/)?(\d{2}/)?", path):
            return path, path, [post for post in self.entries if post.path.startswith(path)]
        return None

    def _archive(self, path: str, query: Query) -> Reply:
        if self.trap and path.startswith("/agenda/"):
            return html(calendar(self, path))
        base, _, number = path.partition("page/")
        chosen = self._chosen(base, query)
        page = int(number.rstrip("/") or 1) if number.rstrip("/").isdigit() or not number else 0
        posts = chosen[2][(page - 1) * PER_PAGE : page * PER_PAGE] if chosen and page else []
        if chosen is None or not posts:
            return self.missing()
        main = teasers(self, posts) if base == "/" else full_texts(self, posts)
        main += paging(self.url(base), page, -(-len(chosen[2]) // PER_PAGE))
        head = (
            f'<link rel="canonical" href="{self.url(path)}" />\n<meta property="og:type" content=\
"website" />'
        )
        newest = max(post.modified for post in posts)
        kind = "home blog" if base == "/" else "archive"
        return html(document(self, chosen[0], head, main, kind), changed=newest)

    def _feed(self, path: str, query: Query) -> Reply | None:
        if path == "/comments/feed/":
            text = feeds.rss(f"Komentar {self.title}", self.url("/"), self.url(path), self.now, [])
            return xml(text, "application/rss+xml", self.now)
        if not path.endswith("/feed/"):
            return None
        chosen = self._chosen(path.removesuffix("feed/"), {})
        page = int(query.get("paged", "1")) if query.get("paged", "1").isdigit() else 1
        posts = chosen[2][(page - 1) * PER_PAGE : page * PER_PAGE] if chosen else []
        if not posts:
            return self.missing()
        newest = max(post.modified for post in posts)
        items = [item(self, post) for post in posts]
        text = feeds.rss(self.title, self.url("/"), self.url(path), newest, items)
        return xml(text, "application/rss+xml", newest)

    def _sitemap(self, path: str) -> Reply:
        if path in ("/sitemap.xml", "/wp-sitemap.xml"):
            return redirect(self.url("/sitemap_index.xml"))
        oldest = self.entries[::-1]
        half = max(1, -(-len(oldest) // 2))
        second = "/post-sitemap2.xml.gz" if self.gz else "/post-sitemap2.xml"
        gone = [feeds.Entry(url=self.url(path)) for path in self.withdrawn]
        maps = {
            "/post-sitemap1.xml": [_entry(self, post) for post in oldest[:half]] + gone,
            second: [_entry(self, post) for post in oldest[half:]],
            "/page-sitemap.xml": [feeds.Entry(url=self.url(path)) for path in STATIC],
            "/category-sitemap.xml": [
                feeds.Entry(url=self.url(f"/category/{slug}/")) for slug in self.sections
            ],
        }
        newest = max(post.modified for post in self.entries)
        if path == "/sitemap_index.xml":
            parts = [_part(self, path, entries) for path, entries in maps.items()]
            parts.append(feeds.Entry(url=self.url("/news-sitemap.xml"), changed=newest))
            return xml(feeds.sitemap_index(parts), changed=newest)
        if path == "/news-sitemap.xml":
            late = self.now - timedelta(hours=48)
            recent = [_news(self, post) for post in self.entries if post.published > late]
            return xml(feeds.sitemap(recent, self.title), changed=newest)
        if path not in maps:
            return self.missing()
        text = feeds.sitemap(maps[path])
        if path.endswith(".gz"):
            body = gzip.compress(text.encode(), mtime=0)
            return Reply(200, body, {"Content-Type": "application/gzip"}, newest)
        return xml(text, changed=newest)


@cache
def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _entry(site: WordPressSite, post: Post) -> feeds.Entry:
    return feeds.Entry(url=site.url(post.path), changed=post.modified)


def _news(site: WordPressSite, post: Post) -> feeds.Entry:
    return feeds.Entry(url=site.url(post.path), title=post.title, published=post.published)


def _part(site: WordPressSite, path: str, entries: Sequence[feeds.Entry]) -> feeds.Entry:
    times = [entry.changed for entry in entries if entry.changed]
    return feeds.Entry(url=site.url(path), changed=max(times) if times else site.now)
