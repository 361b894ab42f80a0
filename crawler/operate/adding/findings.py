"""What looking at a site brings to light."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.discover import Look
from crawler.fetch.lists import listed_day
from crawler.outlet import Outlet, Source
from crawler.records import Article, Link


class AddError(Exception):
    """The site cannot be declared; the message says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A place that may list articles, and what it answered."""

    source: Source
    """With an absolute address."""
    url: str
    """The address that was asked for."""
    problem: str | None = None
    """Why it is no such list; None where it works."""
    links: tuple[Link, ...] = ()
    """What was seen of it: of a long list its ends only."""
    total: int | None = None
    """How many articles it says there are (``X-WP-Total``)."""
    parts: int = 0
    """Further lists that it names: an index's sitemaps, a page's sections."""

    @property
    def works(self) -> bool:
        """Whether it lists anything."""
        return self.problem is None and bool(self.links)

    @property
    def days(self) -> tuple[str, str] | None:
        """Oldest and newest day (ISO 8601) that it gives for an article, None without any."""
        days = sorted(day for link in self.links if (day := listed_day(link)))
        return (days[0].isoformat(), days[-1].isoformat()) if days else None

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        oldest, newest = self.days or (None, None)
        return {
            "kind": type(self.source).__name__.lower(),
            "url": self.url,
            "works": self.works,
            "problem": self.problem or (None if self.links else "lists nothing"),
            "links": len(self.links),
            "total": self.total,
            "parts": self.parts,
            "oldest": oldest,
            "newest": newest,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page that was listed as an article, and how it reads."""

    link: Link
    url: str
    """Where redirects led."""
    html: bytes
    content_type: str | None
    moment: datetime | None = None
    """When it was fetched."""
    article: Article | None = None
    problem: str | None = None
    """Why it is no article."""
    following: str | None = None
    """Address of its next page, where it is cut into several."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of an outlet's clock, and what tells it."""

    name: str | None
    """IANA."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What an outlet's articles have in common."""

    title: str | None
    """The outlet's name as its pages give it."""
    language: str | None
    zone: Zone
    aliases: tuple[str, ...]
    """Names that it prints for itself in datelines."""
    labels: tuple[tuple[str, int], ...]
    """Labels of bylines as printed ("Reporter"), with the number of articles."""
    hosts: tuple[str, ...]
    """Twins of its host (``m.``, ``amp.``) that its pages link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found, and the declaration that follows from it."""

    look: Look
    outlet: Outlet
    tried: tuple[Tried, ...]
    habits: Habits
    read: int
    """Pages that were read as samples."""
    articles: int
    """How many of them are articles."""
    samples: tuple[Sample, ...]
    """Some articles as the declared outlet's would be archived, newest first."""
    notes: tuple[str, ...]
    """What a person has to look after."""
