"""What all test sites share: posts, their truth, dead ends, changes, and answering.

A site is pure: ``respond`` turns a request into a reply and touches neither network nor clock
(``now`` is the site's own). ``articles`` is the truth that a crawl is measured against.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, ClassVar, Literal
from urllib.parse import parse_qsl, urlsplit

from crawler.outlet import Outlet
from tests.sites.changes import Changes
from tests.sites.dates import WITA, http_date
from tests.sites.newsroom import Story

if TYPE_CHECKING:
    from tests.sites.desk import Desk

NOW = datetime(2024, 6, 28, 17, 0, tzinfo=WITA)
"""What the sites' clocks say unless told otherwise: a Friday afternoon."""

Validators = Literal["honest", "none", "fresh", "stale"]
"""``fresh``: another ETag at every request; ``stale``: 304 whatever has changed."""

Query = dict[str, str]

PIXEL = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)
"""A picture of one white dot (GIF)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer; ``changed`` is what Last-Modified says."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    changed: datetime | None = None


def html(text: str, status: int = 200, changed: datetime | None = None) -> Reply:
    """Answer with a page."""
    return Reply(status, text.encode(), {"Content-Type": "text/html; charset=UTF-8"}, changed)


def xml(text: str, kind: str = "text/xml", changed: datetime | None = None) -> Reply:
    """Answer with a feed or a sitemap."""
    return Reply(200, text.encode(), {"Content-Type": f"{kind}; charset=UTF-8"}, changed)


def redirect(url: str, status: int = 301) -> Reply:
    """Answer with another address."""
    return Reply(status, b"", {"Location": url, "Content-Type": "text/html; charset=UTF-8"})


@dataclass(slots=True, kw_only=True)
class Post:
    """An article as the outlet's own system holds it. Tests change it through ``Site``."""

    number: int
    """Id in the outlet's system, rising with time."""
    slug: str
    path: str
    """Path of its own address."""
    story: Story
    title: str
    paragraphs: list[str]
    """As printed, the first one with its dateline."""
    dateline: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    published: datetime
    modified: datetime
    section: str
    tags: tuple[str, ...]
    pages: int = 1
    """Pages that it is cut into."""
    related: tuple[int, ...] = ()
    """Numbers of the posts that its "Baca juga" lines point to."""
    warts: frozenset[str] = frozenset()
    status: int = 200
    """404 or 410 once deleted."""
    aliases: list[str] = field(default_factory=list)
    """Paths that it had before it moved; they redirect."""
    furniture: int = 0
    """Changes of what surrounds the text: counters, related lists, advertisements."""

    @property
    def live(self) -> bool:
        """Whether readers can see it."""
        return self.status == 200

    def part(self, page: int) -> list[str]:
        """Return the paragraphs of one of its pages, from 1."""
        size = -(-len(self.paragraphs) // self.pages)
        return self.paragraphs[(page - 1) * size : page * size]

    def related_on(self, page: int | None) -> tuple[int, ...]:
        """Return those of ``related`` that stand on one of its pages; None: on all."""
        if page is None or self.pages == 1:
            return self.related
        return self.related[page - 1 :] if page == self.pages else self.related[page - 1 : page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """An article as the archive should hold it (names as in ``crawler.records.Article``)."""

    url: str
    title: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    published: str
    """ISO 8601 with +08:00; to the second where the page says seconds, else to the minute
    with ``:00``."""
    modified: str
    """ISO 8601 with +08:00; equals ``published`` for a post never edited."""
    paragraphs: tuple[str, ...]
    """The text, its first paragraph with the dateline as printed; no sign-off."""
    dateline: str
    section: str
    tags: tuple[str, ...]
    related: tuple[str, ...]
    image: str | None
    pages: int
    release: str | None
    """Id of the press release that it reprints: equal ids at two sites are one story."""
    addresses: tuple[str, ...]
    """Other addresses that show the same article."""

    @property
    def text(self) -> str:
        """The paragraphs, separated by a blank line."""
        return "\n\n".join(self.paragraphs)


class Site(Changes, ABC):
    """A small outlet. Kinds say how pages look (``page``) and where posts live."""

    kind: ClassVar[str]
    name: str = ""
    title: str = ""
    """The outlet's name as readers know it."""
    domain: str = ""
    """Its public host."""
    most_pages: ClassVar[int] = 1
    """Pages that a long article is cut into."""
    typography: ClassVar[dict[int, str]] = {}
    """What its editors type instead of curly quotes and dashes (``str.translate``)."""

    def __init__(self, *, base: str | None = None, now: datetime = NOW) -> None:
        self.base = base or f"https://{self.domain}"
        self.now = now
        self.desk: Desk
        self.posts: list[Post] = []
        """Newest first, deleted ones too."""
        self.dead: list[str] = []
        """Paths that the site links and that answer 404."""
        self.withdrawn: list[str] = []
        """Paths that the site links and that answer 410."""
        self.not_articles: dict[str, str] = {}
        """Paths of pages that the site links and that are no articles, and what they are."""
        self.validators: Validators = "honest"
        self.refusing: int | None = None
        """Status that everything is answered with, e.g. 403."""
        self.trap = False
        """Whether a calendar without end is linked."""
        self.dates_hidden = False
        """Whether article pages say when they were published."""
        self._asked = 0

    # what tests read

    @property
    def articles(self) -> list[Truth]:
        """The articles that readers can see, newest first."""
        return [self.truth(post) for post in self.posts if post.live]

    @property
    @abstractmethod
    def outlet(self) -> Outlet:
        """The outlet as its spider would declare it, at the address where it is served."""

    def url(self, path: str) -> str:
        """Return the absolute address of a path."""
        return self.base + path

    def truth(self, post: Post) -> Truth:
        """Return a post as the archive should hold it."""
        older = {other.number: other for other in self.posts}
        return Truth(
            url=self.url(post.path),
            title=post.title,
            authors=post.authors,
            editors=post.editors,
            published=post.published.isoformat(),
            modified=post.modified.isoformat(),
            paragraphs=tuple(post.paragraphs),
            dateline=post.story.town,
            section=post.section,
            tags=post.tags,
            related=tuple(self.url(older[n].path) for n in post.related if older[n].live),
            image=self.url(self.image(post)),
            pages=post.pages,
            release=post.story.release,
            addresses=tuple(self.url(path) for path in (*post.aliases, *self.other_paths(post))),
        )

    # what kinds say

    @abstractmethod
    def page(self, path: str, query: Query) -> Reply:
        """Answer a path as this kind of site does."""

    @abstractmethod
    def path_of(self, number: int, slug: str, published: datetime, section: str) -> str:
        """Say where a post lives."""

    def adapt(self, post: Post) -> None:
        """Change a post that the desk has written to what this kind of site can show."""

    @abstractmethod
    def dateline_of(self, town: str, turn: int) -> str:
        """Say how a text begins; ``turn`` picks among the outlet's habits."""

    def other_paths(self, post: Post) -> list[str]:
        """Return further paths that show a post."""
        return []

    def image(self, post: Post) -> str:
        """Return the path of a post's photograph."""
        return f"/uploads/{post.published:%Y/%m}/{post.slug[:40]}.jpg"

    # answering

    def respond(self, method: str, target: str, headers: Mapping[str, str]) -> Reply:
        """Answer a request; ``target`` is path and query, header names are lower-case."""
        self._asked += 1
        if self.refusing:
            return html(f"<html><body><h1>{self.refusing}</h1></body></html>", self.refusing)
        if method not in ("GET", "HEAD"):
            return html("<h1>405 Method Not Allowed</h1>", 405)
        parts = urlsplit(target)
        reply = self._special(parts.path) or self.page(
            parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))
        )
        return self._validated(reply, headers)

    def _special(self, path: str) -> Reply | None:
        if path in self.withdrawn:
            return self.missing(410)
        if path.startswith(("/uploads/", "/wp-content/uploads/")):
            return Reply(200, PIXEL, {"Content-Type": "image/gif"}, self.now)
        for post in self.posts:
            if path in post.aliases:
                return redirect(self.url(post.path)) if post.live else self.missing(post.status)
            if path == post.path and not post.live:
                return self.missing(post.status)
        return None

    def missing(self, status: int = 404) -> Reply:
        """Answer that a page does not exist."""
        return html(
            f"<!DOCTYPE html><html lang='id'><head><title>Halaman tidak ditemukan - "
            f"{escape(self.title)}</title></head><body><h1>{status}</h1>"
            "<p>Halaman yang Anda cari tidak ada.</p></body></html>",
            status,
        )

    def _validated(self, reply: Reply, headers: Mapping[str, str]) -> Reply:
        """Add ETag and Last-Modified, or answer 304 (RFC 9110, section 13)."""
        if reply.status != 200 or self.validators == "none":
            return reply
        seen = {"honest": reply.body, "stale": b"", "fresh": str(self._asked).encode()}
        tag = f'"{hashlib.sha256(seen[self.validators]).hexdigest()[:20]}"'
        asked = headers.get("if-none-match")
        marked = {"ETag": tag} | (
            {"Last-Modified": http_date(reply.changed)} if reply.changed else {}
        )
        since = headers.get("if-modified-since")
        if asked is not None:
            same = self.validators == "stale" or tag in asked
        else:
            same = since is not None and since == marked.get("Last-Modified")
        if same:
            return Reply(304, b"", marked)
        return Reply(reply.status, reply.body, reply.headers | marked, reply.changed)
