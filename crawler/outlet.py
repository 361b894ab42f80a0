"""What is declared of an outlet: who it is, where it lists its articles, how its pages look.

A declaration is data. ``spiders/<outlet>.py`` makes one; an address on the command line makes
one on the spot.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Feed:
    """An RSS, Atom or JSON feed."""

    path: str = "/feed/"
    """Path on the outlet's host, or an absolute address."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, sitemap index or news sitemap, plain or gzipped."""

    path: str | None = None
    """Path or absolute address; None: what robots.txt names, else the usual places."""


@dataclass(frozen=True, slots=True)
class WordPress:
    """WordPress's REST API (REST API Handbook, Posts)."""

    path: str = "/wp-json/wp/v2/posts"
    """Path of the collection of posts."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that lists articles: the front page, a section, an index by day."""

    path: str = "/"
    """Path of its first page, or an absolute address."""


Source: TypeAlias = Feed | Sitemap | WordPress | Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet as its spider declares it."""

    name: str = ""
    """Short name, the spider's; for an address on the command line its host."""
    title: str = ""
    """Name as readers know it ("BeritaKaltim.Co")."""
    home: str
    """Address of the front page."""
    region: str | None = None
    """Province or region that it reports on."""
    timezone: str | None = None
    """IANA zone of its clock ("Asia/Makassar"); None: only what pages themselves say counts."""
    language: str | None = None
    """ISO 639-1 code of the language that it writes in."""
    languages: tuple[str, ...] = ()
    """Further languages that its articles may be in."""
    sources: tuple[Source, ...] = ()
    """Where it lists its articles; empty: found by looking at the site."""
    article: str | None = None
    """Regular expression searched for in an address's path and query: only a match may be an
    article. None: judged by structure alone."""
    not_article: str | None = None
    """Regular expression: an address that matches is never an article (``/tag/|/author/``)."""
    hosts: tuple[str, ...] = ()
    """Further hosts of the same outlet (``m.``, an older domain), without scheme."""
    body: str | None = None
    """CSS selector of the container of an article's paragraphs, a hint."""
    headline: str | None = None
    """CSS selector of the headline, a hint."""
    byline: str | None = None
    """CSS selector of the line that names people, a hint."""
    date: str | None = None
    """CSS selector of the printed publication time, a hint."""
    remove: tuple[str, ...] = ()
    """CSS selectors of furniture that is no part of any article."""
    aliases: tuple[str, ...] = field(default=())
    """Names that it prints for itself in datelines ("BERITAKALTIM.COM")."""

    @property
    def host(self) -> str:
        """Host (with port where it is not the scheme's own) of the front page."""
        return urlsplit(self.home).netloc.lower()
