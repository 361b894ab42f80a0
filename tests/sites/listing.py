"""A site that only lists: a front page, sections, an index by day; no feed, sitemap or API.

Its header prints the time of the visit, its related lists print other articles' dates, dates are
spelled in old ways, articles are cut into ``?page=2``, and one page is ISO 8859-1.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from html import escape

from crawler.outlet import Listing, Outlet
from tests.sites import desk
from tests.sites.base import NOW, Post, Query, Reply, Site, html, redirect
from tests.sites.listing_html import article, document, pager, teasers

PER_PAGE = 10

STATIC = {"/tentang-kami": "Tentang Kami", "/redaksi": "Redaksi", "/kode-etik": "Kode Etik"}


class ListingSite(Site):
    """Harian Tepian, a daily of Tenggarong.

    ``endless``: a page of a list past its end repeats the last one and links one more.
    """

    kind = "listing"
    name = "hariantepian"
    title = "Harian Tepian"
    domain = "hariantepian.example"
    static = STATIC
    most_pages = 3

    def __init__(
        self,
        articles: int = 60,
        seed: str = "hariantepian",
        *,
        base: str | None = None,
        now: datetime = NOW,
        endless: bool = False,
    ) -> None:
        super().__init__(base=base, now=now)
        self.endless = endless
        self.validators = "none"
        self.desk = desk.Desk(self, seed, style=1)
        self.desk.fill(articles)
        dead, withdrawn = self.desk.gone(2)
        self.dead, self.withdrawn = [dead], [withdrawn]
        self.not_articles = dict.fromkeys(STATIC, "page")
        self.not_articles |= {"/galeri/31": "gallery", "/unduh/laporan-tahunan.pdf": "pdf"}

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
            sources=(Listing("/"), Listing("/indeks")),
            article=r"/baca/\d+-",
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
        return f"/baca/{number}-{slug}.html"

    def adapt(self, post: Post) -> None:
        """Its pages say minutes, never when they were changed, and no tags."""
        post.published = post.modified = post.published.replace(second=0)
        post.tags = ()
        if "latin1" in post.warts:
            post.paragraphs[1] += " Acara ditutup di Kafé Étam, Jalan Diponegoro."

    def dateline_of(self, town: str, turn: int) -> str:
        """Say how a text begins."""
        return (f"{town.upper()}- ", f"{town.upper()} – ", f"{town}, Harian Tepian – ")[turn % 3]

    def other_paths(self, post: Post) -> list[str]:
        """Return the page of all pages, the further pages, and what lists print."""
        parts = [f"{post.path}?page={page}" for page in range(2, post.pages + 1)]
        whole = [f"{post.path}?page=all"] if post.pages > 1 else []
        return [f"{post.path}?utm_source=beranda", *whole, *parts]

    # answering

    def page(self, path: str, query: Query) -> Reply:
        """Answer as the daily's own system does."""
        if path == "/index.php":
            return redirect(self.url("/"))
        if path.startswith("/baca/"):
            return self._post(path, query.get("page", "1"))
        if path == "/unduh/laporan-tahunan.pdf":
            return Reply(200, b"%PDF-1.4\n%%EOF\n", {"Content-Type": "application/pdf"})
        if path in self.not_articles:
            return self._static(path)
        if self.trap and path.startswith("/kalender/"):
            return self._calendar(path)
        return self._list(path, query)

    def _static(self, path: str) -> Reply:
        name = STATIC.get(path, "Galeri")
        images = "<img src='/uploads/g.jpg' alt=''>" * 8 if path not in STATIC else ""
        return html(document(self, name, f"<h1>{name}</h1>{images}<p>Harian Tepian.</p>"))

    def _post(self, path: str, page: str) -> Reply:
        for post in self.live:
            if post.path != path:
                continue
            if page != "all" and not (page.isdigit() and 1 <= int(page) <= post.pages):
                return redirect(self.url(post.path))
            text = article(self, post, None if page == "all" else int(page))
            if "latin1" not in post.warts:
                return html(text)
            kind = {"Content-Type": "text/html; charset=ISO-8859-1"}
            return Reply(200, text.encode("iso-8859-1", "xmlcharrefreplace"), kind)
        return self.missing()

    def _list(self, path: str, query: Query) -> Reply:
        page = int(query["page"]) if query.get("page", "").isdigit() else 1
        if path in ("/", "/indeks"):
            chosen = self.live
        elif path.removeprefix("/rubrik/") in self.sections:
            chosen = [p for p in self.live if p.section.lower() == path.removeprefix("/rubrik/")]
        else:
            return self.missing()
        keep = ""
        if day := _day(query.get("tanggal", "")):
            chosen = [post for post in chosen if post.published.date() == day]
            keep = f"tanggal={day}&amp;"
        pages = max(1, -(-len(chosen) // PER_PAGE))
        if page > pages and not self.endless:
            main = "<p>Belum ada berita di halaman ini.</p>"
        else:
            shown = min(page, pages)
            posts = chosen[(shown - 1) * PER_PAGE : shown * PER_PAGE]
            links = pager(f"{self.url(path)}?{keep}page=", page, pages, self.endless)
            main = teasers(self, posts) + links
        name = escape(self.sections.get(path.removeprefix("/rubrik/"), "Berita Terbaru"))
        return html(document(self, name, f"<h2>{name}</h2>{main}"))

    def _calendar(self, path: str) -> Reply:
        found = re.search(r"/kalender/(\d+)-(\d+)", path)
        total = int(found[1]) * 12 + int(found[2]) - 1 if found else 0
        near = "".join(
            f'<a href="{self.url(f"/kalender/{turn // 12}-{turn % 12 + 1:02}")}">{name}</a> '
            for name, turn in (("Sebelum", total - 1), ("Sesudah", total + 1))
        )
        return html(document(self, "Kalender", f"<h1>Kalender</h1>{near}"))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
