"""What passes between the pool and its workers: pages, and what came of them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from crawler.outlet import Outlet
from crawler.records import Article, Link, Rights

if TYPE_CHECKING:  # whoever only sends pages need not wait for numpy
    from crawler.stories.keys import Sample

HEADER = struct.Struct("!Q")
"""Before each message: its length in bytes. A new worker's first message is its process id."""

RARELY = (50_000, 20, 50)
"""Thresholds of Python's garbage collection: a page makes many objects and few cycles."""


@dataclass(frozen=True, slots=True)
class Task:
    """A page to read, with what is known about it."""

    html: bytes
    url: str
    outlet: Outlet | None = None
    captured: datetime | None = None
    """When the page was fetched; "2 jam yang lalu" counts back from here."""
    content_type: str | None = None
    """The response's Content-Type header."""
    coding: str | None = None
    """The response's Content-Encoding header, where ``html`` is still in that coding."""
    listed: Link | None = None
    """What the outlet's own list said about the page."""
    beside: Rights | None = None
    """What was said of its reuse beside it (`crawler.extract.rights.response_rights`)."""
    part: bool = False
    """It is a further page of an article whose first one is read already."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a page: an article, the reason why it is none, or a failure."""

    article: Article | None = None
    stems: str = ""
    """Stems of the article's title and text, for the search index."""
    sample: Sample | None = None
    """The keys by which the article's copies are found."""
    reason: str | None = None
    """One of ``records.Reason`` where the page is no article."""
    following: str | None = None
    """Address of the article's next page, where it is cut into several."""
    failure: str | None = None
    """``timeout``, ``memory``, ``crashed`` or ``error: Type: message``."""
    seconds: float = 0.0
    """Time that the reading took."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take."""

    seconds: float
    """Elapsed time, seconds."""
    memory: int
    """Address space beyond what the worker holds at its start, bytes (Linux)."""


Function = Callable[[Task], Article]
"""Reads a page. Raises NotAnArticle; importable by name in another process."""
